"""Spreads the facts over processes; what comes out does not depend on who was first."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

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
    crew = dict(_hired(bureau, todo) for _ in range(count))
    done: dict[int, Measured] = {}
    try:
        for index, result in _gathered(todo, crew):
            done[index] = _ticked(result, todo[index], tick)
    finally:
        for worker in crew.values():
            worker.terminate()
            worker.join()
    return joined(done[index] for index in range(len(todo)))


def _hired(bureau: Bureau, todo: Sequence[Job]) -> tuple[Connection, BaseProcess]:
    """A process, and the line on which it is told the number of a job and answers."""
    context = multiprocessing.get_context("fork")
    ours, its = context.Pipe()
    worker = context.Process(target=_work, args=(bureau, todo, its), daemon=True)
    worker.start()
    # Nobody but the process may hold its end: else the line would outlive it.
    its.close()
    return ours, worker


def _work(bureau: Bureau, todo: Sequence[Job], line: Connection) -> None:
    """Does the jobs that it is told, until it is ended. A user who stops the command means
    the whole, so who started it ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            line.send(bureau.do(todo[line.recv()]))


def _gathered(
    todo: Sequence[Job], crew: Mapping[Connection, BaseProcess]
) -> Iterator[tuple[int, Measured]]:
    """What became of each job, as it comes. That of a process that ends is lost, and so are
    all that are left once there is none."""
    free = set(range(len(todo)))
    busy: dict[Connection, int] = {}
    known: dict[Connection, frozenset[str]] = dict.fromkeys(crew, frozenset())
    idle = list(crew)
    while idle or busy:
        for line in idle[: len(free)]:
            busy[line] = index = _next(todo, free, known[line])
            free.remove(index)
            known[line] |= {todo[index].name}
            with suppress(OSError):
                line.send(index)
        idle = []
        # Of no line at all, `wait` would wait for ever.
        ready = wait(list(busy)) if busy else []
        for line in [one for one in crew if one in ready]:
            index = busy.pop(line)
            try:
                result: Measured = line.recv()
                idle.append(line)
            except (EOFError, OSError):
                result = _lost(todo[index], crew[line])
            yield index, result
    for index in sorted(free):
        yield index, Measured(todo[index].name, red=("no process is left to measure",))


def _lost(job: Job, worker: BaseProcess) -> Measured:
    worker.join()
    text = f"the process that measured it ended with {worker.exitcode}"
    return Measured(job.name, red=(text,))


def _next(todo: Sequence[Job], free: Collection[int], mine: frozenset[str]) -> int:
    """The next job: one of what is at hand already, else of that of which most is left."""
    left: Counter[str] = Counter()
    for index in free:
        left[todo[index].name] += todo[index].size
    return min(free, key=lambda i: (todo[i].name not in mine, -left[todo[i].name], i))


def _ticked(result: Measured, job: Job, tick: Callable[[int], None]) -> Measured:
    tick(job.size)
    return result
