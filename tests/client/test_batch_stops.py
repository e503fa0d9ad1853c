"""When a batch stops buying: ceilings, failures, the account, a full disk, an interruption."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

import pixelclients as px
from client.batches import counter, endings, full_disk, lines, prompts, states


def test_max_paid_is_never_exceeded(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    report = shop.map(way, prompts(9), max_paid=4, in_flight=3, journal=journal)
    assert report.paid == len(shop.bought) == report.counts["delivered"] == 4
    assert report.counts["not-bought"] == 5
    assert report.stopped == "max_paid=4 is reached"
    assert report["k8"].why == report.stopped


def test_max_paid_counts_the_purchases_of_this_run(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, prompts(9), max_paid=4, journal=journal)
    report = shop.map(way, prompts(9), max_paid=4, journal=journal)
    assert report.paid == 4 and report.counts["delivered"] == 8
    assert len(shop.bought) == 8


def test_what_is_not_charged_does_not_count(way: str) -> None:
    shop = counter()
    items = {"limited": "An owl [emulator:rate-limited]", **prompts(3)}
    report = shop.map(way, items, max_paid=3, in_flight=1)
    assert report.paid == report.counts["delivered"] == 3 and not report.stopped


def test_what_may_be_charged_does_count(way: str) -> None:
    shop = counter()
    items = {"lost": "An owl [emulator:reset]", **prompts(3)}
    report = shop.map(way, items, max_paid=3, in_flight=1)
    assert report.paid == 3 and report.counts["delivered"] == 2


def test_max_cost_is_never_exceeded(way: str) -> None:
    shop = counter("Lumen")
    items = {
        "dear": {"prompt": "An owl", "quality": "high", "n": 2},  # 0.4
        **{f"cheap {n}": {"prompt": "An owl", "quality": "low"} for n in range(9)},
    }
    report = shop.map(way, items, max_cost=0.43, in_flight=4)
    assert report.counts["delivered"] == 6  # 0.4 and five times 0.006
    assert report.stopped == "max_cost=0.43 is reached"
    assert report.cost is not None and report.cost <= report.cost.__class__("0.43")


@pytest.mark.parametrize("kind", [dict, lambda items: iter(items.items())])
def test_a_ceiling_for_the_cost_needs_prices(way: str, kind: Any) -> None:
    shop = counter()
    with pytest.raises(px.SettingError, match="does not say what this costs"):
        shop.map(way, kind(prompts(3)), max_cost=100)
    assert shop.sent == []


def test_an_item_without_a_price_is_left_where_there_is_a_ceiling(way: str) -> None:
    shop = counter("Lumen")
    items = {"known": "An owl", "open": {"prompt": "An owl", "quality": "auto"}}
    report = shop.map(way, iter(items.items()), max_cost=1)
    assert endings(report) == {"known": "delivered", "open": "not-bought"}
    assert "price is not documented" in report["open"].why


def test_failures_in_a_row_stop_the_buying(way: str) -> None:
    shop = counter()
    bad = "An owl [emulator:failed]"
    items = {
        "1": bad,
        "2": bad,
        "3": "An owl",
        "4": bad,
        "5": bad,
        "6": bad,
        "7": "An owl",
    }
    report = shop.map(way, items, stop_after=3, in_flight=1)
    ends = "failed failed delivered failed failed failed not-bought"
    assert list(endings(report).values()) == ends.split()
    assert report.stopped == "3 failures in a row"


def test_what_an_earlier_run_says_is_no_failure(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {str(n): f"An owl {n} [emulator:failed]" for n in range(5)}
    shop.map(way, items, journal=journal)
    report = shop.map(way, {**items, "fine": "An owl"}, journal=journal, stop_after=1)
    assert report["fine"].ending == "delivered"


@pytest.mark.parametrize(
    ("word", "name"), [("out-of-credit", "OutOfCredit"), ("key-refused", "AuthError")]
)
def test_a_refused_account_stops_the_buying(
    way: str, word: str, name: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = prompts(9)
    items["k4"] += f" [emulator:{word}]"
    report = shop.map(way, items, in_flight=2, journal=journal)
    assert report.counts["delivered"] == len(shop.bought) < 9
    assert report.stopped.startswith(f"{name}: HTTP")
    assert report.counts["delivered"] + report.counts["not-bought"] == 9
    again = shop.map(way, {**items, "k4": "An owl"}, journal=journal)
    assert again.complete and len(shop.posts) == 9 + 1


def test_an_error_that_concerns_the_account_by_its_page_stops_too(way: str) -> None:
    shop = counter("Lumen")
    shop.emulator.script("usual", "terms-not-accepted")
    report = shop.map(way, prompts(9), in_flight=1)
    assert report.counts["delivered"] == 1 and len(shop.posts) == 2
    assert "terms_not_accepted" in report.stopped


def test_a_key_that_is_refused_while_asking_stops_the_buying(way: str) -> None:
    shop = counter()
    shop.emulator.script("key-refused", operation="query")
    report = shop.map(way, prompts(9), in_flight=1)
    assert endings(report)["k0"] == "unfinished" and len(shop.posts) == 1


@pytest.mark.parametrize("writes", [1, 3, 5])
def test_a_full_disk_stops_before_buying(
    way: str, writes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    with monkeypatch.context() as patched:
        full_disk(patched, from_write=writes)
        report = shop.map(way, prompts(6), journal=journal, in_flight=1)
    assert "No space left on device" in report.stopped
    assert len(shop.posts) == len(shop.bought) < 6
    assert journal.read_bytes().endswith(b"\n")
    again = shop.map(way, prompts(6), journal=journal, in_flight=1)
    assert sorted(shop.bought) == sorted(set(shop.bought))
    assert set(endings(again).values()) <= {"delivered", "unknown"}


def test_what_the_disk_refused_is_written_once_it_has_room(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    real, refused = os.write, False

    def write(descriptor: int, data: Any) -> int:
        nonlocal refused
        if b'"bought"' in bytes(data) and not refused:
            refused = True
            raise OSError(28, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    report = shop.map(way, prompts(1), journal=journal)
    assert endings(report) == {"k0": "delivered"} and report.stopped
    assert [line["state"] for line in lines(journal)] == [
        "submitting",
        "bought",
        "delivered",
    ]


def test_a_folder_that_takes_no_pictures_stops_the_buying(
    way: str, tmp_path: Path
) -> None:
    shop, folder = counter(), tmp_path / "p"

    def gone(request: httpx2.Request) -> None:
        if folder.exists():
            folder.rmdir()

    shop.before.append(gone)
    report = shop.map(way, prompts(5), save=folder, in_flight=1)
    assert "a picture cannot be saved" in report.stopped and len(shop.posts) == 1
    assert endings(report)["k0"] == "unfinished"


@pytest.mark.parametrize("number", range(12))
def test_an_interruption_leaves_the_journal_whole(
    way: str, number: int, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    heard = 0

    def on_event(event: Any) -> None:
        nonlocal heard
        heard += 1
        if heard > number:
            raise KeyboardInterrupt

    with pytest.raises((KeyboardInterrupt, asyncio.CancelledError)):
        shop.map(way, prompts(4), in_flight=2, journal=journal, on_event=on_event)
    assert set(states(journal).values()) <= {"bought", "delivered", "not-bought"}
    again = shop.map(way, prompts(4), journal=journal)
    assert again.complete and len(shop.posts) == 4


def test_what_is_on_its_way_at_an_interruption_is_written_down(
    tmp_path: Path,
) -> None:
    """Two real threads: one answer is late, and the other one's listener gives up."""
    shop, journal = counter(), tmp_path / "journal"
    heard = threading.Event()

    def late(request: httpx2.Request) -> None:
        if b"number 1" in request.content:
            heard.wait(10)

    def on_event(event: Any) -> None:
        heard.set()
        raise KeyboardInterrupt

    shop.after.append(late)
    client = shop.client("blocking")
    client.driver.timed = False  # as it is where nobody gives a `sleep`
    with pytest.raises(KeyboardInterrupt):
        client.map(shop.plans(client, prompts(2)), journal=journal, on_event=on_event)
    assert states(journal) == {"k0": "bought", "k1": "bought"}


