"""Makes blocks of pieces: who follows which heading, and under which parameter."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pixelspec.pages.block import Block, BlockKind, part
from pixelspec.pages.normal import sentences, squeezed
from pixelspec.pages.piece import Piece, slug
from pixelspec.pages.samples import Sample, read_sample
from pixelspec.pages.scaffold import scaffolding
from pixelspec.pages.tables import ParameterTable, parameter_table, placed_cells

SECTIONS: tuple[tuple[str, str], ...] = (
    (
        r"(?:request )?body(?: params?| parameters)?(?: application/json)?|请求体",
        "body",
    ),
    (r"(?:request )?headers?(?: params?| parameters)?|请求头", "header"),
    (r"(?:request )?path params?(?:eters)?|path", "path"),
    (r"query(?: params?(?:eters)?)?", "query"),
    (r"authori[sz]ations?|authentication|认证|鉴权", "authorizations"),
    (r"responses?(?: params?| parameters| body)?|returns|响应|返回.*", "reply"),
)
PLACES = ("header", "query", "path", "body", "authorizations", "reply")
VALUE = re.compile(
    r"[`*\"']*([\w.:%/+*×-]{1,40})[`*\"']*\s*(?:\s[-–—]\s|[:：=]\s+)\s*(\S.*)"
)
LABEL = re.compile(r"[`*]*([A-Za-z][\w-]*(?: [\w-]+){0,3})[`*]*\s*[:：][`*]*\s+\S.*")
RANGE = re.compile(r"(?:value )?range\b.*\d.*", re.I)
TITLE_WORDS = 10


def build_blocks(pieces: Sequence[Piece], names: Collection[str]) -> tuple[Block, ...]:
    """The blocks of a page, in its order; `names` are words with capitals inside."""
    builder = _Builder(names)
    for piece in pieces:
        builder.take(piece)
    return tuple(builder.blocks)


class _Builder:
    def __init__(self, names: Collection[str]) -> None:
        self.blocks: list[Block] = []
        self._names = names
        self._used: dict[str, int] = {}
        self._section = ""
        self._parameter = ""
        self._title = ""
        self._last = ""
        self._table: ParameterTable | tuple[str, ...] | None = None
        self._seen: set[object] = set()
        self._counts: dict[str, int] = {}

    def take(self, piece: Piece) -> None:
        if piece.kind not in ("head", "row"):
            self._table = None
        getattr(self, f"_take_{piece.kind}")(piece)
        self._last = piece.kind

    def _take_heading(self, piece: Piece) -> None:
        self._parameter = self._title = ""
        self._section = self._named(piece)
        self._add("heading", piece.text, piece.line, self._section)

    def _named(self, piece: Piece) -> str:
        if piece.level == 1:
            return "title"
        words = " ".join(piece.text.casefold().replace("*", "").split())
        for pattern, name in SECTIONS:
            if re.fullmatch(pattern, words):
                inside = self._section == "reply" and name == "body"
                return "reply" if inside else name
        return slug(piece.text)

    def _take_name(self, piece: Piece) -> None:
        self._title = ""
        if piece.name in PLACES and self._section not in PLACES:
            self._section = piece.name
        self._parameter = part(piece.text)
        self._add("parameter", piece.text.strip("."), piece.line, *self._context())

    def _take_attribute(self, piece: Piece) -> None:
        if piece.name == "enum":
            self._add("value", piece.text, piece.line, *self._context(), piece.text)
        else:
            place = (*self._context(), piece.name)
            self._add("attribute", piece.text, piece.line, *place)

    def _take_request(self, piece: Piece) -> None:
        before = self.blocks[-1] if self.blocks else None
        short = before is not None and len(before.text.split()) < 5
        if before and short and self._last == "text" and before.kind == "sentence":
            self._retitled(before)
        self._title = ""
        self._add("request", piece.text, piece.line, "request")

    def _retitled(self, before: Block) -> None:
        """Plain text has no first heading; it stands right above the request."""
        if "title" not in self._used and not before.scaffold:
            self.blocks.pop()
            self._add("heading", before.text, before.line, "title")

    def _take_text(self, piece: Piece) -> None:
        if not piece.text:
            return
        parts = [
            sentence
            for line in piece.text.split("\v")
            for sentence in sentences(line, self._names)
        ]
        for index, sentence in enumerate(parts):
            self._sentence(sentence, piece.line, first=not index)
        short = len(piece.text.split()) <= TITLE_WORDS and len(parts) == 1
        ended = piece.text.rstrip().endswith((".", "。"))
        known = bool(self.blocks) and not self.blocks[-1].scaffold
        self._title = piece.text if short and known and not ended else ""

    _take_item = _take_text

    def _sentence(self, text: str, line: int, first: bool) -> None:
        place = self._context()
        value = VALUE.fullmatch(text) if first and self._parameter else None
        label = LABEL.fullmatch(text)
        word = value[1] if value else ""
        if value and (not word[0].isupper() or any(map(str.isdigit, word))):
            self._add("value", text, line, *place, word)
        elif RANGE.fullmatch(text) and self._parameter:
            self._add("attribute", text, line, *place, "range")
        elif label:
            self._add("sentence", text, line, *place, slug(label[1]))
        else:
            self._add("sentence", text, line, *place, self._ordinal(place))

    def _ordinal(self, place: Sequence[str]) -> str:
        key = ".".join(place)
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"s{self._counts[key]}"

    def _take_head(self, piece: Piece) -> None:
        self._parameter = ""
        self._table = parameter_table(piece.cells) or piece.cells
        for cell in piece.cells:
            if cell:
                self._add("column", cell, piece.line, self._section, "columns", cell)

    def _take_row(self, piece: Piece) -> None:
        if isinstance(self._table, ParameterTable):
            self._parameter_row(piece, self._table)
        elif self._table and len(piece.cells) == len(self._table):
            key, *cells = piece.cells
            place = (self._section, key)
            self._add("row", key, piece.line, *place)
            for column, cell in zip(self._table[1:], cells, strict=True):
                if squeezed(cell):
                    self._add("cell", cell, piece.line, *place, column)
        else:
            self._loose_row(piece)

    def _parameter_row(self, piece: Piece, table: ParameterTable) -> None:
        placed = placed_cells(piece.cells, table)
        if placed is None:
            self._loose_row(piece)
            return
        for cell in placed:
            cells = [Piece("name", cell.text, piece.line)]
            if cell.column == "prose":
                cells = [Piece("text", cell.text, piece.line)]
            elif cell.column != "name":
                stated = Piece("attribute", cell.text, piece.line, name=cell.column)
                cells = [stated]
            table_now = self._table
            for made in cells:
                self.take(made)
            self._table = table_now
        self._parameter = ""

    def _loose_row(self, piece: Piece) -> None:
        """A row that no head explains, or one that reads in several ways."""
        refused = len(piece.cells) == 1
        for cell in piece.cells:
            if squeezed(cell):
                key = self._ordinal((self._section, "row"))
                place = (self._section, "row", key)
                self._add("sentence", cell, piece.line, *place, refused=refused)

    def _take_leaf(self, piece: Piece) -> None:
        place = (self._section, *piece.name.split("."))
        self._add("leaf", piece.text, piece.line, *place, path=piece.name)

    def _take_code(self, piece: Piece) -> None:
        sample = read_sample(piece.text, piece.line)
        identity = sample.content if sample else squeezed(piece.text)
        if (self._section, identity) in self._seen or ("", identity) in self._seen:
            return
        self._seen.add((self._section if self._title else "", identity))
        if sample is None:
            self._lines(piece)
        else:
            self._leaves(sample, self._sample_place(sample))
        self._parameter = ""

    def _sample_place(self, sample: Sample) -> str:
        if self._title:
            return self._titled()
        asks = sample.kind == "curl" or any(p == "prompt" for p, _ in sample.content)
        kind = "request" if asks else "reply"
        name = "curl" if sample.kind == "curl" else "example"
        inside = self._section not in ("", "body", "reply", "title", "header")
        place = f"{self._section}.{name}" if inside else f"{kind}.{name}"
        count = self._used.get(f"sample {place}", 0) + 1
        self._used[f"sample {place}"] = count
        return place if count == 1 else f"{place}-{count}"

    def _titled(self) -> str:
        """The place of a sample that has a title, which is named by its words."""
        title = self.blocks.pop()
        place = (*self._context(), slug(self._title))
        self._counts[".".join(self._context())] -= title.locator[-1:].isdigit()
        self._add(title.kind, title.text, title.line, *place)
        return self.blocks[-1].locator

    def _leaves(self, sample: Sample, place: str) -> None:
        for leaf in sample.leaves:
            where = (*place.split("."), *leaf.path.split("."))
            kind: BlockKind = "leaf"
            if leaf.kind == "comment":
                where, kind = (*where, "note"), "sentence"
            self._add(
                kind, leaf.value, leaf.line, *where, path=leaf.path, type=leaf.kind
            )

    def _lines(self, piece: Piece) -> None:
        place = f"{self._section or 'code'}.code"
        if self._title:
            place = self._titled()
        for number, line in enumerate(piece.text.split("\n"), piece.line):
            if squeezed(line):
                parts = place.split(".")
                self._add("code", line, number, *parts, self._ordinal((place, "l")))

    def _context(self) -> tuple[str, ...]:
        return tuple(name for name in (self._section, self._parameter) if name)

    def _add(
        self,
        kind: BlockKind,
        text: str,
        line: int,
        *place: str,
        path: str = "",
        type: str = "",
        refused: bool = False,
    ) -> None:
        locator = ".".join(filter(None, (part(name) for name in place))) or "page"
        count = self._used.get(locator, 0) + 1
        self._used[locator] = count
        if count > 1:
            locator = f"{locator}~{count}"
        block = Block(locator, kind, text, line, path, type, "", refused)
        self.blocks.append(scaffolding(block))
