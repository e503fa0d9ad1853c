"""A reply as a report for whoever keeps the spec: its shape, and nothing that was said."""

from __future__ import annotations

import base64
import json
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pixelclients as px
from client.shop import KEY, Shop, json_reply, scripted, submitted, text_reply
from pixelclients.gccai.provider import PROVIDER
from pixelclients.runtime.origin import Origin
from pixelclients.runtime.reported import LONGEST, report_text

PROMPT = "A castle above the clouds, for our unannounced product"
ORIGIN = Origin("gccai", "gccai/gpt-image-2-official", PROVIDER.vocabulary)


def refused(shop: Shop) -> px.ReplyMismatch:
    with pytest.raises(px.ReplyMismatch) as caught:
        shop.client().gpt_image_2_official.generate(prompt=PROMPT)
    return caught.value


def reported(body: object) -> dict[str, Any]:
    """The report of a task that does not look as its page says."""
    error = refused(scripted("Gccai", submitted("task_01SECRET"), json_reply(body)))
    report: dict[str, Any] = json.loads(error.report())
    return report


def body_of(value: object) -> Any:
    return json.loads(report_text(value, ORIGIN))["body"]


def test_a_report_says_what_was_asked_and_what_is_wrong() -> None:
    body = {"code": 200, "data": {"id": "task_01SECRET", "status": "done", "cost": "1"}}
    report = reported(body)
    assert report["provider"] == "gccai"
    assert report["model"] == "gccai/gpt-image-2-official"
    assert report["request"] == "GET /v1/tasks/{task_id}"
    assert (report["http"], report["content-type"]) == (200, "application/json")
    assert report["bytes"] == len(json.dumps(body))
    assert report["expected"] == ["data.cost: float type"]
    data = {"id": "<text of 13 characters>", "status": "done"}
    assert report["body"] == {
        "code": 200,
        "data": {**data, "cost": "<text of 1 characters>"},
    }


@pytest.mark.parametrize(
    "value, shown",
    [
        ("completed", "completed"),
        ("model_not_found", "model_not_found"),
        ("1024x768", "1024x768"),
        ("cat", "<text of 3 characters>"),
        ("", ""),
        ("QUJD" * 30, "<base64 of 120 characters>"),
        ("data:image/png;base64,QUJD", "<data-uri of 26 characters>"),
        (
            "https://cdn.test/u/me/a.PNG?sig=1",
            "<address by https on cdn.test ending .png>",
        ),
        ("https://cdn.test/name.secret", "<address by https on cdn.test>"),
        ("https://u:p@cdn.test:8/a.png", "<address by https on cdn.test ending .png>"),
        (
            "https://my-own-private-bucket.oss.example.com/a",
            "<address by https on *.oss.example.com>",
        ),
        (f"https://{'a' * 40}", "<address by https on *>"),
        ("https://[", "<text of 9 characters>"),
        (17, 17),
        (0.05279, 0.05279),
        (True, True),
        (None, None),
        (1776928569, 1776928569),
        (90071992547409911, "<integer of 17 digits>"),
    ],
)
def test_a_value_keeps_its_type_and_not_its_text(value: object, shown: object) -> None:
    assert body_of({"data": {"new_field": value}}) == {"data": {"new_field": shown}}


def test_an_unknown_state_is_told_by_its_word_unless_it_may_be_an_id() -> None:
    states = {"finished": "finished", "task_0123456": "<text of 12 characters>"}
    for state, shown in states.items():
        assert body_of({"data": {"status": state}})["data"]["status"] == shown


def test_a_number_that_is_a_task_id_is_none_that_is_told() -> None:
    assert body_of({"data": {"id": 1234}})["data"]["id"] == "<integer of 4 digits>"


def test_names_that_may_be_anything_are_counted() -> None:
    body = {"A red fox": 1, "a red owl": 2, "task_0123456": 3, "revised_prompt": ""}
    assert list(body_of(body)) == [
        "<name of 9 characters>",
        "<name of 9 characters, number 1>",
        "<name of 12 characters>",
        "revised_prompt",
    ]


TEXTS = st.text(min_size=LONGEST + 1, max_size=80)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)


def echoes(prompt: str) -> st.SearchStrategy[str]:
    """The prompt as it stands, inside another text, in an address, encoded."""
    encoded = base64.b64encode(prompt.encode("utf-8", "surrogatepass")).decode()
    ways = [prompt, f"re: {prompt}!", f"https://{prompt}/{prompt}.png", encoded]
    ways += [f"https://cdn.test/{prompt}", f"data:,{prompt}", json.dumps(prompt)]
    return st.sampled_from(ways)