@pytest.mark.parametrize("number", [2, 3, 4])
def test_an_interruption_while_the_disk_is_busy_leaves_nothing_in_doubt(
    number: int, tmp_path: Path
) -> None:
    shop, journal, waits = counter(), tmp_path / "journal", 0
    real = os.fsync

    def fsync(descriptor: int) -> None:
        nonlocal waits
        waits += 1
        real(descriptor)
        if waits == number + 1:  # the first are for the beginning of the file
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        with pytest.raises(KeyboardInterrupt):
            shop.map("blocking", prompts(2), journal=journal, in_flight=2)
    assert "submitting" not in states(journal).values()
    assert shop.map("blocking", prompts(2), journal=journal).complete
    assert len(shop.posts) == 2


def test_a_batch_cancelled_while_the_disk_is_busy_leaves_nothing_in_doubt(
    tmp_path: Path,
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    busy, free, real = threading.Event(), threading.Event(), os.fsync

    def fsync(descriptor: int) -> None:
        if b'"submitting"' in journal.read_bytes():
            busy.set()
            free.wait(20)
        real(descriptor)

    async def main() -> None:
        async with shop.client("async") as client:
            plans = shop.plans(client, prompts(2))
            batch = asyncio.create_task(client.map(plans, journal=journal))
            while not busy.is_set():
                await asyncio.sleep(0.001)
            batch.cancel()
            await asyncio.sleep(0)
            free.set()
            with pytest.raises(asyncio.CancelledError):
                await batch

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        asyncio.run(main())
    assert states(journal) == {"k0": "not-bought", "k1": "not-bought"}
    assert shop.posts == []
    assert shop.map("async", prompts(2), journal=journal).complete


def test_a_cancelled_batch_writes_down_what_was_on_its_way(tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    carried, go_on = asyncio.Event(), asyncio.Event()

    class Late(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> Any:
            response = shop._carry(request)
            carried.set()
            await go_on.wait()
            return response

    async def main() -> None:
        async with shop.client("async", transport=Late()) as client:
            plans = shop.plans(client, prompts(2))
            batch = asyncio.create_task(client.map(plans, journal=journal))
            await carried.wait()
            batch.cancel()
            await asyncio.sleep(0)
            go_on.set()
            with pytest.raises(asyncio.CancelledError):
                await batch

    asyncio.run(main())
    assert states(journal) == {"k0": "bought", "k1": "bought"}
    assert shop.map("async", prompts(2), journal=journal).complete
    assert len(shop.posts) == 2


def test_a_batch_cancelled_twice_ends_at_once(tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    carried = asyncio.Event()

    class Never(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> Any:
            carried.set()
            await asyncio.Event().wait()

    async def main() -> None:
        client = shop.client("async", transport=Never())
        plans = shop.plans(client, prompts(2))
        batch = asyncio.create_task(client.map(plans, journal=journal))
        await carried.wait()
        batch.cancel()
        await asyncio.sleep(0.01)
        batch.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(batch, 5)

    asyncio.run(main())
    assert set(states(journal).values()) == {"submitting"}


def test_a_generator_that_fails_ends_the_batch(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"

    def broken() -> Iterator[tuple[str, str]]:
        yield from prompts(3).items()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        shop.map(way, broken(), journal=journal)
    assert set(states(journal).values()) <= {"bought", "delivered", "not-bought"}
    assert shop.map(way, prompts(3), journal=journal).complete
    assert len(shop.posts) == 3
