"""The form of a reply: which places it has, and of which JSON types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pixelspec.emulator.wire import ABSENT, read_at, steps

Alternatives = Sequence[str]


def types_of(value: object, path: str = "") -> dict[str, str]:
    """The JSON type of what stands at each place; an object or list that holds something
    is known by what it holds."""
    return dict(_types(value, path))


def _types(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _types(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list) and value:
        for inner in value:
            yield from _types(inner, f"{path}[]")
    else:
        yield path, _type(value)


def _type(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    named = {int: "integer", float: "number", str: "text", dict: "object", list: "list"}
    return "null" if value is None else named[type(value)]


def require_form(
    value: object,
    fields: Mapping[str, str],
    required: Sequence[str],
    shown: Sequence[Alternatives] | None,
) -> None:
    """A reply holds what is `required`, each of the `fields` in its type if at all; where
    `shown` is given, nothing else, and one of each of those alternatives."""
    found = types_of(value)
    wrong = {p: t for p, t in found.items() if not fits(t, fields.get(p, t))}
    assert not wrong, f"of another type: {wrong}"
    lacking = [path for path in required if path not in found]
    assert not lacking, f"the reply lacks {', '.join(lacking)}"
    if shown is None:
        return
    absent = [" or ".join(some) for some in shown if not set(some) & set(found)]
    assert not absent, f"the reply does not show {', '.join(absent)}"
    strange = sorted(set(found) - set(fields))
    assert not strange, f"no page has {', '.join(strange)}"


def fits(found: str, wanted: str) -> bool:
    """Whether a JSON type is the wanted one; an integer is a number, too."""
    return found == wanted or (found, wanted) == ("integer", "number")


def value_at(value: object, paths: Sequence[str]) -> Any:
    """What stands at the first of these places that has anything; None where none has."""
    for path in paths:
        found = read_at(value, steps(path))
        while isinstance(found, list) and found:
            found = found[0]
        if found is not ABSENT and found is not None and found != []:
            return found
    return None
