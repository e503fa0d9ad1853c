"""Holds that nothing a stranger sends raises: every request has a reply."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulated import DALLE, GATEWAY, GPT, IDS, IMAGEN, Answer, Caller, emulated
from pixelspec.emulator.request import Request

GARBAGE = [
    b"",
    b" ",
    b"\x00",
    b"\xff\xfe\x00",
    b"\xef\xbb\xbf{}",
    '{"a": 1}'.encode("utf-16"),
    b"null",
    b"true",
    b"1",
    b'"text"',
    b"[]",
    b"[{}]",
    b"{",
    b"}",
    b"{} {}",
    b"{'a': 1}",
    b'{"a": NaN}',
    b'{"a": Infinity}',
    b'{"a": -Infinity}',
    b'{"a": 1,}',
    b'{"a": 01}',
    b'{"n": ' + b"9" * 5000 + b"}",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"a=1&b=2",
    b"<xml/>",
    b"--boundary\r\n",
    bytes(range(256)),
]
VALUES = [
    None,
    True,
    0,
    -1,
    10**400,
    1e308,
    0.1,
    "",
    "\ud800",
    "\x00",
    "1:1" * 1000,
    "99999x99999",
    "0x0",
    "x",
    "16:9\n",
    [],
    [[]],
    {},
    {"a": {"b": []}},
    [None, "https://x.test"],
]
NAMES = ["model", "prompt", "size", "n", "image_urls", "quality", "response_format"]
MODELS = {
    GPT: "gpt-image-2-official",
    IMAGEN: "imagen-4.0-gccai",
    DALLE: "imagen4",
    GATEWAY: "any",
}


def path_of(caller: Caller) -> str:
    operation = caller.emulator.provider.operation("submit")
    assert operation is not None
    return operation.path


def is_a_reply(answer: Answer) -> None:
    """A status that exists, JSON, and headers that fit on the wire."""
    assert answer.status in (200, 400, 401, 404, 405, 415, 503)
    assert isinstance(answer.json, dict)
    for name, value in answer.reply.headers.items():
        assert f"{name}{value}".isascii() and f"{name}{value}".isprintable()


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("body", GARBAGE, ids=range(len(GARBAGE)))
def test_a_body_that_is_no_object_or_no_request(id: str, body: bytes) -> None:
    caller = emulated(id)
    answer = caller.send("POST", path_of(caller), body)
    is_a_reply(answer)
    assert answer.status == 400
    assert caller.emulator.account.submissions == ()


@pytest.mark.parametrize("body", GARBAGE, ids=range(len(GARBAGE)))
def test_a_batch_that_is_no_request(body: bytes) -> None:
    answer = emulated(GPT).send("POST", "/v1/tasks/batch", body)
    assert answer.status == 400
    is_a_reply(answer)


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_any_value_anywhere(id: str, name: str, value: object) -> None:
    caller = emulated(id)
    body = {"model": MODELS[id], "prompt": "x", name: value}
    is_a_reply(caller.post(path_of(caller), body))
    json.dumps(caller.emulator.account.as_json())


@pytest.mark.parametrize("name", ["é", "\ud800", "a\r\nb: c", "", "__class__", "a.b"])
def test_any_name(name: str) -> None:
    for id in IDS:
        caller = emulated(id)
        body = {"model": MODELS[id], "prompt": "x", name: 1}
        is_a_reply(caller.post(path_of(caller), body))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "*",
        "//",
        "/v1/tasks/%",
        "/v1/tasks/%ff%00",
        "/v1/tasks/é\ud800",
        "/v1/tasks/{task_id}",
        "/v1/tasks/../../x",
        "/v1/tasks/" + "a" * 100_000,
    ],
)
def test_any_path(path: str) -> None:
    answer = emulated(GPT).send("GET", path)
    is_a_reply(answer)
    assert answer.status == 404


@pytest.mark.parametrize("path", ["", "/", "/f", "/f/", "/f/../x", "/f/a.png", "/é"])
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "NONSENSE"])
def test_any_picture(path: str, method: str) -> None:
    request = Request(method, path, "", {}, b"", "pictures.test")
    assert emulated(GPT).emulator.handle(request).status in (404, 405)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.sampled_from(IDS), st.dictionaries(st.sampled_from(NAMES) | st.text(), JSON))
def test_any_object(id: str, body: dict[str, object]) -> None:
    caller = emulated(id)
    is_a_reply(caller.post(path_of(caller), {"model": MODELS[id], **body}))


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.binary())
def test_any_bytes(body: bytes) -> None:
    caller = emulated(GPT)
    assert caller.send("POST", path_of(caller), body).status == 400
