"""Holds what each fault looks like on the wire, and what it does to the purchase."""

from __future__ import annotations

from typing import Any

import pytest

from emulated import DALLE, GATEWAY, GPT, Caller, emulated, gpt, task_of
from picture_size import seen

ELSEWHERE = "https://elsewhere.emulator.invalid"


def shown(caller: Caller, task: str) -> Any:
    return caller.query(task).json["data"]


def address(caller: Caller, **body: object) -> str:
    """Where the picture of a new task is."""
    task = task_of(gpt(caller, **body))
    caller.clock.advance(60)
    (found,) = shown(caller, task)["result"]["images"][0]["url"]
    return str(found)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 524, 408])
def test_a_status_of_the_server_comes_after_the_purchase(status: int) -> None:
    caller = emulated(GPT)
    caller.emulator.script(str(status))
    answer = gpt(caller)
    assert (answer.status, answer.json["error"]["code"]) == (status, str(status))
    assert caller.emulator.account.paid == 1


@pytest.mark.parametrize("status", [400, 404, 409, 418, 429])
def test_a_status_of_the_caller_refuses(status: int) -> None:
    caller = emulated(GPT)
    caller.emulator.script(f"{status} retry-after=3")
    answer = gpt(caller)
    assert (answer.status, answer.json["error"]["code"]) == (status, str(status))
    assert answer.reply.headers["retry-after"] == "3"
    assert caller.emulator.account.paid == 0


def test_a_row_of_the_page_gives_its_status_the_words() -> None:
    caller = emulated(GATEWAY)
    caller.emulator.script("429")
    assert caller.submit(model="m").json == {
        "success": False,
        "code": "429",
        "message": "Rate limit exceeded",
    }


@pytest.mark.parametrize(("word", "status"), [("html", 200), ("html-524", 524)])
def test_a_gateway_speaks_html(word: str, status: int) -> None:
    caller = emulated(GPT)
    caller.emulator.script(word)
    answer = gpt(caller)
    assert (answer.status, answer.reply.headers["content-type"]) == (
        status,
        "text/html",
    )
    assert b"<html>" in answer.reply.body and caller.emulator.account.paid == 1


def test_a_wrong_envelope_holds_the_whole_reply() -> None:
    caller = emulated(GPT)
    caller.emulator.script("wrong-envelope")
    answer = gpt(caller)
    assert list(answer.json) == ["response"] and answer.status == 200
    assert answer.json["response"]["data"][0]["task_id"]


@pytest.mark.parametrize("word", ["no-connection", "connect-timeout"])
def test_what_never_arrives_is_not_counted(word: str) -> None:
    caller = emulated(GPT)
    caller.emulator.script(word)
    assert gpt(caller).reply.fault == word
    assert dict(caller.emulator.account.requests) == {}
    assert gpt(caller).status == 200


def test_a_redirect_has_no_effect() -> None:
    caller = emulated(GPT)
    caller.emulator.script("redirect-elsewhere", "redirect-inside")
    away, inside = gpt(caller), gpt(caller)
    assert (away.status, inside.status) == (307, 307)
    path = "/v1/images/generations"
    assert away.reply.headers["location"] == ELSEWHERE + path
    assert inside.reply.headers["location"].startswith("http://127.0.0.1:9/")
    assert caller.emulator.account.paid == 0


def test_one_reply_shows_a_state_and_the_next_the_truth() -> None:
    caller = emulated(GPT)
    task = task_of(gpt(caller))
    caller.clock.advance(60)
    words = ("unknown-state", "never-finishes", "failed", "usual")
    caller.emulator.script(*words, operation="query")
    states = [shown(caller, task)["status"] for _ in words]
    assert states == ["emulator_unknown_state", "in_progress", "failed", "completed"]


def test_a_batch_query_shows_them_too() -> None:
    caller = emulated(GPT)
    tasks = [task_of(gpt(caller)) for _ in range(2)]
    caller.clock.advance(60)
    caller.emulator.script("failed", operation="batch")
    for state in ("failed", "completed"):
        answer = caller.post("/v1/tasks/batch", {"task_ids": tasks})
        assert {task["status"] for task in answer.json["data"]} == {state}


@pytest.mark.parametrize("operation", ["submit", "query"])
def test_pictures_are_wrong_wherever_it_is_asked_for(operation: str) -> None:
    caller = emulated(GPT)
    caller.emulator.script("wrong-pixels", operation=operation)
    body = caller.fetch(address(caller, size="16:9")).reply.body
    assert seen(body) == ("png", 771, 435)
    assert caller.emulator.account.submissions[0].pixels.width == 1536


def test_a_fetched_picture_is_wrong_once() -> None:
    caller = emulated(GPT)
    place = address(caller, size="16:9")
    caller.emulator.script("wrong-pixels", operation="download")
    sizes = [seen(caller.fetch(place).reply.body)[1] for _ in range(2)]
    assert sizes == [771, 1536]


def test_a_picture_in_the_reply_itself_may_be_wrong() -> None:
    caller = emulated(DALLE)
    caller.emulator.script("wrong-pixels", "usual")
    wrong, right = (
        caller.submit(prompt="x", response_format="b64_json").json["data"][0][
            "b64_json"
        ]
        for _ in range(2)
    )
    assert 0 < len(wrong) < len(right)


@pytest.mark.parametrize("operation", ["submit", "query"])
def test_an_expired_address_says_so(operation: str) -> None:
    caller = emulated(GPT)
    caller.emulator.script("expired-address", operation=operation)
    task = task_of(gpt(caller))
    caller.clock.advance(60)
    (image,) = shown(caller, task)["result"]["images"]
    assert image["expires_at"] <= caller.clock.now
    assert caller.fetch(image["url"][0]).status == 410


def test_a_fetched_address_expires_once() -> None:
    caller = emulated(GPT)
    place = address(caller)
    words = ("expired-address", "503", "html-502", "empty")
    caller.emulator.script(*words, operation="download")
    answers = [caller.fetch(place) for _ in (*words, "usual")]
    assert [answer.status for answer in answers] == [410, 503, 502, 200, 200]
    assert [bool(answer.reply.body) for answer in answers[3:]] == [False, True]


def test_the_key_is_refused_before_anything_goes_wrong() -> None:
    caller = emulated(GPT)
    place = address(caller)
    caller.emulator.script("redirect-elsewhere", operation="download")
    assert caller.fetch(place, authorization="Bearer x").status == 403
    led = caller.fetch(place)
    assert led.status == 302
    assert led.reply.headers["location"] == place.replace(
        "https://pictures.test", ELSEWHERE
    )


def test_one_thing_may_go_wrong_for_ever() -> None:
    caller = emulated(GPT)
    caller.emulator.script("409", "503", forever=True)
    assert [gpt(caller).status for _ in range(4)] == [409, 503, 503, 503]


def test_tasks_under_way_can_be_ended() -> None:
    caller = emulated(GPT)
    done = task_of(gpt(caller))
    caller.clock.advance(60)
    task = task_of(gpt(caller))
    assert caller.emulator.finish("cancelled") == 1
    assert [shown(caller, id)["status"] for id in (done, task)] == [
        "completed",
        "cancelled",
    ]
    assert caller.emulator.finish("failed") == 0
