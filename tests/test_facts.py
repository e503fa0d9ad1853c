"""Holds every fact of the four pages against the specs: `facts.csv`, one value a row.

A fact stands in as many rows as it has values. A row names a spec `file`, a `path` to
one place in it, and the `value` there as JSON; a row without a path says in `reason`
why no place holds the fact. What follows from other facts, and what concerns only
whoever reads a page, is such a row.

A path is keys joined by dots. A dot inside a key is written with a backslash before it,
`fields.data\\.id.type`; a number is an index where a list stands, `range.0`.

In place of JSON, `*` says that something stands there, whatever it is, and `-` that
the last key of the path does not exist although all before it do. `"*"` inside JSON
stands for anything: prompts and notes are our own words.

This file shares no code with the generator, and it reads YAML by itself: a mistake made
there cannot hide here.
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

import pytest
import yaml

HERE = Path(__file__).parent
SPECS = HERE.parent / "specs"

FACTS = {"A": 45, "B": 126, "C": 32, "D": 41, "X": 6}
ACTIONABLE = 182
DEMANDING = {
    *("auth", "default", "enum", "envelope", "error"),
    *("lifecycle", "mapping", "param", "quirk", "range"),
}
TELLING = {"advice", "example", "gap", "artefact"}

NOTHING = object()  # where a path leads nowhere
PRESENT, ABSENT = "*", "-"

Documents = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    fact: str
    kind: str
    file: str
    path: str
    value: str
    reason: str


@cache
def rows() -> tuple[Row, ...]:
    """The table."""
    with (HERE / "facts.csv").open(encoding="utf-8", newline="") as file:
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
def specs() -> Documents:
    """Every spec that the table names."""
    files = sorted({row.file for row in rows() if row.file})
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


def failures(table: Iterable[Row], documents: Documents) -> list[str]:
    """The rows that a set of specs does not bear out."""
    return [
        f"{row.fact}: {row.file}: {row.path} should be {row.value}"
        for row in table
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


def test_the_specs_say_what_the_pages_say() -> None:
    assert failures(rows(), specs()) == []


def test_no_fact_is_missing() -> None:
    ids = [f"{page}-{n:02}" for page, last in FACTS.items() for n in range(1, last + 1)]
    assert list(dict.fromkeys(row.fact for row in rows())) == ids


def test_the_actionable_facts_are_all_of_them() -> None:
    kinds = {(row.fact, row.kind) for row in rows()}
    assert len(kinds) == sum(FACTS.values()), "a fact has one kind"
    assert {kind for _, kind in kinds} == DEMANDING | TELLING
    assert sum(kind in DEMANDING for _, kind in kinds) == ACTIONABLE


def test_every_row_has_a_value_or_a_reason() -> None:
    for row in rows():
        placed = [bool(row.file), bool(row.path), bool(row.value)]
        assert all(placed) or (not any(placed) and row.reason), row


def test_no_row_stands_twice() -> None:
    keys = [(row.fact, row.file, row.path) for row in rows()]
    assert len(set(keys)) == len(keys)


def test_nothing_of_the_generator_is_used() -> None:
    tree = ast.walk(ast.parse(Path(__file__).read_text("utf-8")))
    names = set()
    for node in tree:
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    assert names - sys.stdlib_module_names == {"pytest", "yaml"}


@pytest.mark.parametrize("file", sorted({row.file for row in rows() if row.file}))
def test_every_row_can_fail(file: str) -> None:
    for row in (row for row in rows() if row.file == file):
        wrong = changed(specs()[file], steps(row.path), mutant(row))
        found = failures([row], {file: wrong})
        assert [line.partition(":")[0] for line in found] == [row.fact], row


def test_a_wrong_cell_names_its_fact() -> None:
    file = "gccai/gpt-image-2-official.yaml"
    wrong = changed(specs()[file], ["table", "rows", "21:9", "1"], "2688x1151")
    assert failures(rows(), {**specs(), file: wrong}) == [
        f'B-76: {file}: table.rows.21:9.1 should be "2688x1152"'
    ]


def test_an_invented_word_is_found() -> None:
    file = "gccai/gpt-image-2-official.yaml"
    path = ["parameters", "quality", "values", "ultra"]
    wrong = changed(specs()[file], path, "Better still.")
    found = failures(rows(), {**specs(), file: wrong})
    assert [line.partition(":")[0] for line in found] == ["B-34"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("16:9", "16:9"), ("'1'", "1"), ('"200"', "200"), ("1k", "1k"), ("''", "")),
        *(("1", 1), ("0.05279", 0.05279), ("true", True), ("no", "no"), ("~", None)),
        *(("2026-11-20",) * 2, ("[1, 4]", [1, 4]), ("{4:3: 1}", {"4:3": 1})),
    ],
)
def test_yaml_is_read_as_yaml_1_2(text: str, value: Any) -> None:
    assert equal(value, load(text))


@pytest.mark.parametrize(
    ("expected", "found"),
    [(1, True), (1, "1"), (200, "200"), ([1, 4], [1, 4, 5]), ({"a": "*"}, {})],
)
def test_what_only_looks_the_same_is_not(expected: Any, found: Any) -> None:
    assert not equal(expected, found)


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(AssertionError, match="a key stands twice"):
        load("a: 1\na: 2\n")
