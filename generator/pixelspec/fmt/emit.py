"""The lines of a spec in the common style."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from collections.abc import Mapping as Mapped
from typing import Any

from pixelspec.fmt.comments import Around, Comments
from pixelspec.read.tree import Entry, Mapping, Node, Scalar, Sequence

Schema = Mapped[str, Any]

_FREE: Schema = {"x-free": True}
_INDENT = "  "
# A list of values that is longer has a line for each.
_WIDTH = 88
_ONLY_ALONE = re.compile(r"[,\[\]{}:?]")


class Emitter:
    """Writes nodes; `raw` is how their scalars were written."""

    def __init__(self, raw: Mapped[tuple[int, int], str], comments: Comments) -> None:
        self._raw = raw
        self._comments = comments

    def document(self, node: Mapping, schema: Schema) -> Iterator[str]:
        yield from self._comments.head
        yield from self._mapping(node, schema, "") if node.entries else ["{}"]
        yield from self._comments.foot

    def _mapping(self, node: Mapping, schema: Schema, indent: str) -> Iterator[str]:
        for entry in ordered(node, schema):
            yield from self._entry(entry, inner(schema, entry.key), indent)

    def _entry(self, entry: Entry, schema: Schema, indent: str) -> Iterator[str]:
        around = self._comments.of(entry.place)
        key = f"{indent}{self._key(entry)}:"
        if on_one_line(entry.node, schema) and not self._overlong(key, entry.node):
            hoisted = self._comments.inside(entry.node)
            yield from commented(indent, [*around.before, *hoisted])
            yield beside(f"{key} {self._flow(entry.node, False)}", around)
        else:
            yield from commented(indent, around.before)
            yield beside(key, around)
            yield from self._block(entry.node, schema, indent + _INDENT)
        yield from commented(indent, around.after)

    def _overlong(self, key: str, node: Node) -> bool:
        """Whether a list of plain values is too long to be read on one line."""
        if not isinstance(node, Sequence):
            return False
        plain = all(isinstance(item, Scalar) for item in node.items)
        return plain and len(f"{key} {self._flow(node, False)}") > _WIDTH

    def _block(self, node: Node, schema: Schema, indent: str) -> Iterator[str]:
        if isinstance(node, Mapping):
            yield from self._mapping(node, schema, indent)
        elif isinstance(node, Sequence):
            for item in node.items:
                yield from self._item(item, schema, indent)

    def _item(self, item: Node, schema: Schema, indent: str) -> Iterator[str]:
        """One member of a list in block style: of a long one, or of free data."""
        around = self._comments.of(item.place)
        if isinstance(item, Scalar):
            yield from commented(indent, around.before)
            yield beside(f"{indent}- {self._flow(item, False)}", around)
            yield from commented(indent, around.after)
        elif on_one_line(item, schema):
            yield f"{indent}- {self._flow(item, False)}"
        else:
            lines = list(self._block(item, schema, indent + _INDENT))
            first = next(i for i, line in enumerate(lines) if not is_comment(line))
            yield from commented(indent, [line.strip() for line in lines[:first]])
            yield f"{indent}- {lines[first].removeprefix(indent + _INDENT)}"
            yield from lines[first + 1 :]

    def _flow(self, node: Node, within: bool) -> str:
        """A node on one line; `within` another one, where fewer words need no quotes."""
        if isinstance(node, Scalar):
            return self._scalar(node, within)
        if isinstance(node, Sequence):
            return f"[{', '.join(self._flow(item, True) for item in node.items)}]"
        pairs = (f"{self._key(e, True)}: {self._flow(e.node, True)}" for e in node)
        return f"{{{', '.join(pairs)}}}"

    def _key(self, entry: Entry, within: bool = False) -> str:
        raw = self._raw[entry.place.line, entry.place.column]
        return self._written(entry.key, raw, within)

    def _scalar(self, node: Scalar, within: bool) -> str:
        if node.value is None:
            return "null"
        raw = self._raw[node.place.line, node.place.column]
        if not isinstance(node.value, str):
            return raw
        return self._written(node.value, raw, within)

    def _written(self, value: str, raw: str, within: bool) -> str:
        """As the author wrote it, if on one line and not in single quotes."""
        unsafe = within and raw[0] != '"' and _ONLY_ALONE.search(raw)
        return quoted(value) if unsafe or raw[0] in "'|>" or "\n" in raw else raw


def ordered(node: Mapping, schema: Schema) -> list[Entry]:
    """The keys in the order of the schema; names that an author chooses in his own, before
    what says where the fact stands."""
    ranks = {key: rank for rank, key in enumerate(schema.get("properties", ()))}
    chosen = ranks.get("confidence", len(ranks)) - 0.5
    return sorted(node.entries, key=lambda entry: ranks.get(entry.key, chosen))


def inner(schema: Schema, key: str) -> Schema:
    """What the schema says of the value of a key."""
    if schema.get("x-free"):
        return _FREE
    found = schema.get("properties", {}).get(key)
    found = schema.get("additionalProperties") if found is None else found
    return found if isinstance(found, dict) else {}


def on_one_line(node: Node, schema: Schema) -> bool:
    """Whether a node is short by its kind, not by the accident of its length."""
    if isinstance(node, Scalar):
        return True
    if isinstance(node, Mapping):
        return not node.entries or bool(schema.get("x-one-line"))
    return not node.items or not schema.get("x-free")


def commented(indent: str, comments: list[str]) -> Iterator[str]:
    yield from (f"{indent}{comment}" for comment in comments)


def beside(line: str, around: Around) -> str:
    return "  ".join([line, " ".join(around.beside)]).rstrip()


def is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
