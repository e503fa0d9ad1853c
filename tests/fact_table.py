"""Tables of facts, and what a spec says at a path, read without any of the generator.

A row names a spec `file`, a `path` to one place in it, and the `value` there as JSON; a
row without a path says in `reason` why no place holds the fact. A fact stands in as many
rows as it has values.

A path is keys joined by dots. A dot inside a key is written with a backslash before it,
`fields.data\\.id.type`; a number is an index where a list stands, `range.0`.

In place of JSON, `*` says that something stands there, whatever it is, and `-` that
the last key of the path does not exist although all before it do. `"*"` inside JSON
stands for anything: prompts and notes are our own words.

YAML is read here by itself: a mistake made in the generator cannot hide here.
"""

from __future__ import annotations

import ast
import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SPECS = HERE.parent / "specs"

NOTHING = object()  # where a path leads nowhere
PRESENT, ABSENT = "*", "-"

Documents = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    fact: str
    kind: str
    file: str
    path: str
    value: str
    reason: str

    @property
    def whole(self) -> bool:
        """Whether it has a place and a value, or neither and a reason."""
        placed = [bool(self.file), bool(self.path), bool(self.value)]
        return all(placed) or (not any(placed) and bool(self.reason))


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a file beside this one."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(Row(**line) for line in csv.DictReader(file, strict=True))


CORE: list[tuple[re.Pattern[str], Callable[[str], Any]]] = [
    (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    (re.compile(r"true|True|TRUE"), lambda text: True),
    (re.compile(r"false|False|FALSE"), lambda text: False),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
]


def scalar(text: str) -> Any:
    """What YAML 1.2 reads in an unquoted text: `16:9` is no number there."""
    for pattern, read in CORE:
        if pattern.fullmatch(text):
            return read(text)
    return text


def plain(node: yaml.Node) -> Any:
    """A composed node as a dict, a list or a scalar."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(plain(key), plain(value)) for key, value in node.value]
        names = [name for name, _ in pairs]
        assert len(set(names)) == len(names), f"a key stands twice: {node.start_mark}"
        return {str(name): value for name, value in pairs}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return node.value if node.style else scalar(node.value)


def load(text: str) -> Any:
    """A YAML document; of PyYAML only the parser is used, none of its types."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    assert root is not None
    return plain(root)


@cache
def specs(name: str) -> Documents:
    """Every spec that a table names."""
    files = sorted({row.file for row in table(name) if row.file})
    return {file: load((SPECS / file).read_text("utf-8")) for file in files}


def steps(path: str) -> list[str]:
    """The keys and indexes of a path."""
    return [step.replace("\\.", ".") for step in re.split(r"(?<!\\)\.", path)]


def child(node: Any, step: str) -> Any:
    """What stands under one key or index."""
    if isinstance(node, dict):
        return node.get(step, NOTHING)
    if isinstance(node, list) and step.isdigit() and int(step) < len(node):
        return node[int(step)]
    return NOTHING


def found_at(node: Any, path: Iterable[str]) -> Any:
    """What stands at a path."""
    for step in path:
        node = child(node, step)
    return node


def equal(expected: Any, found: Any) -> bool:
    """The same JSON, of the same types; `"*"` equals anything that is there."""
    if expected == PRESENT:
        return found is not NOTHING
    if isinstance(expected, dict) and isinstance(found, dict):
        same = expected.keys() == found.keys()
        return same and all(equal(expected[key], found[key]) for key in expected)
    if isinstance(expected, list) and isinstance(found, list):
        pairs = zip(expected, found, strict=False)
        return len(expected) == len(found) and all(equal(e, f) for e, f in pairs)
    return type(expected) is type(found) and bool(expected == found)


def holds(row: Row, document: Any) -> bool:
    """Whether a spec says what a row demands."""
    path = steps(row.path)
    found = found_at(document, path)
    if row.value == ABSENT:
        return found is NOTHING and isinstance(found_at(document, path[:-1]), dict)
    expected = PRESENT if row.value == PRESENT else json.loads(row.value)
    return equal(expected, found)


def failures(rows: Iterable[Row], documents: Documents) -> list[str]:
    """The rows that a set of specs does not bear out."""
    return [
        f"{row.fact}: {row.file}: {row.path} should be {row.value}"
        for row in rows
        if row.path and not holds(row, documents[row.file])
    ]


def changed(node: Any, path: list[str], value: Any) -> Any:
    """A copy with another value at a path, or without the path for NOTHING."""
    step, *rest = path
    new = changed(child(node, step), rest, value) if rest else value
    if isinstance(node, list):
        kept = [new if str(index) == step else item for index, item in enumerate(node)]
        return [item for item in kept if item is not NOTHING]
    copy = {key: item for key, item in node.items() if key != step}
    return copy if new is NOTHING else {**copy, step: new}


def mutant(row: Row) -> Any:
    """Another value than the one that a row demands."""
    return NOTHING if row.value == PRESENT else "something else"


def survivors(rows: Iterable[Row], documents: Documents) -> list[Row]:
    """The rows that still hold where a spec says something else."""
    return [
        row
        for row in rows
        if row.path
        and holds(row, changed(documents[row.file], steps(row.path), mutant(row)))
    ]


def repeated(rows: Iterable[Row]) -> list[tuple[str, str, str]]:
    """The places that stand twice under one fact."""
    keys = [(row.fact, row.file, row.path) for row in rows]
    return sorted({key for key in keys if keys.count(key) > 1})


def foreign(*files: str) -> set[str]:
    """The packages that files use beyond the standard library."""
    names = set()
    for file in files:
        for node in ast.walk(ast.parse(Path(file).read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add((node.module or "").split(".")[0])
    return names - sys.stdlib_module_names
