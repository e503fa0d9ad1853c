"""Edits a page in every small way that matters, and in ways that do not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pixelspec.pages.bind import Bound
from pixelspec.pages.compare import compare
from pixelspec.pages.lock import Lock
from pixelspec.pages.page import is_html, read_page
from pixelspec.pages.report import Drift
from pixelspec.pages.stamp import Decisions, stamp

Group = Literal["number", "swap", "line", "noise"]
GROUPS: tuple[Group, ...] = ("number", "swap", "line", "noise")

NUMBER = re.compile(r"\d+")
SWAPS = {
    "string": "integer",
    "integer": "string",
    "number": "string",
    "boolean": "string",
    "array": "object",
    "object": "array",
    "required": "optional",
    "optional": "required",
    "Yes": "No",
    "No": "Yes",
    "true": "false",
    "false": "true",
}
SWAPPED = re.compile(rf"(?<![\w-])(?:{'|'.join(SWAPS)})(?![\w-])")
LISTED = re.compile(r"^\s*(?:[-*•]|\|)\s+[`*]*([\w:.-]+)[`*]*\s+(?:[-–—:|])\s", re.M)
UNSEEN_HTML = re.compile(
    r"<!--.*?-->|<(title|style|script|nav|footer|svg)\b.*?</\1>|<[^<>]*>", re.S | re.I
)
# Fences, and tags that carry nothing.
UNSEEN_TEXT = re.compile(r"^[ \t]*(?:`{3,}|~{3,}).*$|^[ \t]*</?[A-Z]\w*>[ \t]*$", re.M)
FENCED = re.compile(r"^(`{3,}).*?^\1[ \t]*$", re.M | re.S)
LINKS = "".join(f"- Other guide {word}\n" for word in "abcdefghij")


@dataclass(frozen=True)
class Edit:
    """A page with one edit; `what` says which."""

    group: Group
    what: str
    text: str


@dataclass(frozen=True)
class Score:
    """How many edits of a group were answered as they should be, and which were not."""

    group: Group
    right: int
    wrong: tuple[str, ...]

    @property
    def count(self) -> int:
        return self.right + len(self.wrong)


def mutation_run(text: str) -> tuple[Score, ...]:
    """Reads a page, edits it in every way, and compares each edit with what was read.

    Numbers, swaps and deleted lines have to be noticed, noise has to be silent.
    """
    about = Lock("", "", "", "", "", "", ())
    page = read_page(text)
    lock = stamp(about, page, Bound({}, ()), Decisions({}, {}), (), {})
    right: dict[str, int] = dict.fromkeys(GROUPS, 0)
    wrong: dict[str, list[str]] = {group: [] for group in GROUPS}
    for edit in edits(text):
        drift = Drift("", "", compare(lock, read_page(edit.text, lock.known), ()))
        fine = drift.silent if edit.group == "noise" else drift.noticed
        right[edit.group] += fine
        wrong[edit.group] += [] if fine else [edit.what]
    return tuple(Score(g, right[g], tuple(wrong[g])) for g in GROUPS)


def edits(text: str) -> Iterator[Edit]:
    yield from _numbers(text)
    yield from _swaps(text)
    yield from _lines(text)
    yield from _noise(text)


def visible(text: str) -> str:
    """The text with all that a reader does not see blanked out, of the same length."""
    hidden = UNSEEN_HTML if is_html(text) else UNSEEN_TEXT
    return hidden.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _numbers(text: str) -> Iterator[Edit]:
    """Every number, once with another last digit."""
    for found in NUMBER.finditer(visible(text)):
        other = found[0][:-1] + str((int(found[0][-1]) + 3) % 10)
        what = f"line {_line(text, found)}: {found[0]} -> {other}"
        yield Edit("number", what, _replaced(text, found.span(), other))


def _swaps(text: str) -> Iterator[Edit]:
    """Every type and every required-word, and every listed value for its neighbour."""
    for found in SWAPPED.finditer(visible(text)):
        other = SWAPS[found[0]]
        what = f"line {_line(text, found)}: {found[0]} -> {other}"
        yield Edit("swap", what, _replaced(text, found.span(), other))
    values = list(LISTED.finditer(visible(text)))
    for found, following in pairwise(values):
        if found[1] != following[1]:
            what = f"line {_line(text, found)}: {found[1]} -> {following[1]}"
            yield Edit("swap", what, _replaced(text, found.span(1), following[1]))


def _lines(text: str) -> Iterator[Edit]:
    """Every line that says something, left out."""
    lines = text.split("\n")
    for at, line in enumerate(visible(text).split("\n")):
        if re.search(r"\w", line):
            what = f"line {at + 1}: deleted"
            yield Edit("line", what, "\n".join(lines[:at] + lines[at + 1 :]))


def _noise(text: str) -> Iterator[Edit]:
    """The same page as another copying would give it."""
    for what, added in TOP_NOISE.items():
        if not is_html(text):
            yield Edit("noise", what, added + text)
    yield Edit("noise", "no line end at the end", text.rstrip("\n"))
    for what, edit in (HTML_NOISE if is_html(text) else TEXT_NOISE).items():
        other = _outside_fences(text, edit)
        if other != text:
            yield Edit("noise", what, other)


TOP_NOISE = {"ten blank lines at the top": "\n" * 10, "ten links at the top": LINKS}


def _outside_fences(text: str, edit: Callable[[str], str]) -> str:
    """An edit of a text, code aside, in which a sign may mean something."""
    made, start = "", 0
    for fenced in FENCED.finditer(text):
        made += edit(text[start : fenced.start()]) + fenced[0]
        start = fenced.end()
    return made + edit(text[start:])


def _spaced(text: str) -> str:
    return re.sub(r"(?<=\S) (?=\S)", "  ", text)


def _bold(text: str) -> str:
    """Every listed value and every label in bold."""
    text = re.sub(r"^(\s*[-*•] +)([\w:.]+)( - )", r"\1**\2**\3", text, flags=re.M)
    return re.sub(r"^(\s*[-*•] +)([A-Z][\w ]+)(: )", r"\1**\2**\3", text, flags=re.M)


SIGNS: dict[str, Callable[[str], str]] = {
    "x for ×": lambda text: text.replace("×", "x"),
    "× for x between numbers": lambda text: re.sub(r"(?<=\d)x(?=\d)", "×", text),
    "no-break spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
    "double spaces": _spaced,
    "spaces at the ends": lambda text: text.replace("\n", "   \n"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}
TEXT_NOISE: dict[str, Callable[[str], str]] = {
    **SIGNS,
    "- for •": lambda text: re.sub(r"^(\s*)• ", r"\1- ", text, flags=re.M),
    "* for bullets": lambda text: re.sub(r"^(\s*)[•-] ", r"\1* ", text, flags=re.M),
    "• for -": lambda text: re.sub(r"^(\s*)- ", r"\1• ", text, flags=re.M),
    "indented bullets": lambda text: re.sub(r"^([•-] )", r"  \1", text, flags=re.M),
    "bold": _bold,
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
}
HTML_NOISE: dict[str, Callable[[str], str]] = {
    "x for ×": SIGNS["x for ×"],
    "line ends of Windows": SIGNS["line ends of Windows"],
    "classes": lambda text: re.sub(r"<(p|li|td|div)>", r'<\1 class="mt-4">', text),
    "bold": lambda text: re.sub(r"<li>([\w:.]+) ", r"<li><strong>\1</strong> ", text),
    "comments": lambda text: text.replace("<p", "<!-- generated --><p"),
}


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _replaced(text: str, span: tuple[int, int], other: str) -> str:
    return text[: span[0]] + other + text[span[1] :]
