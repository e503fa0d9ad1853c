"""A long night: 50,000 items, 20 queries a second, credit for 30,000, one prompt in fifty
refused, killed three times. In one process, with a clock of its own.

    cd tests
    ../.venv/bin/python -m crash.long
    ../.venv/bin/python -m crash.long --memory 20000    # how much memory it takes
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import httpx2

import pixelclients
from emulated import GPT, endpoint
from pixelclients.runtime.pace import Pacer
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import api_address, picture_address, transport

IN_FLIGHT = 150
QUERIES = 20
REFUSED = 0.02


class Killed(BaseException):
    """The process is gone."""


class Night:
    """A provider with little credit, and a journal that outlives the runs."""

    def __init__(self, folder: Path, items: int, credit: int, seed: int) -> None:
        self.clock = ManualClock()
        model = endpoint(GPT)
        self.address = api_address(model.provider)
        pictures = picture_address(model.provider)
        self.emulator = Emulator([model], clock=self.clock, picture_address=pictures)
        self.journal, self.folder = folder / "journal.jsonl", folder
        self.items, self.credit, self.seed = items, credit, seed
        self.requests = self.paid = 0
        self.queried = Counter[int]()
        self.kill_at: int | None = None
        self.left = b""
        self._carry = transport(self.emulator).handle_request

    def run(self, kill_at: int | None = None) -> Any:
        """The report of one run; None where it was killed, at a request of its own."""
        self.kill_at = None if kill_at is None else self.requests + kill_at
        with pixelclients.Gccai(
            api_key="sk-nobody",
            base_url=self.address,
            transport=httpx2.MockTransport(self._carried),
            clock=self.clock,
            sleep=self.clock.advance,
            wall=self.clock,
        ) as client:
            limited = replace(client._site.provider, queries_per_second=QUERIES)
            client._site = replace(client._site, provider=limited)
            client._pacer = Pacer(limited)
            try:
                return client.map(
                    self._plans(client),
                    in_flight=IN_FLIGHT,
                    journal=self.journal,
                    save=self.folder / "pictures",
                )
            except Killed:
                # A dead process writes nothing: not what its last breath would write.
                self.journal.write_bytes(self.left)
                return None

    def _plans(self, client: Any) -> Iterator[tuple[str, Any]]:
        chance = random.Random(self.seed)
        model = client.gpt_image_2_official
        for number in range(self.items):
            word = " [emulator:prompt-refused]" if chance.random() < REFUSED else ""
            yield f"item-{number}", model.plan(prompt=f"Owl number {number}{word}")

    def _carried(self, request: httpx2.Request) -> httpx2.Response:
        self.requests += 1
        if self.kill_at is not None and self.requests >= self.kill_at:
            if self.requests == self.kill_at:
                self.left = self.journal.read_bytes()
            raise Killed
        if "/tasks/" in request.url.path:
            self.queried[int(self.clock.now)] += 1
        elif request.method == "POST" and self.paid >= self.credit:
            self.emulator.script("out-of-credit")
        response = self._carry(request)
        self.paid += request.method == "POST" and response.status_code == 200
        return response

    def problems(self, report: Any, kills: int) -> Iterator[str]:
        bought = Counter(
            str(s.written["prompt"]) for s in self.emulator.account.submissions
        )
        twice = [prompt for prompt, count in bought.items() if count > 1]
        counts = report.counts
        if twice:
            yield f"bought twice: {twice[:5]}"
        if len(bought) != min(self.credit, self.items):
            yield f"{len(bought)} bought with credit for {self.credit}"
        if len(report) != self.items or counts["unfinished"]:
            yield str(report)
        if counts["unknown"] > kills * IN_FLIGHT:
            yield f"{counts['unknown']} unknown after {kills} kills"
        if not 0 <= len(bought) - counts["delivered"] <= counts["unknown"]:
            yield f"{counts['delivered']} delivered of {len(bought)}"
        if max(self.queried.values()) > QUERIES + 1:
            yield f"{max(self.queried.values())} queries in one second"
        if "OutOfCredit" not in report.stopped and self.credit < self.items:
            yield f"stopped: {report.stopped}"


def long_night(folder: Path, items: int, credit: int, seed: int) -> Iterator[str]:
    """Lines to print; those of problems begin with PROBLEM."""
    night, chance = Night(folder, items, credit, seed), random.Random(seed)
    for number in range(3):
        begin, clock = time.monotonic(), night.clock.now
        report = night.run(kill_at=chance.randint(credit // 2, credit))
        spent = (
            f"{time.monotonic() - begin:.0f} s, {night.clock.now - clock:.0f} s there"
        )
        ended = "ended" if report else "killed"
        yield f"run {number + 1} {ended} after {spent}, {night.paid} paid so far"
    report = night.run()
    size = night.journal.stat().st_size / 2**20
    yield f"{report}\nrefused prompts {REFUSED:.0%}, journal {size:.1f} MiB"
    yield f"{night.requests} requests, at most {max(night.queried.values())} queries a second"
    for problem in night.problems(report, 3):
        yield f"PROBLEM: {problem}"


def frugal(clock: ManualClock) -> httpx2.MockTransport:
    """Answers as gccai does and remembers nothing, so that all memory is the client's."""
    numbers = count()

    def answer(request: httpx2.Request) -> httpx2.Response:
        name = request.url.path.rpartition("/")[2]
        if request.url.host.startswith("upload"):
            return httpx2.Response(200, content=b"\x89PNG\r\n\x1a\n" + bytes(60))
        if request.method == "POST":
            task = f"task_{next(numbers)}_{clock.now + 12:.0f}"
            data: object = [{"status": "submitted", "task_id": task}]
        else:
            done = clock.now >= float(name.rpartition("_")[2])
            image = {"url": [f"https://upload.gccai.ai/{name}.png"]}
            state = {"status": "completed", "cost": 0.01} if done else _UNDER_WAY
            data = {"id": name, **state, "result": {"images": [image] if done else []}}
        return httpx2.Response(200, json={"code": 200, "data": data})

    return httpx2.MockTransport(answer)


_UNDER_WAY = {"status": "in_progress"}


def memory(items: int) -> str:
    """What a batch adds to the memory of its process."""
    clock = ManualClock()
    times: dict[str, Any] = {"clock": clock, "sleep": clock.advance, "wall": clock}
    with (
        tempfile.TemporaryDirectory() as name,
        pixelclients.Gccai(api_key="sk", transport=frugal(clock), **times) as client,
    ):
        model = client.gpt_image_2_official
        plans = ((str(n), model.plan(prompt=f"Owl {n}")) for n in range(items))
        journal = Path(name) / "journal.jsonl"
        begin = time.monotonic()
        report = client.map(plans, in_flight=IN_FLIGHT, journal=journal, save=name)
        spent = time.monotonic() - begin
    assert report.complete, report
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{items} items in {spent:.0f} s: at most {peak:.0f} MiB in the whole process"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="A long batch, in process.")
    parser.add_argument("--items", type=int, default=50_000)
    parser.add_argument("--credit", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--memory", type=int, metavar="ITEMS")
    given = parser.parse_args()
    if given.memory:
        print(memory(given.memory // 10))
        print(memory(given.memory))
        return 0
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        for line in long_night(Path(folder), given.items, given.credit, given.seed):
            print(line, flush=True)
            wrong |= line.startswith("PROBLEM")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
