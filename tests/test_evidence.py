"""What a real reply says about a spec: confirmed, contradicted, undocumented, not seen."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelspec.evidence.evidence import Evidence, evidence
from pixelspec.evidence.recognise import Unclear
from pixelspec.evidence.sample import MARK, NoReport, Sample, sample
from pixelspec.model.endpoint import Endpoint, ExampleReply
from tiny import committed

COMMITTED = committed()
GPT = COMMITTED["gccai/gpt-image-2-official"]
EXAMPLES = [(e, reply) for e in COMMITTED.values() for reply in e.example_replies]


def seen(
    body: object,
    endpoint: Endpoint = GPT,
    operation: str = "query",
    http: int | None = None,
) -> Evidence:
    found = evidence(endpoint, Sample(body, http), operation)
    assert isinstance(found, Evidence), found
    return found


def said(found: Evidence, verdict: Any) -> dict[str, str]:
    """What was seen of the facts with one verdict, by their paths."""
    return {o.path: o.says for o in found.of(verdict)}


def task(**data: object) -> dict[str, Any]:
    """A task as gccai shows it, with some of its data otherwise; None leaves it out."""
    (example,) = [r for r in GPT.example_replies if r.id == "completed"]
    whole: dict[str, Any] = json.loads(example.body)
    whole["data"] = {k: v for k, v in {**whole["data"], **data}.items() if v != "gone"}
    return whole


@pytest.mark.parametrize(
    "endpoint, example", EXAMPLES, ids=[f"{e.id}:{r.id}" for e, r in EXAMPLES]
)
def test_every_example_of_a_page_is_confirmed(
    endpoint: Endpoint, example: ExampleReply
) -> None:
    body = json.loads(example.body)
    found = evidence(endpoint, Sample(body, example.http, shape=example.reply))
    assert isinstance(found, Evidence) and found.reply == example.reply
    assert found.of("confirmed")
    assert {o.verdict for o in found.observations} <= {"confirmed", "unseen"}


def test_a_fact_is_told_with_its_place() -> None:
    (cost,) = [o for o in seen(task()).of("confirmed") if o.path.endswith(".cost")]
    assert cost.path == "replies.task.fields.data.cost"
    assert cost.source.place.file.endswith("specs/gccai/provider.yaml")
    assert cost.source.place.line and cost.source.place.column
    assert cost.says == "'data.cost' is 0.05279"


FIELDS, RESULT = "replies.task.fields", "pictures.result"
ADDRESS = {"url": ["https://upload.gccai.ai/a.png"]}


def pictures(*items: object) -> Any:
    return {"images": list(items)}


DRIFTS: dict[str, tuple[dict[str, object], str, str]] = {
    "a wrong type": ({"cost": "0.05"}, f"{FIELDS}.data.cost", "is no number"),
    "a boolean for a number": ({"cost": True}, f"{FIELDS}.data.cost", "is no number"),
    "a fraction": ({"progress": 0.5}, f"{FIELDS}.data.progress", "is no integer"),
    "no id": ({"id": "gone"}, f"{FIELDS}.data.id", "required and missing"),
    "an id of null": ({"id": None}, f"{FIELDS}.data.id", "required and missing"),
    "another state": ({"status": "ready"}, f"{FIELDS}.data.status", "no state of"),
    "an error that is a text": (
        {"error": "it failed"},
        f"{FIELDS}.data.error.message",
        "'data.error' is no object",
    ),
    "no picture": ({"result": "gone"}, RESULT, "no picture stands at"),
    "pictures elsewhere": ({"result": {"files": [ADDRESS]}}, RESULT, "no picture"),
    "no address": (
        {"result": pictures({"uri": "x"})},
        RESULT,
        "has none of url[], url",
    ),
    "a text for the expiry": (
        {"result": pictures({**ADDRESS, "expires_at": "soon"})},
        f"{RESULT}.expires",
        "which is no number",
    ),
    "another host": (
        {"result": pictures({"url": ["https://cdn.test/a.png"]})},
        f"{RESULT}.hosts",
        "an address is on cdn.test",
    ),
}


@pytest.mark.parametrize("name", DRIFTS)
def test_what_drifted_is_contradicted_and_nothing_else(name: str) -> None:
    data, path, says = DRIFTS[name]
    contradicted = said(seen(task(**data)), "contradicted")
    assert list(contradicted) == [path]
    assert says in contradicted[path]
    assert path not in said(seen(task(**data)), "confirmed")
    assert path not in said(seen(task()), "contradicted")


def test_a_success_that_is_told_by_another_type_is_contradicted() -> None:
    found = seen({**task(), "code": "200"})
    assert f"{FIELDS}.code" in said(found, "contradicted")


def test_a_state_that_is_known_is_a_fact_of_its_own() -> None:
    assert said(seen(task()), "confirmed")["lifecycle.completed"]
    (unknown,) = seen(task(status="complete")).of("contradicted")
    assert unknown.hint == "did you mean 'completed'?"


def test_what_no_fact_mentions_is_undocumented_and_harmless() -> None:
    found = seen(task(moved={"task": [{"id": "x"}]}, note=None))
    says = [o.says for o in found.of("undocumented")]
    assert says == [
        "'data.moved.task[].id' is a text of 1 characters",
        "'data.note' is null",
    ]
    assert not found.of("contradicted")


def test_what_may_be_there_and_is_not_was_not_seen() -> None:
    assert f"{FIELDS}.data.error.message" in said(seen(task()), "unseen")


@pytest.mark.parametrize(
    "data, ids",
    [
        ({}, set()),
        ({"width": 1024}, {"delivered-pixels"}),
        ({"status": "failed", "result": "gone"}, {"failure-payload"}),
        ({"status": "pending", "result": "gone"}, {"fields-before-completion"}),
    ],
)
def test_a_gap_may_be_closed_by_what_no_example_shows(
    data: dict[str, object], ids: set[str]
) -> None:
    gaps = {path.removeprefix("gaps.") for path in said(seen(task(**data)), "open")}
    assert gaps >= ids and bool(gaps) == bool(ids)


def test_the_reply_to_a_batch_closes_the_gap_about_it() -> None:
    body = {"data": [task()["data"]]}
    found = seen(body, operation="batch")
    assert found.reply == "tasks" and "gaps.batch-reply" in said(found, "open")
    assert f"{FIELDS}.data.id" in said(found, "confirmed")


GATEWAY = COMMITTED["oceanbase/generic"]


def refusal(http: int | None, code: object, message: str = "no") -> Evidence:
    body = {"success": False, "code": code, "message": message, "data": None}
    return seen(body, GATEWAY, "submit", http)


def test_a_refusal_is_held_against_the_error_rows() -> None:
    found = refusal(429, "429", "Rate limit exceeded")
    assert "errors.rate-limited" in said(found, "confirmed")
    assert not found.of("contradicted")


def test_another_message_contradicts_its_row() -> None:
    assert "errors.rate-limited" in said(refusal(429, "429"), "contradicted")


def test_a_code_with_another_status_contradicts_its_row() -> None:
    assert said(refusal(403, "401"), "contradicted") == {
        "errors.key-refused": '"401" came with HTTP 403, not with 401'
    }


def test_a_refusal_that_no_row_is_about_is_undocumented() -> None:
    found = refusal(418, "teapot")
    assert said(found, "undocumented")["errors"] == (
        'no row is about HTTP 418, "teapot"'
    )


def test_a_refusal_under_200_is_known_by_what_it_says_of_success() -> None:
    assert refusal(200, "401", "Unauthorized").reply == "error"


def test_of_two_replies_that_fit_none_is_chosen() -> None:
    wan = COMMITTED["bailian/wan2.5-t2i-preview"]
    (example,) = wan.example_replies
    found = evidence(wan, Sample(json.loads(example.body)))
    assert isinstance(found, Unclear)
    assert [name for name, _ in found.candidates] == ["submitted", "task"]


@pytest.mark.parametrize("body", [None, 3, "text", [], {}, {"x": 1}, [[{}]]])
def test_what_fits_nowhere_is_not_forced_into_a_shape(body: object) -> None:
    found = evidence(GPT, Sample(body))
    assert isinstance(found, Unclear)
    assert {name for name, _ in found.candidates} == {
        *("submitted", "task", "tasks", "error")
    }


def test_a_report_that_tells_less_confirms_the_same_types() -> None:
    """The texts are gone, their types are not."""
    body = task(id="<text of 20 characters>", cost="<integer of 19 digits>")
    address = "<address by https on upload.gccai.ai ending .png>"
    body["data"]["result"] = pictures({"url": [address]})
    whole = {MARK: 1, "request": "GET /v1/tasks/{task_id}", "http": 200, "body": body}
    found = evidence(GPT, sample(whole))
    assert isinstance(found, Evidence) and not found.of("contradicted")
    confirmed = said(found, "confirmed")
    assert f"{RESULT}.hosts" in confirmed and f"{FIELDS}.data.cost" in confirmed
    assert "a text of 20 characters" in confirmed[f"{FIELDS}.data.id"]


def test_of_a_shortened_host_only_the_end_is_compared() -> None:
    def hosts(host: str) -> dict[str, str]:
        body = task(result=pictures({"url": [f"<address by https on {host}>"]}))
        found = evidence(GPT, replace(sample(body), redacted=True), "query")
        assert isinstance(found, Evidence)
        return said(found, "contradicted")

    assert hosts("*.gccai.ai") == {}
    assert hosts("*") == {}
    assert list(hosts("*.other.ai")) == [f"{RESULT}.hosts"]


@pytest.mark.parametrize(
    "report",
    [
        {MARK: 2, "body": {}},
        {MARK: True, "body": {}},
        {MARK: 1},
        {MARK: 1, "body": {}, "http": "200"},
        {MARK: 1, "body": {}, "provider": ["gccai"]},
    ],
)
def test_what_is_no_report_says_why(report: object) -> None:
    with pytest.raises(NoReport):
        sample(report)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["data", "status", "code"]), inner)
        | st.dictionaries(st.text(), inner)
    ),
    max_leaves=8,
)


@given(JSON, st.sampled_from([None, 200, 404]), st.sampled_from(["", "query"]))
def test_no_reply_whatever_is_too_odd(
    body: object, http: int | None, operation: str
) -> None:
    assert evidence(GPT, Sample(body, http), operation)
    assert evidence(GPT, replace(sample({MARK: 1, "body": body}), http=http), operation)
