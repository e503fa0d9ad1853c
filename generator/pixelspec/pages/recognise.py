"""Finds headings and parameters in pieces whose format does not mark them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pixelspec.pages.normal import digest, squeezed, word_set
from pixelspec.pages.piece import NAME, SAME, TYPE, Piece, attribute

# The words that headings of reference pages consist of.
HEADING_WORDS = word_set(
    "overview introduction api details description constraints constraint limits notes"
    " limitations request requests response responses reply path query header headers"
    " body parameters parameter params param fields example examples sample samples"
    " errors authorization authorizations authentication usage polling pricing billing"
    " price rate result results codes application/json documentation index vendor-specific"
    " code error successful interface"
)
LONGEST_HEADING = 8
ALONE_WORDS = word_set("code error successful interface api body index query")
INLINE = re.compile(
    r"[`*]*(\.?[A-Za-z_][\w.\[\]]*)[`*]*\s*[(（]([^()（）]*)[)）]\s*[:：–—-]?\s*(.*)"
)
STATUS = re.compile(r"[(（]?[1-5]\d\d[)）]?")
PARTS = re.compile(r"\s*[·,;|，；]\s*")

Known = Mapping[str, str]


def recognise(pieces: Sequence[Piece], known: Known) -> list[Piece]:
    """The pieces with headings, names and attributes marked. `known` tells of the texts
    of an earlier copy, by their hash, whether they were headings."""
    marked = [_headed(piece, pieces, at, known) for at, piece in enumerate(pieces)]
    found: list[Piece] = []
    at = 0
    while at < len(marked):
        taken = _parameter(marked, at)
        found += taken or [marked[at]]
        at += _length(marked, at) if taken else 1
    return found


def _headed(piece: Piece, pieces: Sequence[Piece], at: int, known: Known) -> Piece:
    if piece.kind != "text" or not _short(piece.text):
        return piece
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if NAME.fullmatch(piece.text) and following and attribute(following.text, 0):
        return piece
    kind = known.get(digest(squeezed(piece.text), 12))
    heading = kind == "heading" if kind else piece.alone or _lexical(piece.text)
    return Piece("heading", piece.text, piece.line) if heading else piece


def _short(text: str) -> bool:
    words = text.split()
    ended = text.rstrip().endswith((".", ":", ",", ";", "。", "：", "\\"))
    sign = any(mark in text for mark in ("://", '"', "{", "="))
    return 0 < len(words) <= LONGEST_HEADING and not ended and not sign


def _lexical(text: str) -> bool:
    """Whether a text is made of the words of headings alone."""
    words = [w for w in text.casefold().split() if not STATUS.fullmatch(w)]
    if not words or not text[:1].isupper() or not set(words) <= HEADING_WORDS:
        return False
    return text != "API" and (
        len(words) > 1 or words[0] not in ALONE_WORDS - {"body", "query"}
    )


def _parameter(pieces: Sequence[Piece], at: int) -> list[Piece]:
    """A name and its attributes, where some begin here."""
    piece = pieces[at]
    if piece.kind not in ("text", "item", "heading"):
        return []
    if piece.kind == "text" and NAME.fullmatch(piece.text) and _run(pieces, at):
        if TYPE.fullmatch(piece.text):
            return []
        return [Piece("name", piece.text, piece.line), *_run(pieces, at)]
    if piece.kind == "heading":
        return _under_heading(pieces, at)
    return _inline(piece) or _spelled(piece)


def _length(pieces: Sequence[Piece], at: int) -> int:
    piece = pieces[at]
    if piece.kind == "heading":
        return 2
    plain = piece.kind == "text" and NAME.fullmatch(piece.text)
    return 1 + len(_run(pieces, at)) if plain else 1


def _run(pieces: Sequence[Piece], at: int) -> list[Piece]:
    """The attributes in the pieces behind a name, one in each."""
    found: list[Piece] = []
    for piece in pieces[at + 1 : at + 5]:
        stated = attribute(piece.text, piece.line) if piece.kind == "text" else None
        if stated is None or stated.name in {other.name for other in found}:
            break
        found.append(stated)
    return found


def _under_heading(pieces: Sequence[Piece], at: int) -> list[Piece]:
    """A heading that is a name, with its attributes in the line below."""
    name = pieces[at].text.strip("` ")
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    if not NAME.fullmatch(name) or below is None or below.kind != "text":
        return []
    stated = _listed(below.text, below.line)
    return [Piece("name", name, pieces[at].line), *stated] if stated else []


def _inline(piece: Piece) -> list[Piece]:
    """`size (string, required): what it is`."""
    found = INLINE.fullmatch(piece.text)
    stated = _listed(found[2], piece.line) if found else []
    if not found or not stated or TYPE.fullmatch(found[1]):
        return []
    rest = [Piece("text", found[3], piece.line)] if found[3] else []
    return [Piece("name", found[1], piece.line), *stated, *rest]


def _spelled(piece: Piece) -> list[Piece]:
    """`size string required`: a name and attributes, and nothing else."""
    name, *rest = piece.text.replace("`", " ").replace("*", " ").split() or [""]
    if not 1 <= len(rest) <= 3 or not NAME.fullmatch(name) or TYPE.fullmatch(name):
        return []
    stated = [attribute(word, piece.line) for word in rest]
    sure = stated[0] is not None and stated[0].name == "type"
    if not sure or name[0].isupper() or None in stated:
        return []
    return [Piece("name", name, piece.line), *(part for part in stated if part)]


def _listed(text: str, line: int) -> list[Piece]:
    """The attributes of a list such as `string, required`; none if it holds more."""
    parts = [part for part in PARTS.split(text.strip()) if part]
    stated = [attribute(SAME.get(part, part), line) for part in parts]
    if not stated or None in stated:
        return []
    return [part for part in stated if part]


def names_of(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.kind == "name":
            yield piece.text.strip(".")
