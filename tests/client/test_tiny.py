"""The client of the tiny spec: what the language can say and no committed page needs."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tiny
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import picture_address, transport
from pixelspec.model.catalogue import Catalogue
from pixelspec.plan.units import plan_units
from pixelspec.read.tool import read_tool
from pixelspec.render import render

PACKAGE = "tiny_clients"
REFERENCES = ["https://a.example/1.png"]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The generated package."""
    folder = tmp_path_factory.mktemp("tiny")
    made = tiny.endpoint()
    tool = read_tool()
    units = plan_units(Catalogue("0.1.0", (made.provider,), (made,)), PACKAGE, tool)
    for unit in units:
        for path, text in render(unit, tool).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield importlib.import_module(PACKAGE)
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def emulator(clock: ManualClock) -> Emulator:
    made = tiny.endpoint()
    address = picture_address(made.provider)
    return Emulator([made], clock=clock, picture_address=address)


@pytest.fixture
def model(package: Any, emulator: Emulator, clock: ManualClock) -> Any:
    return package.Tiny(
        api_key="of-the-tiny-one",
        transport=transport(emulator),
        clock=clock,
        sleep=clock.advance,
        wall=clock,
    ).model


def refusals(package: Any, model: Any, **keywords: object) -> set[tuple[str, str]]:
    with pytest.raises(package.InvalidRequest) as caught:
        model.with_options(quirks="allow").parse(keywords)
    return {(problem.parameter, problem.rule) for problem in caught.value.problems}


def test_a_parameter_goes_to_its_place_on_the_wire(model: Any) -> None:
    plan = model.plan(prompt="A hill", references=REFERENCES, seed=0, clear=False)
    assert plan.body == {
        "model": "model",
        "prompt": "A hill",
        "seed": 0,
        "clear": False,
        "input": {"images": REFERENCES},
    }
    assert json.loads(plan._call.draft.content) == plan.body
    again = model.plan(prompt="A dale")
    assert again.body == {"model": "model", "prompt": "A dale"}


def test_a_picture_is_bought(model: Any, emulator: Emulator, tmp_path: Path) -> None:
    images = model.generate(prompt="A hill", size="16:9", n=2)
    assert [path.suffix for path in images.save_all(tmp_path)] == [".png", ".png"]
    assert images.candidates == ((1024, 576),)
    assert emulator.account.paid == 1


def test_a_cell_that_is_not_to_be_had_is_refused(package: Any, model: Any) -> None:
    with pytest.raises(package.InvalidRequest, match="too wide") as caught:
        model.plan(prompt="A hill", size="16:9", tier="high")
    (problem,) = caught.value.problems
    assert problem.message.startswith("16:9 at high")
    assert (problem.parameter, problem.at) == ("size", "table")
    assert model.plan(prompt="A hill", size="16:9", tier="low").pixels == (1024, 576)
    assert model.plan(prompt="A hill", tier="high").pixels == (1024, 1024)


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({"prompt": ""}, {("prompt", "string-too-short")}),
        ({"prompt": "x" * 41}, {("prompt", "string-too-long")}),
        ({"references": []}, {("references", "too-short")}),
        ({"references": REFERENCES * 3}, {("references", "too-long")}),
        ({"clear": "yes"}, {("clear", "bool-type")}),
        ({"clear": 1}, {("clear", "bool-type")}),
        ({"mask": "x"}, {("mask", "mask-needs-references")}),
        (
            {"mask": "x", "references": REFERENCES, "seed": 1},
            {("mask", "mask-without-seed")},
        ),
        ({"audio": "x"}, {("audio", "unsupported")}),
        ({"size": "512x512", "tier": "low"}, {("size", "pixels-with-tier")}),
        ({"size": "512x999"}, {("size", "literal-error")}),
        ({"n": 5, "seed": "1"}, {("n", "less-than-equal"), ("seed", "int-type")}),
    ],
)
def test_a_wrong_call_is_refused(
    package: Any, model: Any, keywords: dict[str, object], expected: set[Any]
) -> None:
    assert refusals(package, model, **{"prompt": "A hill", **keywords}) == expected


def test_as_many_characters_as_are_allowed_are_allowed(model: Any) -> None:
    assert model.plan(prompt="🦊" * 40).body["prompt"] == "🦊" * 40


def test_one_of_several_is_required(package: Any, model: Any) -> None:
    """The prompt is required anyway: both are told."""
    assert refusals(package, model) == {
        ("prompt", "missing"),
        ("", "something-to-draw"),
    }


def test_a_quirk_holds_only_under_its_condition(package: Any, model: Any) -> None:
    with pytest.raises(package.QuirkRefused, match="clear-only-low"):
        model.submit(prompt="A hill", clear=True, tier="high")
    assert not model.plan(prompt="A hill", clear=True).notices
    assert not model.plan(prompt="A hill", clear=False, tier="high").notices
