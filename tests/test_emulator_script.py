"""Holds that whatever a test asks to go wrong goes wrong, and nothing else."""

from __future__ import annotations

import json

import pytest

from emulated import DALLE, GPT, emulated, endpoint, gpt, task_of
from pixelspec.model.provider import ErrorRow


def test_a_task_fails_where_a_script_says_so() -> None:
    caller = emulated(GPT)
    caller.emulator.script("failed")
    task, fine = task_of(gpt(caller)), task_of(gpt(caller))
    caller.clock.advance(3)
    assert caller.query(task).json["data"]["status"] == "in_progress"
    caller.clock.advance(3)
    data = caller.query(task).json["data"]
    assert data["status"] == "failed" and data["error"]["message"]
    assert "result" not in data and "cost" not in data
    assert caller.query(fine).json["data"]["status"] == "completed"


def test_a_prompt_may_ask_for_its_outcome() -> None:
    caller = emulated(GPT)
    task = task_of(gpt(caller, prompt="An owl [emulator:failed]"))
    caller.clock.advance(6)
    assert caller.query(task).json["data"]["status"] == "failed"
    limited = gpt(caller, prompt="[emulator:rate-limited retry-after=7]")
    assert (limited.status, limited.reply.headers["retry-after"]) == (429, "7")
    assert gpt(caller, prompt="[emulator:nonsense]").status == 200


@pytest.mark.parametrize("row", endpoint(GPT).provider.errors, ids=lambda row: row.id)
def test_every_error_row_can_be_asked_for(row: ErrorRow) -> None:
    caller = emulated(GPT)
    caller.emulator.script(row.id)
    answer = gpt(caller)
    assert answer.status == (row.http or 400)
    assert answer.json["error"]["code"] == (row.code or str(answer.status))
    assert f"errors.{row.id}" in answer.assumed
    assert caller.emulator.account.submissions == ()
    assert gpt(caller).status == 200


def test_a_task_that_is_cancelled_stuck_or_strange() -> None:
    caller = emulated(GPT)
    caller.emulator.script("cancelled", "stuck", "strange")
    cancelled, stuck, strange = (task_of(gpt(caller)) for _ in range(3))
    caller.clock.advance(5)
    assert caller.query(strange).json["data"]["status"] == "emulator_unknown_state"
    caller.clock.advance(1000)
    answer = caller.query(cancelled)
    assert answer.json["data"]["status"] == "cancelled"
    assert "lifecycle" in answer.assumed  # no transition of the page leads there
    assert caller.query(stuck).json["data"]["status"] == "in_progress"
    assert caller.query(strange).json["data"]["status"] == "completed"


def test_a_query_can_be_scripted_too() -> None:
    caller = emulated(GPT)
    task = task_of(gpt(caller))
    caller.emulator.script("rate-limited", "usual", operation="query")
    assert [caller.query(task).status for _ in range(3)] == [429, 200, 200]


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        ("empty", 200, b""),
        ("html-502", 502, b"<html>"),
        ("error-in-200", 200, b'{"error"'),
    ],
)
def test_a_fault_spoils_the_reply_and_not_the_purchase(
    fault: str, status: int, body: bytes
) -> None:
    caller = emulated(GPT)
    caller.emulator.script(fault)
    answer = gpt(caller)
    assert answer.status == status and answer.reply.body.startswith(body)
    assert caller.emulator.account.paid == 1


def test_a_truncated_reply_is_no_json() -> None:
    caller = emulated(GPT)
    caller.emulator.script("truncated")
    with pytest.raises(json.JSONDecodeError):
        _ = gpt(caller).json


@pytest.mark.parametrize("word", ["", "nothing", "submitted", "in_progress"])
def test_an_unknown_outcome_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="no outcome"):
        emulated(GPT).emulator.script(word)


def test_an_outcome_needs_an_operation_that_there_is() -> None:
    with pytest.raises(ValueError, match="no operation"):
        emulated(DALLE).emulator.script("usual", operation="query")
