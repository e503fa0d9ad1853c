"""A reply that the page does not describe is a ReplyMismatch that keeps what came."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import pixelclients as px
from client.shop import Shop, json_reply, scripted, submitted, task_reply, text_reply

ADDRESS = "https://cdn.test/a.png"


class Case(NamedTuple):
    """A reply under HTTP 200, and the task ids that stand in it."""

    body: Any
    ids: tuple[str, ...] = ()


def gccai(*data: object, **more: object) -> Any:
    return {"code": 200, "data": list(data), **more}


SUBMITTED = {
    "no data": Case({"code": 200}),
    "empty data": Case(gccai()),
    "null data": Case({"code": 200, "data": None}),
    "data of another kind": Case({"code": 200, "data": {"task_id": "task_1"}}),
    "text data": Case({"code": 200, "data": "task_1"}),
    "no id": Case(gccai({"status": "submitted"})),
    "null id": Case(gccai({"status": "submitted", "task_id": None})),
    "empty id": Case(gccai({"status": "submitted", "task_id": ""})),
    "number for an id": Case(gccai({"task_id": 17}), ("17",)),
    "object for an id": Case(gccai({"task_id": {"id": "task_1"}})),
    "list for an id": Case(gccai({"task_id": ["task_1"]})),
    "boolean for an id": Case(gccai({"task_id": True})),
    "two ids": Case(gccai({"task_id": "a"}, {"task_id": "b"}), ("a", "b")),
    "one id twice": Case(gccai({"task_id": "a"}, {"task_id": "a"}), ("a",)),
    "an id and none": Case(gccai({"task_id": "a"}, {}), ("a",)),
    "number for a state": Case(gccai({"task_id": "a", "status": 1}), ("a",)),
    "text for the code": Case(gccai({"task_id": "a"}, code="200"), ("a",)),
    "fraction for the code": Case(gccai({"task_id": "a"}, code=200.0), ("a",)),
    "a task instead": Case({"code": 200, "data": {"id": "a", "status": "completed"}}),
    "a list": Case([gccai({"task_id": "a"})]),
    "null": Case(None),
    "a text": Case("task_1"),
    "a number": Case(200),
}


def mismatch(shop: Shop, way: str, call: Any) -> px.ReplyMismatch:
    with pytest.raises(px.ReplyMismatch) as caught:
        shop.run(way, call)
    return caught.value


def generate(client: Any) -> Any:
    return client.gpt_image_2_official.generate(prompt="An owl")


@pytest.mark.parametrize("name", SUBMITTED)
def test_a_submission_is_read_strictly(name: str, way: str) -> None:
    case = SUBMITTED[name]
    shop = scripted("Gccai", json_reply(case.body))
    error = mismatch(shop, way, generate)
    assert error.raw == case.body
    assert error.task_ids == case.ids
    assert error.task_id == (case.ids[0] if len(case.ids) == 1 else None)
    assert (error.charged, error.retry) == ("unknown", False)
    assert len(shop.sent) == 1
    assert error.problems and all(text in str(error) for text in error.problems)


TEXTS = {
    "HTML": "<html><body>Welcome</body></html>",
    "half a JSON": '{"code": 200, "data": [{"task_id": "task_1"',
    "two JSON": '{"code": 200}{"code": 200}',
    "no number": '{"code": 200, "data": [{"task_id": "a", "cost": NaN}]}',
    "nothing": "",
    "no UTF-8": b"\xff\xfe\xfa{",
    "deep": "[" * 100_000,
    "a long number": '{"code": ' + "2" * 5000 + "}",
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_no_json_is_kept_as_text(name: str, way: str) -> None:
    text = TEXTS[name]
    error = mismatch(scripted("Gccai", text_reply(text)), way, generate)
    whole = text if isinstance(text, str) else text.decode("utf-8", "replace")
    assert isinstance(error.raw, str) and whole.startswith(error.raw)
    assert bool(error.raw) == bool(text)
    assert error.charged == "unknown"


def task(state: object = "completed", **data: object) -> Any:
    return {"code": 200, "data": {"id": "task_1", "status": state, **data}}


DOUBLED = {
    "the id": '{"code": 200, "data": [{"task_id": "a", "task_id": "b"}]}',
    "what holds it": '{"code": 200, "data": [{"task_id": "a"}], "data": [{"task_id": "b"}]}',
    "the id, escaped": '{"code": 200, "data": [{"task_id": "a", "task\\u005fid": "b"}]}',
    "in an error": '{"code": 500, "data": [{"task_id": "a"}], "data": [{"task_id": "b"}]}',
}


@pytest.mark.parametrize("name", DOUBLED)
def test_no_task_id_is_lost_where_a_name_stands_twice(name: str, way: str) -> None:
    shop = scripted("Gccai", text_reply(DOUBLED[name]))
    error = mismatch(shop, way, generate)
    assert error.task_ids == ("a", "b")
    assert "'a', 'b'" in str(error)
    assert (error.charged, error.retry) == ("unknown", False)
    assert '"a"' in json.dumps(error.raw) and '"b"' in json.dumps(error.raw)
    assert len(shop.sent) == 1


def test_a_journal_keeps_every_id_that_it_may_be(tmp_path: Path) -> None:
    shop, journal = scripted("Gccai", text_reply(DOUBLED["the id"])), tmp_path / "j"
    client = shop.client()
    plan = client.gpt_image_2_official.plan(prompt="An owl")
    report = client.map({"k": plan}, journal=journal)
    assert (report["k"].ending, len(shop.sent)) == ("unknown", 1)
    last = json.loads(journal.read_text("utf-8").splitlines()[-1])
    assert (last["state"], last["reason"]) == ("unknown", "ReplyMismatch, task a or b")


def test_a_name_that_stands_twice_with_one_id_is_read() -> None:
    text = '{"code": 200, "data": [{"task_id": "a", "status": "x", "task_id": "a"}]}'
    shop = scripted("Gccai", text_reply(text))
    task = shop.run("blocking", lambda c: c.gpt_image_2_official.submit(prompt="x"))
    assert task.id == "a"


def images(*items: object) -> Any:
    return {"result": {"images": list(items)}}


TASKS = {
    "no data": {"code": 200},
    "a list": {"code": 200, "data": [task()["data"]]},
    "no state": {"code": 200, "data": {"id": "task_1"}},
    "no id": {"code": 200, "data": {"status": "completed"}},
    "number for a state": task(3),
    "text for progress": task("in_progress", progress="50"),
    "text for the cost": task(cost="0.05"),
    "boolean for the cost": task(cost=True),
    "done without a result": task(),
    "done with null": task(result=None),
    "done without pictures": task(**images()),
    "no address": task(**images({"url": []})),
    "empty address": task(**images({"url": [""]})),
    "null address": task(**images({"url": None})),
    "number for an address": task(**images({"url": [7]})),
    "object for an address": task(**images({"url": {"href": ADDRESS}})),
    "one picture without": task(**images({"url": [ADDRESS]}, {"expires_at": 1})),
    "text for the expiry": task(**images({"url": [ADDRESS], "expires_at": "soon"})),
}


@pytest.mark.parametrize("name", TASKS)
def test_a_task_is_read_strictly(name: str, way: str) -> None:
    shop = scripted("Gccai", submitted(), json_reply(TASKS[name]))
    error = mismatch(shop, way, generate)
    assert error.raw == TASKS[name]
    assert error.task_id == "task_1"
    assert error.charged == "yes"
    assert len(shop.bought) == 1


PICTURES = {
    "no data": {"created": 1},
    "empty data": {"created": 1, "data": []},
    "null data": {"created": 1, "data": None},
    "neither address nor base64": {"created": 1, "data": [{}]},
    "one of two empty": {"created": 1, "data": [{"url": ADDRESS}, {"url": ""}]},
    "no time": {"data": [{"url": ADDRESS}]},
    "text for a time": {"created": "1", "data": [{"url": ADDRESS}]},
    "text for a picture": {"created": 1, "data": [ADDRESS]},
    "number for base64": {"created": 1, "data": [{"b64_json": 7}]},
    "an error": {"error": {"message": "no", "code": "x"}},
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_read_strictly(name: str, way: str) -> None:
    shop = scripted("DalleFormat", json_reply(PICTURES[name]))
    error = mismatch(shop, way, lambda client: client.imagen4.generate(prompt="An owl"))
    assert error.raw == PICTURES[name]
    assert error.charged == "unknown"


def envelope(data: object = None, **more: object) -> Any:
    return {"success": True, "code": "200", "message": "ok", "data": data, **more}


PICTURE = {"data": [{"url": ADDRESS}]}
OUTPUT = {"output": {"task_id": "a", "task_status": "PENDING"}}
ENVELOPES = {
    "nothing": Case(envelope()),
    "empty": Case(envelope({})),
    "both shapes at once": Case(envelope({**PICTURE, "task_id": "a"}), ("a",)),
    "a state without an id": Case(envelope({"task_status": "PENDING"})),
    "two ids": Case(envelope({"task_id": "b", **OUTPUT}), ("b", "a")),
    "no success": Case({"data": {"task_id": "a"}}, ("a",)),
    "null for success": Case(envelope({"task_id": "a"}, success=None), ("a",)),
    "text for success": Case(envelope({"task_id": "a"}, success="true"), ("a",)),
    "number for success": Case(envelope({"task_id": "a"}, success=1), ("a",)),
    "number for the code": Case(envelope({"task_id": "a"}, code=200), ("a",)),
    "object for an id": Case(envelope({"task_id": {"x": []}})),
}


@pytest.mark.parametrize("name", ENVELOPES)
def test_an_envelope_is_read_strictly(name: str, way: str) -> None:
    case = ENVELOPES[name]
    shop = scripted("OceanBase", json_reply(case.body))
    error = mismatch(shop, way, lambda client: client.generic.generate(model="some"))
    assert (error.raw, error.task_ids) == (case.body, case.ids)
    assert error.charged == "unknown"
    assert len(shop.sent) == 1


def test_one_identifier_under_two_names_is_one_task(way: str) -> None:
    shop = scripted("OceanBase", json_reply(envelope({"task_id": "a", **OUTPUT})))
    bought = shop.run(way, lambda client: client.generic.submit(model="some"))
    assert bought.id == "a"


def test_what_the_page_does_not_name_is_kept_and_does_no_harm(way: str) -> None:
    body = gccai({"task_id": "a", "status": "submitted", "new": [1]}, trace={"x": None})
    bought = scripted("Gccai", json_reply(body)).run(
        way, lambda client: client.gpt_image_2_official.submit(prompt="An owl")
    )
    assert (bought.id, bought.raw) == ("a", body)


def test_several_addresses_of_one_image_are_several_pictures(way: str) -> None:
    both = images({"url": [ADDRESS, f"{ADDRESS}?2"]}, {"url": f"{ADDRESS}?3"})
    shop = scripted("Gccai", submitted(), json_reply(task(**both)))
    found = shop.run(way, generate)
    assert [image.url[-2:] for image in found] == ["ng", "?2", "?3"]


def test_a_reply_without_a_status_is_read(way: str) -> None:
    """The page requires the id alone."""
    shop = scripted("Gccai", json_reply(gccai({"task_id": "a"})), task_reply("failed"))
    bought = shop.run(way, lambda c: c.gpt_image_2_official.submit(prompt="An owl"))
    assert (bought.id, bought.state, bought.done) == ("a", None, False)
