"""Finds what stands in a reply and in no shape of the spec."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pixelspec.evidence.observation import Observation, told
from pixelspec.evidence.shape import Shape
from pixelspec.model.reply import Reply

MOST = 50
"""Leaves that are listed; a reply with more is none of this shape."""

_PLAIN = re.compile(r"[A-Za-z_<][A-Za-z0-9_ ,<>-]{0,60}")


def strangers(body: object, reply: Reply, expected: Shape) -> Iterator[Observation]:
    """The values that no fact mentions, each path once."""
    known, whole = covered(expected)
    found: dict[str, object] = {}
    for path, value in leaves(body, whole):
        if not any(stated == path or within(stated, path) for stated in known):
            found.setdefault(path, value)
    for path, value in list(found.items())[:MOST]:
        says = f"'{path or 'the body'}' is {told(value)}"
        yield Observation("undocumented", f"replies.{reply.name}", reply.source, says)
    if len(found) > MOST:
        says = f"{len(found) - MOST} more values are not in the spec"
        yield Observation("undocumented", f"replies.{reply.name}", reply.source, says)


def covered(expected: Shape) -> tuple[frozenset[str], frozenset[str]]:
    """The paths that facts mention, and those that are mentioned as a whole."""
    paths = {field.path for field in expected.fields}
    whole = {field.path for field in expected.fields if field.type == "object"}
    for scope in expected.pictures:
        parts = [p for _, m in scope.members for p in (*m.paths, *m.code)]
        paths |= {scope.each, *(f"{scope.each}.{path}" for path in parts)}
    return frozenset(paths), frozenset(whole)


def within(stated: str, path: str) -> bool:
    """Whether a path leads on to a stated one: what is empty there is no stranger."""
    return stated.startswith((f"{path}.", f"{path}[")) if path else True


def leaves(body: object, whole: frozenset[str]) -> Iterator[tuple[str, object]]:
    """Every value that holds no other, by its path; `whole` objects are not opened."""
    waiting: list[tuple[str, object]] = [("", body)]
    while waiting:
        path, value = waiting.pop()
        if path in whole and path:
            continue
        if isinstance(value, dict) and value:
            inner = [(joined(path, str(name)), v) for name, v in value.items()]
            waiting += reversed(inner)
        elif isinstance(value, list) and value:
            waiting += [(f"{path}[]", item) for item in reversed(value)]
        else:
            yield path, value


def joined(path: str, name: str) -> str:
    shown = name if _PLAIN.fullmatch(name) else json.dumps(name[:60])
    return f"{path}.{shown}" if path else shown
