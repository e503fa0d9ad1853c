"""What a page says of a value: listed, allowed, and which conditions it meets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pixelspec.model.condition import Condition, Test
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range, Unit
from pixelspec.model.pixels import offences
from pixelspec.model.table import Size

PIXELS = re.compile(r"([1-9][0-9]{0,5})(.)([1-9][0-9]{0,5})")
NUMBERS = ("integer", "number")
CLASSES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "url": (str,),
    "image": (str,),
    "choice": (object,),
    "size": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "list": (list,),
    "passthrough": (dict,),
}


def same(one: object, other: object) -> bool:
    """Equal as JSON values: True is not 1, and "1" is not 1."""
    return isinstance(one, bool) is isinstance(other, bool) and one == other


def pixels(parameter: Parameter, value: object) -> Size | None:
    """The size that a value spells out in pixels, the provider's way."""
    found = PIXELS.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[2] != parameter.separator:
        return None
    # With ":" between them, a ratio and a size look alike; what is listed is a ratio.
    if value in parameter.words:
        return None
    return Size(int(found[1]), int(found[3]))


def within(bounds: Range | None, number: float | int) -> bool:
    if bounds is None:
        return True
    above = bounds.least is None or number >= bounds.least
    return above and (bounds.most is None or number <= bounds.most)


# Ideographs, each of which counts as a word.
IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def measured(text: str, unit: Unit) -> int:
    """How long a text is; of tokens, there are no more than bytes."""
    if unit in ("bytes", "tokens"):
        return len(text.encode("utf-8", "replace"))
    if unit == "words":
        return len(IDEOGRAPH.sub(" x ", text).split())
    return len(text)


def spelled(bounds: Range) -> str:
    """Both ends in words."""
    if bounds.least is None:
        return f"at most {bounds.most}"
    if bounds.most is None:
        return f"at least {bounds.least}"
    return f"{bounds.least} to {bounds.most}"


def listed(endpoint: Endpoint, parameter: Parameter, value: object) -> bool:
    """Whether the page lists the value: a word of a choice, a ratio, a size of the table,
    a number of the range."""
    if parameter.type == "choice":
        return any(same(value, word) for word in parameter.words)
    if parameter.type == "size":
        return listed_size(endpoint, parameter, value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return within(parameter.range, value)
    return True


def listed_size(endpoint: Endpoint, parameter: Parameter, value: object) -> bool:
    if value == "auto" and "auto" in parameter.accepts:
        return True
    if any(value == v.word for v in parameter.presets):
        return "preset" in parameter.accepts
    if value == "auto" or value in parameter.words:
        return value != "auto"
    size = pixels(parameter, value)
    if size is None or "pixels" not in parameter.accepts:
        return False
    if size in (r.size for r in parameter.recommended):
        return True
    if endpoint.table and size in endpoint.table.sizes:
        return True
    if not takes_any_pixels(endpoint, parameter):
        return False
    return parameter.pixels is None or not any(offences(parameter.pixels, size))


def takes_any_pixels(endpoint: Endpoint, parameter: Parameter) -> bool:
    """Whether a size need not be listed, as long as it keeps the limits."""
    if "pixels" not in parameter.accepts:
        return False
    listed = endpoint.table is not None or bool(parameter.recommended)
    return parameter.pixels is not None or not listed


def problem(endpoint: Endpoint, parameter: Parameter, value: object) -> str:
    """Why the page does not allow the value; empty where it does."""
    wrong = wrong_type(parameter, value)
    if wrong:
        return wrong
    if parameter.type == "size" and parameter.pixels:
        size = pixels(parameter, value)
        if size and not listed(endpoint, parameter, value):
            return "; ".join(text for _, text in offences(parameter.pixels, size))
    if parameter.type in ("choice", "size"):
        free = "pixels" in parameter.accepts and pixels(parameter, value) is not None
        known = free or listed(endpoint, parameter, value)
        return "" if known else f"{value!r} is not listed"
    return outside(parameter, value)


def wrong_type(parameter: Parameter, value: object) -> str:
    """Why a value is not of the type of the parameter."""
    # A boolean is an integer to Python, and to nobody else.
    stray = parameter.type in NUMBERS and isinstance(value, bool)
    if stray or not isinstance(value, CLASSES[parameter.type]):
        return f"{value!r} is no {parameter.type}"
    if isinstance(value, list) and not all(isinstance(v, str) for v in value):
        return f"{value!r} holds what is no {parameter.of or 'text'}"
    return misplaced(parameter, value) if parameter.takes else ""


def misplaced(parameter: Parameter, value: object) -> str:
    """Why a picture cannot come in this way; on the wire, an upload is an address."""
    for text in value if isinstance(value, list) else [value]:
        inline = str(text).startswith("data:")
        if inline and "data-uri" not in parameter.takes:
            return "no picture is taken as a data URI"
        if not inline and parameter.takes == ("data-uri",):
            return f"{text!r} is no data URI"
    return ""


def outside(parameter: Parameter, value: object) -> str:
    """Why a value of the right type is out of bounds."""
    if isinstance(value, str):
        if parameter.over != "refused" or parameter.unit == "tokens":
            return ""
        count = measured(value, parameter.unit)
        return beyond(parameter.length, count, f"{parameter.unit} are")
    if isinstance(value, list):
        return beyond(parameter.items, len(value), "items are")
    if isinstance(value, int | float):
        return beyond(parameter.range, value, "is")
    return ""


def beyond(bounds: Range | None, count: int | float, verb: str) -> str:
    if bounds is None or within(bounds, count):
        return ""
    return f"{count} {verb} not {spelled(bounds)}"


def holds(
    condition: Condition, endpoint: Endpoint, written: Mapping[str, object]
) -> bool:
    """Whether a request meets a condition; `written` holds what the caller wrote."""
    return all(met(test, endpoint, written) for test in condition.tests)


def met(test: Test, endpoint: Endpoint, written: Mapping[str, object]) -> bool:
    given = test.parameter in written
    if test.operator in ("given", "absent"):
        return given is (test.operator == "given")
    parameter = endpoint.parameter(test.parameter)
    unwritten = parameter.effective if parameter else None
    value = written.get(test.parameter, unwritten)
    if test.operator in ("unlisted", "pixels"):
        if parameter is None or value is None:
            return False
        if test.operator == "pixels":
            return pixels(parameter, value) is not None
        return not listed(endpoint, parameter, value)
    among = any(same(value, other) for other in test.values)
    return among is (test.operator != "not-in")
