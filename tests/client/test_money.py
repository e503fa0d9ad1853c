"""Whatever goes wrong while buying, one request was sent and the error tells of the money."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any, NamedTuple

import httpx2
import pytest

import pixelclients as px
from client.shop import (
    Shop,
    emulated,
    json_reply,
    scripted,
    submitted,
    task_reply,
    text_reply,
)

HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"


class HalfBody(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that breaks off."""

    def __iter__(self) -> Any:
        yield b'{"code": 200, "data": [{"task_id": "task_1"'
        raise httpx2.ReadError("reset")

    async def __aiter__(self) -> Any:
        for chunk in self:
            yield chunk


class Case(NamedTuple):
    """What comes back, and the error that a caller gets."""

    reply: Callable[[], httpx2.Response | Exception]
    error: type[px.PixelError]
    charged: str
    retry: bool | None


def error(status: int, code: str = "", message: str = "no") -> Any:
    return json_reply({"error": {"code": code, "message": message}}, status)


CASES = {
    "read timeout": Case(
        lambda: httpx2.ReadTimeout("slow"), px.SubmissionUnknown, "unknown", False
    ),
    "write timeout": Case(
        lambda: httpx2.WriteTimeout("slow"), px.SubmissionUnknown, "unknown", False
    ),
    "reset": Case(
        lambda: httpx2.ReadError("reset"), px.SubmissionUnknown, "unknown", False
    ),
    "reset while writing": Case(
        lambda: httpx2.WriteError("reset"), px.SubmissionUnknown, "unknown", False
    ),
    "closed without a reply": Case(
        lambda: httpx2.RemoteProtocolError("gone"),
        px.SubmissionUnknown,
        "unknown",
        False,
    ),
    "broken off in the body": Case(
        lambda: httpx2.Response(200, stream=HalfBody()),
        px.SubmissionUnknown,
        "unknown",
        False,
    ),
    "half a JSON": Case(
        text_reply('{"code": 200, "da'), px.ReplyMismatch, "unknown", False
    ),
    "empty": Case(text_reply(""), px.ReplyMismatch, "unknown", False),
    "no content": Case(text_reply("", 204), px.ReplyMismatch, "unknown", False),
    "HTML under 200": Case(text_reply(HTML), px.ReplyMismatch, "unknown", False),
    "302": Case(
        lambda: httpx2.Response(302, headers={"location": "https://elsewhere.test/"}),
        px.ApiError,
        "unknown",
        None,
    ),
    "400": Case(error(400), px.ApiError, "unknown", None),
    "401": Case(error(401), px.AuthError, "no", False),
    "402": Case(error(402), px.OutOfCredit, "no", False),
    "403": Case(error(403), px.AuthError, "unknown", False),
    "404": Case(error(404), px.ApiError, "unknown", None),
    "408": Case(error(408), px.SubmissionUnknown, "unknown", False),
    "409": Case(error(409), px.SubmissionUnknown, "unknown", False),
    "425": Case(error(425), px.SubmissionUnknown, "unknown", False),
    "429": Case(error(429), px.RateLimited, "unknown", True),
    "429 of a gateway": Case(text_reply(HTML, 429), px.RateLimited, "unknown", True),
    "500": Case(error(500), px.SubmissionUnknown, "unknown", False),
    "502": Case(text_reply(HTML, 502), px.SubmissionUnknown, "unknown", False),
    "503 model": Case(
        error(503, "model_not_found"), px.ModelUnavailable, "unknown", False
    ),
    "503 of another code": Case(
        error(503, "overloaded"), px.SubmissionUnknown, "unknown", False
    ),
    "503 of a gateway": Case(
        text_reply(HTML, 503), px.SubmissionUnknown, "unknown", False
    ),
    "504": Case(text_reply(HTML, 504), px.SubmissionUnknown, "unknown", False),
    "524": Case(text_reply(HTML, 524), px.SubmissionUnknown, "unknown", False),
}


def buy(shop: Shop, way: str, verb: str = "generate", **settings: Any) -> Any:
    """Buy one picture of gpt-image-2-official."""
    return shop.run(
        way,
        lambda client: getattr(client.gpt_image_2_official, verb)(prompt="An owl"),
        **settings,
    )


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("verb", ["generate", "submit"])
def test_one_request_was_sent_and_the_error_tells_of_the_money(
    name: str, verb: str, way: str
) -> None:
    case = CASES[name]
    shop = scripted("Gccai", case.reply)
    with pytest.raises(px.PixelError) as caught:
        buy(shop, way, verb)
    found = caught.value
    assert type(found) is case.error
    assert (found.charged, found.retry) == (case.charged, case.retry)
    assert len(shop.sent) == 1


NEVER_SENT = {
    "connect refused": lambda: httpx2.ConnectError("refused"),
    "connect timeout": lambda: httpx2.ConnectTimeout("slow"),
    "no free connection": lambda: httpx2.PoolTimeout("full"),
}


@pytest.mark.parametrize("name", NEVER_SENT)
def test_what_never_left_was_not_bought(name: str, way: str) -> None:
    shop = scripted("Gccai", NEVER_SENT[name])
    with pytest.raises(px.NotSent) as caught:
        buy(shop, way)
    assert (caught.value.charged, caught.value.retry) == ("no", True)


