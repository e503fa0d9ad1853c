"""What a batch does at the same time: at most 64 exchanges, none of them by a waiting task."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import httpx2

from client.batches import Counter, counter, prompts

SOCKETS = 64


def test_threads_share_the_exchanges_of_a_blocking_client(tmp_path: Path) -> None:
    shop = counter(seconds=0.0)
    crowd, lock, now, most = threading.Event(), threading.Lock(), 0, 0

    def come(request: httpx2.Request) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
            if now == SOCKETS:
                crowd.set()
        assert crowd.wait(20), "there were never that many"

    def go(request: httpx2.Request) -> None:
        nonlocal now
        with lock:
            now -= 1

    shop.before.append(come)
    shop.after.append(go)
    client = shop.client("blocking")
    client._driver.timed = False  # as it is where nobody gives a `sleep`
    plans = shop.plans(client, prompts(100))
    report = client.map(plans, in_flight=100, journal=tmp_path / "journal")
    assert report.complete and most == SOCKETS


def test_an_async_client_has_no_more_exchanges_either() -> None:
    shop, most = counter(seconds=0.0), 0

    class Crowded(httpx2.AsyncBaseTransport):
        def __init__(self) -> None:
            self.now, self.crowd = 0, asyncio.Event()

        async def handle_async_request(self, request: httpx2.Request) -> Any:
            nonlocal most
            self.now += 1
            most = max(most, self.now)
            if self.now == SOCKETS:
                self.crowd.set()
            await asyncio.wait_for(self.crowd.wait(), 20)
            self.now -= 1
            return shop._carry(request)

    async def main() -> Any:
        async with shop.client("async", transport=Crowded()) as client:
            return await client.map(shop.plans(client, prompts(100)), in_flight=100)

    assert asyncio.run(main()).complete and most == SOCKETS


def test_the_event_loop_goes_on_while_a_batch_runs(tmp_path: Path) -> None:
    shop, ticks = counter(), 0

    async def main() -> Any:
        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        async with shop.client("async") as client:
            ticking = asyncio.create_task(tick())
            journal = tmp_path / "journal"
            report = await client.map(shop.plans(client, prompts(50)), journal=journal)
            ticking.cancel()
            return report

    assert asyncio.run(main()).complete
    assert ticks > 100


def test_a_thousand_tasks_wait_at_once(way: str) -> None:
    shop: Counter = counter(seconds=100.0)
    begin = shop.clock.now
    report = shop.map(way, prompts(1000), in_flight=1000)
    assert report.complete
    assert shop.clock.now - begin < 120
