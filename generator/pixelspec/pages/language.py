"""Guesses the language of a page, as far as a comparison needs it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from pixelspec.pages.block import Block
from pixelspec.pages.normal import word_set

COMMON = word_set("the of to is and for a in be with are or by on")
SHARE = 0.03
# Of the letters; a sign of Chinese says as much as a word.
FOREIGN = 0.1
FEWEST = 40


def language(blocks: tuple[Block, ...]) -> str:
    """`en`, another script by its name, `other`, or `none` where words are too few."""
    text = " ".join(b.text for b in blocks if b.kind == "sentence")
    letters = [sign for sign in text if sign.isalpha()]
    scripts = Counter(_script(sign) for sign in letters)
    script, _ = scripts.most_common(1)[0] if scripts else ("latin", 0)
    foreign = len(letters) - scripts["latin"]
    if foreign > len(letters) * FOREIGN:
        return script if script != "latin" else scripts.most_common(2)[1][0]
    words = re.findall(r"[a-z]+", text.casefold())
    if len(words) < FEWEST:
        return "none"
    return "en" if sum(w in COMMON for w in words) >= SHARE * len(words) else "other"


def _script(sign: str) -> str:
    if sign.isascii():
        return "latin"
    return unicodedata.name(sign, "latin").split()[0].casefold()
