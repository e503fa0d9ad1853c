"""Whether words stand in a block, and which blocks a locator of an author may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from pixelspec.pages.block import Block
from pixelspec.pages.claim import Words
from pixelspec.pages.normal import literals, plain, squeezed
from pixelspec.pages.page import Page

STEM = 5


@dataclass(frozen=True)
class Scope:
    """The blocks that a locator may mean. `exact`: the page has that very place; else
    `hints` are the parts of the locator that no block is called by, `depth` how many
    parts led to the blocks."""

    blocks: tuple[Block, ...]
    exact: bool
    hints: tuple[str, ...] = ()
    depth: int = 0


@dataclass(frozen=True)
class Index:
    """A page that can be searched; `words` are those of the spec."""

    page: Page
    words: frozenset[str]

    @cached_property
    def _texts(self) -> Mapping[str, tuple[str, frozenset[str]]]:
        vocabulary = self.page.names | self.words
        return {
            block.locator: (
                plain(block.text).casefold(),
                frozenset(literals(block.text, vocabulary)),
            )
            for block in self.page.blocks
        }

    @cached_property
    def _places(self) -> tuple[tuple[tuple[str, ...], Block], ...]:
        return tuple((parts_of(block.locator), block) for block in self.page.blocks)

    def stand(self, words: Words, block: Block) -> bool:
        """Whether of every group of words one stands in a block."""
        text, tokens = self._texts[block.locator]
        return all(
            any(_occurs(word.casefold(), text, tokens) for word in group)
            for group in words
        )

    def below(self, prefix: Sequence[str]) -> tuple[Block, ...]:
        """The blocks at a place and below it."""
        wanted = tuple(prefix)
        count = len(wanted)
        return tuple(b for parts, b in self._places if parts[:count] == wanted)

    def ending(self, key: Sequence[str], blocks: Iterable[Block]) -> list[Block]:
        """The blocks whose locators end in a key."""
        wanted = parts_of(".".join(name.replace(".", "-") for name in key))
        return [b for b in blocks if parts_of(b.locator)[-len(wanted) :] == wanted]

    def scope(self, name: str) -> Scope:
        parts = parts_of(name)
        for count in range(len(parts), 0, -1):
            found = self.below(parts[:count])
            if found:
                return Scope(found, count == len(parts), parts[count:], count)
        found = self._like(parts[0])
        if found:
            return Scope(found, False, parts[1:])
        return Scope(self.page.blocks, False, parts)

    def _like(self, part: str) -> tuple[Block, ...]:
        """The blocks of sections whose name has a word that begins like a part; `table`
        means what stands around a table."""
        cells = {parts[0] for parts, b in self._places if b.kind == "cell"}
        return tuple(
            block
            for parts, block in self._places
            if (part == "table" and parts[0] in cells)
            or any(alike(word, part) for word in parts[0].split("-"))
        )

    def hinted(self, hints: Sequence[str], blocks: Iterable[Block]) -> list[Block]:
        """The blocks in whose text or locator every hint occurs."""
        return [b for b in blocks if all(_hints(hint, b) for hint in hints)]


@cache
def parts_of(locator: str) -> tuple[str, ...]:
    """A locator for comparison: without case, and without the count of its likes."""
    return tuple(re.sub(r"~\d+$", "", part) for part in locator.casefold().split("."))


def alike(word: str, part: str) -> bool:
    stem = part[:STEM]
    return word == part or (len(stem) == STEM and word.startswith(stem))


def _hints(hint: str, block: Block) -> bool:
    # `pixels` and `pixel` are one hint.
    wanted = squeezed(hint).removesuffix("s")
    words = re.split(r"[.-]", block.locator.casefold())
    return wanted in squeezed(block.text) or any(alike(word, hint) for word in words)


def _occurs(word: str, text: str, tokens: frozenset[str]) -> bool:
    if word in tokens and not word.isdigit():
        return True
    if " " in word:
        return squeezed(word) in squeezed(text)
    return word in text and _pattern(word).search(text) is not None


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """A word that is not part of a longer one, nor a number of a longer or of a ratio."""
    start = r"(?<!\w)(?<!\w-)(?<!\d[.:])" if re.match(r"\w", word) else ""
    end = r"(?!\w|[.:]\d|-\w)" if re.search(r"\w$", word) else ""
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        start, end = r"(?<!\w)(?<!\d[.:])", r"(?!\d|[.:x]\d|k\b)"
    return re.compile(f"{start}{re.escape(word)}{end}")
