"""Holds what is known of the vendors against their specs: `vendor_facts.csv`.

A fact is one default, range, word, size, limit, path, header, state or error code of a
vendor, V of Volcengine and L of Alibaba. How a row is read stands in `fact_table`; a row
without a path is a fact that the language has no place for.
"""

from __future__ import annotations

from collections import Counter

import pytest

import fact_table
from fact_table import (
    NOTHING,
    Documents,
    Row,
    changed,
    failures,
    foreign,
    found_at,
    repeated,
    survivors,
)

FACTS = {"V": 284, "L": 224}
KINDS = {
    *("auth", "cell", "confidence", "conflict", "default", "enum", "envelope"),
    *("error", "gap", "header", "limit", "param", "path", "quirk", "range", "state"),
}
RATIOS = {"1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9"}
TIERS = {"seedream-4.0": 3, "seedream-4.5": 2, "seedream-5.0-lite": 3}
RESTATED = ["qwen-image-edit-plus", "qwen-image-2.0", "wan2.7-image"]


def rows() -> tuple[Row, ...]:
    """The table."""
    return fact_table.table("vendor_facts.csv")


def specs() -> Documents:
    """Every spec that the table names."""
    return fact_table.specs("vendor_facts.csv")


def test_the_specs_say_what_is_known_of_the_vendors() -> None:
    assert failures(rows(), specs()) == []


def test_no_fact_is_missing() -> None:
    ids = [f"{who}-{n:03}" for who, last in FACTS.items() for n in range(1, last + 1)]
    assert list(dict.fromkeys(row.fact for row in rows())) == ids
    kinds = {(row.fact, row.kind) for row in rows()}
    assert len(kinds) == len(ids) and {kind for _, kind in kinds} == KINDS


def test_every_row_has_a_value_or_a_reason() -> None:
    assert [row for row in rows() if not row.whole] == []


def test_no_row_stands_twice() -> None:
    assert repeated(rows()) == []


def test_every_row_can_fail() -> None:
    assert survivors(rows(), specs()) == []


def test_nothing_of_the_generator_is_used() -> None:
    used = foreign(__file__, fact_table.__file__)
    assert used == {"pytest", "yaml", "fact_table"}


def test_every_cell_of_the_seedream_tables_is_a_row() -> None:
    cells = [row for row in rows() if ".table.rows." in f".{row.path}"]
    found = Counter(row.file.split("/")[1].removesuffix(".yaml") for row in cells)
    tiers = {**TIERS, "seedream-5.0-pro": 2}
    assert found == {model: 8 * columns for model, columns in tiers.items()}
    for model in tiers:
        table = specs()[f"volcengine/{model}.yaml"]["table"]["rows"]
        assert set(table) == RATIOS
        assert all(len(row) == tiers[model] for row in table.values())


def test_a_wrong_cell_names_its_fact() -> None:
    file = "volcengine/seedream-4.5.yaml"
    wrong = changed(specs()[file], ["table", "rows", "21:9", "1"], "6240x2655")
    (found,) = failures(rows(), {**specs(), file: wrong})
    assert found.endswith(f'{file}: table.rows.21:9.1 should be "6240x2656"')


def test_sizes_of_alibaba_are_written_with_a_star() -> None:
    # A star in the table stands for anything, so that this one cannot be a row of it.
    models = {file: spec for file, spec in specs().items() if "parameters" in spec}
    path = ["parameters", "size", "separator"]
    signs = {file: found_at(spec, path) for file, spec in models.items()}
    for file, sign in signs.items():
        assert sign == "*" if file.startswith("bailian/") else sign is NOTHING, file


@pytest.mark.parametrize("model", RESTATED)
def test_what_only_others_say_is_nowhere_documented(model: str) -> None:
    spec = specs()[f"bailian/{model}.yaml"]
    for name, parameter in spec["parameters"].items():
        assert parameter["confidence"] in ("reported", "disputed"), name
    assert spec["pages"]["model"]["address"] == "unknown"
