"""What every kind of page is brought to before it is understood: a row of pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PieceKind = Literal[
    "heading",
    "text",
    "item",
    "head",
    "row",
    "code",
    "name",
    "attribute",
    "request",
    "leaf",
]

TYPE = re.compile(
    r"(?:string|text|str|integer|int|number|float|double|boolean|bool|array|list|object"
    r"|enum|file|null|any|unknown)"
    r"(?:[\s\[\]{}<>|()\d,]|of|or|string|integer|int32|int64|int|number|float|double"
    r"|boolean|array|object|enum|file|null|url|uri|binary|date-time)*",
    re.I,
)
NAME = re.compile(r"\.?[A-Za-z_$][\w$]*(?:\[\])?(?:[.-][\w$]+(?:\[\])?)*")
DEFAULT = re.compile(r"default\s*[:=]\s*(.+)", re.I)
REQUIRED = re.compile(r"required|optional|必填|必需|可选", re.I)
METHOD = re.compile(r"(GET|POST|PUT|PATCH|DELETE)\s+(\S*/\S*)")
SAME = {"必填": "required", "必需": "required", "可选": "optional"}
SLUG_WORDS = 5


@dataclass(frozen=True)
class Piece:
    """One part of a page at its line. `cells` belong to a table's head or row; `name`
    says which attribute, or the path of a leaf; `level` is that of a heading, 0 where it
    cannot be told; `alone` says that empty lines surround it."""

    kind: PieceKind
    text: str
    line: int
    cells: tuple[str, ...] = ()
    name: str = ""
    level: int = 0
    alone: bool = False


def slug(text: str) -> str:
    """A short name made of the first words of a heading."""
    words = re.findall(r"[^\W_]+(?:[_.][^\W_]+)*", text.casefold().replace("×", " x "))
    return "-".join(words[:SLUG_WORDS]).replace(".", "-")[:48] or "part"


def attribute(text: str, line: int) -> Piece | None:
    """The type, the default or the required-word that a short text states alone."""
    text = text.strip(" *`•·")
    stated = DEFAULT.fullmatch(text)
    if stated:
        value = stated[1].strip().strip("\"'`")
        return Piece("attribute", value, line, name="default")
    if REQUIRED.fullmatch(text):
        word = text.casefold()
        return Piece("attribute", SAME.get(word, word), line, name="required")
    if len(text) < 48 and TYPE.fullmatch(text):
        return Piece("attribute", text, line, name="type")
    return None
