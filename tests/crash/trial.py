"""Batches that are killed at random points and run again until they end.

Each batch is a process that gets SIGKILL one to three times; the provider is another process
behind a socket, and its own account tells what was really bought. When each kill comes
follows from the seed; what it hits, from the machine.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import made_up
from crash.processes import Process, first_line, started

WAYS = ("blocking", "async")
IN_FLIGHT = 16


@dataclass(frozen=True)
class Batch:
    """What became of one batch: `kills` that hit a running process, `in_doubt` the items
    that the journal had announced and not ended at the kills."""

    name: str
    way: str
    kills: int
    in_doubt: int
    endings: Counter[str]
    files: int

    def problems(self, items: int) -> Iterator[str]:
        unknown = self.endings["unknown"]
        if self.endings["delivered"] + unknown != items:
            yield f"{self.name}: {dict(self.endings)}"
        if unknown > self.in_doubt or self.in_doubt > self.kills * IN_FLIGHT:
            yield f"{self.name}: {unknown} unknown, {self.in_doubt} on their way"
        if self.files != self.endings["delivered"]:
            yield f"{self.name}: {self.files} files"

    def __str__(self) -> str:
        return f"{self.name} ({self.way}): {self.kills} kills, {dict(self.endings)}"


@dataclass
class Trial:
    """Many batches with one provider."""

    client: str
    items: int
    api: str
    folder: Path
    batches: list[Batch] = field(default_factory=list)

    def batch(self, number: int, seed: int, size: int) -> Batch:
        """One batch that is killed, and run again until it ends."""
        name, way = f"batch {number}", WAYS[number % 2]
        chance, journal = random.Random(f"{seed} {number}"), self._journal(name)
        kills, doubts = 0, set[str]()
        for _ in range(chance.randint(1, 3)):
            with self._run(name, way) as process:
                self._wait_for(process, journal, chance, size)
                kills += process.poll() is None
                process.kill()
            doubts |= in_doubt(journal)
        with self._run(name, way) as process:
            endings = json.loads(first_line(process))
        files = sum(1 for _ in (self.folder / name / "pictures").glob("*.png"))
        counts = Counter(endings.values())
        self.batches.append(Batch(name, way, kills, len(doubts), counts, files))
        return self.batches[-1]

    def usual(self) -> int:
        """How large the journal of a batch is that nobody kills."""
        with self._run("calibration", "blocking") as process:
            endings = json.loads(first_line(process))
        assert set(endings.values()) == {"delivered"}, endings
        return self._journal("calibration").stat().st_size

    def _wait_for(
        self, process: Process, journal: Path, chance: random.Random, size: int
    ) -> None:
        """Until the journal has grown to a random size, and a random moment more."""
        begun = journal.stat().st_size if journal.exists() else 0
        wanted = chance.uniform(min(begun, size), size)
        while process.poll() is None:
            if journal.exists() and journal.stat().st_size >= wanted:
                return time.sleep(chance.uniform(0.0, 0.03))
            time.sleep(0.001)

    def _journal(self, name: str) -> Path:
        return self.folder / name / "journal.jsonl"

    def problems(self) -> Iterator[str]:
        """What went wrong, by the reports and by the provider's own account."""
        for batch in self.batches:
            yield from batch.problems(self.items)
        with urlopen(f"{self.api}/_emulator/account") as reply:
            account = json.load(reply)
        prompts = [s["written"]["prompt"] for s in account["submissions"]]
        # A request that was cut off on its way is refused.
        bought = Counter(prompts)
        sent = account["requests"]["submit"] - account["refused"]
        for prompt, count in bought.items():
            if count > 1:
                yield f"bought {count} times: {prompt}"
        unknown = sum(batch.endings["unknown"] for batch in self.batches)
        items = self.items * (len(self.batches) + 1)
        if not items - unknown <= len(bought) <= items:
            yield f"{len(bought)} items of {items} were bought, with {unknown} unknown"
        if self.client == "Lumen" and unknown:
            yield f"{unknown} unknown in spite of the idempotency key"
        if self.client != "Lumen" and sent != len(bought):
            yield f"{sent} submissions were sent, and {len(bought)} of them differ"

    @contextmanager
    def _run(self, name: str, way: str) -> Iterator[Process]:
        (self.folder / name).mkdir(exist_ok=True)
        place = (str(self.folder / name), name, str(self.items))
        with started("worker", self.client, way, self.api, *place) as process:
            first_line(process)
            yield process


def crash(
    client: str, batches: int, items: int, seed: int, say: Callable[[str], object] = str
) -> list[str]:
    """Everything that went wrong: nothing, if all is well."""
    made_up.package()  # for the children, who find it on the path
    with tempfile.TemporaryDirectory() as name, started("provider", client) as server:
        trial = Trial(client, items, first_line(server), Path(name))
        size = trial.usual()
        for number in range(batches):
            say(str(trial.batch(number, seed, size)))
        unknown = sum(batch.endings["unknown"] for batch in trial.batches)
        kills = sum(batch.kills for batch in trial.batches)
        say(f"{batches} batches of {items}: {kills} kills, {unknown} items unknown")
        return list(trial.problems())


def in_doubt(journal: Path) -> set[str]:
    """The items of which the journal only says that they are about to be bought."""
    states: dict[str, str] = {}
    for text in journal.read_bytes().splitlines() if journal.exists() else ():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if "key" in line:
            states[line["key"]] = line["state"]
    return {key for key, state in states.items() if state == "submitting"}
