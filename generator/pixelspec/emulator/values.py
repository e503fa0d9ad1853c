"""Whether one value of a body is what its parameter takes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from pixelspec.emulator.picture import LARGEST_SIDE
from pixelspec.emulator.prepared import Wired
from pixelspec.model.allowed import measured, misplaced
from pixelspec.model.parameter import Parameter, ParameterType, Range
from pixelspec.model.pixels import offences
from pixelspec.model.table import Size

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.")
_PIXELS = re.compile(r"([1-9]\d{0,4})(\D{1,3})([1-9]\d{0,4})", re.ASCII)


@dataclass(frozen=True)
class Fault:
    """`kind` names the fact that the value offends; `listed` is False where the value has
    the right type and is only none that the page lists."""

    kind: str
    text: str
    listed: bool = True


def same(one: object, other: object) -> bool:
    """Equal as JSON: true is not 1, and "1" is not 1."""
    return type(one) is type(other) and one == other


def pixels(value: object, separator: str) -> Size | None:
    """A text as width and height, if it is one."""
    found = _PIXELS.fullmatch(value) if isinstance(value, str) else None
    if found is None or found[2] != separator:
        return None
    return Size(int(found[1]), int(found[3]))


def fault(wired: Wired, value: object) -> Fault | None:
    """What is wrong with a value, if anything."""
    parameter = wired.parameter
    right, name = _TYPES[parameter.type]
    if not right(value):
        if parameter.strict and isinstance(value, str):
            return Fault("strict", f"{parameter.name} must not be quoted")
        return Fault("type", f"{parameter.name} must be {name}")
    if parameter.fixed is not None and not same(value, parameter.fixed):
        return Fault("fixed", f"{parameter.name} must be {parameter.fixed}", False)
    if parameter.unbuilt and not same(value, parameter.effective):
        return Fault("unbuilt", f"the emulator has no {parameter.unbuilt}")
    further = _FURTHER.get(parameter.type)
    return further(wired, value) if further else None


def _is_number(value: object) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | int | float)


def _is_address(value: object) -> bool:
    return isinstance(value, str) and _ADDRESS.match(value) is not None


_TYPES: dict[ParameterType, tuple[Callable[[object], bool], str]] = {
    "text": (_is_text, "a text"),
    "integer": (_is_integer, "an integer"),
    "number": (_is_number, "a number"),
    "boolean": (lambda value: isinstance(value, bool), "true or false"),
    "choice": (_is_scalar, "one of its values"),
    "size": (_is_text, "a text"),
    "url": (_is_address, "an address"),
    "image": (_is_address, "an address"),
    "list": (lambda value: isinstance(value, list), "a list"),
}


def _within(bounds: Range | None, value: float | int) -> bool:
    if bounds is None:
        return True
    above = bounds.least is None or value >= bounds.least
    return above and (bounds.most is None or value <= bounds.most)


def _span(bounds: Range | None) -> str:
    if bounds is None:
        return ""
    if bounds.most is None:
        return f"at least {bounds.least}"
    if bounds.least is None:
        return f"at most {bounds.most}"
    return f"from {bounds.least} to {bounds.most}"


def _number(wired: Wired, value: object) -> Fault | None:
    parameter = wired.parameter
    if isinstance(value, int | float) and not _within(parameter.range, value):
        text = f"{parameter.name} must be {_span(parameter.range)}"
        return Fault("range", text, False)
    return None


def _text(wired: Wired, value: object) -> Fault | None:
    parameter = wired.parameter
    if not isinstance(value, str) or parameter.over != "refused":
        return None
    count = measured(value, parameter.unit)
    # Tokens cannot be counted: what has fewer bytes has fewer tokens.
    if parameter.unit != "tokens" and not _within(parameter.length, count):
        text = f"the length of {parameter.name} must be {_span(parameter.length)}"
        return Fault("length", text, False)
    return None


def _choice(wired: Wired, value: object) -> Fault | None:
    if any(same(value, word) for word in wired.words):
        return None
    kinds = {type(word) for word in wired.words}
    text = f"{wired.parameter.name} has no such value"
    if kinds and type(value) not in kinds:
        return Fault("type", text)
    return Fault("values", text, False)


def _size(wired: Wired, value: object) -> Fault | None:
    parameter = wired.parameter
    ratios, presets = (
        [v.word for v in one] for one in (parameter.values, parameter.presets)
    )
    if "ratio" in parameter.accepts and value in ratios:
        return None
    if "preset" in parameter.accepts and value in presets:
        return None
    if "auto" in parameter.accepts and value == "auto":
        return None
    if "pixels" in parameter.accepts and _takes(wired, value):
        return _crooked(wired, value)
    return Fault("values", f"{parameter.name} has no such value", False)


def _takes(wired: Wired, value: object) -> bool:
    """A size in pixels has to stand in the table; without one, any that a file can have."""
    if wired.pixels is not None:
        return value in wired.pixels
    size = pixels(value, wired.parameter.separator)
    return size is not None and max(size.width, size.height) <= LARGEST_SIDE


def _crooked(wired: Wired, value: object) -> Fault | None:
    """A size that breaks a limit, unless the page recommends it."""
    parameter = wired.parameter
    size = pixels(value, parameter.separator)
    if size is None or parameter.pixels is None:
        return None
    if size in (named.size for named in parameter.recommended):
        return None
    broken = "; ".join(text for _, text in offences(parameter.pixels, size))
    return Fault("pixels", f"{parameter.name}: {broken}", False) if broken else None


def _list(wired: Wired, value: object) -> Fault | None:
    parameter = wired.parameter
    items = value if isinstance(value, list) else []
    if parameter.of and not all(_TYPES[parameter.of][0](item) for item in items):
        what = _TYPES[parameter.of][1]
        return Fault("of", f"every item of {parameter.name} must be {what}")
    if not _within(parameter.items, len(items)):
        text = f"the number of {parameter.name} must be {_span(parameter.items)}"
        return Fault("items", text, False)
    return _image(wired, items)


def _image(wired: Wired, value: object) -> Fault | None:
    """An uploaded picture comes by its address, like any other."""
    parameter = wired.parameter
    wrong = misplaced(parameter, value) if parameter.takes else ""
    return Fault("takes", f"{parameter.name}: {wrong[:200]}") if wrong else None


_FURTHER: dict[ParameterType, Callable[[Wired, object], Fault | None]] = {
    "text": _text,
    "integer": _number,
    "number": _number,
    "choice": _choice,
    "size": _size,
    "image": _image,
    "list": _list,
}


def clamped(parameter: Parameter, value: object) -> object:
    """A number moved into its range, a text cut to its length, a list to its items."""
    bounds = parameter.range or parameter.length or parameter.items
    if bounds is None:
        return value
    if isinstance(value, str | list):
        return value[: int(bounds.most)] if bounds.most is not None else value
    if not isinstance(value, int | float):
        return value
    low = value if bounds.least is None else max(value, bounds.least)
    return low if bounds.most is None else min(low, bounds.most)


def shortened(parameter: Parameter, text: str) -> str:
    """A text as far as its length allows."""
    most = parameter.length.most if parameter.length else None
    if most is None or parameter.unit == "tokens":
        return text
    if parameter.unit == "bytes":
        return text.encode("utf-8", "replace")[: int(most)].decode("utf-8", "ignore")
    if parameter.unit == "words" and measured(text, "words") > most:
        return " ".join(text.split()[: int(most)])
    return text if parameter.unit == "words" else text[: int(most)]
