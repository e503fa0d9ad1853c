"""Holds what the emulator refuses, and how: paths, keys, bodies, values, rules."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from emulated import (
    DALLE,
    GATEWAY,
    GPT,
    IMAGEN,
    KEY,
    Answer,
    Caller,
    emulated,
    endpoint,
    gpt,
)
from pixelspec.emulator.images import Declared
from pixelspec.model.behaviour import Rule
from pixelspec.model.parameter import Range
from pixelspec.model.source import Source
from pixelspec.model.table import Size

SUBMIT = "/v1/images/generations"
MASK = {"image_urls": ["https://x.test/photo"], "mask_url": "https://x.test/mask"}


def message(answer: Answer) -> str:
    return str(answer.json["error"]["message"])


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/v1/images/generation", 404),
        ("POST", SUBMIT + "/", 404),
        ("GET", "/", 404),
        ("GET", "/v1/tasks/", 404),
        ("GET", "/v1/tasks/a/b", 404),
        ("GET", "/v1/tasks/unknown", 404),
        ("GET", SUBMIT, 405),
        ("POST", "/v1/tasks/task_1", 405),
        ("DELETE", "/v1/tasks/task_1", 405),
        ("GET", "/_emulator/nothing", 404),
    ],
)
def test_an_undocumented_path_or_method(method: str, path: str, status: int) -> None:
    assert emulated(GPT).send(method, path).status == status


def test_a_wrong_method_is_told_the_right_one() -> None:
    assert emulated(GPT).send("PUT", SUBMIT).reply.headers["allow"] == "POST"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", f"Basic {KEY}", KEY])
@pytest.mark.parametrize("id", [GPT, GATEWAY])
def test_a_missing_or_wrong_key(id: str, header: str) -> None:
    caller = emulated(id)
    wrong = (
        caller.saying(authorization=header)
        if header
        else caller.without("authorization")
    )
    assert wrong.submit(model=endpoint(id).name, prompt="x").status == 401
    assert wrong.query("task_1").status == 401
    assert caller.emulator.account.submissions == ()


def test_a_documented_refusal_is_word_for_word() -> None:
    answer = emulated(GATEWAY).without("authorization").submit(model="m")
    assert answer.json == {"success": False, "code": "401", "message": "Unauthorized"}
    assert answer.assumed == ""
    answer = emulated(GATEWAY).submit()
    wanted = {"success": False, "code": "400", "message": "Invalid request parameters"}
    assert answer.json == wanted and answer.assumed == ""


def test_an_optional_key() -> None:
    caller = emulated(DALLE)
    assert caller.without("authorization").submit(prompt="x").status == 200
    assert caller.saying(authorization="Bearer wrong").submit(prompt="x").status == 401


def test_any_key_is_right_where_none_was_named() -> None:
    caller = emulated(GPT, keys=None)
    assert gpt(caller.saying(authorization="Bearer any")).status == 200
    assert gpt(caller.saying(authorization="Bearer ")).status == 401


def test_the_content_type() -> None:
    caller = emulated(GPT)
    assert (
        gpt(caller.saying(content_type="application/json; charset=utf-8")).status == 200
    )
    assert gpt(caller.saying(content_type="text/plain")).status == 415
    assert gpt(caller.without("content-type")).status == 415
    gateway = emulated(GATEWAY)
    assert gateway.without("content-type").submit(model="m").status == 200


def test_a_header_of_old_has_no_effect() -> None:
    caller = emulated(GATEWAY)
    assert "data" in caller.saying(x_async="true").submit(model="m").json["data"]


def test_a_query_is_documented_nowhere() -> None:
    body = json.dumps({"model": "gpt-image-2-official", "prompt": "x"}).encode()
    assert emulated(GPT).send("POST", SUBMIT, body, query="key=1").status == 400


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        ({"n": 0}, "parameters.n.range"),
        ({"n": 5}, "parameters.n.range"),
        ({"n": 1.0}, "parameters.n.type"),
        ({"n": True}, "parameters.n.type"),
        ({"n": None}, "parameters.n.type"),
        ({"output_compression": -1}, "parameters.output_compression.range"),
        ({"output_compression": 101}, "parameters.output_compression.range"),
        ({"prompt": 7}, "parameters.prompt.type"),
        ({"quality": "ultra"}, "parameters.quality.values"),
        ({"quality": "HIGH"}, "parameters.quality.values"),
        ({"quality": 1}, "parameters.quality.type"),
        ({"size": "17:3"}, "gaps.other-pixels"),
        ({"size": "1000x1000"}, "gaps.other-pixels"),
        ({"size": "1024×1024"}, "gaps.other-pixels"),
        ({"size": 969}, "parameters.size.type"),
        ({"size": "1024x1024", "resolution": "1k"}, "gaps.pixels-with-tier"),
        ({"size": "auto", "resolution": "4k"}, "gaps.auto-at-4k"),
        ({"image_urls": "https://x.test"}, "parameters.image_urls.type"),
        ({"image_urls": ["https://x.test", 3]}, "parameters.image_urls.of"),
        ({"image_urls": ["no address"]}, "parameters.image_urls.of"),
        ({"seed": 3}, "parameters"),
    ],
)
def test_what_the_page_does_not_offer_is_refused_as_assumed(
    given: dict[str, object], fact: str
) -> None:
    caller = emulated(GPT)
    answer = gpt(caller, **given)
    assert answer.status == 400
    assert answer.assumed.split(", ")[0] == fact
    assert caller.emulator.account.submissions == ()
    assert caller.emulator.account.refused == 1


@pytest.mark.parametrize(
    "given",
    [
        {"n": "1"},
        {"mask_url": "https://x.test/mask"},
        {"mask_url": "https://x.test/mask", "image_urls": []},
    ],
)
def test_what_the_page_refuses_is_refused_as_documented(
    given: dict[str, object],
) -> None:
    answer = gpt(emulated(GPT), **given)
    assert answer.status == 400
    assert answer.assumed.split(", ")[0] == "errors"  # only the looks are assumed


@pytest.mark.parametrize("given", [{"n": 1}, {"n": 4}, {"output_compression": 0}, MASK])
def test_the_bounds_themselves_are_taken(given: dict[str, object]) -> None:
    assert gpt(emulated(GPT), **given).status == 200


def test_a_required_parameter() -> None:
    caller = emulated(GPT)
    answer = caller.submit(model="gpt-image-2-official")
    assert (answer.status, message(answer)) == (400, "prompt is required")
    answer = caller.submit(prompt="x")
    assert (answer.status, message(answer)) == (400, "model is required")


def test_an_unknown_model_is_answered_as_reported() -> None:
    answer = emulated(GPT).submit(model="gpt-image-9", prompt="x")
    assert answer.status == 503
    assert answer.json["error"]["code"] == "model_not_found"
    assert "errors.model-not-found" in answer.assumed


@pytest.mark.parametrize("name", ["image", "image_urls"])
def test_a_reference_picture_is_refused_in_the_words_of_the_page(name: str) -> None:
    given = {"model": "imagen-4.0-gccai", "prompt": "x", name: "https://x.test"}
    answer = emulated(IMAGEN).submit(**given)
    assert answer.status == 400
    assert message(answer) == "google_imagen4 currently supports text-to-image only"


def test_a_mask_is_judged_by_what_a_test_declares() -> None:
    caller = emulated(GPT)
    mask, photo = "https://x.test/mask", "https://x.test/photo"
    assert gpt(caller, **MASK).status == 200
    caller.emulator.declare(mask, Declared(frozenset()))
    assert "mask-has-alpha" in message(gpt(caller, **MASK))
    caller.emulator.declare(mask, Declared(frozenset({"alpha"}), Size(10, 20)))
    assert gpt(caller, **MASK).status == 200
    caller.emulator.declare(photo, Declared(size=Size(20, 10)))
    assert "mask-as-large-as-reference" in message(gpt(caller, **MASK))
    caller.emulator.declare(photo, Declared(size=Size(10, 20)))
    assert gpt(caller, **MASK).status == 200


@pytest.mark.parametrize(
    ("rule", "given", "status"),
    [
        (("excludes", "quality", ("background",)), {"quality": "low"}, 200),
        (
            ("excludes", "quality", ("background",)),
            {"quality": "low", "background": "auto"},
            400,
        ),
        (("at-least-one", "", ("size", "quality")), {}, 400),
        (("at-least-one", "", ("size", "quality")), {"size": "1:1"}, 200),
    ],
)
def test_the_other_rules(rule: tuple, given: dict[str, object], status: int) -> None:
    kind, subject, others = rule
    made = Rule("made", kind, subject, others, Source())
    caller = emulated(replace(endpoint(GPT), rules=(made,)))
    assert gpt(caller, **given).status == status


def test_a_length_and_a_number_of_items() -> None:
    model = endpoint(GPT)
    bounds = {"prompt": {"length": Range(2, 4)}, "image_urls": {"items": Range(1, 2)}}
    parameters = tuple(replace(p, **bounds.get(p.name, {})) for p in model.parameters)
    caller = emulated(replace(model, parameters=parameters))
    for prompt, status in (("a", 400), ("ab", 200), ("äöüß", 200), ("abcde", 400)):
        assert gpt(caller, prompt=prompt).status == status
    for count, status in ((0, 400), (1, 200), (2, 200), (3, 400)):
        assert refers(caller, count) == status


def refers(caller: Caller, count: int) -> int:
    """The status of a submission with so many reference pictures."""
    return gpt(caller, prompt="abc", image_urls=["https://x.test"] * count).status


def test_a_refused_cell_says_why() -> None:
    model = endpoint(GPT)
    assert model.table is not None
    cells = tuple(
        (
            replace(c, refused="too wide", sizes=())
            if (c.row, c.column) == ("3:1", "4k")
            else c
        )
        for c in model.table.cells
    )
    caller = emulated(replace(model, table=replace(model.table, cells=cells)))
    answer = gpt(caller, size="3:1", resolution="4k")
    assert (answer.status, message(answer)) == (400, "too wide")
    assert gpt(caller, size="3:1", resolution="2k").status == 200


def test_a_batch_needs_its_ids() -> None:
    caller = emulated(GPT)
    for body in ({}, {"task_ids": "task_1"}, {"task_ids": [1]}):
        assert caller.post("/v1/tasks/batch", body).status == 400
    assert caller.post("/v1/tasks/batch", []).status == 400
