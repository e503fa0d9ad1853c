"""What no committed page documents, tried on made-up providers: idempotency, lists,
cancellation, prices, account-wide errors and the ids of requests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx2
import pytest

import made_up
from client.shop import Shop, emulated

errors = made_up.package()


@pytest.fixture
def lumen() -> Shop:
    return made_up.shop("Lumen")


def keys(shop: Shop) -> list[str | None]:
    """The idempotency keys of all submissions."""
    sent = [request for request in shop.sent if request.url.path == "/v1/images"]
    return [request.headers.get("idempotency-key") for request in sent]


def test_a_lost_answer_is_asked_for_again_with_the_same_key(
    lumen: Shop, way: str
) -> None:
    lumen.emulator.script("reset", "usual")
    task = lumen.run(way, lambda client: client.glow.submit(prompt="A lamp"))
    first, second = keys(lumen)
    assert first == second and first
    assert lumen.emulator.account.paid == 1
    assert lumen.emulator.account.submissions[0].task == task.id


def test_the_same_plan_bought_again_has_a_key_of_its_own(lumen: Shop) -> None:
    plan = lumen.client().glow.plan(prompt="A lamp")
    assert plan.submit().id != plan.submit().id
    assert len(set(keys(lumen))) == lumen.emulator.account.paid == 2


def test_what_stays_unknown_can_be_settled_by_its_key(lumen: Shop) -> None:
    lumen.emulator.script("reset", "reset", "reset")
    with pytest.raises(errors.SubmissionUnknown) as caught:
        lumen.client().glow.submit(prompt="A lamp")
    assert {caught.value.idempotency} == set(keys(lumen))
    assert lumen.emulator.account.paid == 1


def test_a_page_without_the_header_gets_none() -> None:
    atelier = made_up.shop("Atelier")
    atelier.client().sketch.submit(prompt="A chair")
    assert "idempotency-key" not in atelier.sent[0].headers


def test_the_list_has_every_task_as_it_stands(lumen: Shop, way: str) -> None:
    def steps(client: Any) -> Any:
        assert (yield client.tasks.list()) == ()
        old = yield client.glow.submit(prompt="A lamp")
        lumen.clock.advance(60)
        new = yield client.glow.submit(prompt="A lamp")
        listed = yield client.tasks.list()
        return (old.id, new.id), listed

    ids, listed = lumen.run(way, steps)
    assert tuple(task.id for task in listed) == ids
    assert [(task.state, task.done) for task in listed] == [
        ("done", True),
        ("queued", False),
    ]
    assert listed[0].cost == Decimal("0.04")


def test_a_listed_task_can_be_collected(lumen: Shop, way: str) -> None:
    def steps(client: Any) -> Any:
        yield client.glow.submit(prompt="A lamp")
        (task,) = yield client.tasks.list()
        return (yield task.wait())

    assert len(lumen.run(way, steps)) == 1


def test_the_list_is_asked_for_again_as_any_question(lumen: Shop, way: str) -> None:
    lumen.emulator.script("html-502", "reset", "usual", operation="list")
    assert lumen.run(way, lambda client: client.tasks.list()) == ()
    assert lumen.emulator.account.requests["list"] == 3


def test_a_list_that_holds_none_is_no_empty_list(lumen: Shop) -> None:
    odd = httpx2.Response(200, json={"total": 0})
    lumen.carrier = httpx2.MockTransport(lambda request: odd)
    with pytest.raises(errors.ReplyMismatch, match=r"it holds no tasks\[\]"):
        lumen.client().tasks.list()


def test_a_task_is_cancelled(lumen: Shop, way: str) -> None:
    def steps(client: Any) -> Any:
        task = yield client.glow.submit(prompt="A lamp")
        stopped = yield task.cancel()
        with pytest.raises(errors.TaskFailed, match="is cancelled"):
            yield stopped.wait()
        return task, stopped

    task, stopped = lumen.run(way, steps)
    assert (task.state, stopped.state, stopped.done) == ("queued", "cancelled", False)
    assert stopped.id == task.id and stopped.model == "lumen/glow"
    sent = [r for r in lumen.sent if r.url.path.endswith("/cancel")]
    assert [(r.content, r.headers["content-length"]) for r in sent] == [(b"", "0")]


def test_a_task_is_cancelled_by_its_id_alone(lumen: Shop, way: str) -> None:
    def steps(client: Any) -> Any:
        task = yield client.glow.submit(prompt="A lamp")
        return (yield client.tasks.cancel(task.id))

    assert lumen.run(way, steps).state == "cancelled"


def test_what_has_ended_cannot_be_cancelled(lumen: Shop) -> None:
    task = lumen.client().glow.submit(prompt="A lamp")
    lumen.clock.advance(60)
    with pytest.raises(errors.ApiError, match="has ended already") as caught:
        task.cancel()
    assert (caught.value.task_id, caught.value.charged) == (task.id, "yes")


def test_a_lost_cancellation_is_not_repeated(lumen: Shop, way: str) -> None:
    lumen.emulator.script("reset", operation="cancel")

    def steps(client: Any) -> Any:
        task = yield client.glow.submit(prompt="A lamp")
        with pytest.raises(errors.QueryFailed, match="tells whether it was") as caught:
            yield task.cancel()
        assert caught.value.task_id == task.id
        return (yield client.tasks.get(task.id))

    assert lumen.run(way, steps).state == "cancelled"
    assert lumen.emulator.account.requests["cancel"] == 1


@pytest.mark.parametrize("verb", ["list", "cancel"])
def test_where_no_page_says_how_the_error_says_so(verb: str, way: str) -> None:
    import pixelclients

    gccai = emulated("Gccai")
    told = {"list": "lists the tasks", "cancel": "cancels a task"}[verb]
    arguments = ("task_1",) if verb == "cancel" else ()
    with pytest.raises(pixelclients.InvalidRequest) as caught:
        gccai.run(way, lambda client: getattr(client.tasks, verb)(*arguments))
    assert str(caught.value) == f"no page of gccai says what {told} [not-documented]"
    assert gccai.sent == []


def test_an_error_row_may_concern_the_whole_account(lumen: Shop) -> None:
    words = {"terms-not-accepted": True, "out-of-credit": True, "rate-limited": False}
    for word, account in words.items():
        lumen.emulator.script(word)
        with pytest.raises(errors.ApiError) as caught:
            lumen.client().glow.submit(prompt="A lamp")
        assert (caught.value.account, caught.value.charged) == (account, "no")
    assert errors.ApiError.account is False


def test_the_id_of_a_request_is_read_where_the_page_has_it(lumen: Shop) -> None:
    task = lumen.client().glow.submit(prompt="A lamp")
    assert task._purchase.reading.request_id.startswith("req_")
    lumen.emulator.script("rate-limited")
    with pytest.raises(errors.RateLimited) as caught:
        lumen.client().glow.submit(prompt="A lamp")
    assert caught.value.request_id == "req_refused_1"


PRICES: list[tuple[dict[str, Any], str | None]] = [
    ({}, "0.04"),
    ({"quality": "low"}, "0.006"),
    ({"quality": "high", "n": 4}, "0.8"),
    ({"quality": "low", "n": 3}, "0.018"),
    ({"quality": "auto"}, None),
    ({"quality": "high", "preview": True, "n": 2}, "0.012"),
]


@pytest.mark.parametrize(("given", "cost"), PRICES)
def test_a_plan_tells_what_it_will_cost(
    lumen: Shop, given: dict[str, Any], cost: str | None
) -> None:
    plan = lumen.client().glow.plan(prompt="A lamp", **given)
    assert plan.cost == (None if cost is None else Decimal(cost))
    assert plan.cost_unit == "USD"


@pytest.mark.parametrize(("given", "cost"), PRICES)
def test_what_is_planned_is_charged(
    lumen: Shop, given: dict[str, Any], cost: str | None
) -> None:
    glow = lumen.client().glow.with_options(quirks="allow")
    images = glow.generate(prompt="A lamp", **given)
    assert cost is None or images.cost == Decimal(cost)
    charged = lumen.emulator.account.submissions[0].cost
    assert charged == ("" if cost is None else f"{Decimal(cost):f}") or (
        Decimal(charged) == Decimal(cost or 0)
    )


def test_what_is_sent_unchecked_has_no_known_price(lumen: Shop) -> None:
    glow = lumen.client().glow
    for body in ({"quality": "low"}, {"n": 2}):
        assert glow.with_options(extra_body=body).plan(prompt="A lamp").cost is None
    assert glow.with_options(model="ep-1").plan(prompt="A lamp").cost is None
    other = glow.with_options(extra_body={"seed": 1})
    assert other.plan(prompt="A lamp").cost == Decimal("0.04")


def test_one_price_for_every_picture() -> None:
    plan = made_up.shop("Atelier").client().sketch.plan(prompt="A chair", n=3)
    assert (plan.cost, plan.cost_unit) == (Decimal("0.03"), "credits")
    assert plan.generate().cost == Decimal("0.03")


def test_without_a_price_nothing_is_promised() -> None:
    plan = emulated("Gccai").client().gpt_image_2_official.plan(prompt="An owl")
    assert (plan.cost, plan.cost_unit) == (None, None)


def test_a_task_is_forgotten_and_says_so(lumen: Shop) -> None:
    task = lumen.client().glow.submit(prompt="A lamp")
    lumen.clock.advance(259200)
    with pytest.raises(errors.ApiError, match="HTTP 404") as caught:
        task.refresh()
    assert caught.value.task_id == task.id
