"""A batch that is interrupted or cancelled: what was sent is written down, and no more."""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path
from typing import Any

import httpx2
import pytest

from client.batches import counter, prompts, states
from pixelclients.runtime import fanout


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
    shop, journal = counter(), tmp_path / "journal"
    begun, heard = threading.Event(), threading.Event()

    def on_the_way(request: httpx2.Request) -> None:
        if b"number 1" in request.content:
            begun.set()
            heard.wait(20)
        else:
            begun.wait(20)

    def on_event(event: Any) -> None:
        heard.set()
        raise KeyboardInterrupt

    shop.after.append(on_the_way)
    client = shop.client("blocking")
    client._driver.timed = False  # as it is where nobody gives a `sleep`
    with pytest.raises(KeyboardInterrupt):
        client.map(shop.plans(client, prompts(2)), journal=journal, on_event=on_event)
    assert states(journal) == {"k0": "bought", "k1": "bought"}


def test_what_never_left_before_an_interruption_is_not_in_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One thread, held up by the second request: the others stand in a queue."""
    shop, journal, heard = counter(), tmp_path / "journal", threading.Event()
    monkeypatch.setattr(fanout, "SOCKETS", 1)

    def held_up(request: httpx2.Request) -> None:
        if b"number 1." in request.content:
            heard.wait(20)

    def on_event(event: Any) -> None:
        heard.set()
        raise KeyboardInterrupt

    shop.before.append(held_up)
    client = shop.client("blocking")
    client._driver.timed = False
    items = {f"k{index}": f"Owl number {index}." for index in range(40)}
    with pytest.raises(KeyboardInterrupt):
        plans = shop.plans(client, items)
        client.map(plans, journal=journal, on_event=on_event, in_flight=40)
    found = list(states(journal).values())
    assert found.count("bought") == len(shop.posts) < 40
    assert found.count("not-bought") == 40 - len(shop.posts)
    assert shop.map("blocking", items, journal=journal).complete
    assert len(shop.posts) == 40


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
