"""Holds every fact of the four pages against the specs: `facts.csv`, one value a row.

How a row is read stands in `fact_table`. What follows from other facts, and what concerns
only whoever reads a page, is a row without a path.
"""

from __future__ import annotations

from typing import Any

import pytest

import fact_table
from fact_table import (
    Documents,
    Row,
    changed,
    equal,
    failures,
    foreign,
    load,
    repeated,
    survivors,
)

FACTS = {"A": 45, "B": 126, "C": 32, "D": 41, "X": 6}
ACTIONABLE = 182
DEMANDING = {
    *("auth", "default", "enum", "envelope", "error"),
    *("lifecycle", "mapping", "param", "quirk", "range"),
}
TELLING = {"advice", "example", "gap", "artefact"}


def rows() -> tuple[Row, ...]:
    """The table."""
    return fact_table.table("facts.csv")


def specs() -> Documents:
    """Every spec that the table names."""
    return fact_table.specs("facts.csv")


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
    assert [row for row in rows() if not row.whole] == []


def test_no_row_stands_twice() -> None:
    assert repeated(rows()) == []


def test_nothing_of_the_generator_is_used() -> None:
    used = foreign(__file__, fact_table.__file__)
    assert used == {"pytest", "yaml", "fact_table"}


def test_every_row_can_fail() -> None:
    assert survivors(rows(), specs()) == []


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
