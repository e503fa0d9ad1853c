"""Holds what the account tells: the values that really held, the requests, the money."""

from __future__ import annotations

import json

import pytest

from emulated import DALLE, GPT, Caller, emulated, finished, gpt
from pixelspec.emulator.account import Submission
from pixelspec.model.table import Size


def last(caller: Caller) -> Submission:
    return caller.emulator.account.submissions[-1]


def test_the_defaults_of_the_page_hold() -> None:
    caller = emulated(GPT)
    gpt(caller)
    assert dict(last(caller).effective) == {
        "model": "gpt-image-2-official",
        "prompt": "An owl",
        "size": "1:1",
        "resolution": "1k",
        "quality": "low",
        "background": "auto",
        "moderation": "auto",
        "output_format": "png",
        "n": 1,
    }
    assert dict(last(caller).written) == {
        "model": "gpt-image-2-official",
        "prompt": "An owl",
    }
    assert last(caller).pixels == Size(1024, 1024)


def test_what_is_written_holds() -> None:
    caller = emulated(GPT)
    given = {
        "size": "16:9",
        "resolution": "2k",
        "quality": "medium",
        "background": "opaque",
        "moderation": "low",
        "output_format": "webp",
        "output_compression": 40,
        "n": 3,
        "image_urls": ["https://x.test/a", "https://x.test/b"],
        "mask_url": "https://x.test/m",
    }
    gpt(caller, **given)
    assert {name: last(caller).effective[name] for name in given} == given
    assert (last(caller).format, last(caller).pictures) == ("webp", 3)
    assert last(caller).quirks == ()


def test_every_request_is_counted_and_only_submissions_are_paid() -> None:
    caller = emulated(GPT)
    finished(caller)
    gpt(caller, n=9)
    caller.send("GET", "/nowhere")
    caller.post("/v1/tasks/batch", {"task_ids": []})
    account = caller.emulator.account
    counts = {"submit": 2, "query": 1, "unknown": 1, "batch": 1}
    assert dict(account.requests) == counts
    assert (account.paid, account.refused, len(account.submissions)) == (1, 2, 1)


def test_a_snapshot_stands_still() -> None:
    caller = emulated(GPT)
    gpt(caller, image_urls=["https://x.test/a"])
    before = caller.emulator.account
    listed = before.submissions[0].effective["image_urls"]
    assert isinstance(listed, list)
    listed.append("mine")
    gpt(caller)
    assert len(before.submissions) == 1
    after = caller.emulator.account.submissions
    assert after[0].effective["image_urls"] == ["https://x.test/a"]
    assert len(after) == 2


def test_a_key_at_the_pictures_is_refused_and_remembered() -> None:
    caller = emulated(GPT)
    (image,) = finished(caller)["result"]["images"]
    address = image["url"][0]
    key = caller.headers["authorization"].removeprefix("Bearer ")
    assert caller.fetch(address, authorization="Basic x").status == 403
    assert caller.fetch(address, **{"x-api-key": key}).status == 403
    assert caller.fetch(address).status == 200
    assert caller.fetch(address + "x").status == 404
    account = caller.emulator.account
    assert (account.pictures, account.leaks) == (1, 2)


def test_the_account_is_told_beside_the_wire() -> None:
    caller = emulated(GPT)
    gpt(caller, background="transparent")
    told = caller.without("authorization").send("GET", "/_emulator/account").json
    assert told == json.loads(json.dumps(caller.emulator.account.as_json()))
    assert told["paid"] == 1
    (submission,) = told["submissions"]
    assert submission["effective"]["background"] == "auto"
    assert submission["pixels"] == {"width": 1024, "height": 1024}


def test_a_test_speaks_through_the_side_channel() -> None:
    caller = emulated(GPT)
    outcomes = {"outcomes": ["rate-limited"]}
    assert caller.post("/_emulator/script", outcomes).status == 204
    assert gpt(caller).status == 429
    images = {"https://x.test/m": {"has": [], "size": [1, 2]}}
    assert caller.post("/_emulator/images", images).status == 204
    masked = {"image_urls": ["https://x.test/p"], "mask_url": "https://x.test/m"}
    assert gpt(caller, **masked).status == 400


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("script", []),
        ("script", {}),
        ("script", {"outcomes": ["nothing"]}),
        ("script", {"outcomes": ["usual"], "operation": 3}),
        ("script", {"outcomes": ["rate-limited retry-after=1\r\nx: y"]}),
        ("images", {"a": 1}),
        ("images", {"a": {"has": 1}}),
        ("images", {"a": {"size": [1]}}),
        ("images", {"a": {"size": [1, True]}}),
    ],
)
def test_the_side_channel_says_what_it_does_not_take(path: str, body: object) -> None:
    assert emulated(GPT).post(f"/_emulator/{path}", body).status == 400


def test_one_emulator_has_one_provider() -> None:
    with pytest.raises(ValueError, match="one provider"):
        emulated(GPT, DALLE)
