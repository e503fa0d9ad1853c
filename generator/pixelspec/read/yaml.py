"""The strict YAML of specs: a tree of plain nodes, or findings that say why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import yaml

from pixelspec.place import Finding, Place
from pixelspec.read.scalar import resolve, sexagesimal
from pixelspec.read.text import decode, hidden, hidden_finding
from pixelspec.read.tree import Entry, Mapping, Node, Scalar, Sequence

DEPTH = 40
_ENOUGH = 20
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Both parsers of PyYAML, each in its own words: what is wrong, and what would be right.
_ALIGN = (
    "this does not fit in here",
    "align it with its neighbours, or quote the text",
)
_PROBLEMS = {
    "mapping values are not": ("a key cannot stand here", "quote a text with a colon"),
    "cannot start any token": ("a text cannot begin like this", "quote it"),
    "expected ',' or ']'": ("this list stays open", "close it with ], or quote a text"),
    "expected ',' or '}'": (
        "this mapping stays open",
        "close it with }, or quote a text with { in it",
    ),
    "end of stream": ("this quotation mark stays open", "close it"),
    "node content": ("a value is missing, or a bracket stays open", ""),
    "Unicode": ("this escape names no character", "write the character itself"),
    "escape": ("unknown escape in a text", "write \\\\ for one backslash"),
    "unexpected ':'": ("a colon in a text without quotes", "quote the text"),
    "expected ':'": ("a key without a colon", "a key ends with a colon"),
    "did not find expected": _ALIGN,
    "expected <block end>": _ALIGN,
    "directive": ("a directive of YAML", "leave the line with % out"),
    "incompatible": ("a directive of YAML", "leave the line with % out"),
}


def read_yaml(text: bytes | str, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The document in a file; None where its meaning is not certain."""
    decoded, findings = decode(text, file)
    if findings:
        return None, findings
    reader = _Reader(decoded, file)
    node = reader.document()
    found = tuple(sorted(set(reader.findings), key=lambda f: f.place))[:_ENOUGH]
    return (None if reader.lost else node), found


class Mark(Protocol):
    """What the parser in C and the one in Python both say of a position."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _Reader:
    """Builds nodes from parser events, so that depth is known before anything nests.

    PyYAML's own composer recurses in C without a limit.
    """

    def __init__(self, text: str, file: str) -> None:
        self.findings: list[Finding] = []
        self.lost = False
        self._file = file
        self._anchored = False
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Node | None:
        """The only document of the file."""
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            self._lose(self._place(_mark(error)), *_explained(error))
        except yaml.YAMLError as error:
            self._lose(Place(self._file), f"not YAML: {error}".splitlines()[0])
        except _TooDeep:
            pass
        return None

    def _document(self) -> Node | None:
        node: Node | None = None
        for event in self._events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if node is not None:
                hint = "put each spec into a file of its own"
                self._lose(self._place(event.start_mark), "a second document", hint)
                return None
            node = self._node(next(self._events), 0)
        if not self.lost and (node is None or node == Scalar(None, node.place)):
            hint = "begin with `pixelspec: 1`"
            self._lose(Place(self._file), "the file is empty", hint)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._place(event.start_mark)
        if depth > DEPTH:
            self._lose(place, f"nested more than {DEPTH} deep", "no spec needs that")
            raise _TooDeep
        self._refuse_yaml_magic(event, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items = self._until(yaml.SequenceEndEvent)
            return Sequence(tuple(self._node(e, depth + 1) for e in items), place)
        return self._scalar(event, place)

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            node = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or not isinstance(key.value, str):
                self._refuse_key(key)
            elif key.value in entries:
                first = entries[key.value].place.line
                message = f"duplicate key {key.value!r}"
                hint = f"it stands in line {first} already"
                self._find(key.place, message, hint)
            else:
                entries[key.value] = Entry(key.value, key.place, node)
        return Mapping(tuple(entries.values()), place)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _scalar(self, event: yaml.Event, place: Place) -> Scalar:
        if not isinstance(event, yaml.ScalarEvent):
            return Scalar(None, place)
        text: str = event.value
        character = hidden(text)
        if character:
            self._lost(hidden_finding(character, place))
        if event.style:
            return Scalar(text, place)
        number = sexagesimal(text)
        if number is not None:
            message = f"unquoted {text}, which other YAML readers take for {number}"
            self._find(place, message, f'write "{text}"')
        try:
            return Scalar(resolve(text), place)
        except ValueError as error:
            self._lose(place, str(error), f'write "{text[:40]}" if it is a text')
            return Scalar(None, place)

    def _refuse_key(self, key: Node) -> None:
        if not isinstance(key, Scalar):
            self._lose(key.place, "a list or mapping as a key", "a key is a text")
        elif not self.lost:
            written = "null" if key.value is None else str(key.value)
            written = written.lower() if isinstance(key.value, bool) else written
            self._lose(key.place, f"key {written} is no text", f'write "{written}"')

    def _refuse_yaml_magic(self, event: yaml.Event, place: Place) -> None:
        """No anchor, alias or tag; one finding a file tells of all anchors."""
        tag = getattr(event, "tag", None)
        anchor = getattr(event, "anchor", None)
        if tag:
            tag = tag.replace("tag:yaml.org,2002:", "!!")
            self._lose(place, f"tag {tag}", "leave the tag out; quote a text")
        if anchor and not self._anchored:
            self._anchored = True
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"anchor or alias {sign}{anchor}"
            self._lose(place, message, "write the value out where it is needed")

    def _place(self, mark: Mark | None) -> Place:
        if mark is None:
            return Place(self._file)
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _find(self, place: Place, message: str, hint: str = "") -> None:
        self.findings.append(Finding(place, "read", message, hint=hint))

    def _lose(self, place: Place, message: str, hint: str = "") -> None:
        self._lost(Finding(place, "read", message, hint=hint))

    def _lost(self, finding: Finding) -> None:
        self.lost = True
        self.findings.append(finding)


class _TooDeep(Exception):
    """Reading has stopped at a finding."""


def _mark(error: yaml.MarkedYAMLError) -> Mark | None:
    """Where to look: at what was left open rather than at the end of the file."""
    problem = error.problem or ""
    opened = "',' or" in problem or "end of stream" in problem
    return (error.context_mark if opened else None) or error.problem_mark


def _explained(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    problem = error.problem or "not YAML"
    known = (said for sign, said in _PROBLEMS.items() if sign in problem)
    return next(known, (problem, ""))
