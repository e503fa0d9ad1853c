"""From the text of a page to its blocks, whatever format the page is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pixelspec.pages.block import Block
from pixelspec.pages.blocks import build_blocks
from pixelspec.pages.flattened import regrouped
from pixelspec.pages.html import html_pieces
from pixelspec.pages.navigation import marked
from pixelspec.pages.openapi import openapi_pieces, openapi_tree
from pixelspec.pages.piece import Piece
from pixelspec.pages.recognise import names_of, recognise
from pixelspec.pages.samples import read_sample
from pixelspec.pages.text import text_pieces

HTML = re.compile(
    r"<!doctype html|<html\b|</(?:p|div|form|main|body|table|li|h[1-6]|span|td)>", re.I
)
SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000"), " ")
HIDDEN: dict[int, str | None] = {**SPACES} | {
    ord(sign): None for sign in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
}
RATIO = re.compile(r"[`*•\s-]*(\d{1,2}:\d{1,2})(?![\d×x])")
WORD = re.compile(r"[`*•\s-]*([\w.:-]{1,32})[`*]*\s+[-–—:]\s")


@dataclass(frozen=True)
class Page:
    """`names` are the names and keys that stand on the page, for reading literals."""

    blocks: tuple[Block, ...]
    names: frozenset[str]


def read_page(
    text: str,
    known: Mapping[str, str] | None = None,
    aliases: Iterable[tuple[str, str]] = (),
) -> Page:
    """The blocks of a page.

    `known` tells of the texts of an earlier copy, by their hash, what they were; of each
    alias the first name is read as the second.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(HIDDEN)
    for theirs, ours in aliases:
        text = re.sub(re.escape(theirs), ours, text, flags=re.I)
    pieces = recognise(list(_opened(_pieces(text))), known or {})
    names = set(names_of(pieces)) | set(_keys(pieces))
    ratios = {found[1] for p in pieces if (found := RATIO.match(p.text))}
    words = {found[1] for p in pieces if (found := WORD.match(p.text))}
    tables = list(regrouped(pieces, ratios, words))
    capital = {name for name in names if name != name.lower()}
    blocks = marked(build_blocks(tables, capital))
    return Page(blocks, frozenset(name.casefold() for name in names | words))


def is_html(text: str) -> bool:
    return bool(HTML.search(text))


def _pieces(text: str) -> Sequence[Piece]:
    document = openapi_tree(text)
    if document is not None:
        return tuple(openapi_pieces(document, 1))
    return html_pieces(text) if is_html(text) else text_pieces(text)


def _opened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with blocks of OpenAPI read as what they describe."""
    for piece in pieces:
        document = openapi_tree(piece.text) if piece.kind == "code" else None
        if document is None:
            yield piece
        else:
            yield from openapi_pieces(document, piece.line)


def _keys(pieces: Sequence[Piece]) -> Iterator[str]:
    """The keys of the samples on a page."""
    for piece in pieces:
        sample = read_sample(piece.text, piece.line) if piece.kind == "code" else None
        for leaf in sample.leaves if sample else ():
            for step in re.sub(r"\[\d+\]", "", leaf.path).split("."):
                if step and not leaf.path.startswith("call."):
                    yield step


def without_prose(page: Page) -> Page:
    """A page in another language: what is left of it are names, numbers and values."""
    return replace(page, blocks=tuple(b for b in page.blocks if b.kind != "sentence"))
