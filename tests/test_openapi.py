"""Holds that a provider's OpenAPI document says what its specs say: no more, and nothing
that its own examples or its emulator contradict."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from documents import PROVIDERS, Order, document, document_text, least, orders
from emulated import GPT, endpoint
from made_up import catalogue
from pixelspec.model.endpoint import Status
from pixelspec.model.source import Source
from pixelspec.openapi.document import document as whole
from pixelspec.openapi.document import text
from pixelspec.testing import emulated
from shell import GENERATOR, python
from tiny import endpoint as tiny

Document = dict[str, Any]


def made(provider: str) -> Document:
    """The document of a made-up provider, in the types that JSON has."""
    shown = next(one for one in catalogue().providers if one.id == provider)
    found: Document = json.loads(text(catalogue().of(shown)))
    return found


def validator(document: Document, schema: Document) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": document["components"]})


def request(document: Document, name: str) -> Draft202012Validator:
    return validator(document, {"$ref": f"#/components/schemas/{name}"})


def media(document: Document) -> Iterator[Document]:
    """Every content of a request or a reply."""
    for item in document["paths"].values():
        for told in item.values():
            replies = told["responses"].values()
            for part in (told.get("requestBody", {}), *replies):
                yield from part.get("content", {}).values()
    for shared in document["components"]["responses"].values():
        yield from shared.get("content", {}).values()


def all_orders() -> list[Any]:
    found = [(p, order) for p in PROVIDERS for order in orders(document(p))]
    return [pytest.param(p, o, id=f"{p}-{o.operation}-{o.schema}") for p, o in found]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_examples_of_the_pages_fit_their_schemas(provider: str) -> None:
    told, count = document(provider), 0
    for one in media(told):
        for example in one.get("examples", {}).values():
            validator(told, one["schema"]).validate(example["value"])
            count += 1
    assert count or provider == "volcengine"


@pytest.mark.parametrize(("provider", "order"), all_orders())
def test_the_emulator_takes_the_least_that_a_schema_asks(
    provider: str, order: Order
) -> None:
    told = document(provider)
    request(told, order.schema).validate(order.body)
    for name in order.body:
        lacking = {key: value for key, value in order.body.items() if key != name}
        assert not request(told, order.schema).is_valid(lacking)
    with emulated(provider) as running:
        assert submitted(running, told, order) == 200


def submitted(running: Any, told: Document, order: Order) -> int:
    import httpx2

    (path,) = [
        path
        for path, item in told["paths"].items()
        if any(one["operationId"] == order.operation for one in item.values())
    ]
    key = {"authorization": f"Bearer {running.api_key}", **order.headers}
    with httpx2.Client(transport=running.transport) as client:
        address = f"{running.base_url}{path}"
        return client.post(address, json=order.body, headers=key).status_code


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_body_is_for_one_model_only(provider: str) -> None:
    told = document(provider)
    for order in orders(told):
        for one in media(told):
            if order.schema in json.dumps(one["schema"]):
                assert validator(told, one["schema"]).is_valid(order.body)


BASE = {"model": "gpt-image-2-official", "prompt": "x"}
URL = "https://example.com/a.png"


@pytest.mark.parametrize(
    ("more", "fits"),
    [
        ({}, True),
        ({"n": 4}, True),
        ({"n": 5}, False),
        ({"n": "4"}, False),
        ({"quality": "best"}, False),
        ({"size": "1536x512"}, True),
        ({"size": "1000x1000"}, False),
        ({"size": "2048x1152", "resolution": "2k"}, False),  # a gap
        ({"size": "auto", "resolution": "4k"}, False),  # a gap
        ({"size": "auto", "resolution": "2k"}, True),
        ({"mask_url": URL}, False),  # a rule
        ({"mask_url": URL, "image_urls": []}, False),
        ({"mask_url": URL, "image_urls": [URL]}, True),
        ({"sise": "1:1"}, False),
    ],
)
def test_what_a_request_must_not_be(more: dict[str, object], fits: bool) -> None:
    schema = request(document("gccai"), "GptImage2OfficialRequest")
    assert schema.is_valid({**BASE, **more}) is fits


@pytest.mark.parametrize(
    ("interleave", "images", "n", "fits"),
    [
        (False, 1, 4, True),
        (False, 4, 1, True),
        (False, 0, 1, False),
        (False, 5, 1, False),
        (True, 0, 1, True),
        (True, 1, 1, True),
        (True, 2, 1, False),
        (True, 0, 2, False),
    ],
)
def test_a_switch_changes_what_fits(
    interleave: bool, images: int, n: int, fits: bool
) -> None:
    told = document("bailian")
    content = [{"text": "x"}, *[{"image": URL}] * images]
    body = {
        "model": "wan2.6-image",
        "input": {"messages": [{"role": "user", "content": content}]},
        "parameters": {"enable_interleave": interleave, "n": n},
    }
    assert request(told, "Wan26ImageSyncRequest").is_valid(body) is fits


@pytest.mark.parametrize(
    ("mode", "images", "most", "fits"),
    [
        ("auto", 1, 14, True),
        ("auto", 1, 15, False),
        ("auto", 14, 1, True),
        ("auto", 14, 2, False),
        ("auto", 7, None, True),
        ("disabled", 14, 15, True),
    ],
)
def test_a_sum_is_written_out(
    mode: str, images: int, most: int | None, fits: bool
) -> None:
    group = {} if most is None else {"max_images": most}
    body = {
        "model": "doubao-seedream-4-0-250828",
        "prompt": "x",
        "image": [URL] * images,
        "sequential_image_generation": mode,
        "sequential_image_generation_options": group,
    }
    schema = request(document("volcengine"), "Seedream40Request")
    assert schema.is_valid(body) is fits


def test_a_model_that_takes_any_name_leaves_those_of_others() -> None:
    told = document("oceanbase")
    generic = request(told, "GenericRequest")
    assert generic.is_valid({"model": "next-year's", "anything": [1]})
    assert not generic.is_valid({"model": "doubao-seedream-4-0-250828"})
    schema = told["paths"]["/api/v1/images/generations"]["post"]["requestBody"]
    assert "discriminator" not in schema["content"]["application/json"]["schema"]


def test_an_old_model_is_deprecated() -> None:
    shown = endpoint(GPT)
    for word, told in (("available", None), ("deprecated", True), ("sunset", True)):
        old = replace(shown, status=Status(word, Source()))
        schemas: Any = whole([old])["components"]
        name = "GptImage2OfficialRequest"
        assert schemas["schemas"][name].get("deprecated") is told


def test_a_name_that_is_no_parameter_may_be_ignored() -> None:
    told = document("gccai")
    schema = request(told, "Imagen40GccaiRequest")
    body = {"model": "imagen-4.0-gccai", "prompt": "x"}
    assert schema.is_valid({**body, "mask": URL, "anything": 1})
    assert not schema.is_valid({**body, "image_urls": [URL]})


def test_what_openapi_has_no_word_for_stands_beside() -> None:
    told = document("gccai")
    beside = {name for name in told if name.startswith("x-")}
    named = {"provider", "pages", "errors", "lifecycle", "polling"}
    named |= {"conflicts", "gaps", "models"}
    assert beside == {f"x-pixelspec-{name}" for name in named}
    model = told["x-pixelspec-models"]["gccai/gpt-image-2-official"]
    assert model["table"]["rows"]["3:1"]["1k"] == ["1881x836", "1536x512"]
    assert model["quirks"]["transparent-downgraded"]["to"] == {"background": "auto"}
    assert model["gaps"]["auto-at-4k"]["when"][1]["values"] == ["4k"]
    assert told["x-pixelspec-errors"]["model-not-found"]["charged"] == "unknown"
    assert told["x-pixelspec-polling"]["every"] == [3, 5]
    batch = told["components"]["schemas"]["TasksReply"]
    assert batch["x-pixelspec-confidence"] == "assumed"
    quality = told["components"]["schemas"]["GptImage2OfficialRequest"]["properties"]
    assert quality["quality"]["x-pixelspec-at"] == ["body.quality"]


def test_every_fact_of_a_parameter_is_said() -> None:
    told = document("gccai")["components"]["schemas"]["GptImage2OfficialRequest"]
    n = told["properties"]["n"]
    assert (n["type"], n["minimum"], n["maximum"], n["default"]) == ("integer", 1, 4, 1)
    assert n["x-pixelspec-parameter"] == {"strict": True}
    assert "- `low`: Fast and cheap" in told["properties"]["quality"]["description"]
    assert told["required"] == ["model", "prompt"]


def test_headers_queries_and_files() -> None:
    uploads = made("atelier")["paths"]["/v1/uploads"]["post"]["requestBody"]
    media = uploads["content"]["multipart/form-data"]
    (part,) = media["schema"]["properties"].values()
    assert part == {"type": "string", "format": "binary"} and "encoding" in media
    lumen = made("lumen")["paths"]
    sent = lumen["/v1/images"]["post"]["parameters"]
    assert [one["name"] for one in sent] == ["Idempotency-Key"]
    links = lumen["/v1/images"]["post"]["responses"]["200"]["links"]
    task = "$response.body#/task/id"
    assert links["query"] == {"operationId": "query", "parameters": {"task_id": task}}
    bailian = document("bailian")["paths"]
    sent = bailian["/api/v1/services/aigc/text2image/image-synthesis"]["post"]
    assert sent["parameters"][0]["schema"]["enum"] == ["enable"]


def test_a_query_is_no_part_of_a_path() -> None:
    shown = tiny()
    query = shown.provider.operations[0]
    asked = replace(query, path="/result?id={task_id}&kind=task")
    told: Any = whole(
        [replace(shown, provider=replace(shown.provider, operations=(asked,)))]
    )
    (path,) = told["paths"]
    (operation,) = told["paths"][path].values()
    kinds = [(p["name"], p["in"], p["schema"]) for p in operation["parameters"]]
    assert path == "/result"
    assert kinds[0] == ("id", "query", {"type": "string", "minLength": 1})
    assert kinds[1] == ("kind", "query", {"type": "string", "enum": ["task"]})


def test_an_address_that_nobody_knows_leads_nowhere() -> None:
    (server,) = document("dalle-format")["servers"]
    assert server["variables"]["host"]["default"].endswith(".invalid")
    assert [s["description"] for s in document("bailian")["servers"]] == [
        "beijing",
        "singapore",
    ]


def test_two_runs_give_the_same_bytes() -> None:
    code = (
        "from pathlib import Path; from pixelspec.cli.find import find_endpoints;"
        "from pixelspec.openapi.document import text;"
        "print(text(find_endpoints('bailian', Path.cwd())[0]), end='')"
    )
    for seed in ("1", "2"):
        done = python(
            "-c", code, folder=Path(GENERATOR).parent, env={"PYTHONHASHSEED": seed}
        )
        assert done.stdout == document_text("bailian"), done.stderr


def test_least_is_what_it_says() -> None:
    assert least({"type": "array", "items": {"type": "integer"}, "minItems": 2}) == [
        1,
        1,
    ]
