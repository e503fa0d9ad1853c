"""Holds that a request which the specs refuse is no valid one by the document either, for
rules and cells that no committed spec has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from emulated import GPT, endpoint
from pixelspec.model import condition
from pixelspec.model.behaviour import Rule, RuleKind
from pixelspec.model.condition import Condition
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.source import Source
from pixelspec.openapi.bodies import request_schema

URL = "https://example.com/a.png"
BASE = {"model": "gpt-image-2-official", "prompt": "x"}
MASK, PICTURES = {"mask_url": URL}, {"image_urls": [URL]}


def fits(shown: Endpoint, more: dict[str, Any]) -> bool:
    return Draft202012Validator(request_schema(shown)).is_valid({**BASE, **more})


def ruled(kind: RuleKind, subject: str, *others: str, **more: Any) -> Endpoint:
    rule = Rule("r", kind, subject, others, Source(), **more)
    return replace(endpoint(GPT), rules=(rule,))


@pytest.mark.parametrize(
    ("shown", "right", "wrong"),
    [
        (ruled("requires", "mask_url", "image_urls"), {**MASK, **PICTURES}, MASK),
        (ruled("excludes", "mask_url", "image_urls"), MASK, {**MASK, **PICTURES}),
        (ruled("at-least-one", "", "mask_url", "image_urls"), PICTURES, {}),
        (
            ruled("requires-value", "mask_url", "quality", values=("auto",)),
            MASK,
            {**MASK, "quality": "low"},
        ),
        (
            ruled("requires-value", "mask_url", "quality", values=("low",)),
            {**MASK, "quality": "low"},
            MASK,
        ),
    ],
)
def test_a_rule_that_is_broken(
    shown: Endpoint, right: dict[str, Any], wrong: dict[str, Any]
) -> None:
    assert fits(shown, right) and not fits(shown, wrong)


@pytest.mark.parametrize(
    "test", [condition.Test("n", "given"), condition.Test("n", "is", (1, 2))]
)
def test_a_sum_holds_under_its_condition(test: condition.Test) -> None:
    shown = ruled(
        "sum",
        "",
        "image_urls",
        "n",
        counted=("image_urls",),
        at_most=3,
        when=Condition((test,)),
    )
    assert fits(shown, {"image_urls": [URL], "n": 2})
    assert not fits(shown, {"image_urls": [URL, URL], "n": 2})
    assert fits(shown, {"image_urls": [URL] * 3})
    assert fits(shown, {"image_urls": [URL] * 4}) is (test.operator == "given")


def test_a_sum_without_an_end_is_left_to_words() -> None:
    shown = ruled("sum", "", "image_urls", "n", counted=("image_urls",), at_most=5000)
    assert "not" not in request_schema(replace(shown, gaps=()))


@pytest.mark.parametrize(
    ("more", "taken"),
    [
        ({"size": "16:9", "resolution": "4k"}, False),
        ({"size": "16:9", "resolution": "2k"}, True),
        ({"size": "9:16", "resolution": "4k"}, True),
        ({"size": "1:1"}, False),  # 1k is the default
        ({"resolution": "1k"}, False),  # and so is 1:1
        ({}, False),
        ({"size": "1:1", "resolution": "2k"}, True),
    ],
)
def test_a_cell_that_is_not_to_be_had(more: dict[str, Any], taken: bool) -> None:
    shown = endpoint(GPT)
    assert shown.table is not None
    barred = {("16:9", "4k"), ("1:1", "1k")}
    cells = tuple(
        replace(cell, refused="no") if (cell.row, cell.column) in barred else cell
        for cell in shown.table.cells
    )
    assert fits(replace(shown, table=replace(shown.table, cells=cells)), more) is taken


def test_a_gap_that_a_request_falls_into() -> None:
    gap = replace(
        endpoint(GPT).gaps[0], when=Condition((condition.Test("n", "absent"),))
    )
    shown = replace(endpoint(GPT), gaps=(gap,), rules=())
    assert fits(shown, {"n": 1}) and not fits(shown, {})
    gap = replace(
        gap, when=Condition((condition.Test("quality", "not-in", ("auto", "low")),))
    )
    shown = replace(shown, gaps=(gap,))
    assert fits(shown, {}) and not fits(shown, {"quality": "high"})
