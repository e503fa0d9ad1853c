"""What becomes of a wrong fact: killed, survived or proved equivalent, on a made-up model."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import made_up
from pixelspec.cli import main
from pixelspec.cli.power import told, total
from pixelspec.conformance import Bench, promise, raises
from pixelspec.conformance.promise import checks_of
from pixelspec.power.control import unmoved
from pixelspec.power.guard import MOST_ADVANCES, Endless, GuardedClock, bounded
from pixelspec.power.judge import judged
from pixelspec.power.measure import disproved, measured
from pixelspec.power.pool import jobs, joined
from pixelspec.power.source import Renderer
from pixelspec.power.stand import Stand, stand_of
from pixelspec.power.verdict import (
    SAME_CLIENT,
    UNREAD,
    Measured,
    Verdict,
)
from pixelspec.power.walk import Leaf, model_leaves, provider_leaves
from pixelspec.read.tool import read_tool


@promise("parameters.quality.default", rows=[()])
def test_default(bench: Bench) -> None:
    bench.holds(bench.buy(), quality="medium")
    assert bench.plan(size="16:9").body.get("quality") is None


@promise("parameters.n.range", rows=[()])
def test_boundary(bench: Bench) -> None:
    assert len(bench.buy(n=4).images) == 4
    bench.refuses("n", n=5)


@promise("parameters.size", "parameters.prompt", rows=[()])
def test_broad(bench: Bench) -> None:
    bench.buy(size="16:9")


@promise("provider.lifecycle", rows=[()])
def test_states(bench: Bench) -> None:
    with raises("TaskFailed"):
        bench.fault("failed")
        bench.buy()
    assert bench.again().buy().images


CHECKS: tuple[Callable[..., None], ...] = (
    test_default,
    test_boundary,
    test_broad,
    test_states,
)
# What stands above is checked by power, not by pytest.
for function in CHECKS:
    function.__test__ = False  # type: ignore[attr-defined]  # pytest reads it


@cache
def whole(id: str = made_up.GLOW) -> Stand:
    """A made-up model with the checks that were generated for it."""
    folder = Path(str(made_up.package().__file__)).parents[1]
    return stand_of(made_up.endpoint(id), folder, Renderer(read_tool().templates))


@cache
def stand(chosen: tuple[Callable[..., None], ...] = CHECKS) -> Stand:
    """The same with the checks above."""
    checks = tuple(check for function in chosen for check in checks_of(function))
    return replace(whole(), checks=checks)


def leaf(path: str) -> Leaf:
    model = whole().endpoint
    leaves = (*model_leaves(model), *provider_leaves(model.provider))
    return next(found for found in leaves if found.path == path)


def verdicts(path: str, stands: Sequence[Stand] = ()) -> dict[str, Verdict]:
    """What becomes of the first flip of a fact, by side."""
    found = list(judged(leaf(path), stands or [stand()]))
    return {verdict.side: verdict for verdict in reversed(found)}


def test_the_checks_hold_before_anything_is_flipped() -> None:
    assert stand().record.red == ()


@pytest.mark.parametrize("side", ["emulator", "client"])
def test_a_wrong_fact_is_killed_by_a_check_that_names_it(side: str) -> None:
    found = verdicts("parameters.n.range.most")[side]
    assert (found.outcome, found.by, found.group) == ("killed", "boundary", "boundary")


def test_the_narrowest_check_is_asked_first() -> None:
    names = [check.name for check in stand().naming("parameters.n.range.most")]
    assert names == ["boundary"]


def test_what_no_check_looks_at_survives() -> None:
    found = verdicts("parameters.preview.default")["emulator"]
    assert found.outcome == "survived" and found.named_by == ()
    # Nor can a lack of checks be taken for a proof: other requests tell the two apart.
    assert found.request


def test_a_kill_by_a_check_that_does_not_name_the_fact_is_none() -> None:
    found = verdicts("provider.operations.submit.request")["emulator"]
    assert found.outcome == "survived" and found.unnamed


def test_a_fact_that_only_one_side_knows_is_equivalent_on_the_other() -> None:
    found = verdicts("parameters.quality.cheapest-first")
    assert found["client"].proof == SAME_CLIENT
    assert found["emulator"].proof == UNREAD


def test_a_fact_of_the_provider_is_flipped_in_both() -> None:
    found = verdicts("provider.lifecycle.done.means")
    assert [v.outcome for v in found.values()] == ["killed", "killed"]


def test_prose_changes_nothing() -> None:
    found = measured("glow", [stand()], False, slice(0, 0))
    assert found.prose > 20 and found.verdicts == ()


def test_what_is_no_prose_is_found_among_it() -> None:
    prose = [leaf("parameters.prompt.doc"), leaf("parameters.quality.values.low")]
    assert [found.path for found in disproved(prose, [stand()])] == [prose[1].path]


def test_a_check_that_fails_at_once_measures_nothing() -> None:
    @promise("parameters", rows=[()])
    def test_wrong(bench: Bench) -> None:
        assert bench.plan().body == {}

    found = measured("glow", [stand((test_wrong,))], False, slice(0, 1))
    assert found.failed and found.red[0].startswith("wrong: ") and not found.verdicts


def test_every_group_fails_against_a_provider_that_knows_nothing() -> None:
    assert unmoved([stand()]) == {}


def test_the_control_tells_of_a_group_that_cannot_fail() -> None:
    @promise("parameters", rows=[()])
    def test_nothing(bench: Bench) -> None:
        bench.plan()

    assert unmoved([stand((test_nothing, test_states))]) == {made_up.GLOW: ["nothing"]}


def test_what_waits_for_ever_ends() -> None:
    clock = GuardedClock()
    with pytest.raises(Endless):
        for _ in range(MOST_ADVANCES + 1):
            clock.advance(1)


def test_what_turns_for_ever_ends() -> None:
    with pytest.raises(Endless), bounded(0.05):
        while True:
            pass


def test_each_fact_is_somebody_s_job_once() -> None:
    """A gateway speaks for itself alone: what it serves are the facts of others."""
    served = made_up.endpoint(made_up.SERVED)
    todo = jobs([made_up.endpoint(made_up.SLATE), served])
    names = {job.name for job in todo}
    assert names == {"quarry/slate", "quarry/provider", "depot/provider"}
    for name in names:
        parts = [job.part for job in todo if job.name == name]
        assert [part.start for part in parts[1:]] == [part.stop for part in parts[:-1]]


def test_parts_are_told_as_one() -> None:
    killed = Verdict("a", "a", "client", "1 -> 2", "killed", by="x[1]", group="x")
    lived = Verdict("b", "b", "emulator", "1 -> 2", "survived", named_by=("y",))
    (found,) = joined([Measured("m", 2, (killed,)), Measured("m", 2, (lived,))])
    assert total([found]) == "2 mutants: 1 killed, 0 equivalent, 1 survived"
    assert "  survived   emulator b: 1 -> 2 [passes y]" in list(told([found], False))
    assert found.failed and json.dumps(found.as_json())


def test_an_unknown_model_is_a_finding(capsys: Any) -> None:
    assert main(["power", "gccai/nothing"]) == 1
    assert "no model 'gccai/nothing'" in capsys.readouterr().err
    assert "pixelspec.power.pool" in sys.modules  # imported by these tests, not by that
