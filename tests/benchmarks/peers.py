"""One run against the clients that people use today, each in an environment of its own:
openai, litellm, fal-client, replicate, dashscope, and httpx2 with pydantic by hand.

A figure with an x is a cost beside that of the one by hand in the same round, as a median.
The environments are kept in the folder that `--folder` names.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from peers_installed import BARE, OURS, REQUIREMENTS, Installed, installed
from peers_measured import Call, Fleet, Runs, calls, compared, grown, paid
from peers_servers import deaf, pictures
from peers_table import LEGEND, head, ratios, row
from timing import verdict

from pixelspec.testing import emulated

READY, REPLY, TASK, SAVED = (
    "ready for a call",
    "first call, one reply",
    "first call, a task",
    "first call, a task, saved",
)
READY_ALLOWED, FIRST_ALLOWED, FLEET_ALLOWED, MIB_ALLOWED = 0.3, 1.1, 1.3, 3.0
FAULTS = {"reset": "reset", "html-502": "502 of a gateway"}
MUTE = ("fal-client", "replicate")

Calls = Mapping[str, Call]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    kept = Path(tempfile.gettempdir()) / "pixelspec-peers"
    parser.add_argument("--folder", type=Path, default=kept, help="of environments")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--tasks", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=5, help="of so many tasks")
    asked = parser.parse_args()
    packages = [installed(asked.folder, name) for name in REQUIREMENTS]
    head()
    _sizes(packages)
    with calls(packages) as of:
        _orders(of)
        reached = _first(of, asked.rounds)
        held = _memory(of)
        fleet = _fleet(of, Fleet(asked.tasks), asked.pairs)
    print(LEGEND)
    met = [_judged(name, value) for name, value in reached.items()]
    met += [verdict("8 MiB by address", held, MIB_ALLOWED, " MiB")]
    met += [verdict(name, value, FLEET_ALLOWED) for name, value in fleet.items()]
    return 0 if all(met) else 1


def _judged(name: str, value: float) -> bool:
    return verdict(
        name, value, READY_ALLOWED if name.startswith(READY) else FIRST_ALLOWED
    )


def _sizes(packages: list[Installed]) -> None:
    row("version", {one.name: one.version for one in packages if one.name != BARE})
    row("installed", {one.name: f"{one.mib:.1f} MiB" for one in packages})
    row("distributions", {one.name: str(one.distributions) for one in packages})


def _first(of: Calls, rounds: int) -> dict[str, float]:
    """What it takes to be ready, and to have made one call. Only the processor's time is
    held against a target: the other holds what the emulator takes."""

    def turns(words: tuple[str, ...], *names: str) -> Runs:
        return {name: partial(of[name].cost, *words) for name in names}

    ready = ratios(READY, compared(turns(("ready",), *of), rounds))
    with (
        emulated("dalle-format", socket=True) as reply,
        emulated("bailian", socket=True, seconds=0) as task,
    ):
        url = reply.base_url
        one = turns(("reply", url), OURS, BARE, "openai", "litellm")
        first = ratios(REPLY, compared(one, rounds), MUTE)
        url = task.base_url
        one = turns(("task", url), OURS, BARE, "dashscope")
        first |= ratios(TASK, compared(one, rounds), MUTE)
        one = turns(("deliver", url), OURS, BARE)
        first |= ratios(SAVED, compared(one, rounds), MUTE)
    return {k: v for k, v in {**ready, **first}.items() if k.endswith("cpu")}


def _memory(of: Calls, runs: int = 5) -> float:
    """Ours, in MiB, for a picture that comes by address."""
    with pictures() as server:
        address = {
            name: grown(of[name], "hold-address", server, runs)
            for name in (OURS, BARE, "replicate")
        }
        base64 = {
            name: grown(of[name], "hold-base64", server, runs)
            for name in (OURS, BARE, "openai", "litellm")
        }
    row("8 MiB by address", {n: f"{mib:.1f} MiB" for n, mib in address.items()})
    row("8 MiB as base64", {n: f"{mib:.1f} MiB" for n, mib in base64.items()})
    return address[OURS]


def _fleet(of: Calls, fleet: Fleet, pairs: int) -> dict[str, float]:
    """Many tasks at once; those of both are asked after equally often."""
    reached: dict[str, float] = {}
    for save in (False, True):
        asked = set[int]()
        with emulated("gccai", socket=True, seconds=fleet.lasts) as provider:
            runs = {
                name: partial(fleet.cost, of[name], provider, save, asked)
                for name in (OURS, BARE)
            }
            title = f"{fleet.tasks} tasks" + (", saved" if save else "")
            reached |= ratios(title, compared(runs, pairs))
        if len(asked) > 1:
            print(f"  not comparable: the requests were {sorted(asked)}")
    return reached


def _orders(of: Calls) -> None:
    """How often each sends a paid order whose answers are all lost."""
    jobs = {OURS: "task", BARE: "task", "dashscope": "task"}
    jobs |= {"openai": "reply", "litellm": "reply"}
    served = {"task": "bailian", "reply": "dalle-format"}
    with ThreadPoolExecutor(len(REQUIREMENTS)) as workers:
        for word, title in FAULTS.items():
            told = {
                name: workers.submit(paid, of[name], verb, served[verb], word)
                for name, verb in jobs.items()
            }
            told |= {
                name: workers.submit(_deaf, of[name], word == "reset") for name in MUTE
            }
            cells = {name: str(future.result()) for name, future in told.items()}
            row(f"paid orders, {title}", cells)


def _deaf(call: Call, reset: bool) -> int:
    """Orders that came whole to a provider which is not emulated, only counted."""
    with deaf(reset=reset) as (address, server):
        call.tried("submitted", address)
        return server.orders


if __name__ == "__main__":
    sys.exit(main())
