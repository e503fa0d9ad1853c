"""The checks of what comes back: literal replies made of the page, and what they can tell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import made_up
from pixelspec.conformance.bench import Bench
from pixelspec.conformance.emulated import EmulatedBackend
from pixelspec.conformance.envelope import require_form, types_of
from pixelspec.conformance.subject import Exchange, Subject
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.reply import Reply
from pixelspec.plan.conformance.asked import asked
from pixelspec.plan.conformance.lifecycle import course
from pixelspec.plan.conformance.reading import optional, refused, roles
from pixelspec.plan.conformance.refusals import effective, errors
from pixelspec.plan.conformance.replied import reads, written
from pixelspec.plan.conformance.returned import RETURNED
from pixelspec.plan.conformance.ways import ways

GLOW = made_up.endpoint(made_up.GLOW)
SLATE = made_up.endpoint(made_up.SLATE)
SERVED = made_up.endpoint(made_up.SERVED)


def reply(endpoint: Endpoint, name: str) -> Reply:
    found = endpoint.provider.reply(name)
    assert found is not None
    return found


def test_ways_tell_modes_and_answers_apart() -> None:
    assert [(way.mode, way.by_task) for way in ways(SLATE)] == [
        ("", False),
        ("async", True),
    ]
    assert [way.given for way in ways(SERVED)] == [
        {"by_task": False},
        {"by_task": True},
    ]
    assert [way.given for way in ways(GLOW)] == [{}]


def test_a_reply_is_written_by_the_places_of_its_page() -> None:
    task = reply(SLATE, "task")
    body = written(task, "SUCCEEDED")
    address = "https://pictures.example/one.png"
    assert body == {
        "output": {
            "task_id": "task-1",
            "task_status": "SUCCEEDED",
            "results": [{"url": address}],
        }
    }
    assert reads(task, body) == {
        "task-id": "task-1",
        "state": "SUCCEEDED",
        "pictures": [{"address": address}],
    }


def test_each_reply_of_a_model_is_asked_for_once() -> None:
    assert [one.name for one in asked(GLOW)] == ["order.submitted", "query.task"]
    assert [one.name for one in asked(SLATE)] == [
        "order.choices",
        "order.submitted",
        "query.task",
    ]


def test_a_field_is_either_lacked_or_missed() -> None:
    """What the page requires is refused where it lacks, and all else is not."""
    lacked = {row[0] for row in optional(GLOW).rows}
    missed = {row[0] for row in refused(GLOW).rows if row[1] == "required"}
    known = {f"query.task.task.{name}" for name in ("progress", "cost", "reason")}
    assert known <= lacked and not lacked & missed
    assert missed == {
        f"{name}.task.{part}"
        for name in ("order.submitted", "query.task")
        for part in ("id", "status")
    }


def test_a_course_ends_where_the_page_lets_it() -> None:
    words = [state.word for state in course(GLOW.provider, "failed")]
    assert words == ["queued", "running", "failed"]
    assert course(GLOW.provider, "unheard-of") == ()


def test_the_row_of_an_error_is_told_by_its_code_and_then_by_its_status() -> None:
    def row(status: int, code: str) -> str:
        found = effective(GLOW.provider, status, code)
        return found.id if found else ""

    assert row(400, "prompt_refused") == "prompt-refused"
    assert row(400, "other") == "invalid"
    assert row(200, "prompt_refused") == "prompt-refused"
    assert row(418, "") == ""


def test_a_family_of_codes_is_tried_alone_and_with_more_behind_it() -> None:
    codes = [row[1] for row in errors(SLATE).rows]
    assert "-Inspection" in codes and "-Inspection.Some" in codes


def test_a_form_is_held_to_its_types_and_to_what_is_shown() -> None:
    body = {"data": [{"id": "a", "n": 1}], "empty": []}
    assert types_of(body) == {
        "data[].id": "text",
        "data[].n": "integer",
        "empty": "list",
    }
    fields = {"data[].id": "text", "data[].n": "number", "empty": "list"}
    require_form(body, fields, ["data[].id"], [("data[].n", "data[].m")])
    require_form(body, {"data[].n": "integer"}, [], None)
    wrongs: list[Any] = [
        ({"data[].n": "text"}, [], None),
        (fields, ["data[].m"], None),
        (fields, [], [("data[].m",)]),
        ({"data[].n": "integer"}, [], []),
    ]
    for wrong in wrongs:
        with pytest.raises(AssertionError):
            require_form(body, *wrong)


def subject() -> Subject:
    package: Any = made_up.package()
    return Subject(
        id=GLOW.id,
        client=package.Lumen,
        twin=package.AsyncLumen,
        attribute="glow",
        address="https://api.lumen.example",
        key="LUMEN_API_KEY",
        exchanges={"submit": Exchange("POST", "/v1/images", "application/json")},
        least={"prompt": "A lighthouse"},
        body={"model": "glow", "prompt": "A lighthouse"},
    )


def bench() -> Bench:
    return Bench(subject(), EmulatedBackend([GLOW]))


def test_a_client_reads_the_replies_that_it_is_told_in_turn() -> None:
    order, query = (one.whole for one in asked(GLOW))
    waiting = written(reply(GLOW, "task"), "running", pictures=())
    told = bench().told(order, waiting, query)
    assert told.read("order") == {"task-id": "task-1", "state": "queued"}
    assert told.read("query")["state"] == "running"
    assert told.read("query")["pictures"]
    assert told.asked == 3


def test_what_is_told_may_have_a_status_and_headers() -> None:
    told = bench().told(({}, 429, {"x-request-id": "request-7"}))
    with pytest.raises(made_up.package().RateLimited) as caught:
        told.order()
    assert caught.value.request_id == "request-7"


def test_a_walk_goes_on_until_a_state_is_shown() -> None:
    found = bench()
    found.subject = replace(
        found.subject,
        exchanges={
            **found.subject.exchanges,
            "query": Exchange("GET", "/v1/tasks/{task_id}"),
        },
    )
    found.wire.subject = found.subject
    walk = found.walk(["task.id"], ["task.status"])
    assert walk.states(["done"]) == ["queued", "running", "done"]


def test_a_course_goes_by_what_may_follow() -> None:
    states = tuple(
        replace(s, then=("done",)) if s.word == "queued" else s
        for s in GLOW.provider.lifecycle
    )
    other = replace(GLOW.provider, lifecycle=states)
    assert [s.word for s in course(other, None)] == ["queued", "done"]


@pytest.mark.parametrize("id", [made_up.GLOW, made_up.SLATE, made_up.SERVED])
def test_no_two_checks_of_a_group_have_one_name(id: str) -> None:
    for group in RETURNED:
        section = group(made_up.endpoint(id))
        names = [_id(section.ids, section.columns, row) for row in section.rows]
        assert len(names) == len(set(names)), section.group


def _id(ids: str, columns: str, row: tuple[object, ...]) -> str:
    cells = dict(zip(columns.split(), row, strict=True))
    for name, value in cells.items():
        ids = ids.replace(f"{{{name}}}", str(value))
    return ids


def test_roles_are_read_each_by_itself() -> None:
    rows = {row[0]: row[4] for row in roles(GLOW).rows}
    assert rows["query.task.task.progress"] == {
        "task-id": "task-1",
        "state": "done",
        "progress": 42,
        "pictures": [
            {"address": "https://pictures.example/one.png", "expires": 1776928569}
        ],
    }
