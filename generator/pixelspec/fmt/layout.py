"""What the tree does not know of its text: how values are written, and the comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


@dataclass(frozen=True)
class Comment:
    """A comment; `alone` if nothing else stands on its line."""

    line: int
    column: int
    text: str
    alone: bool


@dataclass(frozen=True)
class Layout:
    """`raw` is each scalar just as it is written, by its line and column."""

    raw: dict[tuple[int, int], str]
    comments: tuple[Comment, ...]


def layout_of(text: str) -> Layout:
    """How a text that can be read is written."""
    text = text.replace("\r\n", "\n")
    raw: dict[tuple[int, int], str] = {}
    shadow = list(text)
    for token in yaml.scan(text, Loader=_LOADER):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark, token.end_mark
            written = text[start.index : end.index]
            raw[start.line + 1, start.column + 1] = written
            # A comment may stand behind the sign that opens a block scalar.
            head = len(written.partition("\n")[0]) if written[:1] in "|>" else 0
            for index in range(start.index + head, end.index):
                shadow[index] = "\n" if text[index] == "\n" else "x"
    return Layout(raw, tuple(_comments(text, "".join(shadow))))


def _comments(text: str, shadow: str) -> Iterator[Comment]:
    """The comments; in `shadow` nothing of a scalar looks like one."""
    lines = zip(text.split("\n"), shadow.split("\n"), strict=True)
    for number, (line, covered) in enumerate(lines, 1):
        found = _COMMENT.search(covered)
        if found:
            start = found.start()
            words, alone = line[start:].rstrip(), not line[:start].strip()
            yield Comment(number, start + 1, words, alone)
