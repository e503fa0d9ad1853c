"""The single measurements: one script of `peer_calls` in a process each, in turn."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from peers_installed import BARE, OURS, Installed
from timing import Cost, child, environment, middle, stop
from yardstick import HERE

from pixelspec.testing import EmulatedProvider, emulated

SCRIPTS = {
    OURS: "ours",
    BARE: "bare",
    "openai": "with_openai",
    "litellm": "with_litellm",
    "fal-client": "with_fal",
    "replicate": "with_replicate",
    "dashscope": "with_dashscope",
}

# Without the first, litellm asks another host for prices while it is imported.
ENV = environment(None, LITELLM_LOCAL_MODEL_COST_MAP="True")

Folder = Path
Runs = Mapping[str, Callable[[], Cost]]


@dataclass(frozen=True)
class Call:
    """One verb of one package's script, in a folder where it may leave files."""

    package: Installed
    folder: Folder

    def command(self, *words: str) -> list[str]:
        script = HERE / "peer_calls" / f"{SCRIPTS[self.package.name]}.py"
        return [self.package.python, str(script), *words]

    def cost(self, *words: str) -> Cost:
        """Of the whole process, interpreter and imports included."""
        return child(self.command(*words), self.folder, ENV)

    def said(self, *words: str) -> str:
        """What it prints; it has to succeed."""
        done = self._done(*words)
        if done.returncode:
            stop(f"{' '.join(self.command(*words))} failed:\n{done.stderr}")
        return done.stdout.splitlines()[-1]

    def tried(self, *words: str) -> None:
        """However it ends."""
        self._done(*words)

    def _done(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=ENV,
            capture_output=True,
            text=True,
        )


@contextmanager
def calls(packages: Sequence[Installed]) -> Iterator[Mapping[str, Call]]:
    """All packages in one folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        yield {one.name: Call(one, Path(name)) for one in packages}


def compared(runs: Runs, rounds: int) -> dict[str, Cost]:
    """What each costs beside the bare one: A B C, A B C, and the median of the ratios
    inside each round. The first round only warms the caches."""
    for run in runs.values():
        run()
    found = [{name: run() for name, run in runs.items()} for _ in range(rounds)]
    return {
        name: middle([costs[name] / costs[BARE] for costs in found]) for name in runs
    }


def grown(call: Call, verb: str, server: str, runs: int) -> float:
    """MiB by which the peak grows with a picture of 8 MiB."""
    return median(int(call.said(verb, server)) / 1024 for _ in range(runs))


@dataclass(frozen=True)
class Fleet:
    """So many tasks at once. A task ends well between the first and the second question,
    so that everybody asks twice however busy the machine is."""

    tasks: int
    first: float = 1.0
    every: float = 9.0
    lasts: float = 7.0

    def cost(
        self, call: Call, provider: EmulatedProvider, save: bool, asked: set[int]
    ) -> Cost:
        """Of the work alone, after one task that loads everything. The number of requests
        is added to `asked`."""
        before = sum(provider.account.requests.values())
        words = [str(self.tasks), str(self.first), str(self.every)]
        with tempfile.TemporaryDirectory() as name:
            told = json.loads(
                call.said("fleet", provider.base_url, *words, name if save else "")
            )
        asked.add(sum(provider.account.requests.values()) - before)
        return Cost(told["wall"], told["cpu"])


def paid(call: Call, verb: str, provider: str, word: str) -> int:
    """How many orders the account of an emulated provider holds after one call, where
    every answer to an order is lost or spoiled."""
    with emulated(provider, socket=True, seconds=0) as one:
        one.fault(word, times=None)
        call.tried(verb, one.base_url)
        return one.account.paid
