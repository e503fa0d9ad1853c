"""Reads HTML into pieces."""

from __future__ import annotations

from html.parser import HTMLParser

from pixelspec.pages.normal import word_set
from pixelspec.pages.piece import METHOD, Piece

SKIPPED = word_set(
    "title script style svg noscript template nav footer aside button select iframe"
)
INLINE = word_set(
    "a abbr b bdi cite code del dfn em font i ins kbd mark q s samp small span strong"
    " sub sup time u var wbr img"
)
VOID = word_set("area base br col embed hr img input link meta source track wbr")
HEADINGS = {f"h{level}": level for level in range(1, 7)}


def html_pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a document, in their order; navigation is left out."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.flush()
    return tuple(reader.pieces)


def is_login(text: str) -> bool:
    """Whether a document asks for a password."""
    reader = _Inputs()
    reader.feed(text)
    return reader.password


class _Inputs(HTMLParser):
    password = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "input" and ("type", "password") in attrs:
            self.password = True


class _Reader(HTMLParser):
    """Collects text until a block begins or ends; what is bold or code stays inline."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._buffer: list[str] = []
        self._line = 1
        self._skipping = 0
        self._pre = 0
        self._row: list[str] | None = None
        self._head = True
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self._skipping += 1
        if self._skipping:
            return
        if tag == "br":
            self._buffer.append("\n" if self._pre else " \v")
        if tag in VOID or tag in INLINE or self._pre:
            return
        if tag in ("td", "th"):
            self.flush()
            self._row = [] if self._row is None else self._row
            self._head = self._head and tag == "th"
        elif self._row is None or tag in ("tr", "table"):
            self.flush()
        if tag == "tr":
            self._row, self._head = [], True
        if tag == "pre":
            self._pre += 1
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self._skipping = max(0, self._skipping - 1)
            return
        if self._skipping or tag in INLINE or tag in VOID:
            return
        if tag in ("td", "th") and self._row is not None:
            self._row.append(self._taken())
        elif tag == "tr" and self._row is not None:
            self._end_row()
        elif tag == "pre" or (self._row is None and not self._pre):
            self.flush()
        elif self._row is not None:
            self._buffer.append(" \v")
        if tag == "pre":
            self._pre = max(0, self._pre - 1)
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if data.strip() and not "".join(self._buffer).strip():
            lead = data[: len(data) - len(data.lstrip())]
            self._line = self.getpos()[0] + lead.count("\n")
        self._buffer.append(data if self._pre else data.replace("\n", " "))

    def flush(self) -> None:
        """Ends the piece that was being collected."""
        code = bool(self._pre)
        whole = self._taken(code)
        if code:
            if whole.strip():
                self.pieces.append(Piece("code", whole.strip("\n"), self._line))
            return
        for part in whole.split("\v"):
            text = " ".join(part.split())
            if text:
                self.pieces.append(self._piece(text))

    def _piece(self, text: str) -> Piece:
        for tag in reversed(self._open):
            if tag in HEADINGS:
                return Piece("heading", text, self._line, level=HEADINGS[tag])
            if tag == "li":
                return Piece("item", text, self._line)
        request = METHOD.fullmatch(text)
        kind = "request" if request else "text"
        return Piece("request" if kind == "request" else "text", text, self._line)

    def _end_row(self) -> None:
        cells = tuple(" ".join(c.replace("\v", " ").split()) for c in self._row or ())
        if any(cells):
            kind = "head" if self._head else "row"
            text, line = " | ".join(cells), self._line
            head = Piece("head", text, line, cells)
            self.pieces.append(
                head if kind == "head" else Piece("row", text, line, cells)
            )
        self._row = None

    def _taken(self, raw: bool = False) -> str:
        text = "".join(self._buffer)
        self._buffer = []
        return text if raw else text.strip()
