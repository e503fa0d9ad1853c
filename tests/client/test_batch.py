"""A batch: many items bought and collected, each under a key."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx2
import pytest

import pixelclients as px
from client.batches import Counter, counter, endings, lines, prompts
from picture_size import seen


def test_every_item_is_delivered_under_its_key(way: str, tmp_path: Path) -> None:
    shop = counter()
    items = {
        "wide": {"prompt": "A wide owl", "size": "16:9", "resolution": "2k"},
        "pair": {"prompt": "Two owls", "n": 2},
    }
    report = shop.map(way, items, save=tmp_path / "new" / "folder")
    assert report.complete and report.paid == 2 and not report.stopped
    assert endings(report) == {"wide": "delivered", "pair": "delivered"}
    (wide,) = report["wide"].files
    assert wide == tmp_path / "new" / "folder" / "wide-0.png"
    assert seen(wide.read_bytes())[1:] == (2048, 1152)
    assert [file.name for file in report["pair"].files] == ["pair-0.png", "pair-1.png"]
    assert report["pair"].cost == Decimal("0.025")
    assert report.cost == report["wide"].cost + report["pair"].cost
    assert report["wide"].task_id and report["wide"].images is None


def test_without_a_folder_the_pictures_are_in_the_report(way: str) -> None:
    shop = counter()

    def steps(client: Any) -> Any:
        return client.map(shop.plans(client, prompts(3)))

    report = shop.run(way, steps)
    images = report["k1"].images
    assert type(images).__name__ == ("Images" if way == "blocking" else "AsyncImages")
    assert len(images) == 1 and images.task_id == report["k1"].task_id
    assert not any(request.url.host == "upload.gccai.ai" for request in shop.sent)


def test_a_model_that_answers_at_once_is_bought_like_any_other(
    way: str, tmp_path: Path
) -> None:
    items = {
        "address": {"prompt": "An owl"},
        "base64": {"prompt": "An owl", "response_format": "b64_json"},
    }
    report = counter("DalleFormat").map(way, items, save=tmp_path)
    assert report.complete
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "address-0.png",
        "base64-0.png",
    ]


PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


def test_pictures_that_go_along_are_uploaded_first(way: str, tmp_path: Path) -> None:
    shop, journal = counter("Atelier"), tmp_path / "journal"
    items = {"k": {"prompt": "An owl", "image": PNG}}
    shop.emulator.script("close", operation="upload")
    report = shop.map(way, items, journal=journal)
    assert endings(report) == {"k": "not-bought"} and report.paid == 0
    assert shop.posts == [] and lines(journal) == []
    report = shop.map(way, items, journal=journal, save=tmp_path)
    assert report.complete and report.paid == 1


def test_equal_requests_under_two_keys_are_two_purchases(way: str) -> None:
    shop = counter()
    report = shop.map(way, {"one": "The same owl", "two": "The same owl"})
    assert report.complete
    assert shop.bought == ["The same owl"] * 2


def test_items_are_taken_from_a_generator_as_there_is_room(way: str) -> None:
    shop = counter(seconds=60.0)
    taken = 0

    def some() -> Iterator[tuple[str, str]]:
        nonlocal taken
        for key, prompt in prompts(30).items():
            open_tasks = taken - delivered
            assert open_tasks < 5 + 1  # one is looked at before any is bought
            taken += 1
            yield key, prompt

    delivered = 0

    def on_event(event: Any) -> None:
        nonlocal delivered
        delivered += event.kind == "delivered"

    report = shop.map(way, some(), in_flight=5, on_event=on_event)
    assert report.complete and len(report) == 30


@pytest.mark.parametrize("in_flight", [1, 4, 90])
def test_in_flight_counts_tasks_at_the_provider(way: str, in_flight: int) -> None:
    shop = counter(seconds=60.0)
    most, now = 0, 0

    def on_event(event: Any) -> None:
        nonlocal most, now
        now += (event.kind == "submitted") - (event.kind == "delivered")
        most = max(most, now)

    shop.map(way, prompts(120), in_flight=in_flight, on_event=on_event)
    assert most == in_flight


def test_a_waiting_task_takes_nobody_s_time(way: str) -> None:
    shop = counter(seconds=60.0)
    shop.map(way, prompts(200), in_flight=200)
    assert shop.clock.now - counter().clock.now < 70


def test_each_way_to_end_is_told_apart(way: str, tmp_path: Path) -> None:
    shop = counter()
    items = {
        "fine": "An owl",
        "failed": "An owl [emulator:failed]",
        "moderated": "An owl [emulator:prompt-refused]",
        "limited": "An owl [emulator:rate-limited]",
        "lost": "An owl [emulator:reset]",
        "quirk": {"prompt": "An owl", "background": "transparent"},
        "stuck": "An owl [emulator:stuck]",
    }
    report = shop.map(way, items, save=tmp_path, in_flight=7)
    assert endings(report) == {
        "fine": "delivered",
        "failed": "failed",
        "moderated": "failed",
        "limited": "not-bought",
        "lost": "unknown",
        "quirk": "not-bought",
        "stuck": "unfinished",
    }
    assert isinstance(report["failed"].error, px.TaskFailed)
    assert isinstance(report["limited"].error, px.RateLimited)
    assert isinstance(report["lost"].error, px.SubmissionUnknown)
    assert isinstance(report["quirk"].error, px.QuirkRefused)
    assert isinstance(report["stuck"].error, px.TaskTimeout)
    assert report["stuck"].task_id == report["stuck"].error.task_id
    assert report.counts["unknown"] == 1 and not report.complete
    assert report.ended("unfinished") == (report["stuck"],)


def test_the_report_is_readable() -> None:
    shop = counter()
    items = {**prompts(30), "bad": "An owl [emulator:failed]"}
    items |= {f"lost {n}": f"An owl {n} [emulator:reset]" for n in range(25)}
    report = shop.map("blocking", items)
    text = str(report)
    assert text.startswith("56 items: 30 delivered, 1 failed, 25 unknown\nat most 56 ")
    assert "bad: failed: task task_" in text
    assert "and 6 more" in text and len(text.splitlines()) < 30
    assert "client.unsettled(journal)" in text and "client.settle(...)" in text
    assert repr(report) == "<Report: 56 items: 30 delivered, 1 failed, 25 unknown>"


def test_what_happens_can_be_listened_to(way: str) -> None:
    shop = counter(seconds=12.0)
    told: list[Any] = []
    shop.map(
        way, {"a": "An owl", "b": "No owl [emulator:failed]"}, on_event=told.append
    )
    kinds = [event.kind for event in told if event.key == "a"]
    assert kinds == ["submitted", "polled", "polled", "delivered"]
    assert [event.state for event in told if event.key == "a"][1:3] == [
        "in_progress",
        "completed",
    ]
    assert told[-1].cost or told[-2].cost
    assert [e.kind for e in told if e.key == "b"][-1] == "failed"
    assert all(event.task_id for event in told)


def test_a_listener_s_own_fault_costs_nothing(way: str) -> None:
    def fail(event: Any) -> None:
        raise ZeroDivisionError

    assert counter().map(way, prompts(3), on_event=fail).complete


def test_a_picture_of_another_size_is_a_notice(way: str, tmp_path: Path) -> None:
    shop = counter()
    other = httpx2.Response(200, content=b"\x89PNG\r\n\x1a\n" + bytes(60))
    carry = shop._carry

    def swapped(request: httpx2.Request) -> httpx2.Response:
        return other if request.url.host == "upload.gccai.ai" else carry(request)

    transport = httpx2.MockTransport(swapped)
    items = {"k": {"prompt": "An owl", "size": "16:9", "resolution": "2k"}}
    report = shop.run(
        way,
        lambda client: client.map(shop.plans(client, items), save=tmp_path),
        transport=transport,
    )
    (notice,) = report["k"].notices
    assert "0x0 came where 2048x1152 was planned" in str(notice)


def test_keys_never_become_paths(way: str, tmp_path: Path) -> None:
    keys = ["../up", "/etc/owl", "a/b", "a:b", "A", "a", "ü", "x" * 300, "con.png", " "]
    shop = counter()
    report = shop.map(way, {key: "An owl" for key in keys}, save=tmp_path / "in")
    files = {file for key in keys for file in report[key].files}
    assert len({str(file).lower() for file in files}) == len(keys)
    assert {file.parent for file in files} == {tmp_path / "in"}
    assert sorted(tmp_path.iterdir()) == [tmp_path / "in"]


def test_time_of_one_s_own_makes_a_batch_repeatable(way: str) -> None:
    def requests() -> list[bytes]:
        shop = counter(seconds=33.0)
        shop.map(way, prompts(40), in_flight=7)
        return [f"{r.method} {r.url}".encode() + r.content for r in shop.sent]

    assert requests() == requests()


WRONG: list[tuple[dict[str, object], str]] = [
    ({"in_flight": 0}, "in_flight must be a whole number above 0"),
    ({"in_flight": True}, "in_flight"),
    ({"max_paid": 1.5}, "max_paid"),
    ({"stop_after": -1}, "stop_after"),
    ({"max_cost": "much"}, "max_cost must be an amount"),
    ({"max_cost": float("nan")}, "max_cost must be an amount"),
]


@pytest.mark.parametrize(("options", "problem"), WRONG)
def test_options_are_checked_first(
    way: str, options: dict[str, object], problem: str
) -> None:
    shop = counter()
    with pytest.raises(px.SettingError, match=problem):
        shop.map(way, prompts(2), **options)
    assert shop.sent == []


def test_a_client_without_a_key_buys_nothing(way: str, monkeypatch: Any) -> None:
    monkeypatch.delenv("GCCAI_API_KEY", raising=False)
    shop = counter()
    with pytest.raises(px.SettingError, match="GCCAI_API_KEY"):
        shop.run(way, lambda c: c.map(shop.plans(c, prompts(1))), api_key="")
    assert shop.sent == []


def test_the_plan_of_another_client_is_refused(way: str) -> None:
    shop, other = counter(), counter("DalleFormat")
    plans = other.plans(other.client("blocking"), prompts(1))
    with pytest.raises(px.SettingError, match="another client"):
        shop.run(way, lambda client: client.map(plans))
    assert shop.sent == other.sent == []


@pytest.mark.parametrize("key", ["", 7, None])
def test_a_key_is_a_text(way: str, key: Any) -> None:
    shop = counter()
    with pytest.raises(px.SettingError, match="must be a text"):
        shop.map(way, {key: "An owl"})
    assert shop.sent == []


def test_no_items_are_no_trouble(way: str) -> None:
    report = counter().map(way, {})
    assert len(report) == 0 and report.complete and report.cost is None
    assert str(report).startswith("0 items: nothing to do")


@pytest.fixture
def slow() -> Counter:
    return counter(seconds=100.0)


def test_a_deadline_holds_for_each_item(way: str, slow: Counter) -> None:
    def steps(client: Any) -> Any:
        model = client.gpt_image_2_official.with_options(deadline=30)
        return client.map({"k": model.plan(prompt="An owl")})

    report = slow.run(way, steps)
    assert report["k"].ending == "unfinished"
    assert isinstance(report["k"].error, px.TaskTimeout)
