"""Text from a spec as Python source: literals, docstrings and comments, never code."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 88


@dataclass(frozen=True)
class Argument:
    """One `name=value` of a call; `value` is Python source."""

    name: str
    value: str


@dataclass(frozen=True)
class Construction:
    """`name = type(arguments)` at the top of a module, with the comment above it."""

    name: str
    type: str
    arguments: tuple[Argument, ...]
    comment: str = ""


def literal(value: object) -> str:
    """Python source of a value made of JSON types, tuples and mappings."""
    if isinstance(value, Mapping):
        pairs = (f"{literal(k)}: {literal(v)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        inner = ", ".join(literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return _quoted(value) if isinstance(value, str) else repr(value)


def arguments(pairs: Mapping[str, object]) -> tuple[Argument, ...]:
    """The arguments that say something: None, "", () and {} are left to their defaults."""
    return tuple(
        Argument(name, literal(value))
        for name, value in pairs.items()
        if isinstance(value, bool) or value not in (None, "", (), {})
    )


def docstring(text: str, indent: int = 0) -> str:
    """A docstring of these paragraphs, wrapped, with nothing in it that could end it."""
    room = WIDTH - indent - 6
    lines = [
        line
        for paragraph in _plain(text).split("\n")
        for line in textwrap.wrap(paragraph, room, break_on_hyphens=False) or [""]
    ]
    margin = " " * indent
    inner = "\n".join(f"{margin}{_escaped(line)}".rstrip() for line in lines).strip()
    return f'"""{inner}"""' if len(lines) == 1 else f'"""{inner}\n{margin}"""'


def comment(text: str) -> str:
    """One comment line, without its mark."""
    return " ".join(_plain(text).split())


def _quoted(text: str) -> str:
    """`repr`, in double quotes where that needs no more escapes, as Black has it."""
    source = repr(text)
    if source[0] == "'" and '"' not in text:
        return '"' + source[1:-1].replace("\\'", "'") + '"'
    return source


def _plain(text: str) -> str:
    """Without the line separators that only Python's own tools take for ends of lines."""
    for mark in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        text = text.replace(mark, " ")
    return text


def _escaped(line: str) -> str:
    """Without a backslash that escapes, or a quote that could end the docstring."""
    quotes = re.compile(r'"{2,}|"$')
    return quotes.sub(lambda m: '\\"' * len(m[0]), line.replace("\\", "\\\\"))


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
