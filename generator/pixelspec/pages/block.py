"""One block of a page: the smallest part of it that can back a fact or change alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "heading",
    "parameter",
    "attribute",
    "value",
    "sentence",
    "row",
    "column",
    "cell",
    "leaf",
    "code",
    "request",
]
# Blocks whose place says what they are; the others are known by their text.
KEYED = frozenset(
    {"parameter", "attribute", "value", "row", "column", "cell", "leaf", "request"}
)


@dataclass(frozen=True)
class Block:
    """`locator` is derived from headings, names, values, rows and columns, never from a
    sentence; `path` and `type` belong to a leaf of a sample, `refused` to a row of a
    table that could be split in more than one way. `scaffold` says why nobody needs to
    read a block."""

    locator: str
    kind: BlockKind
    text: str
    line: int
    path: str = ""
    type: str = ""
    scaffold: str = ""
    refused: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.locator.split("."))

    @property
    def content(self) -> str:
        """What its fingerprint is taken of: "200" and 200 are two values."""
        return f"{self.text} {self.type}" if self.type else self.text


def part(text: str) -> str:
    """A text as one part of a locator."""
    return "".join(text.split()).replace(".", "-").replace("#", "-").strip("-")[:64]
