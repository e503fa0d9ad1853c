"""The emulated provider: from a request, its state and the clock to a reply, and no more."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence

from pixelspec.emulator.account import Account, Ledger
from pixelspec.emulator.clock import Clock
from pixelspec.emulator.errors import PLAIN, asked_for, refuse
from pixelspec.emulator.faults import spoiled
from pixelspec.emulator.gallery import Gallery
from pixelspec.emulator.images import Declared
from pixelspec.emulator.prepared import Prepared, prepare
from pixelspec.emulator.problem import Problem
from pixelspec.emulator.replies import Shape, View, shape, write, write_several
from pixelspec.emulator.request import Reply, Request, assumed
from pixelspec.emulator.routing import Route, bearer, route, unauthorized, unreadable
from pixelspec.emulator.script import Outcome, Script
from pixelspec.emulator.sidechannel import PREFIX, answer
from pixelspec.emulator.submission import Desk
from pixelspec.emulator.tasks import Task, queried
from pixelspec.emulator.wire import NotJson, decode, encode
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation, Provider


class Emulator:
    """Answers as the provider of these endpoints does.

    `keys` are the keys that are right; without them every key is. `asynchronous` lists the
    model ids that are answered by a task where the kind is decided by the reply. A task
    takes `seconds` where given, else a few, or as long as a slow quirk says.
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
        self._tasks: dict[str, Task] = {}
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
        problem = unauthorized(self.provider.auth, self._keys, request) or unreadable(
            operation, request
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

    def _perform(
        self, found: Route, request: Request, outcome: Outcome, now: float
    ) -> Reply:
        if outcome.row:
            after = outcome.retry_after
            headers = (("retry-after", after),) if after else ()
            return self._refuse(asked_for(outcome.row, headers))
        if found.operation.name == "query":
            return self._query(found, now)
        try:
            body = decode(request.body)
        except NotJson as wrong:
            return self._refuse(_bad_body(found.operation, str(wrong)))
        if not isinstance(body, dict):
            text = "the body must be an object"
            return self._refuse(_bad_body(found.operation, text))
        if found.operation.name == "batch":
            return self._batch(found.operation, body, now)
        return self._submit(found.operation, body, outcome, now)

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
            self._tasks[task.id] = task
        return self._write(self._shapes[name], view, task.facts)

    def _query(self, found: Route, now: float) -> Reply:
        task = self._tasks.get(found.captured)
        if task is None:
            text = "there is no such task"
            return self._refuse(Problem(text, "operations.query.unknown", 404, None))
        view = queried(task, self.provider.lifecycle, now)
        facts = ("lifecycle",) if task.course.invented else ()
        return self._write(self._shapes[found.operation.replies[0]], view, facts)

    def _batch(
        self, operation: Operation, body: Mapping[str, object], now: float
    ) -> Reply:
        """Tasks that nobody knows are left out of the reply."""
        ids = _ids(operation, body)
        if isinstance(ids, Problem):
            return self._refuse(ids)
        known = (self._tasks[name] for name in ids if name in self._tasks)
        views = [queried(task, self.provider.lifecycle, now) for task in known]
        outer = self._shapes[operation.replies[0]]
        inner = self._shapes[outer.reply.like[0]] if outer.reply.like else outer
        value, facts = write_several(outer, inner, views)
        return _json(value, facts)

    def _write(self, shape: Shape, view: View, facts: tuple[str, ...]) -> Reply:
        value, guessed = write(shape, view)
        return _json(value, facts + guessed)

    def _refuse(self, problem: Problem) -> Reply:
        self._ledger.refused()
        return refuse(self.provider, self._shapes.get("error"), problem)


def _only_provider(endpoints: Sequence[Endpoint]) -> Provider:
    providers = {endpoint.provider.id: endpoint.provider for endpoint in endpoints}
    if len(providers) != 1:
        raise ValueError("the endpoints of one emulator have one provider")
    return next(iter(providers.values()))


def _json(value: object, facts: tuple[str, ...]) -> Reply:
    headers = {"content-type": "application/json", **assumed(facts)}
    return Reply(200, headers, encode(value))


def _bad_body(operation: Operation, text: str) -> Problem:
    return Problem(text, f"operations.{operation.name}.body")


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


def _ids(operation: Operation, body: Mapping[str, object]) -> list[str] | Problem:
    """The task ids of a batch query."""
    for name, kind in operation.body:
        value = body.get(name)
        if kind == "list":
            if isinstance(value, list) and all(isinstance(i, str) for i in value):
                return [str(item) for item in value]
            return Problem(f"{name} must be a list of texts", "operations.batch.body")
    return Problem("no list of tasks is documented", "operations.batch.body")
