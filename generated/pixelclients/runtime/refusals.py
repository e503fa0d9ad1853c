"""What the request model refuses, said for people: parameter, value, what would be right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from math import log
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, cast

from .remarks import Problem, shown

if TYPE_CHECKING:
    from pydantic import ValidationError

_Context = Mapping[str, Any]
_Detail = Mapping[str, Any]
_Wording = Callable[[str, _Context], str]

_JSON_NAMES = {
    "str": "a text",
    "int": "an integer",
    "float": "a number",
    "bool": "a boolean",
    "list": "a list",
    "dict": "an object",
    "NoneType": "null",
}

_WORDINGS: Mapping[str, _Wording] = {
    "missing": lambda name, _: f"{name} is required",
    "string_type": lambda name, c: f"{name} must be a text, not {c['got']}",
    "int_type": lambda name, c: f"{name} must be an integer, not {c['got']}",
    "int_from_float": lambda name, c: f"{name} must be an integer, not {c['got']}",
    "float_type": lambda name, c: f"{name} must be a number, not {c['got']}",
    "bool_type": lambda name, c: f"{name} must be true or false, not {c['got']}",
    "is_instance_of": lambda name, c: f"{name} must be a size in pixels, not {c['got']}",
    "list_type": lambda name, c: f"{name} must be a list, not {c['got']}",
    "dict_type": lambda name, c: f"{name} must be an object, not {c['got']}",
    "greater_than_equal": lambda n, c: f"{n} must be at least {c['ge']}, not {c['is']}",
    "less_than_equal": lambda n, c: f"{n} must be at most {c['le']}, not {c['is']}",
    "too_short": lambda n, c: f"{n} needs at least {c['min_length']} items, not {c['#']}",
    "too_long": lambda n, c: f"{n} takes at most {c['max_length']} items, not {c['#']}",
    "string_too_short": lambda n, c: (
        f"{n} needs {c['min_length']:,} characters, not {c['#']:,}"
    ),
    "string_too_long": lambda n, c: (
        f"{n} takes {c['max_length']:,} characters, not {c['#']:,}"
    ),
}


def problems_from(error: ValidationError, known: Sequence[str]) -> list[Problem]:
    """One problem for each thing that pydantic found; `known` are the model's keywords."""
    details = error.errors(include_url=False)
    # What is no picture is none in three ways, of which the first one tells.
    first = [d for d in details if d["type"] not in ("bytes_type", "is_instance_of")]
    told = {detail["loc"][:1] for detail in first}
    alone = [d for d in details if d["loc"][:1] not in told]
    return [_problem(detail, known) for detail in (*first, *alone)]


def _problem(detail: _Detail, known: Sequence[str]) -> Problem:
    name = _name(detail["loc"])
    kind = detail["type"]
    keyword = str(detail["loc"][0]) if detail["loc"] else ""
    return Problem(
        rule=kind.replace("_", "-"),
        parameter=keyword,
        message=_message(kind, name, detail, known),
    )


def _message(kind: str, name: str, detail: _Detail, known: Sequence[str]) -> str:
    if kind == "extra_forbidden":
        return unknown_keyword(name, known)
    if kind == "string_type" and detail["loc"][-1] == "str":
        got = describe(detail["input"])
        return f"{name} must be an address, a pathlib.Path or bytes, not {got}"
    if kind == "string_type" and isinstance(detail["input"], bytes | PurePath):
        return f"{name} must be a text, such as an address: the page takes no file here"
    value = detail["input"]
    context = {"got": describe(value), "is": shown(value), **detail.get("ctx", {})}
    context["#"] = len(cast("str", value)) if isinstance(value, str | list) else 0
    if kind == "literal_error":
        return _unlisted(name, detail["input"], str(context["expected"]))
    wording = _WORDINGS.get(kind)
    return wording(name, context) if wording else f"{name} is not as the page says"


def unknown_keyword(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return (
        f"{name} is not documented for this model{hint} "
        f"(with_options(extra_body={{{name!r}: ...}}) sends it unchecked)"
    )


def describe(value: object) -> str:
    """The JSON type and the value, cut short: the text '1'."""
    kind = _JSON_NAMES.get(type(value).__name__, type(value).__name__)
    return f"{kind} {shown(value)}"


def _unlisted(name: str, value: object, expected: str) -> str:
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    near = _nearest(shown(value).strip("'"), words)
    some = words if len(words) <= 20 else [*words[:16], f"{len(words) - 16} more"]
    hint = f", nearest: {near}" if near else ""
    return f"{name}={shown(value)} is not documented{hint} (listed: {', '.join(some)})"


def _nearest(value: str, words: Sequence[str]) -> str:
    """The word nearest in shape and area where both are sizes or ratios, else in spelling;
    "" where none is near."""
    wanted = _SIZE.fullmatch(value)
    alike = [found for word in words if (found := _SIZE.fullmatch(word))]
    alike = [found for found in alike if wanted and found[2] == wanted[2]]
    if wanted and alike:
        return min(alike, key=lambda found: _unlikeness(wanted, found))[0]
    return next(iter(difflib.get_close_matches(value, words, n=1)), "")


_SIZE = re.compile(r"([1-9][0-9]{0,5})([x*:])([1-9][0-9]{0,5})")


def _unlikeness(one: re.Match[str], other: re.Match[str]) -> float:
    """How far apart two shapes are, and, for pixels, two areas."""
    (width, mark, height), (w, _, h) = one.groups(), other.groups()
    shape = abs(log(int(width) / int(height)) - log(int(w) / int(h)))
    area = abs(log(int(width) * int(height)) - log(int(w) * int(h)))
    return shape if mark == ":" else 4 * shape + area


def _name(location: tuple[int | str, ...]) -> str:
    """`image_urls[1]` for ("image_urls", 1)."""
    head, *rest = location or ("the request",)
    return str(head) + "".join(f"[{step}]" for step in rest if isinstance(step, int))
