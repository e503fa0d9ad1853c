"""Holds that the emulator looks inside the objects and lists of a body as it does at its
keys, and answers whatever the method of a request is."""

from __future__ import annotations

import http.client
from typing import Any
from urllib.parse import urlsplit

import pytest

from emulated import Answer, Caller, emulated
from pixelspec.testing import emulated as running

MULTIMODAL = "/api/v1/services/aigc/multimodal-generation/generation"
TEXT: dict[str, object] = {"text": "A red fox"}


def wan(caller: Caller, messages: object, **body: object) -> Answer:
    whole = {"model": "wan2.7-image", "input": {"messages": messages}, **body}
    return caller.post(MULTIMODAL, whole)


def said(content: object, **more: object) -> list[dict[str, object]]:
    return [{"role": "user", "content": content, **more}]


def test_what_lies_right_is_taken() -> None:
    caller = emulated("bailian/wan2.7-image")
    assert wan(caller, said([TEXT]), parameters={"n": 1}).status == 200


@pytest.mark.parametrize(
    ("messages", "body", "told"),
    [
        (said([TEXT]), {"parameters": [1]}, "parameters must be an object"),
        (said([TEXT]), {"parameters": None}, "parameters must be an object"),
        (said(TEXT), {}, "input.messages[0].content must be a list"),
        ({"0": said([TEXT])}, {}, "input.messages must be a list"),
        (said(["x"]), {}, "input.messages[0].content[0] must be an object"),
        (said([TEXT], name="x"), {}, "input.messages[0].name is not a parameter"),
        (said([TEXT]) * 2, {}, "input.messages[1] is not a parameter"),
        (said([TEXT]), {"parameters": {"m": 1}}, "parameters.m is not a parameter"),
    ],
)
def test_what_lies_astray_is_refused_and_no_page_says_so(
    messages: Any, body: dict[str, object], told: str
) -> None:
    answer = wan(emulated("bailian/wan2.7-image"), messages, **body)
    assert answer.status == 400
    assert told in answer.json["message"]
    assert answer.assumed.startswith("parameters")


def test_a_name_that_the_page_refuses_is_refused_wherever_it_stands() -> None:
    caller = emulated("bailian/wan2.7-image")
    answer = wan(caller, said([TEXT]), parameters={"negative_prompt": "x"})
    assert answer.json["message"] == "parameters.negative_prompt is not supported"
    assert answer.assumed.startswith("unsupported.negative_prompt")


def test_a_path_without_a_placeholder_goes_first() -> None:
    caller = emulated("gccai/gpt-image-2-official")
    assert caller.send("GET", "/v1/tasks/batch").status == 405
    answer = caller.send("OPTIONS", "/v1/tasks/batch")
    assert answer.reply.headers["allow"] == "POST"
    assert caller.send("OPTIONS", "/v1/tasks/x").reply.headers["allow"] == "GET"


@pytest.mark.parametrize("method", ["TRACE", "LOCK", "OPTIONS", "HEAD"])
def test_every_method_is_answered_as_the_provider_answers(method: str) -> None:
    with running("gccai", socket=True) as provider:
        line = http.client.HTTPConnection(urlsplit(provider.base_url).netloc)
        for _ in range(2):
            line.request(method, "/v1/images/generations")
            reply = line.getresponse()
            body = reply.read()
            assert (reply.status, reply.headers["allow"]) == (405, "POST")
            assert body.startswith(b'{"error"') or method == "HEAD"
        line.close()
