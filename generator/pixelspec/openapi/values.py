"""The JSON Schema of one parameter's value, and what it leaves to be said beside it."""

from __future__ import annotations

import re

from pixelspec.model.allowed import takes_any_pixels
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range, Stated, Unstated
from pixelspec.model.source import Scalar
from pixelspec.openapi.paths import Schema
from pixelspec.openapi.plain import beside, origin, without
from pixelspec.openapi.words import about

# Said by the schema itself, by its description, or by `at` and `confidence` beside it.
SAID: tuple[str, ...] = (
    "name",
    "doc",
    "required",
    "fixed",
    "values",
    "presets",
    "at",
    "confidence",
)
SAID += ("default", "wire", "range", "items")
# Types that a JSON Schema has no word for.
OURS = ("size", "image")
COUNTED = ("characters", "code-points")


def described(endpoint: Endpoint, parameter: Parameter) -> Schema:
    """A value with all that is said of it."""
    open_ended: Schema = {"default": "undocumented"}
    unsaid = open_ended if isinstance(parameter.default, Unstated) else {}
    text = about(parameter)
    stated: Schema = {}
    if isinstance(parameter.default, Stated):
        stated = {"default": parameter.default.value}
    return {
        **({"description": text} if text else {}),
        **value_schema(endpoint, parameter),
        **stated,
        **origin(parameter.source),
        **beside({**unsaid, "parameter": _further(parameter)}),
    }


def _further(parameter: Parameter) -> object:
    length = () if _long(parameter) else ("length", "unit")
    kind = () if parameter.type in OURS else ("type",)
    return without(parameter, *SAID, *length, *kind)


def _long(parameter: Parameter) -> bool:
    """Whether there is a length that a JSON Schema cannot hold."""
    return parameter.length is not None and not _measurable(parameter)


def _measurable(parameter: Parameter) -> bool:
    return parameter.over == "refused" and parameter.unit in COUNTED


def value_schema(endpoint: Endpoint, parameter: Parameter) -> Schema:
    """What a value has to be."""
    if parameter.fixed is not None:
        return {**typed([parameter.fixed]), "const": parameter.fixed}
    match parameter.type:
        case "list":
            items = item_schema(parameter)
            return {"type": "array", "items": items, **counted(parameter.items)}
        case "size":
            return _size(endpoint, parameter)
        case "choice":
            return words(parameter.words)
        case "integer" | "number" as number:
            return {"type": number, **bounds(parameter.range, "minimum", "maximum")}
        case "boolean":
            return {"type": "boolean"}
        case _:
            return _text(parameter)


def item_schema(parameter: Parameter) -> Schema:
    """One member of a list."""
    if parameter.of in ("url", "image"):
        return _address(parameter)
    return {"type": "string"}


def _text(parameter: Parameter) -> Schema:
    if parameter.type in ("url", "image"):
        return _address(parameter)
    length = parameter.length if _measurable(parameter) else None
    return {"type": "string", **bounds(length, "minLength", "maxLength")}


def _address(parameter: Parameter) -> Schema:
    """A picture by its address; one that was uploaded has an address too."""
    schema: Schema = {"type": "string", "format": "uri"}
    if parameter.takes and "data-uri" not in parameter.takes:
        return {**schema, "not": {"pattern": "^data:"}}
    if parameter.takes == ("data-uri",):
        return {**schema, "pattern": "^data:"}
    return schema


def _size(endpoint: Endpoint, parameter: Parameter) -> Schema:
    listed = words(listed_sizes(endpoint, parameter))
    if not takes_any_pixels(endpoint, parameter):
        return listed
    free = pixel_text(parameter)
    return {"anyOf": [listed, free]} if listed["enum"] else free


def listed_sizes(endpoint: Endpoint, parameter: Parameter) -> list[Scalar]:
    """Ratios, presets and sizes by name, as far as the page lists them."""
    found: list[Scalar] = ["auto"] if "auto" in parameter.accepts else []
    if "ratio" in parameter.accepts:
        found += [value.word for value in parameter.values]
    if "preset" in parameter.accepts:
        found += [value.word for value in parameter.presets]
    if "pixels" in parameter.accepts and not takes_any_pixels(endpoint, parameter):
        found += listed_pixels(endpoint, parameter)
    return list(dict.fromkeys(found))


def listed_pixels(endpoint: Endpoint, parameter: Parameter) -> list[Scalar]:
    sizes = [*(endpoint.table.sizes if endpoint.table else ())]
    sizes += [named.size for named in parameter.recommended]
    return [size.written(parameter.separator) for size in sizes]


def pixel_text(parameter: Parameter) -> Schema:
    """Width and height, the provider's way."""
    side = "[1-9][0-9]*"
    between = re.escape(parameter.separator)
    return {"type": "string", "pattern": f"^{side}{between}{side}$"}


def words(values: tuple[Scalar, ...] | list[Scalar]) -> Schema:
    return {**typed(values), "enum": list(values)}


def typed(values: tuple[Scalar, ...] | list[Scalar]) -> Schema:
    """The JSON type of all values, where they have one."""
    kinds = {type(value) for value in values}
    names = {str: "string", bool: "boolean", int: "integer", float: "number"}
    name = names.get(kinds.pop()) if len(kinds) == 1 else None
    return {"type": name} if name else {}


def counted(items: Range | None) -> Schema:
    return bounds(items, "minItems", "maxItems")


def bounds(of: Range | None, least: str, most: str) -> Schema:
    """Both ends, as far as there are any."""
    ends = {least: of.least, most: of.most} if of else {}
    return {name: end for name, end in ends.items() if end is not None}
