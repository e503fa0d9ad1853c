"""Splits the rows of a table whose separators were lost, where only one reading fits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from pixelspec.pages.normal import plain
from pixelspec.pages.piece import Piece

ROW = re.compile(r"(\d{1,2}:\d{1,2}).*\d[×xX*]\d.*")
SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")
NUMBERS = re.compile(r"\d+")
# How far a cell may be off the shape of its row, and how large a picture is.
TOLERANCE = 0.03
SIDES = range(64, 16385)


def regrouped(
    pieces: Sequence[Piece], ratios: Collection[str], words: Collection[str]
) -> Iterator[Piece]:
    """The pieces with flattened tables as tables again.

    A row that reads in no or in more than one way stays a row of one cell.
    """
    at = 0
    while at < len(pieces):
        end = _rows_end(pieces, at + 1)
        columns = header(pieces[at].text, words) if end > at + 2 else ()
        if not columns or pieces[at].kind != "text":
            yield pieces[at]
            at += 1
            continue
        yield Piece("head", pieces[at].text, pieces[at].line, columns)
        for piece in pieces[at + 1 : end]:
            cells = split_row(piece.text, ratios, len(columns) - 1)
            yield Piece("row", piece.text, piece.line, cells or (piece.text,))
        at = end


def _rows_end(pieces: Sequence[Piece], start: int) -> int:
    end = start
    while (
        end < len(pieces)
        and pieces[end].kind == "text"
        and ROW.fullmatch(pieces[end].text)
        and len(SIZE.findall(plain(pieces[end].text))) > 1
    ):
        end += 1
    return end


def header(text: str, words: Collection[str]) -> tuple[str, ...]:
    """The columns of `size1k2k4k`: a name without digits, then known words."""
    text = "".join(text.split())
    for cut in range(1, len(text)):
        if text[cut - 1].isdigit():
            break
        ways = _segmented(text[cut:], [w for w in words if any(map(str.isdigit, w))])
        if len(ways) == 1 and len(ways[0]) > 1:
            return (text[:cut], *ways[0])
    return ()


def _segmented(text: str, words: Sequence[str]) -> list[list[str]]:
    """Every way to write a text as a row of words, two at most."""
    if not text:
        return [[]]
    ways: list[list[str]] = []
    for word in words:
        if text.startswith(word):
            ways += [[word, *rest] for rest in _segmented(text[len(word) :], words)]
    return ways[:2]


def split_row(
    text: str, ratios: Collection[str], columns: int
) -> tuple[str, ...] | None:
    """Row and cells of `16:91536×8642048×1152`, if one reading alone fits.

    A cell may hold alternatives (`1881×836 / 1536×512`), the last of which, like every
    cell of one size, has the shape of the row.
    """
    readings = set()
    line = re.sub(r"\s*/\s*", "/", plain(text).replace("*", "x").casefold())
    for ratio in ratios:
        if line.startswith(ratio):
            readings |= set(_cells(line[len(ratio) :].strip(), _shape(ratio), columns))
            readings = {(ratio, *r) if len(r) == columns else r for r in readings}
    return readings.pop() if len(readings) == 1 else None


def _cells(text: str, shape: float, columns: int) -> Iterator[tuple[str, ...]]:
    """Every way to cut a text into cells of which each has the shape."""
    groups = re.split(r"x", text)
    middles = [_cuts(group) for group in groups[1:-1]]
    if len(groups) < 2 or any(not cuts for cuts in middles):
        return
    for chosen in product(*middles):
        glued = groups[0]
        for cut in (*chosen, groups[-1]):
            glued += "x" + cut
        cells = tuple(glued.split("|"))
        if len(cells) == columns and all(_fits(cell, shape) for cell in cells):
            yield cells


def _cuts(group: str) -> list[str]:
    """A height and a width: apart by `/` in one cell, by nothing or a space in two."""
    if "/" in group:
        return [group]
    if " " in group:
        return ["|".join(group.split())]
    places = range(2, len(group) - 1)
    return [f"{group[:p]}|{group[p:]}" for p in places if _sides(group[:p], group[p:])]


def _sides(one: str, other: str) -> bool:
    return all(s[:1] != "0" and s.isdigit() and int(s) in SIDES for s in (one, other))


def _fits(cell: str, shape: float) -> bool:
    sizes = [SIZE.fullmatch(size) for size in cell.split("/")]
    if not all(sizes) or not sizes:
        return False
    last = sizes[-1]
    return (
        last is not None and abs(int(last[1]) / int(last[2]) / shape - 1) <= TOLERANCE
    )


def _shape(ratio: str) -> float:
    width, _, height = ratio.partition(":")
    return int(width) / max(1, int(height))
