"""Reads samples: where one ends, and the leaves of a JSON document or of a curl call."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 400
LONGEST_CALL = 80
DEEPEST = 40

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*")|(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|(?P<number>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|(?P<word>true|false|null)"""
    r"""|(?P<sign>[{}\[\],:])|(?P<gap>\s+|\.\.\.|…)|(?P<other>.)""",
    re.S,
)
_OPTION = re.compile(
    r"""(?P<name>--?[\w-]+)|'(?P<single>[^']*)'|"(?P<double>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s\\]+)""",
    re.S,
)


@dataclass(frozen=True)
class Leaf:
    """One value of a sample by its path; `kind` is its JSON type, or `comment`."""

    path: str
    value: str
    kind: str
    line: int


@dataclass(frozen=True)
class Sample:
    """A document, or a call with the document that it sends."""

    kind: str
    leaves: tuple[Leaf, ...]

    @property
    def content(self) -> tuple[tuple[str, str], ...]:
        return tuple((leaf.path, leaf.value) for leaf in self.leaves)


def code_end(lines: Sequence[str], start: int) -> int | None:
    """The line behind a sample that begins at a line; None if none does."""
    first = lines[start].strip()
    if first.startswith("curl "):
        return _call_end(lines, start)
    if first in ("{", "[") or first.startswith(('{"', "[{")):
        return _document_end(lines, start)
    return None


def read_sample(code: str, line: int) -> Sample | None:
    """The sample in a piece of code; None where it is in another language."""
    stripped = code.strip()
    if stripped.startswith("curl "):
        return _call(code, line)
    if stripped[:1] in ("{", "["):
        leaves = document(code, line)
        return Sample("json", leaves) if leaves is not None else None
    return None


def document(text: str, line: int, root: str = "") -> tuple[Leaf, ...] | None:
    """The leaves of a JSON document, comments and stray commas allowed."""
    try:
        return tuple(_Json(text, line).leaves(root))
    except (_Broken, json.JSONDecodeError):
        return None


class _Broken(Exception):
    """A text that is no JSON; never leaves this module."""


class _Json:
    def __init__(self, text: str, line: int) -> None:
        self._tokens: list[tuple[str, str, int]] = []
        for found in _TOKEN.finditer(text):
            kind = found.lastgroup or "other"
            if kind == "other":
                raise _Broken
            if kind != "gap":
                at = line + text.count("\n", 0, found.start())
                self._tokens.append((kind, found[0], at))
        self._next = 0

    def leaves(self, root: str) -> Iterator[Leaf]:
        yield from self._value(root, 0)
        yield from self._comments(root)
        if self._next != len(self._tokens):
            raise _Broken

    def _take(self) -> tuple[str, str, int]:
        if self._next >= len(self._tokens):
            raise _Broken
        self._next += 1
        return self._tokens[self._next - 1]

    def _peek(self) -> str:
        inside = self._next < len(self._tokens)
        return self._tokens[self._next][1] if inside else ""

    def _comments(self, path: str) -> Iterator[Leaf]:
        while self._next < len(self._tokens):
            kind, text, line = self._tokens[self._next]
            if kind != "comment":
                return
            self._next += 1
            yield Leaf(path, text.strip("/* \n"), "comment", line)

    def _value(self, path: str, depth: int) -> Iterator[Leaf]:
        yield from self._comments(path)
        kind, text, line = self._take()
        if depth > DEEPEST:
            raise _Broken
        if text in ("{", "["):
            yield from self._inside(path, text, line, depth)
        elif kind == "string":
            yield Leaf(path, json.loads(text, strict=False), "string", line)
        elif kind in ("number", "word"):
            types = {"true": "boolean", "false": "boolean", "null": "null"}
            yield Leaf(path, text, types.get(text, "number"), line)
        else:
            raise _Broken

    def _inside(self, path: str, sign: str, line: int, depth: int) -> Iterator[Leaf]:
        end = "}" if sign == "{" else "]"
        count = 0
        yield from self._comments(path)
        while self._peek() != end:
            inner = f"{path}[{count}]"
            if sign == "{":
                kind, key, _ = self._take()
                if kind != "string" or self._take()[1] != ":":
                    raise _Broken
                name = json.loads(key, strict=False)
                inner = f"{path}.{name}" if path else name
            yield from self._value(inner, depth + 1)
            count += 1
            if self._peek() == ",":
                self._take()
            yield from self._comments(path)
        self._take()
        if not count:
            yield Leaf(path, sign + end, "object" if sign == "{" else "array", line)


def _document_end(lines: Sequence[str], start: int) -> int | None:
    """Where the brackets of a document balance, strings aside."""
    depth = 0
    for at in range(start, min(len(lines), start + LONGEST)):
        bare = re.sub(r'"(?:[^"\\]|\\.)*"|//.*', "", lines[at])
        depth += sum(bare.count(sign) for sign in "{[")
        depth -= sum(bare.count(sign) for sign in "}]")
        if depth <= 0:
            text = "\n".join(lines[start : at + 1])
            return at + 1 if document(text, 0) is not None else None
    return None


def _call_end(lines: Sequence[str], start: int) -> int | None:
    quotes = 0
    for at in range(start, min(len(lines), start + LONGEST_CALL)):
        quotes += lines[at].count("'")
        if quotes % 2 == 0 and not lines[at].rstrip().endswith("\\"):
            return at + 1
    return None


def _call(code: str, line: int) -> Sample:
    """A call of curl: method, address, headers and the leaves of the body."""
    leaves: list[Leaf] = []
    option = ""
    for found in _OPTION.finditer(code, code.index("curl ") + 4):
        at = line + code.count("\n", 0, found.start())
        if found["name"]:
            option = found["name"]
            continue
        parts = found.group("single", "double", "bare")
        text = next((part for part in parts if part), "")
        leaves += _argument(option, text, at)
        option = ""
    return Sample("curl", tuple(leaves))


def _argument(option: str, text: str, line: int) -> list[Leaf]:
    if option in ("-X", "--request"):
        return [Leaf("call.method", text, "method", line)]
    if option in ("-H", "--header"):
        name, _, value = text.partition(":")
        return [
            Leaf(f"call.header.{name.strip().lower()}", value.strip(), "header", line)
        ]
    if option.startswith(("-d", "--data")):
        body = document(text, line)
        return (
            list(body) if body is not None else [Leaf("call.data", text, "data", line)]
        )
    if option in ("", "--url", "--location", "-L"):
        return [Leaf("call.url", text, "url", line)] if text else []
    return [Leaf(f"call.{option.strip('-')}", text, "option", line)]
