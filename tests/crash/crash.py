"""Batches that are killed at random points and run again until they end.

    .venv/bin/python tests/crash/crash.py --batches 50 --items 200

Each batch is a process that gets SIGKILL one to three times; the provider is another process
behind a socket, and its own account tells what was really bought. The kills follow from the
seed; what they hit follows from the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

HERE = Path(__file__).parent
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


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--batches", type=int, default=50)
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    problems = crash(given.batches, given.items, given.seed, print)
    print("\n".join(problems) or "no request was sent twice, no item was lost")
    return 1 if problems else 0


def crash(batches: int, items: int, seed: int, say: Callable[[str], object] = str) -> list[str]:
    """Everything that went wrong: nothing, if all is well."""
    problems: list[str] = []
    unknown = kills = 0
    with tempfile.TemporaryDirectory() as folder, provider() as api:
        span = _usual(api, Path(folder), items)
        for number in range(batches):
            name, way = f"batch {number}", WAYS[number % 2]
            chance = random.Random(f"{seed} {number}")
            batch = _run(api, Path(folder), name, way, items, chance, span)
            problems += batch.problems(items)
            unknown, kills = unknown + batch.endings["unknown"], kills + batch.kills
            say(f"{name} ({way}): {batch.kills} kills, {dict(batch.endings)}")
        problems += _bought_twice(api, items * (batches + 1), unknown)
    say(f"{batches} batches of {items}: {kills} kills, {unknown} items unknown")
    return problems


@contextmanager
def provider() -> Iterator[str]:
    """The address of an emulated provider."""
    with _started("provider.py") as process:
        yield _line(process)


def _bought_twice(api: str, items: int, unknown: int) -> Iterator[str]:
    """What the provider's account says against it."""
    with urlopen(f"{api}/_emulator/account") as reply:
        account = json.load(reply)
    bought = Counter(s["written"]["prompt"] for s in account["submissions"])
    sent = account["requests"]["submit"]
    yield from (f"bought {count} times: {p}" for p, count in bought.items() if count > 1)
    if sent != len(bought):
        yield f"{sent} submissions were sent, and {len(bought)} are different"
    if not items - unknown <= len(bought) <= items:
        yield f"{len(bought)} items of {items} were bought, with {unknown} unknown"


def _usual(api: str, folder: Path, items: int) -> float:
    """How many seconds a batch takes that nobody kills."""
    with _batch(api, folder, "calibration", "blocking", items) as process:
        _line(process)
        begin = time.monotonic()
        endings = json.loads(_line(process))
    assert set(endings.values()) == {"delivered"}, endings
    return time.monotonic() - begin


def _run(
    api: str,
    folder: Path,
    name: str,
    way: str,
    items: int,
    chance: random.Random,
    span: float,
) -> Batch:
    kills, doubts = 0, set[str]()
    for _ in range(chance.randint(1, 3)):
        with _batch(api, folder, name, way, items) as process:
            _line(process)
            time.sleep(chance.uniform(0.0, span))
            killed = process.poll() is None
            process.kill()
        kills += killed
        doubts |= _in_doubt(folder / name / "journal.jsonl")
    with _batch(api, folder, name, way, items) as process:
        _line(process)
        endings = json.loads(_line(process))
    files = sum(1 for _ in (folder / name / "pictures").glob("*.png"))
    counts = Counter(endings.values())
    return Batch(name, way, kills, len(doubts), counts, files)


def _in_doubt(journal: Path) -> set[str]:
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


@contextmanager
def _batch(
    api: str, folder: Path, name: str, way: str, items: int
) -> Iterator[subprocess.Popen[str]]:
    (folder / name).mkdir(exist_ok=True)
    arguments = (way, api, str(folder / name), name, str(items))
    with _started("worker.py", *arguments) as process:
        yield process


@contextmanager
def _started(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    paths = [str(HERE.parent), *filter(None, sys.path)]
    process = subprocess.Popen(
        [sys.executable, str(HERE / script), *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            if process.stdin:
                process.stdin.close()
            if script == "provider.py":
                process.terminate()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"process {process.pid} ended with {process.wait()}")
    return line.strip()




if __name__ == "__main__":
    sys.exit(main())
