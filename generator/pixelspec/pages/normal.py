"""What of a text counts: how it is normalised, fingerprinted and cut into sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from zlib import crc32


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = (
    "string text str integer int number float double boolean bool array list object"
    " enum file null any unknown"
)
FLAGS = word_set(f"{TYPES} required optional yes no true false default")
# Words that turn the sense of a sentence while its numbers and names stay.
SENSE = word_set(
    "not no never cannot can't doesn't don't won't isn't aren't without unless except"
    " only must should may might can always instead all any none both either ignored"
    " ignore ignores error errors silently automatically deprecated removed unsupported"
    " supported unlimited free refunded charged billed"
)
BINS = 12
_SKETCH_GRAM = 4
# No word, and no address, is looked at further than this.
_LONGEST = 120
# A word of fewer letters is hardly two words without a space.
_GLUED = 8

# A page is read many times over while its edits are tried.
_REMEMBERED = 4096
_SIGNS = str.maketrans({"×": "x", "✕": "x", "–": "-", "—": "-", "−": "-", "’": "'"})
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_MARKS = re.compile(r"\*+|`+|~~|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)")
_ESCAPE = re.compile(r"\\(?=[_*#`~|\[\]<>])")
_KEPT = re.compile(
    r"[<>≤≥]=?\s*(?=\d)|(?<=\d)\s*[.:~-]\s*(?=\d)|(?<![\w\s-])-(?=\d)|(?<=\s)-(?=\d)"
    r"|_|[%$€¥£]|[^\W_]+"
)
_TOKEN = re.compile(r"[a-z][a-z0-9_]*(?:[-.][a-z0-9_]+)*|\d+(?:\.\d+)?")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|approx|fig|max|min)|\bNo)\.$", re.I)
_END = re.compile(r"(?<=[.!?。！？])[\"')\]]*\s+(?=[A-Z\"'(\u4e00-\u9fff])")
_GLUE = re.compile(
    r"(?<=[a-z0-9)][.!?:])(?=[A-Z][a-z]*\b)|(?<=[a-z)0-9])(?=[A-Z][a-z]+)|(?<=[。！？])"
)


@dataclass(frozen=True)
class Print:
    """What is kept of a text. `text` changes with any letter or digit, `literals` with a
    number or name, `sense` with a word such as "not", "required" or "string"; `sketch`
    changes little where the text does. None of them gives a word back."""

    text: str
    literals: str
    sense: str
    sketch: str


def fingerprint(text: str, vocabulary: frozenset[str]) -> Print:
    return Print(
        digest(squeezed(text), 12),
        short(literals(text, vocabulary)),
        short(sense(text)),
        sketch(text),
    )


def digest(text: str, length: int) -> str:
    return blake2b(text.encode("utf-8", "replace")).hexdigest()[:length]


def short(words: Iterable[str]) -> str:
    """A hash of a list of words; empty where there is none."""
    joined = " ".join(words)
    return digest(joined, 8) if joined else ""


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """A text without marks of Markdown, in one width and with single spaces."""
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    text = _ESCAPE.sub("", _LINK.sub(r"\1", text))
    return " ".join(_MARKS.sub("", text).split())


@lru_cache(_REMEMBERED)
def squeezed(text: str) -> str:
    """The letters, digits and the signs between digits, of any case and spacing."""
    kept = _KEPT.findall(plain(text).casefold())
    return "".join("".join(part.split()) for part in kept)


@lru_cache(_REMEMBERED)
def literals(text: str, vocabulary: frozenset[str]) -> tuple[str, ...]:
    """The numbers, names and known words of a text, in their order: what is the same in
    every language."""
    found: list[str] = []
    for token in _TOKEN.findall(plain(text).casefold()):
        if token[0].isdigit() or token in vocabulary:
            found.append(token)
        elif "_" in token or any(sign.isdigit() for sign in token):
            found += segments(token, vocabulary) or [token]
        elif len(token) > _GLUED and token.startswith(_ordered(vocabulary)):
            found += segments(token, vocabulary)
    return tuple(found)


@cache
def _ordered(vocabulary: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(vocabulary - {""}))


def segments(token: str, vocabulary: frozenset[str]) -> list[str]:
    """The known words that a word without gaps consists of; none if it does not, or if
    it does in more than one way."""
    ways: list[list[list[str]]] = [[[]]]
    words = _ordered(vocabulary)
    for end in range(1, len(token) + 1):
        here: list[list[str]] = []
        for word in words:
            if token.endswith(word, 0, end):
                here += [[*way, word] for way in ways[end - len(word)]]
        ways.append(here[:2])
    return ways[-1][0] if len(ways[-1]) == 1 else []


def sense(text: str) -> tuple[str, ...]:
    """The words that turn a sense, and the names of types and conditions."""
    words = _WORD.findall(plain(text).casefold())
    return tuple(sorted(word for word in words if word in SENSE or word in FLAGS))


def turns(text: str) -> bool:
    """Whether a text says more than what something is."""
    weighty = SENSE | {"required", "optional", "default"}
    return bool(weighty & set(_WORD.findall(plain(text).casefold())))


@lru_cache(_REMEMBERED)
def sketch(text: str) -> str:
    """The smallest hash in each of some bins of four-letter runs: texts that share most
    of their runs agree in most bins."""
    whole = squeezed(text)
    bins = [0xFFFFFFFF] * BINS
    for start in range(max(1, len(whole) - _SKETCH_GRAM + 1)):
        hashed = crc32(whole[start : start + _SKETCH_GRAM].encode())
        bins[hashed % BINS] = min(bins[hashed % BINS], hashed)
    return "".join(f"{(value >> 8) & 0xFF:02x}" for value in bins)


def likeness(one: str, other: str) -> float:
    """How far two sketches agree, from 0 to 1; empty bins do not count."""
    pairs = [(one[i : i + 2], other[i : i + 2]) for i in range(0, BINS * 2, 2)]
    filled = [pair for pair in pairs if pair != ("ff", "ff")]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def sentences(text: str, names: Collection[str] = ()) -> Iterator[str]:
    """A paragraph cut at the end of sentences, also where the space between two was lost.

    `names` are words that hold a capital of their own.
    """
    for part in _joined(_END.split(" ".join(text.split()))):
        for piece in _unglued(part, names):
            if squeezed(piece):
                yield piece.strip()


def _joined(parts: list[str]) -> Iterator[str]:
    """Joins again what was cut behind an abbreviation."""
    held = ""
    for part in parts:
        held = f"{held} {part}" if held else part
        if not _SHORT.search(held):
            yield held
            held = ""
    if held:
        yield held


def _unglued(text: str, names: Collection[str]) -> Iterator[str]:
    start = 0
    if text.isascii() and " " not in text:
        # A name, such as JavaScript.
        yield text
        return
    for found in _GLUE.finditer(text):
        cut = found.start()
        left = re.search(r"\w*$", text[max(0, cut - _LONGEST) : cut])
        right = re.match(r"\w*", text[cut : cut + _LONGEST])
        word = (left[0] if left else "") + (right[0] if right else "")
        if cut > start and word not in names and not _address(text, cut):
            yield text[start:cut]
            start = cut
    yield text[start:]


def _address(text: str, cut: int) -> bool:
    """Whether a position lies inside an address."""
    word = text[max(0, cut - _LONGEST) : cut + 1].rpartition(" ")[2]
    return "://" in word or "/" in word
