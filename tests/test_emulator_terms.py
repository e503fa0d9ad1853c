"""The emulator keeps the terms of a page: repeated keys, limits, lifetimes, prices, lists,
cancellations and uploads. The providers are made up: see `made_up`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from emulated import Answer, Caller
from made_up import CLIENTS, GLOW, PROVIDERS, emulator, endpoint
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.picture import picture
from pixelspec.emulator.provider import Emulator
from pixelspec.fmt import format_spec

PNG = picture(8, 8)
HOST = "https://pictures.test/f"


def caller(client: str, **options: Any) -> Caller:
    clock = ManualClock()
    made = emulator(client, clock, picture_address=HOST, **options)
    return Caller(made, clock)


@pytest.fixture
def lumen() -> Caller:
    return caller("Lumen")


def buy(lumen: Caller, key: str = "", **body: object) -> Answer:
    whole = {"model": "glow", "prompt": "A lamp", **body}
    named = {**lumen.headers, **({"idempotency-key": key} if key else {})}
    return replace(lumen, headers=named).post("/v1/images", whole)


def bought(lumen: Caller, **body: object) -> str:
    return str(buy(lumen, **body).json["task"]["id"])


def test_the_made_up_specs_have_the_common_style() -> None:
    files = list(PROVIDERS.glob("*/*.yaml"))
    assert {file.parent.name for file in files} >= {n.lower() for n in CLIENTS}
    for file in files:
        text = file.read_text("utf-8")
        assert format_spec(text) == text


def test_a_repeated_key_buys_once_and_is_answered_the_same(lumen: Caller) -> None:
    first, again = buy(lumen, "k1"), buy(lumen, "k1")
    assert first.reply == again.reply
    assert lumen.emulator.account.paid == 1
    assert buy(lumen, "k2").json != first.json
    assert lumen.emulator.account.paid == 2


def test_a_lost_answer_can_be_had_again_with_its_key(lumen: Caller) -> None:
    lumen.emulator.script("reset", "usual")
    assert buy(lumen, "k1").reply.fault == "reset"
    task = buy(lumen, "k1").json["task"]["id"]
    assert lumen.emulator.account.paid == 1
    assert lumen.emulator.account.submissions[0].task == task


def test_without_a_key_the_same_request_buys_again(lumen: Caller) -> None:
    assert buy(lumen).json != buy(lumen).json
    assert lumen.emulator.account.paid == 2


def test_a_key_that_was_used_for_another_request_is_refused(lumen: Caller) -> None:
    buy(lumen, "k1")
    other = buy(lumen, "k1", n=2)
    assert (other.status, lumen.emulator.account.paid) == (400, 1)
    assert "idempotency.other-body" in other.assumed


def test_a_refusal_does_not_use_up_its_key(lumen: Caller) -> None:
    assert buy(lumen, "k1", quality="none").status == 400
    assert buy(lumen, "k1", quality="low").status == 200


def test_the_list_holds_every_task_as_a_batch_would(lumen: Caller) -> None:
    assert lumen.send("GET", "/v1/tasks").json["tasks"] == []
    ids = [bought(lumen), bought(lumen)]
    lumen.clock.advance(60)
    ids.append(bought(lumen))
    listed = lumen.send("GET", "/v1/tasks").json["tasks"]
    assert [task["id"] for task in listed] == ids
    assert [task["status"] for task in listed] == ["done", "done", "queued"]
    assert lumen.post("/v1/tasks/batch", {"task_ids": ids}).json["tasks"] == listed


def test_a_cancelled_task_stays_cancelled(lumen: Caller) -> None:
    task = bought(lumen)
    stopped = lumen.send("POST", f"/v1/tasks/{task}/cancel")
    assert stopped.json["task"]["status"] == "cancelled"
    lumen.clock.advance(60)
    assert lumen.query(task).json["task"]["status"] == "cancelled"


def test_what_has_ended_or_never_was_cannot_be_cancelled(lumen: Caller) -> None:
    task = bought(lumen)
    lumen.clock.advance(60)
    assert lumen.send("POST", f"/v1/tasks/{task}/cancel").status == 400
    assert lumen.query(task).json["task"]["status"] == "done"
    assert lumen.send("POST", "/v1/tasks/nobody/cancel").status == 404


def test_a_task_is_forgotten_when_its_time_is_over(lumen: Caller) -> None:
    task = bought(lumen)
    lumen.clock.advance(259199)
    assert lumen.query(task).json["task"]["status"] == "done"
    assert len(lumen.send("GET", "/v1/tasks").json["tasks"]) == 1
    lumen.clock.advance(1)
    gone = lumen.query(task)
    assert (gone.status, gone.json["error"]["message"]) == (
        404,
        "there is no such task",
    )
    assert lumen.send("GET", "/v1/tasks").json["tasks"] == []


def test_a_picture_is_gone_when_its_time_is_over(lumen: Caller) -> None:
    task = bought(lumen)
    lumen.clock.advance(86399)
    (image,) = lumen.query(task).json["task"]["images"]
    assert image["expires_at"] == ManualClock().now + 86400
    assert lumen.fetch(image["url"]).status == 200
    lumen.clock.advance(1)
    assert lumen.fetch(image["url"]).status == 410


def test_a_lifetime_may_be_counted_in_days() -> None:
    model = endpoint(GLOW)
    kept = model.provider.retention
    assert kept is not None
    days = replace(kept, task=3, picture=None, unit="days")
    model = replace(model, provider=replace(model.provider, retention=days))
    clock = ManualClock()
    lumen = Caller(Emulator([model], clock=clock, picture_address=HOST), clock)
    task = bought(lumen)
    lumen.clock.advance(3 * 86400 - 1)
    assert lumen.query(task).status == 200
    lumen.clock.advance(1)
    assert lumen.query(task).status == 404


@pytest.mark.parametrize(
    ("body", "cost"),
    [
        ({}, 0.04),
        ({"quality": "low", "n": 3}, 0.018),
        ({"quality": "high", "n": 2, "preview": True}, 0.012),
        ({"quality": "high"}, 0.2),
    ],
)
def test_a_task_costs_what_the_page_says(
    lumen: Caller, body: dict[str, object], cost: float
) -> None:
    task = bought(lumen, **body)
    lumen.clock.advance(60)
    assert lumen.query(task).json["task"]["cost"] == cost
    assert float(lumen.emulator.account.submissions[0].cost) == cost


def test_where_the_page_gives_no_price_the_account_has_none(lumen: Caller) -> None:
    bought(lumen, quality="auto")
    assert lumen.emulator.account.submissions[0].cost == ""


def test_limits_are_kept_only_where_a_test_asks_for_them(lumen: Caller) -> None:
    assert [buy(lumen).status for _ in range(4)] == [200] * 4
    strict = caller("Lumen", limits=True)
    answers = [buy(strict) for _ in range(3)]
    assert [answer.status for answer in answers] == [200, 200, 429]
    assert answers[2].json["error"]["message"] == "too many requests"
    assert answers[2].assumed == ""
    assert strict.emulator.account.paid == 2


def test_who_keeps_to_the_limit_is_never_refused() -> None:
    lumen = caller("Lumen", limits=True, seconds=1.0)
    for _ in range(50):
        assert buy(lumen).status == 200
        lumen.clock.advance(0.5)


def test_queries_of_all_kinds_share_a_limit() -> None:
    lumen = caller("Lumen", limits=True)
    task = bought(lumen)
    assert {lumen.query(task).status for _ in range(18)} == {200}
    assert lumen.send("GET", "/v1/tasks").status == 200
    assert lumen.post("/v1/tasks/batch", {"task_ids": [task]}).status == 200
    assert lumen.query(task).status == 429
    assert buy(lumen).status == 200
    lumen.clock.advance(1)
    assert lumen.query(task).status == 200


def test_no_more_tasks_at_once_than_the_page_allows() -> None:
    lumen = caller("Lumen", limits=True, seconds=100.0)
    for _ in range(10):
        last = bought(lumen)
        lumen.clock.advance(1)
    assert buy(lumen).status == 429
    lumen.send("POST", f"/v1/tasks/{last}/cancel")
    assert buy(lumen).status == 200


def test_a_reply_and_a_refusal_carry_the_id_of_the_request(lumen: Caller) -> None:
    task = buy(lumen)
    assert task.reply.headers["x-request-id"].startswith("req_")
    refused = buy(lumen, n=9), buy(lumen, n=9)
    assert [one.reply.headers["x-request-id"] for one in refused] == [
        "req_refused_1",
        "req_refused_2",
    ]


def form(content: bytes, name: str = "file", more: bytes = b"") -> bytes:
    head = (
        f'--cut\r\nContent-Disposition: form-data; name="{name}"; filename="a.png"\r\n'
    )
    return head.encode() + b"\r\n" + content + b"\r\n" + more + b"--cut--\r\n"


def upload(atelier: Caller, body: bytes) -> Answer:
    kind = "multipart/form-data; boundary=cut"
    headers = {**atelier.headers, "content-type": kind}
    return replace(atelier, headers=headers).send("POST", "/v1/uploads", body)


# Every byte, and what a reader of lines could take for an end.
ODD = PNG + bytes(range(256)) + b"\r\n\n\r\r\n--cu\r\n"


@pytest.mark.parametrize("content", [PNG, ODD, picture(9, 9, "jpeg")])
def test_an_uploaded_file_is_served_back_byte_for_byte(content: bytes) -> None:
    atelier = caller("Atelier")
    answer = upload(atelier, form(content))
    assert (answer.status, answer.assumed) == (200, "")
    kept = atelier.fetch(answer.json["url"])
    assert (kept.status, kept.reply.body) == (200, content)
    assert kept.reply.headers["content-type"].startswith("image/")
    image = {"image": answer.json["url"]}
    assert atelier.submit(model="sketch", prompt="A", input=image).status == 200


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        (form(PNG, name="image"), 400, "there is no file in file"),
        (form(b""), 400, "there is no file in file"),
        (b"", 400, "there is no file in file"),
        (form(picture(8, 8, "webp")), 400, "a file is one of image/png, image/jpeg"),
        (form(b"no picture"), 400, "a file is one of image/png, image/jpeg"),
        (form(PNG + bytes(200_000)), 413, "a file has 200000 bytes at most"),
    ],
)
def test_what_is_no_such_file_is_not_taken(body: bytes, status: int, why: str) -> None:
    answer = upload(caller("Atelier"), body)
    assert (answer.status, answer.json["message"]) == (status, why)
    assert answer.json["code"] == ("file_too_large" if status == 413 else "400")


def test_an_upload_is_a_form() -> None:
    refused = caller("Atelier").send("POST", "/v1/uploads", form(PNG))
    assert "multipart/form-data" in refused.json["message"]


def test_a_picture_comes_only_in_the_ways_that_the_page_names(lumen: Caller) -> None:
    for reference in ("data:image/png;base64,AAAA", "https://a.test/1.png"):
        assert buy(lumen, references=[reference]).status == 200
    atelier = caller("Atelier")
    refused = atelier.submit(
        model="sketch", prompt="A", input={"image": "data:image/png;base64,AAAA"}
    )
    assert refused.status == 400
    # Of two rows for what is invalid, no page says which one it is.
    assert refused.assumed == "parameters.image.takes, errors.invalid"
