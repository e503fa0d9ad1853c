"""Everything that checks ask of an emulator, and what it says, so that two can be compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Any, cast

import httpx2

from pixelspec.conformance.backend import Handler
from pixelspec.conformance.emulated import EmulatedBackend
from pixelspec.emulator.account import Account
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.request import ASSUMED, Reply, Request
from pixelspec.emulator.transport import asked, reached
from pixelspec.model.endpoint import Endpoint
from pixelspec.power.guard import GuardedClock
from pixelspec.power.prose import MARK

# What reaches an emulator beside requests.
CALLS = frozenset({"script", "finish", "declare", "handle"})

# The mark is compared by itself, and the length with the content.
LEFT_OUT = frozenset({ASSUMED, "content-length"})

Event = tuple[Any, ...]
Ask = Callable[[Request], Reply | None]


@dataclass
class Conversation:
    """One emulated provider: how it was made, and what it was then asked, in order."""

    made: tuple[Any, ...]
    events: list[Event] = field(default_factory=list)

    @cached_property
    def id(self) -> str:
        """The same for two in which the same is asked; to be taken once it is over."""
        return repr((self.made, self.events))


@dataclass(frozen=True)
class Said:
    """What came of one event, without the mark, or an entry of the account; `assumed` are
    the facts that it rests on and no page states."""

    what: object
    assumed: tuple[str, ...] = ()


class GuardedBackend(EmulatedBackend):
    """An emulated provider whose clock is guarded."""

    clock_type = GuardedClock


def watched(log: list[Conversation]) -> type[EmulatedBackend]:
    """Emulated providers whose clock is guarded, and whose conversations are kept."""

    class Watched(GuardedBackend):
        def __init__(self, endpoints: Sequence[Endpoint], *made: Any, **named: Any):
            super().__init__(endpoints, *made, **named)
            kept = Conversation(self._made[1:])
            log.append(kept)
            self._events = kept.events
            self.emulator = cast(Emulator, _Heard(self.emulator, kept.events))
            self.clock = cast(GuardedClock, _HeardClock(self.clock, kept.events))

        @property
        def handler(self) -> Handler:
            carry = super().handler

            def heard(request: httpx2.Request) -> httpx2.Response:
                request.read()
                self._events.append(("ask", asked(request)))
                return carry(request)

            return heard

    return Watched


class _Heard:
    """An emulator, whose calls from outside are written down."""

    def __init__(self, emulator: Emulator, events: list[Event]) -> None:
        self._emulator = emulator
        self._events = events

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._emulator, name)
        return _Call(found, name, self._events) if name in CALLS - {"handle"} else found


class _HeardClock:
    """A clock, whose moves are written down."""

    def __init__(self, clock: Any, events: list[Event]) -> None:
        self._clock = clock
        self.advance = _Call(clock.advance, "advance", events)

    def __call__(self) -> float:
        return float(self._clock())


@dataclass(frozen=True)
class _Call:
    function: Any
    name: str
    events: list[Event]

    def __call__(self, *values: Any, **named: Any) -> Any:
        self.events.append((self.name, values, named))
        return self.function(*values, **named)


def distinct(log: Sequence[Conversation]) -> tuple[Conversation, ...]:
    """Each conversation once; those without a request say nothing."""
    found = {one.id: one for one in log}
    return tuple(c for c in found.values() if any(e[0] == "ask" for e in c.events))


def replay(
    conversation: Conversation, endpoint: Endpoint, like: Emulator | None = None
) -> Iterator[Said]:
    """The same conversation with another emulator, event by event; then its account. `like`
    is an emulator of that endpoint."""
    asynchronous, keys, limits = conversation.made
    backend = GuardedBackend([endpoint], asynchronous, keys, limits, like)
    ask = reached(backend.emulator)
    accepted: list[Said] = []
    orders = {o.path for o in endpoint.provider.operations if o.orders}
    for event in conversation.events:
        said = Said(*_done(backend, ask, event))
        yield said
        if _is_accepted(event, said, orders):
            accepted.append(said)
    yield from _accounted(backend.account, accepted)


def _is_accepted(event: Event, said: Said, orders: set[str]) -> bool:
    """Whether this is an order that the account speaks of."""
    if event[0] != "ask" or not isinstance(said.what, tuple) or said.what[0] != 200:
        return False
    request: Request = event[1]
    return request.method == "POST" and any(map(request.path.endswith, orders))


def _accounted(account: Account, accepted: list[Said]) -> Iterator[Said]:
    """Each submission rests on what its reply says that it rests on."""
    known = len(accepted) == len(account.submissions)
    for index, submission in enumerate(account.submissions):
        yield Said(submission, accepted[index].assumed if known else ())
    totals = dict(account.requests), account.refused, account.pictures, account.leaks
    yield Said((len(account.submissions), totals))


def _done(
    backend: EmulatedBackend, ask: Ask, event: Event
) -> tuple[object, tuple[str, ...]]:
    name, *rest = event
    try:
        if name == "ask":
            return _answer(ask(*rest))
        values, named = rest
        owner: Any = backend.clock if name == "advance" else backend.emulator
        return getattr(owner, name)(*values, **named), ()
    except Exception as error:
        return type(error).__name__, ()


def _answer(reply: Reply | None) -> tuple[object, tuple[str, ...]]:
    if reply is None:
        return "nobody answers", ()
    named = {k: v for k, v in reply.headers.items() if k not in LEFT_OUT}
    marks = tuple(part for part in reply.headers.get(ASSUMED, "").split(", ") if part)
    return (reply.status, named, unmarked(reply.body), reply.fault), marks


def unmarked(content: bytes) -> bytes:
    """A reply without the marks that other words bear, however they are encoded."""
    for mark in (MARK.encode(), json.dumps(MARK)[1:-1].encode()):
        content = content.replace(mark, b"")
    return content


NOTHING = Said("nothing more")


def compared(
    before: Iterable[Said], after: Iterable[Said]
) -> Iterator[tuple[int, Said, Said]]:
    """Where two accounts of one conversation differ."""
    pairs = zip_longest(before, after, fillvalue=NOTHING)
    for index, (was, now) in enumerate(pairs):
        if was.what != now.what:
            yield index, was, now
