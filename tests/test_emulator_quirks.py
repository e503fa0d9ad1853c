"""Holds that what a page says is changed without a word is changed, and only that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from emulated import GATEWAY, GPT, IMAGEN, Caller, emulated, endpoint, finished, gpt
from pixelspec.emulator.account import Submission
from pixelspec.model import condition
from pixelspec.model.behaviour import Effect, Quirk
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.source import Scalar, Source

Tests = dict[str, tuple[condition.Operator, tuple[Scalar, ...]]]


def last(caller: Caller) -> Submission:
    return caller.emulator.account.submissions[-1]


@pytest.mark.parametrize(
    ("given", "quirk", "name", "holds"),
    [
        ({"background": "transparent"}, "transparent-downgraded", "background", "auto"),
        ({}, "auto-is-low", "quality", "low"),
        ({"quality": "auto"}, "auto-is-low", "quality", "low"),
        (
            {"output_compression": 50},
            "compression-needs-lossy",
            "output_compression",
            None,
        ),
        (
            {"output_compression": 50, "output_format": "png"},
            "compression-needs-lossy",
            "output_compression",
            None,
        ),
    ],
)
def test_a_quirk_changes_what_holds(
    given: dict[str, object], quirk: str, name: str, holds: object
) -> None:
    caller = emulated(GPT)
    assert gpt(caller, **given).status == 200
    assert quirk in last(caller).quirks
    assert last(caller).effective.get(name) == holds


@pytest.mark.parametrize("form", ["jpeg", "webp"])
def test_compression_holds_where_the_format_is_lossy(form: str) -> None:
    caller = emulated(GPT)
    gpt(caller, output_format=form, output_compression=50)
    assert last(caller).effective["output_compression"] == 50


@pytest.mark.parametrize("size", ["21:9", "auto", "1024x1024", "", "banana", "16:9 "])
def test_an_unlisted_ratio_falls_back(size: str) -> None:
    caller = emulated(IMAGEN)
    answer = caller.submit(model="imagen-4.0-gccai", prompt="x", size=size)
    assert answer.status == 200
    assert last(caller).effective["size"] == "16:9"
    assert last(caller).written["size"] == size
    assert last(caller).quirks == ("size-falls-back",)


def test_a_listed_ratio_does_not_fall_back() -> None:
    caller = emulated(IMAGEN)
    caller.submit(model="imagen-4.0-gccai", prompt="x", size="4:3")
    assert last(caller).effective["size"] == "4:3"
    assert last(caller).quirks == ()


def test_unsupported_parameters_are_ignored_by_name_or_as_others() -> None:
    caller = emulated(IMAGEN)
    given = {"quality": "high", "mask": 3, "whatever": None}
    assert caller.submit(model="imagen-4.0-gccai", prompt="x", **given).status == 200
    assert last(caller).ignored == ("quality", "mask", "whatever")
    assert not set(given) & set(last(caller).effective)


def test_the_parameters_of_a_vendor_pass_through() -> None:
    caller = emulated(GATEWAY)
    given = {"prompt": "x", "size": "1024*1024", "parameters": {"n": 2}}
    caller.submit(model="qwen-image", **given)
    assert last(caller).effective["vendor"] == given
    assert (last(caller).model, last(caller).ignored) == ("qwen-image", ())


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ({}, 6),
        ({"quality": "high"}, 6),
        ({"quality": "high", "resolution": "2k"}, 130),
        ({"quality": "high", "resolution": "4k"}, 125),
        ({"quality": "medium", "resolution": "4k"}, 6),
    ],
)
def test_a_slow_request_takes_as_long_as_the_page_says(
    given: dict[str, object], seconds: float
) -> None:
    caller = emulated(GPT)
    data = finished(caller, **given)
    assert (data["status"], data["actual_time"]) == ("completed", seconds)
    assert last(caller).seconds == seconds


def test_a_test_may_say_how_long_a_task_takes() -> None:
    caller = emulated(GPT, seconds=0)
    answer = gpt(caller, quality="high", resolution="4k")
    task = answer.json["data"][0]["task_id"]
    assert caller.query(task).json["data"]["status"] == "completed"


def with_quirk(
    on: str,
    effect: Effect,
    tests: Tests,
    to: tuple[tuple[str, Scalar], ...] = (),
) -> Endpoint:
    """The model with one quirk and no gaps."""
    each = (condition.Test(name, *test) for name, test in tests.items())
    when = condition.Condition(tuple(each))
    quirk = Quirk("made", when, effect, on, Source(), to)
    return replace(endpoint(GPT), quirks=(quirk,), gaps=())


@pytest.mark.parametrize(("sent", "holds"), [(-3, 1), (0, 1), (2, 2), (9, 4)])
def test_a_number_may_be_clamped(sent: int, holds: int) -> None:
    caller = emulated(with_quirk("n", "clamped", {"n": ("unlisted", ())}))
    assert gpt(caller, n=sent).status == 200
    assert (last(caller).effective["n"], last(caller).pictures) == (holds, holds)


def test_a_tolerated_value_still_needs_its_type() -> None:
    caller = emulated(with_quirk("n", "clamped", {"n": ("unlisted", ())}))
    assert gpt(caller, n="9").status == 400


def test_a_quirk_tolerates_only_where_all_its_tests_hold() -> None:
    tests: Tests = {
        "n": ("unlisted", ()),
        "quality": ("one-of", ("low", "high")),
    }
    caller = emulated(with_quirk("n", "clamped", tests))
    assert gpt(caller, n=9, quality="low").status == 200
    assert gpt(caller, n=9, quality="medium").status == 400


@pytest.mark.parametrize(
    ("operator", "values", "works"),
    [
        ("is", ("high",), True),
        ("is", ("low",), False),
        ("one-of", ("low", "high"), True),
        ("not-in", ("low", "medium"), True),
        ("not-in", ("high",), False),
        ("given", (), True),
        ("absent", (), False),
        ("unlisted", (), False),
    ],
)
def test_a_condition(
    operator: condition.Operator, values: tuple[str, ...], works: bool
) -> None:
    model = with_quirk("n", "billed", {"quality": (operator, values)})
    caller = emulated(model)
    gpt(caller, quality="high")
    assert last(caller).quirks == (("made",) if works else ())


def test_a_condition_sees_defaults_but_given_sees_what_was_written() -> None:
    tests: Tests = {"quality": ("absent", ())}
    caller = emulated(with_quirk("n", "billed", {**tests, "size": ("is", ("1:1",))}))
    gpt(caller)
    assert last(caller).quirks == ("made",)


def test_an_ignored_value_leaves_the_default() -> None:
    model = with_quirk("n", "ignored", {"size": ("pixels", ())})
    caller = emulated(model)
    gpt(caller, n=3, size="1024x1024")
    assert (last(caller).effective["n"], last(caller).pictures) == (1, 1)
    gpt(caller, n=3, size="1:1")
    assert last(caller).effective["n"] == 3
