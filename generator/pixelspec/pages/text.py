"""Reads plain and Markdown text, MDX included, into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixelspec.pages.jsx import from_tag
from pixelspec.pages.piece import METHOD, NAME, Piece, PieceKind, attribute
from pixelspec.pages.samples import code_end

FENCE = re.compile(r"\s*(`{3,}|~{3,})(.*)")
HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*")
ITEM = re.compile(r"\s*(?:[-*+•·‣▪◦●]|(\d{1,2})[.)])\s+(\S.*)")
RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
DELIMITER = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?")
TAG_LINE = re.compile(r"\s*</?[A-Za-z][\w.]*(?:\s[^<>]*)?/?>\s*")
SEGMENT = re.compile(r"/|[\w.{}:-]+")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|```|~~~|<(?:ParamField|ResponseField|CodeGroup)\b|---$)", re.M
)
LONGEST_PATH = 40


def text_pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text, in their order."""
    return tuple(_Reader(text.split("\n"), bool(MARKDOWN.search(text))).pieces())


class _Reader:
    """Goes down the lines once; each step takes the lines of one piece."""

    def __init__(self, lines: list[str], markdown: bool) -> None:
        self._lines = [line.rstrip() for line in lines]
        self._markdown = markdown
        self._at = 0
        self._number = 0

    def pieces(self) -> Iterator[Piece]:
        yield from self._front_matter()
        while self._at < len(self._lines):
            line, number = self._lines[self._at], self._at + 1
            if not line.strip() or RULE.fullmatch(line):
                self._at += 1
                continue
            found = (
                self._fence(line)
                or self._heading(line)
                or self._table(line)
                or self._code(line)
                or self._request(line)
                or self._tag(line)
                or self._item(line)
            )
            yield from found or [self._text(line, number)]

    def _front_matter(self) -> Iterator[Piece]:
        """The title above a page of Markdown, and what else is said there."""
        first = next((n for n, line in enumerate(self._lines) if line.strip()), 0)
        if not self._markdown or self._lines[first] != "---":
            return
        ends = [
            n for n in range(first + 1, first + 60) if self._lines[n : n + 1] == ["---"]
        ]
        for at in range(first + 1, ends[0] if ends else 0):
            key, _, value = self._lines[at].partition(":")
            value = value.strip().strip("\"'")
            kind: PieceKind = "heading" if key == "title" else "text"
            if value:
                yield Piece(kind, value, at + 1, level=int(kind == "heading"))
            self._at = ends[0] + 1

    def _fence(self, line: str) -> list[Piece]:
        found = FENCE.fullmatch(line)
        if not found or not self._markdown:
            return []
        start, self._at = self._at, self._at + 1
        body = []
        while self._at < len(self._lines):
            inner = self._lines[self._at]
            self._at += 1
            if inner.strip().startswith(found[1]) and set(inner.strip()) == {
                found[1][0]
            }:
                break
            body.append(inner)
        return [Piece("code", "\n".join(body), start + 2, name=found[2].strip())]

    def _heading(self, line: str) -> list[Piece]:
        found = HEADING.fullmatch(line) if self._markdown else None
        if not found:
            return []
        self._at += 1
        return [Piece("heading", found[2], self._at, level=len(found[1]))]

    def _table(self, line: str) -> list[Piece]:
        """A table of pipes; its head may be spread over lines, one for each cell."""
        first = self._at
        after = first
        while (
            after < min(len(self._lines), first + 20)
            and self._lines[after].strip().endswith("|")
            and not DELIMITER.fullmatch(self._lines[after])
        ):
            after += 1
        if after == len(self._lines) or not DELIMITER.fullmatch(self._lines[after]):
            return self._row(line)
        head = [cell for row in self._lines[first:after] for cell in _cells(row)]
        self._at = after + 1
        pieces = [Piece("head", " | ".join(head), first + 1, tuple(head))]
        while self._at < len(self._lines):
            row = self._row(self._lines[self._at])
            if not row:
                break
            pieces += row
        return pieces if head else pieces[1:]

    def _row(self, line: str) -> list[Piece]:
        if not (line.strip().startswith("|") and line.count("|") > 1):
            return []
        self._at += 1
        cells = tuple(_cells(line))
        return [Piece("row", " | ".join(cells), self._at, cells)]

    def _code(self, line: str) -> list[Piece]:
        """A sample that no fence surrounds."""
        end = code_end(self._lines, self._at)
        if end is None:
            return []
        start, self._at = self._at, end
        return [Piece("code", "\n".join(self._lines[start:end]), start + 1)]

    def _request(self, line: str) -> list[Piece]:
        """A method and its path, in one line or with each part in a line of its own."""
        found = METHOD.fullmatch(line.strip(" `*"))
        if found:
            self._at += 1
            return [Piece("request", f"{found[1]} {found[2]}", self._at)]
        if line.strip() not in METHODS:
            return []
        path = ""
        last = at = self._at
        for at in range(last + 1, min(len(self._lines), last + LONGEST_PATH)):
            part = self._lines[at].strip()
            if "/" not in part and not (path.endswith("/") and SEGMENT.fullmatch(part)):
                break
            path += part
            last = at
        if "/" not in path:
            return []
        number, self._at = self._at + 1, last + 1
        return [Piece("request", f"{line.strip()} {path}", number)]

    def _tag(self, line: str) -> list[Piece]:
        """A component of MDX that stands on a line of its own."""
        if not self._markdown or not TAG_LINE.fullmatch(line):
            return []
        self._at += 1
        return list(from_tag(line.strip(), self._at)) or [Piece("text", "", self._at)]

    def _item(self, line: str) -> list[Piece]:
        found = ITEM.fullmatch(line)
        # A number that does not go on from the one before it is part of the text.
        if not found or (found[1] and int(found[1]) not in (1, self._number + 1)):
            return []
        self._number = int(found[1] or 0)
        number, self._at = self._at + 1, self._at + 1
        text = found[2]
        while self._markdown and self._continues():
            text += " " + self._lines[self._at].strip()
            self._at += 1
        return [Piece("item", text, number)]

    def _text(self, line: str, number: int) -> Piece:
        self._at += 1
        alone = not self._near(number - 2) and not self._near(number)
        text = line.strip().removeprefix("> ") if self._markdown else line.strip()
        short = attribute(text, number) or NAME.fullmatch(text)
        while self._markdown and not short and self._continues():
            text += " " + self._lines[self._at].strip().removeprefix("> ")
            self._at += 1
        return Piece("text", text, number, alone=alone and not self._markdown)

    def _near(self, index: int) -> bool:
        inside = 0 <= index < len(self._lines)
        return inside and bool(self._lines[index].strip())

    def _continues(self) -> bool:
        """Whether the next line goes on with a paragraph of Markdown."""
        if self._at >= len(self._lines):
            return False
        line = self._lines[self._at]
        other = (FENCE, HEADING, ITEM, RULE, TAG_LINE, METHOD)
        stripped = line.strip()
        starts = any(pattern.fullmatch(line) for pattern in other)
        return bool(stripped) and not starts and not stripped.startswith(("|", "<"))


def _cells(row: str) -> list[str]:
    """The cells of a row of pipes, without the empty ones at both ends."""
    parts = re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))
    return [part.strip() for part in parts]
