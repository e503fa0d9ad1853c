"""The emulated provider: from a request, its state and the clock to a reply, and no more."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Collection, Mapping, Sequence

from pixelspec.emulator.account import Account, Ledger
from pixelspec.emulator.bodies import read_object, task_ids
from pixelspec.emulator.clock import Clock
from pixelspec.emulator.errors import PLAIN, asked_for, refuse
from pixelspec.emulator.faults import spoiled
from pixelspec.emulator.gallery import Gallery
from pixelspec.emulator.gate import Gate
from pixelspec.emulator.images import Declared
from pixelspec.emulator.prepared import Prepared, prepare
from pixelspec.emulator.problem import Problem
from pixelspec.emulator.repeats import Repeats
from pixelspec.emulator.replies import (
    Shape,
    View,
    headers_of,
    shape,
    write,
    write_several,
)
from pixelspec.emulator.request import Reply, Request, assumed
from pixelspec.emulator.routing import Route, bearer, route, unauthorized, unreadable
from pixelspec.emulator.script import Outcome, Script
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
    it refuses whoever exceeds those of the page.
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
        self._models = tuple(prepare(endpoint) for endpoint in endpoints)
        self._shapes = {reply.name: shape(reply) for reply in self.provider.replies}
        self._desk = Desk(self._gallery, self._ledger, asynchronous, seconds)

    @property
    def account(self) -> Account:
        """What happened so far, as a snapshot."""
        with self._lock:
            return self._ledger.snapshot()

    @property
    def picture_host(self) -> str:
        """Requests that arrive at this host are for the pictures."""
        return self._gallery.host

    def script(self, *words: str, operation: str = "submit") -> None:
        """The outcomes of the next requests, each by its word (see `script.outcome`)."""
        with self._lock:
            self._script.add(words, operation)

    def declare(self, address: str, declared: Declared) -> None:
        """What the picture at an address is like, for the rules that ask."""
        with self._lock:
            self._images = {**self._images, address: declared}

    def handle(self, request: Request) -> Reply:
        if (
            request.path.startswith(PREFIX)
            and request.host.lower() != self.picture_host
        ):
            return answer(self, request)
        with self._lock:
            now = self._clock()
            if request.host.lower() == self._gallery.host:
                return self._gallery.handle(request, now)
            return self._answer(request, now)

    def _answer(self, request: Request, now: float) -> Reply:
        self._gallery.knows_key(bearer(request))
        found = route(self.provider.operations, request)
        if isinstance(found, Problem):
            self._ledger.asked("unknown")
            return self._refuse(found)
        operation = found.operation
        self._ledger.asked(operation.name)
        problem = (
            unauthorized(self.provider.auth, self._keys, request)
            or unreadable(operation, request)
            or self._too_fast(operation, now)
        )
        if problem:
            return self._refuse(problem)
        outcome = self._script.take(operation.name, request.body)
        reply = self._perform(found, request, outcome, now)
        if outcome.kind != "fault":
            return reply
        fault = Problem("something broke", "fault", 500, "provider-fault")
        error = refuse(self.provider, self._shapes.get("error"), fault)
        return spoiled(reply, error, outcome.word)

    def _too_fast(self, operation: Operation, now: float) -> Problem | None:
        if self._gate is None:
            return None
        return self._gate.refusal(operation.name, self._shelf.waiting(now), now)

    def _perform(
        self, found: Route, request: Request, outcome: Outcome, now: float
    ) -> Reply:
        if outcome.row:
            after = outcome.retry_after
            headers = (("retry-after", after),) if after else ()
            return self._refuse(asked_for(outcome.row, headers))
        operation = found.operation
        if operation.name in ("query", "cancel"):
            return self._one(found, now)
        if operation.name == "list":
            return self._several(operation, list(self._shelf.known(now)), now)
        if operation.name == "upload":
            return self._upload(operation, request)
        body = read_object(operation, request.body)
        if isinstance(body, Problem):
            return self._refuse(body)
        if operation.name == "batch":
            return self._batch(operation, body, now)
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
        prepared = choose(self._models, body)
        if isinstance(prepared, Problem):
            return self._refuse(prepared)
        taken = self._desk.take(prepared, operation, body, outcome, now, self._images)
        if isinstance(taken, Problem):
            return self._refuse(taken)
        task, view, name = taken
        if task.id:
            self._shelf.put(task)
        return self._write(self._shapes[name], view, task.facts)

    def _one(self, found: Route, now: float) -> Reply:
        """One task, as it is or as it is once it was cancelled."""
        task = self._shelf.find(found.captured, now)
        if isinstance(task, Task) and found.operation.name == "cancel":
            task = self._shelf.cancel(task, now)
        if isinstance(task, Problem):
            return self._refuse(task)
        facts = ("lifecycle",) if task.course.invented else ()
        shape = self._shapes[found.operation.replies[0]]
        return self._write(shape, self._shelf.view(task, now), facts)

    def _batch(self, operation: Operation, body: dict[str, object], now: float) -> Reply:
        """Tasks that nobody knows are left out of the reply."""
        ids = task_ids(operation, body)
        if isinstance(ids, Problem):
            return self._refuse(ids)
        found = (self._shelf.find(name, now) for name in ids)
        return self._several(operation, [t for t in found if isinstance(t, Task)], now)

    def _several(self, operation: Operation, tasks: Sequence[Task], now: float) -> Reply:
        views = [self._shelf.view(task, now) for task in tasks]
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


def choose(
    models: Sequence[Prepared], body: Mapping[str, object]
) -> Prepared | Problem:
    """The model that a body names; the only one that need not be named, where it does not.

    A model whose id nobody states takes every name that no other model has.
    """
    named = body.get("model")
    if "model" not in body:
        for prepared in models:
            wired = prepared.by_name("model")
            if wired is None or not wired.parameter.required:
                return prepared
        text = "model is required"
        return Problem(text, "parameters.model.required", described=True)
    if not isinstance(named, str):
        return Problem("model must be a text", "parameters.model.type")
    for prepared in models:
        wired = prepared.by_name("model")
        if wired is not None and wired.parameter.fixed == named:
            return prepared
    for prepared in models:
        wired = prepared.by_name("model")
        if wired is not None and wired.parameter.fixed is None:
            return prepared
    text = "there is no such model"
    return Problem(
        text, "parameters.model", PLAIN["model-unavailable"], "model-unavailable"
    )
