"""Reads the components of MDX that describe parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixelspec.pages.piece import Piece

TAG = re.compile(r"<(/?)([A-Za-z][\w.]*)((?:\s[^<>]*)?)/?>")
GIVEN = re.compile(r"""([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\}))?""")
FIELDS = ("ParamField", "ResponseField", "Param", "Field")
PLACES = ("body", "query", "path", "header", "name")
TITLED = ("Accordion", "Tab", "Expandable", "Card", "Step")


def from_tag(tag: str, line: int) -> Iterator[Piece]:
    """What an opening tag says of a parameter, or the title it carries."""
    found = TAG.fullmatch(tag)
    if not found or found[1]:
        return
    given = {m[1]: _value(m) for m in GIVEN.finditer(found[3])}
    if found[2] in FIELDS:
        yield from _field(given, line)
    elif found[2] in TITLED and given.get("title"):
        yield Piece("text", given["title"], line)


def _field(given: dict[str, str], line: int) -> Iterator[Piece]:
    place = next((key for key in PLACES if key in given), "")
    if not place:
        return
    yield Piece("name", given[place], line, name=place)
    if given.get("type"):
        yield Piece("attribute", given["type"], line, name="type")
    if "default" in given:
        yield Piece("attribute", given["default"].strip("\"'"), line, name="default")
    if "required" in given and given["required"] != "false":
        yield Piece("attribute", "required", line, name="required")
    for key in ("minimum", "maximum", "enum"):
        if key in given:
            yield Piece("attribute", given[key], line, name=key)


def _value(found: re.Match[str]) -> str:
    return next((part for part in found.groups()[1:] if part is not None), "")
