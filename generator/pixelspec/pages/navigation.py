"""Marks lists of links, which are told from content by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pixelspec.pages.block import Block
from pixelspec.pages.normal import FLAGS, sense

LINK = re.compile(r"[^!?:;={}\"]{1,79}[^.!?:;={}\"]")
# Words that a title of another page may hold.
IDLE = frozenset({"only", "all", "any", "can", "may", "error", "errors"}) | FLAGS
LINK_WORDS = 8
FEWEST = 4


def marked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; those above the content that look like a list of links are marked."""
    start = _content(blocks)
    links = [block for block in blocks[:start] if _link(block)]
    if len(links) < FEWEST:
        return tuple(blocks)
    chosen = set(map(id, links))
    return tuple(
        replace(block, scaffold="navigation") if id(block) in chosen else block
        for block in blocks
    )


def _content(blocks: Sequence[Block]) -> int:
    """Where the page begins to say something: at its title or its first request."""
    for at, block in enumerate(blocks):
        if block.kind not in ("sentence", "heading") or block.locator == "title":
            return at
    return 0


def _link(block: Block) -> bool:
    text = " ".join(block.text.split())
    short = len(text.split()) <= LINK_WORDS and LINK.fullmatch(text)
    return bool(short) and block.kind == "sentence" and set(sense(text)) <= IDLE
