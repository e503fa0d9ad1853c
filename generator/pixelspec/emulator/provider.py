"""The emulated provider: from a request, its state and the clock to a reply, and no more."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from pixelspec.emulator.account import Account, Ledger
from pixelspec.emulator.bodies import read_object, task_ids
from pixelspec.emulator.choice import choose
from pixelspec.emulator.clock import Clock
from pixelspec.emulator.errors import refuse
from pixelspec.emulator.faults import broken, instead, missed, refusal, spoiled
from pixelspec.emulator.gallery import Gallery, told
from pixelspec.emulator.gate import Gate
from pixelspec.emulator.images import Declared
from pixelspec.emulator.known import Known, look_up
from pixelspec.emulator.outcome import DOWNLOAD, USUAL, Outcome, outcome_of
from pixelspec.emulator.problem import Problem
from pixelspec.emulator.repeats import Repeats
from pixelspec.emulator.replies import (
    Shape,
    View,
    headers_of,
    write,
    write_several,
)
from pixelspec.emulator.request import Reply, Request, assumed
from pixelspec.emulator.routing import Route, bearer, route, unauthorized, unreadable
from pixelspec.emulator.script import Script
from pixelspec.emulator.shelf import Shelf
from pixelspec.emulator.sidechannel import PREFIX, answer
from pixelspec.emulator.submission import Desk
from pixelspec.emulator.tasks import Task
from pixelspec.emulator.uploads import uploaded
from pixelspec.emulator.wire import encode
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation, Provider


class Emulator:
    """Answers as the provider of these endpoints does.

    `keys` are the keys that are right; without them every key is. `asynchronous` lists the
    model ids that are answered by a task where the kind is decided by the reply. A task
    takes `seconds` where given, else a few, or as long as a slow quirk says. With `limits`,
    it refuses whoever exceeds those of the page. `like` is an emulator of the same
    endpoints, whose reading of them is taken over.
    """

    def __init__(
        self,
        endpoints: Sequence[Endpoint],
        *,
        clock: Clock,
        picture_address: str,
        keys: Collection[str] | None = None,
        asynchronous: frozenset[str] = frozenset(),
        seconds: float | None = None,
        limits: bool = False,
        like: Emulator | None = None,
    ) -> None:
        self.provider = _only_provider(endpoints)
        self._clock = clock
        self._keys = None if keys is None else frozenset(keys)
        self._lock = threading.Lock()
        self._ledger = Ledger()
        self._gallery = Gallery(picture_address, self._ledger)
        for key in self._keys or ():
            self._gallery.knows_key(key)
        self._script = Script(self.provider)
        self._images: dict[str, Declared] = {}
        self._shelf = Shelf(self.provider)
        self._repeats = Repeats()
        self._gate = Gate(self.provider) if limits else None
        self.known: Known = like.known if like else look_up(endpoints)
        self._models, self._shapes = self.known
        self._desk = Desk(self._gallery, self._ledger, asynchronous, seconds)

    @property
    def account(self) -> Account:
        """What happened so far, as a snapshot."""
        with self._lock:
            return self._ledger.snapshot()

    def hosts_pictures(self, host: str) -> bool:
        """Whether requests that arrive at a host are for the pictures."""
        return self._gallery.hosts(host)

    def script(
        self, *words: str, operation: str = "submit", forever: bool = False
    ) -> None:
        """The outcomes of the next requests, each by its word (see `outcome.outcome_of`);
        `operation` may also be `download`. With `forever`, the last word is the outcome of
        all requests after them too."""
        with self._lock:
            self._script.add(words, operation)
            if forever and words:
                self._script.keep(words[-1], operation)

    def finish(self, word: str) -> int:
        """Ends the tasks that are under way as a word says, such as `failed`; returns how
        many there were. Raises ValueError for a word that ends none."""
        found = outcome_of(self.provider, word)
        if found.kind != "end":
            raise ValueError(f"no task of {self.provider.id} ends as {word!r}")
        with self._lock:
            return self._shelf.finish(found.word, self._clock())

    def declare(self, address: str, declared: Declared) -> None:
        """What the picture at an address is like, for the rules that ask."""
        with self._lock:
            self._images = {**self._images, address: declared}

    def handle(self, request: Request) -> Reply:
        fetching = self._gallery.hosts(request.host)
        if request.path.startswith(PREFIX) and not fetching:
            return answer(self, request)
        with self._lock:
            now = self._clock()
            if fetching:
                return self._show(request, now)
            return self._answer(request, now)

    def _show(self, request: Request, now: float) -> Reply:
        """A picture; where a redirect led, nothing goes wrong any more."""
        refused = self._gallery.refusal(request)
        if refused:
            return refused
        led = request.host.lower() != self._gallery.host
        outcome = USUAL if led else self._script.take(DOWNLOAD)
        early = instead(outcome, request, self._gallery.elsewhere)
        if early:
            return early
        error = told(outcome.status or 500, "something broke")
        if outcome.kind == "status":
            return spoiled(error, error, outcome)
        reply = self._gallery.handle(request, now, outcome.word_of_picture)
        return spoiled(reply, error, outcome) if outcome.kind == "fault" else reply

    def _answer(self, request: Request, now: float) -> Reply:
        self._gallery.knows_key(bearer(request))
        found = route(self.provider.operations, request)
        if isinstance(found, Problem):
            self._ledger.asked("unknown")
            return self._refuse(found)
        operation = found.operation
        name = "submit" if operation.orders else operation.name
        lost = self._script.missed(name)
        if lost:
            return missed(lost)
        self._ledger.asked(name)
        problem = (
            unauthorized(self.provider.auth, self._keys, request)
            or unreadable(operation, request)
            or self._too_fast(name, now)
        )
        if problem:
            return self._refuse(problem)
        outcome = self._script.take(name, request.body)
        early = instead(outcome, request, self._gallery.elsewhere)
        if early:
            return early
        if outcome.refuses:
            return self._refuse(refusal(outcome))
        reply = self._perform(found, request, outcome, now)
        if outcome.kind not in ("fault", "status"):
            return reply
        error = refuse(self.provider, self._shapes.get("error"), broken(outcome))
        return spoiled(reply, error, outcome)

    def _too_fast(self, name: str, now: float) -> Problem | None:
        if self._gate is None:
            return None
        return self._gate.refusal(name, self._shelf.waiting(now), now)

    def _perform(
        self, found: Route, request: Request, outcome: Outcome, now: float
    ) -> Reply:
        operation = found.operation
        if operation.name in ("query", "cancel"):
            return self._one(found, outcome, now)
        if operation.name == "list":
            return self._several(operation, self._shelf.known(now), outcome, now)
        if operation.name == "upload":
            return self._upload(operation, request)
        body = read_object(operation, request.body)
        if isinstance(body, Problem):
            return self._refuse(body)
        if operation.name == "batch":
            return self._batch(operation, body, outcome, now)
        again = self._repeats.answer(operation, request)
        if again is not None:
            return self._refuse(again) if isinstance(again, Problem) else again
        reply = self._submit(operation, body, outcome, now)
        self._repeats.keep(operation, request, reply)
        return reply

    def _submit(
        self,
        operation: Operation,
        body: Mapping[str, object],
        outcome: Outcome,
        now: float,
    ) -> Reply:
        prepared = choose(self._models, operation.name, body)
        if isinstance(prepared, Problem):
            return self._refuse(prepared)
        taken = self._desk.take(prepared, operation, body, outcome, now, self._images)
        if isinstance(taken, Problem):
            return self._refuse(taken)
        task, view, name = taken
        if task.id:
            self._shelf.put(task)
        return self._write(self._shapes[name], view, task.facts)

    def _one(self, found: Route, outcome: Outcome, now: float) -> Reply:
        """One task, as it is or as it is once it was cancelled."""
        task = self._shelf.find(found.captured, now)
        if isinstance(task, Task) and found.operation.name == "cancel":
            task = self._shelf.cancel(task, now)
        if isinstance(task, Problem):
            return self._refuse(task)
        task = self._told(task, outcome, now)
        facts = ("lifecycle",) if task.course.invented else ()
        shape = self._shapes[found.operation.replies[0]]
        return self._write(shape, self._shelf.view(task, now), facts)

    def _told(self, task: Task, outcome: Outcome, now: float) -> Task:
        """The task as this reply shows it; what becomes of its pictures stays so."""
        if outcome.kind != "picture":
            return task.as_told(outcome)
        spoiled = (self._gallery.spoil(s, outcome.word, now) for s in task.pictures)
        task = replace(task, pictures=tuple(spoiled))
        self._shelf.put(task)
        return task

    def _batch(
        self,
        operation: Operation,
        body: Mapping[str, object],
        outcome: Outcome,
        now: float,
    ) -> Reply:
        """Tasks that nobody knows are left out of the reply."""
        ids = task_ids(operation, body)
        if isinstance(ids, Problem):
            return self._refuse(ids)
        found = [self._shelf.find(name, now) for name in ids]
        tasks = (task for task in found if isinstance(task, Task))
        return self._several(operation, tasks, outcome, now)

    def _several(
        self, operation: Operation, tasks: Iterable[Task], outcome: Outcome, now: float
    ) -> Reply:
        told = [self._told(task, outcome, now) for task in list(tasks)]
        views = [self._shelf.view(task, now) for task in told]
        outer = self._shapes[operation.replies[0]]
        inner = self._shapes[outer.reply.like[0]] if outer.reply.like else outer
        value, facts = write_several(outer, inner, views)
        return _json(value, facts)

    def _upload(self, operation: Operation, request: Request) -> Reply:
        file = uploaded(self.provider, operation, request)
        if isinstance(file, Problem):
            return self._refuse(file)
        mark = zlib.crc32(file.content)
        name = f"upload_{self._ledger.count('upload')}_{mark:08x}.{file.ending}"
        address = self._gallery.keep(name, file.media, file.content)
        view = View({"address": address, "request-id": f"req_{mark:08x}"})
        return self._write(self._shapes[operation.replies[0]], view, ())

    def _write(self, shape: Shape, view: View, facts: tuple[str, ...]) -> Reply:
        value, guessed = write(shape, view)
        named = headers_of(shape.reply, str(view.roles.get("request-id", "")))
        return _json(value, facts + guessed, named)

    def _refuse(self, problem: Problem) -> Reply:
        number = self._ledger.refused()
        shape = self._shapes.get("error")
        return refuse(self.provider, shape, problem, f"req_refused_{number}")


def _only_provider(endpoints: Sequence[Endpoint]) -> Provider:
    providers = {endpoint.provider.id: endpoint.provider for endpoint in endpoints}
    if len(providers) != 1:
        raise ValueError("the endpoints of one emulator have one provider")
    return next(iter(providers.values()))


def _json(
    value: object, facts: tuple[str, ...], named: Mapping[str, str] | None = None
) -> Reply:
    headers = {"content-type": "application/json", **(named or {}), **assumed(facts)}
    return Reply(200, headers, encode(value))
