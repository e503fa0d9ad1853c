"""What a spec states by its structure, said in plain sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documented import endpoint, page
from pixelspec.model.behaviour import Quirk, Rule
from pixelspec.model.condition import Condition
from pixelspec.model.condition import Test as Check
from pixelspec.model.parameter import Range
from pixelspec.model.prices import Prices
from pixelspec.model.source import Source
from pixelspec.model.table import Cell
from pixelspec.plan.docs_behaviour import quirk_sentence, rule_sentence
from pixelspec.plan.docs_words import between, bounds


def when(*tests: Check) -> Condition:
    return Condition(tests)


HIGH = Check("quality", "is", ("high",))


@pytest.mark.parametrize(
    ("quirk", "words"),
    [
        (
            Quirk(
                "q",
                when(HIGH),
                "downgraded",
                "quality",
                Source(),
                (("quality", "low"),),
            ),
            "When `quality` is `high`, `quality` is downgraded to `low`.",
        ),
        (
            Quirk(
                "q", when(HIGH), "substituted", "quality", Source(), (("n", 1),), True
            ),
            "When `quality` is `high`, `quality` may be replaced: `n` = `1` holds.",
        ),
        (
            Quirk("q", when(HIGH), "slow", "quality", Source(), (), True, (120, None)),
            "When `quality` is `high`, the call may take more than 120 s.",
        ),
        (
            Quirk("q", when(HIGH), "slow", "quality", Source(), (), False, (5, 9.5)),
            "When `quality` is `high`, the call takes more than 5 s and up to 9.5 s.",
        ),
        (
            Quirk(
                "q",
                when(Check("a", "given"), Check("b", "not-in", (True, 2))),
                "ineffective",
                "a",
                Source(),
            ),
            "When `a` is given and `b` is not `true` or `2`, `a` has no effect.",
        ),
        (
            Quirk(
                "q",
                when(
                    Check("s", "unlisted"), Check("t", "pixels"), Check("u", "absent")
                ),
                "falls-back",
                "s",
                Source(),
                (("s", "1:1"),),
            ),
            "When `s` has a value that the page does not list and `t` is given in pixels "
            "and `u` is left out, `s` falls back to `1:1`.",
        ),
    ],
)
def test_a_quirk_is_a_sentence(quirk: Quirk, words: str) -> None:
    assert quirk_sentence(quirk) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("r", "requires", "a", ("b", "c"), Source()), "`a` needs `b` and `c`."),
        (
            Rule("r", "excludes", "a", ("b", "c"), Source()),
            "`a` does not go with `b` or `c`.",
        ),
        (
            Rule("r", "at-least-one", "", ("b", "c"), Source()),
            "One of `b` or `c` has to be given.",
        ),
        (
            Rule("r", "image-has", "m", (), Source(), "alpha"),
            "The picture behind `m` has an alpha channel.",
        ),
        (
            Rule("r", "image-same-size", "m", ("i",), Source()),
            "The picture behind `m` is as large as the first picture of `i`.",
        ),
        (
            Rule("r", "sum", "", ("a", "b"), Source(), counted=("a",), at_most=15),
            "In all, the number of `a` plus `b` is at most 15, counting only what the "
            "call writes.",
        ),
    ],
)
def test_a_rule_is_a_sentence(rule: Rule, words: str) -> None:
    assert rule_sentence(rule) == words


def test_bounds_are_words() -> None:
    assert bounds(None) == bounds(Range(None, None)) == ""
    assert bounds(Range(1, 1)) == "just 1"
    assert bounds(Range(None, 800), "characters") == "at most 800 characters"
    assert bounds(Range(0.5, None)) == "at least 0.5"
    assert between((10, 20)) == "10 to 20 s"
    assert between((10, 10)) == "10 s"


def test_a_cell_may_be_refused_or_missing() -> None:
    model = endpoint("dalle-format/imagen4")
    assert model.table is not None
    refused = Cell("1:1", None, (), Source(("body",)), "too small")
    table = replace(model.table, cells=(refused,))
    assert "| `1:1` | not to be had: too small | `body` |" in page(
        replace(model, table=table)
    )
    two = replace(table, by=("aspect_ratio", "tier"), columns=("1k",))
    shown = page(replace(model, table=two))
    assert "| `1:1` | not stated | `body` |" in shown
    assert "`tier` is no parameter: the provider chooses it." in shown


def test_prices_are_told_by_the_word_that_they_depend_on() -> None:
    model = endpoint("gccai/gpt-image-2-official")
    source = Source(("prices",))
    rows = (("1k", "0.05"), ("2k", "0.1"))
    prices = Prices("CNY", "picture", source, by="size", rows=rows, number="n")
    text = page(replace(model, prices=prices))
    assert "| `size` | CNY a picture | Place |" in text
    assert "| `1k` | 0.05 | `prices` |\n| `2k` | 0.1 | `prices` |" in text
    assert "`n` says how many pictures there will be." in text
    each = page(replace(model, prices=Prices("CNY", "picture", source, each="0.2")))
    assert "| any | 0.2 | `prices` |" in each


def test_limits_and_lifetimes_are_told() -> None:
    text = page(endpoint("bailian/wan2.6-t2i"))
    assert "| queries in a second | 20 | `query.limits` |" in text
    assert "| a task can be asked after | 24 hours | `query.retention` |" in text
    assert "| a picture can be fetched | 24 hours | `query.retention` |" in text
