"""Batches and long waits keep to the limits that a page states."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

import made_up
import pixelclients as px
from client.batches import counter, prompts
from pixelclients.runtime.batch_effects import Pace
from pixelclients.runtime.effects import Answer, Fault, Send, Wait
from pixelclients.runtime.pace import Pacer, paced


def pacer(submits: float | None = None, queries: float | None = None) -> Pacer:
    limits = {"submits_per_second": submits, "queries_per_second": queries}
    return Pacer(SimpleNamespace(**limits))  # type: ignore[arg-type]  # all it reads


def test_each_kind_waits_for_its_own_turn() -> None:
    pace = pacer(submits=2, queries=10)
    assert [pace.delay("submit", 100.0) for _ in range(3)] == [0.0, 0.5, 1.0]
    assert pace.delay("query", 100.0) == 0.0
    assert pace.delay("query", 100.0) == pytest.approx(0.1)


def test_turns_that_nobody_took_are_not_saved_up() -> None:
    pace = pacer(submits=2)
    assert pace.delay("submit", 100.0) == 0.0
    assert [pace.delay("submit", 200.0) for _ in range(2)] == [0.0, 0.5]


def test_without_a_limit_nobody_waits() -> None:
    assert [pacer().delay("submit", 1.0) for _ in range(9)] == [0.0] * 9


SEND = Send("GET", "https://x.test", 1.0)
WAIT = Wait(1.0)


def told(talk: Any, *outcomes: Any) -> list[object]:
    """The effects of a conversation that is told these outcomes, and what it returns."""
    effects = [next(talk)]
    try:
        for outcome in outcomes:
            failed = isinstance(outcome, Exception)
            effects.append(talk.throw(outcome) if failed else talk.send(outcome))
    except StopIteration as stop:
        effects.append(stop.value)
    return effects


def test_every_query_waits_for_its_turn() -> None:
    def talk() -> Any:
        yield WAIT
        try:
            yield SEND
        except Fault:
            return (yield SEND).status

    seen = told(paced(talk()), 1.0, 0.0, Fault("no", sent=True), 0.0, Answer(200, b""))
    assert seen == [WAIT, Pace("query"), SEND, Pace("query"), SEND, 200]


def test_waiting_for_a_turn_does_not_use_up_a_deadline() -> None:
    def talk() -> Any:
        before = yield Wait(0)
        yield SEND
        return (yield Wait(5.0)) - before

    seen = told(paced(talk()), 100.0, 60.0, Answer(200, b""), 165.0)
    assert seen[-1] == 5.0


def test_a_batch_keeps_to_every_limit_of_the_page(way: str) -> None:
    shop = counter("Lumen", limits=True, seconds=3.0)
    times: list[tuple[str, float]] = []
    shop.before.append(lambda r: times.append((r.method, shop.clock.now)))
    running = most = 0

    def on_event(event: Any) -> None:
        nonlocal running, most
        running += (event.kind == "submitted") - (event.kind == "delivered")
        most = max(most, running)

    report = shop.map(way, prompts(40), in_flight=40, on_event=on_event)
    assert report.complete and most <= 10  # of 40 that were allowed by the caller
    submits = [time for method, time in times if method == "POST"]
    assert all(b - a >= 0.499 for a, b in pairwise(submits))
    assert shop.emulator.account.refused == 0


def test_a_long_wait_keeps_to_the_queries_per_second(way: str) -> None:
    shop = counter("Lumen", seconds=2.0)
    shop.emulator.script("html-502", "html-502", operation="batch")
    ids = ids_of(shop, 100)
    asked: list[float] = []
    shop.before.append(lambda r: asked.append(shop.clock.now))
    waited = shop.run(way, lambda client: client.tasks.wait_all(ids))
    assert len(waited) == 100 and not any(
        isinstance(v, Exception) for v in waited.values()
    )
    one_by_one = asked[2:]
    assert len(one_by_one) >= 100
    assert all(b - a >= 0.049 for a, b in pairwise(one_by_one))


def ids_of(shop: Any, number: int) -> list[str]:
    """Tasks that are already going on."""
    with shop.client("blocking") as client:
        plan = client.glow.plan(prompt="An owl")
        return [plan.submit().id for _ in range(number)]


def test_the_limits_are_those_of_the_page() -> None:
    provider = made_up.package().Lumen(api_key="x")._site.provider
    limits = (provider.submits_per_second, provider.queries_per_second)
    assert (*limits, provider.tasks_at_once) == (2, 20, 10)
    assert px.Gccai(api_key="x")._site.provider.tasks_at_once is None
    assert replace(provider, tasks_at_once=3).tasks_at_once == 3
