"""A table row without separators is split where one reading fits, else refused."""

from __future__ import annotations

import pytest

from paged import blocks
from pixelspec.pages.flattened import header, split_row
from pixelspec.pages.tables import ParameterTable, placed_cells

RATIOS = {"1:1", "3:1", "16:9", "9:16", "1:3"}


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("1:1512×5121024×1024", ("1:1", "512x512", "1024x1024")),
        ("16:91536×8643840×2160", ("16:9", "1536x864", "3840x2160")),
        ("9:16864 x 1536 2160 x 3840", ("9:16", "864x1536", "2160x3840")),
        (
            "3:11900×840 / 1536×5123072×1024",
            ("3:1", "1900x840/1536x512", "3072x1024"),
        ),
    ],
)
def test_one_reading(row: str, cells: tuple[str, ...]) -> None:
    assert split_row(row.replace(" x ", "x"), RATIOS, 2) == cells


@pytest.mark.parametrize(
    "row",
    [
        "1:1512×5121024×900",  # a cell has another shape than its row
        "7:1512×5121024×1024",  # no ratio of the page
        "1:1512×512",  # a cell too few
        "1:1512×5121024×10242048×2048",  # a cell too many
        "1:1words",
    ],
)
def test_no_reading(row: str) -> None:
    assert split_row(row, RATIOS, 2) is None


def test_two_readings_are_refused() -> None:
    # 1:1, or 1:11 with other cells: both ratios stand on the page.
    row = "1:11100×1001100×100"
    assert split_row(row, {"11:1"}, 2) is None
    assert split_row("1:1100×1001100×1100", {"1:1"}, 2) == (
        "1:1",
        "100x100",
        "1100x1100",
    )


def test_the_head_is_split_by_known_words() -> None:
    assert header("size1k2k4k", {"1k", "2k", "4k"}) == ("size", "1k", "2k", "4k")
    assert header("size1k2k", {"1k"}) == ()
    assert header("size", {"1k"}) == ()


def test_a_row_that_is_refused_is_one_block() -> None:
    page = (
        "size\nstring\n  • 1:1 - Square\n  • 2:1 - Wide\n"
        "tier\nstring\n  • 1k - Small\n  • 2k - Large\n"
        "size1k2k\n1:1512×5121024×1024\n2:1512×2561024×900\n"
    )
    refused = [b for b in blocks(page).values() if b.refused]
    assert [b.text for b in refused] == ["2:1512×2561024×900"]
    assert "1:1.2k" in blocks(page)


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (["model", "string", "Yes", "Which"], ["name", "type", "required", "prose"]),
        (["X-Wait", "No", "Kept, long ago"], ["name", "required", "prose"]),
        (["None", "There are none"], ["name", "prose"]),
        (["a", "string", "Yes", "b", "c"], None),
    ],
)
def test_cells_find_their_columns(cells: list[str], columns: list[str] | None) -> None:
    table = ParameterTable(("name", "type", "required", "default", "prose"))
    placed = placed_cells(cells, table)
    found = [cell.column for cell in placed or ()]
    assert found == (columns or [*table.columns])


def test_cells_with_two_readings_stay_apart() -> None:
    table = ParameterTable(("name", "default", "example", "type"))
    assert placed_cells(["a", "b", "string"], table) is None