@st.composite
def echoing(draw: st.DrawFn) -> tuple[str, object]:
    """A prompt, and a reply that holds it anywhere, as a text or as a name."""
    prompt = draw(TEXTS)
    names = st.sampled_from(["data", "status", "code", "error", "id"])
    names = names | echoes(prompt) | st.text(max_size=9)
    reply = st.recursive(
        PLAIN | echoes(prompt),
        lambda inner: st.lists(inner) | st.dictionaries(names, inner),
        max_leaves=12,
    )
    return prompt, draw(reply)


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value if isinstance(value, list) else ():
        yield from texts_in(inner)
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield name
        yield from texts_in(inner)


@given(echoing())
def test_no_report_holds_the_prompt(case: tuple[str, object]) -> None:
    prompt, reply = case
    report = report_text(reply, ORIGIN)
    assert json.dumps(prompt)[1:-1] not in report
    assert not any(prompt in text for text in texts_in(json.loads(report)))
    assert report.isascii()


@given(st.text(min_size=1), st.sampled_from(["data", "new", "data.status"]))
def test_no_text_gets_in_that_is_no_name(text: str, name: str) -> None:
    """Of a short text too, unless it is a word of the page or a state that may be one."""
    shown = body_of({name: text})[name]
    kept = shown == text and not text.startswith("<")
    assert not kept or text in PROVIDER.vocabulary.words or text.isascii()
    assert not kept or not any(mark.isspace() for mark in text)


@pytest.mark.parametrize("mark", KEY[:3])
def test_no_report_holds_the_key(mark: str) -> None:
    escaped = KEY.replace(mark, f"\\u{ord(mark):04x}").replace("/", "\\/")
    text = f'{{"code": 200, "data": [{{"{KEY}": 1, "status": "{escaped}"}}]}}'
    report = refused(scripted("Gccai", text_reply(text))).report()
    assert KEY not in report and escaped not in report
    assert not any(KEY in text for text in texts_in(json.loads(report)))


@pytest.mark.parametrize(
    "data",
    [
        {"id": "task_01SECRET", "status": "completed"},
        {"id": "task_01SECRET", "status": 3},
        {"task": "task_01SECRET"},
    ],
)
def test_no_report_holds_a_task_id(data: object) -> None:
    assert "task_01SECRET" not in json.dumps(reported({"code": 200, "data": data}))


def test_task_ids_that_stand_twice_are_not_told() -> None:
    text = '{"code": 200, "data": [{"task_id": "task_01A", "task_id": "task_01B"}]}'
    report = refused(scripted("Gccai", text_reply(text))).report()
    assert "task_01A" not in report and "task_01B" not in report


def test_of_what_is_no_json_only_the_kind_and_the_length_are_told() -> None:
    html = f"<html><title>{PROMPT}</title></html>"
    headers = {"content_type": f"text/html; {PROMPT}"}
    page = json_reply(None, **headers)
    shop = scripted("Gccai", text_reply(html))
    report = json.loads(refused(shop).report())
    assert (report["json"], report["body"]) == (False, None)
    assert (report["bytes"], report["http"]) == (len(html), 200)
    assert PROMPT not in refused(scripted("Gccai", page)).report()


@pytest.mark.parametrize("depth", [5, 17, 900])
def test_a_deep_reply_is_told_down_to_some_depth(depth: int) -> None:
    body: object = PROMPT
    for _ in range(depth):
        body = {"data": body}
    report = report_text(body, ORIGIN)
    assert len(report) < 2000 and PROMPT not in report


def test_a_long_reply_is_told_in_part() -> None:
    assert len(body_of({"data": [{"id": "x"}] * 5000})["data"]) == 100


def test_a_report_survives_another_process() -> None:
    error = refused(scripted("Gccai", json_reply({"code": 200})))
    assert pickle.loads(pickle.dumps(error)).report() == error.report()


def test_an_error_without_an_exchange_has_a_report_too() -> None:
    report = json.loads(px.ReplyMismatch(["odd"], raw=[PROMPT]).report())
    assert (report["provider"], report["http"]) == ("", None)
    assert report["body"] == [f"<text of {len(PROMPT)} characters>"]


def test_a_good_reply_has_a_report_as_well(gpt: Any) -> None:
    task = gpt.submit(prompt=PROMPT)
    images = task.wait()
    first, last = json.loads(task.report()), json.loads(images.report())
    assert (first["reply"], last["reply"]) == ("submitted", "task")
    assert first["request"] == "POST /v1/images/generations"
    assert last["model"] == "gccai/gpt-image-2-official"
    assert last["body"]["data"]["status"] == "completed"
    assert images.task_id not in images.report()


def test_a_stored_task_has_one_with_what_is_known(gccai: Shop) -> None:
    client = gccai.client()
    text = client.gpt_image_2_official.submit(prompt=PROMPT).to_json()
    report = json.loads(client.tasks.load(text).report())
    assert (report["provider"], report["http"]) == ("gccai", None)
