"""Spreads the facts over processes; what comes out does not depend on who was first."""

from __future__ import annotations

import logging
import multiprocessing
import os
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.conformance.speaking import speakers
from pixelspec.power.measure import CHUNK, measured
from pixelspec.power.prose import is_prose
from pixelspec.power.source import Renderer
from pixelspec.power.stand import Stand, stand_of
from pixelspec.power.verdict import Measured, joined
from pixelspec.power.walk import model_leaves, provider_leaves


@dataclass(frozen=True)
class Job:
    """A part of the facts of a model, or of a provider through its models `ids`."""

    name: str
    ids: tuple[str, ...]
    shared: bool
    part: slice
    size: int


@dataclass
class Bureau:
    """What a process needs to do jobs; stands are kept for the jobs that follow."""

    endpoints: Mapping[str, Endpoint]
    out: Path
    renderer: Renderer
    stands: dict[str, Stand] = field(default_factory=dict)

    def do(self, job: Job) -> Measured:
        try:
            stands = [self._stand(id) for id in job.ids]
            return measured(job.name, stands, job.shared, job.part)
        except OSError as error:
            return Measured(job.name, red=(str(error),))
        except Exception as error:
            # A fault of ours must not be lost with the process.
            where = traceback.extract_tb(error.__traceback__)[-1]
            text = (
                f"{type(error).__name__}: {error}, in {where.filename}:{where.lineno}"
            )
            return Measured(job.name, red=(text,))

    def _stand(self, id: str) -> Stand:
        if id not in self.stands:
            stand = stand_of(self.endpoints[id], self.out, self.renderer)
            self.stands[id] = stand
        return self.stands[id]


def jobs(
    endpoints: Sequence[Endpoint], known: Sequence[Endpoint] = ()
) -> tuple[Job, ...]:
    """Every fact once: a model's own through it alone, a provider's through those of its
    models (as far as they are `known`) that differ in how they are ordered and answered.
    What is served for another provider is a fact of that one."""
    found: list[Job] = []
    shared: dict[str, list[Endpoint]] = {}
    for endpoint in endpoints:
        shared.setdefault(endpoint.provider.id, []).append(endpoint)
        if not endpoint.served:
            count = sum(not is_prose(leaf) for leaf in model_leaves(endpoint))
            found += _parts(endpoint.id, (endpoint.id,), False, count)
    for name, asked in shared.items():
        models = [e for e in known or asked if e.provider.id == name]
        leaves = list(provider_leaves(models[0].provider))
        count = sum(not is_prose(leaf) for leaf in leaves)
        found += _parts(f"{name}/provider", _chosen(models), True, count)
    return tuple(found)


def _chosen(models: Sequence[Endpoint]) -> tuple[str, ...]:
    """The models that speak for a provider."""
    return tuple(dict.fromkeys(speakers(models).values()))


def _parts(name: str, ids: tuple[str, ...], shared: bool, count: int) -> Iterator[Job]:
    for start in range(0, max(count, 1), CHUNK):
        size = min(CHUNK, count - start)
        yield Job(name, ids, shared, slice(start, start + CHUNK), size)


def run_all(
    todo: Sequence[Job],
    bureau: Bureau,
    processes: int = 0,
    tick: Callable[[int], None] = lambda size: None,
) -> tuple[Measured, ...]:
    """Does all jobs, and joins what belongs together in the order of the jobs."""
    # What clients log of mutants is of no interest.
    logging.getLogger().addHandler(logging.NullHandler())
    cores = os.cpu_count() or 1
    count = min(processes or cores, cores, len(todo))
    if count <= 1:
        found = [_ticked(bureau.do(job), job, tick) for job in todo]
        return joined(found)
    context = multiprocessing.get_context("fork")
    results: multiprocessing.SimpleQueue[tuple[int, Measured]] = context.SimpleQueue()
    taken = context.Array("b", len(todo))
    workers = [
        context.Process(target=_work, args=(bureau, todo, taken, results), daemon=True)
        for _ in range(count)
    ]
    for worker in workers:
        worker.start()
    done: dict[int, Measured] = {}
    try:
        while len(done) < len(todo):
            index, result = results.get()
            done[index] = _ticked(result, todo[index], tick)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()
    return joined(done[index] for index in range(len(todo)))


def _work(bureau: Bureau, todo: Sequence[Job], taken: Any, results: Any) -> None:
    """Does one job after the other, until all are taken."""
    mine: frozenset[str] = frozenset()
    while (index := _next(todo, taken, mine)) is not None:
        mine |= {todo[index].name}
        results.put((index, bureau.do(todo[index])))


def _next(todo: Sequence[Job], taken: Any, mine: frozenset[str]) -> int | None:
    """The next job that nobody has taken: one of what is at hand already, else of that of
    which most is left."""
    with taken.get_lock():
        free = [index for index in range(len(todo)) if not taken[index]]
        left: Counter[str] = Counter()
        for index in free:
            left[todo[index].name] += todo[index].size
        free.sort(key=lambda i: (todo[i].name not in mine, -left[todo[i].name], i))
        if free:
            taken[free[0]] = 1
        return free[0] if free else None


def _ticked(result: Measured, job: Job, tick: Callable[[int], None]) -> Measured:
    tick(job.size)
    return result