def test_what_could_not_be_reached_is_named_and_no_more(way: str) -> None:
    address = "https://gateway.test:8443/for/somebody"
    shop = scripted("Gccai", NEVER_SENT["connect refused"])
    with pytest.raises(px.NotSent) as caught:
        buy(shop, way, base_url=address)
    assert str(caught.value) == "not sent to https://gateway.test:8443: no connection"


@pytest.mark.parametrize("name", NEVER_SENT)
def test_what_never_left_may_leave_later(name: str, way: str) -> None:
    shop = scripted("Gccai", NEVER_SENT[name], submitted(), task_reply("failed"))
    assert buy(shop, way, "submit").id == "task_1"
    assert len(shop.sent) == 2


OTHERS = {
    "401": (json_reply({}, 401), px.AuthError),
    "402": (json_reply({}, 402), px.OutOfCredit),
    "429": (json_reply({}, 429), px.RateLimited),
    "418": (json_reply({}, 418), px.ApiError),
    "500": (json_reply({}, 500), px.SubmissionUnknown),
    "502": (text_reply(HTML, 502), px.SubmissionUnknown),
    "HTML": (text_reply(HTML), px.ReplyMismatch),
    "reset": (lambda: httpx2.ReadError("reset"), px.SubmissionUnknown),
}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("provider", ["DalleFormat", "OceanBase"])
def test_where_the_page_lists_no_error_the_status_decides(
    name: str, provider: str, way: str
) -> None:
    reply, expected = OTHERS[name]
    shop = scripted(provider, reply)

    def call(client: Any) -> Any:
        if provider == "DalleFormat":
            return client.imagen4.generate(prompt="An owl")
        return client.generic.generate(model="some", vendor={"prompt": "An owl"})

    with pytest.raises(px.PixelError) as caught:
        shop.run(way, call)
    assert type(caught.value) is expected
    assert caught.value.charged == "unknown"
    assert len(shop.sent) == 1


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("429", px.RateLimited),
        ("401", px.AuthError),
        ("400", px.ApiError),
        ("whatever", px.ApiError),
        (None, px.ApiError),
    ],
)
def test_no_success_under_200_is_an_error_of_the_right_class(
    code: str | None, expected: type[px.ApiError], way: str
) -> None:
    body = {"success": False, "code": code, "message": "Not today", "data": None}
    shop = scripted("OceanBase", json_reply(body))
    with pytest.raises(px.ApiError, match="Not today") as caught:
        shop.run(way, lambda client: client.generic.generate(model="some"))
    assert type(caught.value) is expected
    assert (caught.value.status, caught.value.raw) == (200, body)
    assert len(shop.sent) == 1


def test_another_code_under_200_is_an_error(way: str) -> None:
    body = {"code": 500, "error": {"message": "Not today"}, "data": []}
    shop = scripted("Gccai", json_reply(body))
    with pytest.raises(px.ApiError, match="Not today"):
        buy(shop, way)


@pytest.mark.parametrize("word", ["reset", "close", "drip", "empty", "truncated"])
def test_the_provider_was_paid_once_whatever_became_of_its_reply(
    word: str, way: str
) -> None:
    shop = emulated("Gccai")
    shop.emulator.script(word)
    if word == "drip":  # slow, and whole in the end
        assert buy(shop, way, "submit").id
    else:
        with pytest.raises((px.SubmissionUnknown, px.ReplyMismatch)) as caught:
            buy(shop, way)
        assert caught.value.charged == "unknown"
    assert shop.emulator.account.paid == 1


@pytest.mark.parametrize(
    "row", ["key-refused", "out-of-credit", "rate-limited", "model-not-found"]
)
def test_a_refused_purchase_is_not_paid(row: str, way: str) -> None:
    shop = emulated("Gccai")
    shop.emulator.script(row)
    with pytest.raises(px.ApiError):
        buy(shop, way)
    assert (shop.emulator.account.paid, len(shop.sent)) == (0, 1)


def test_a_client_without_a_key_sends_nothing(
    monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.delenv("GCCAI_API_KEY", raising=False)
    shop = scripted("Gccai", submitted())
    with pytest.raises(px.SettingError, match=r"GCCAI_API_KEY.*api_key=") as caught:
        buy(shop, way, api_key="")
    assert (caught.value.charged, shop.sent) == ("no", [])


def test_a_client_without_an_address_sends_nothing(
    monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.delenv("DALLE_FORMAT_BASE_URL", raising=False)
    shop = scripted("DalleFormat", json_reply({}))
    with pytest.raises(px.SettingError, match="DALLE_FORMAT_BASE_URL"):
        shop.run(way, lambda client: client.imagen4.generate(prompt="x"), base_url="")
    assert shop.sent == []


@pytest.mark.parametrize("name", [*CASES, *NEVER_SENT])
def test_an_error_survives_another_process(name: str) -> None:
    reply = CASES[name].reply if name in CASES else NEVER_SENT[name]
    with pytest.raises(px.PixelError) as caught:
        buy(scripted("Gccai", reply), "blocking")
    found = caught.value
    for other in (pickle.loads(pickle.dumps(found)), copy.copy(found)):
        assert type(other) is type(found)
        assert (str(other), vars(other)) == (str(found), vars(found))
