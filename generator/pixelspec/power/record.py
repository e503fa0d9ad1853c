"""Everything that is asked of the emulator of one model, once: by whom, what it says, and
which facts it reads for that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pixelspec.model.endpoint import Endpoint
from pixelspec.power.drill import drill
from pixelspec.power.reads import Key, Readings, Steps
from pixelspec.power.transcript import Conversation, Said, distinct, replay, watched

if TYPE_CHECKING:
    from pixelspec.power.stand import Stand


@dataclass(frozen=True)
class Trace:
    """The conversations of a check, or one of the drill, and what was read meanwhile."""

    check: str
    conversations: tuple[Conversation, ...]
    reads: frozenset[Key]


@dataclass
class Record:
    """`keys` are the facts as the traces know them."""

    endpoint: Endpoint
    readings: Readings
    traces: tuple[Trace, ...]
    keys: dict[tuple[bool, Steps], Key]
    _said: dict[str, tuple[Said, ...]] = field(default_factory=dict)

    def reading(self, shared: bool, steps: Steps) -> list[Trace]:
        """The traces for which a fact is read."""
        key = self.keys[shared, steps]
        return [trace for trace in self.traces if key in trace.reads]

    def said(self, conversation: Conversation) -> tuple[Said, ...]:
        """What the emulator says in a conversation, as it is."""
        if conversation.id not in self._said:
            self._said[conversation.id] = tuple(replay(conversation, self.endpoint))
        return self._said[conversation.id]

    def says_the_same(self, mutant: Endpoint) -> bool:
        """Whether another emulator answers everything alike, apart from what it says that
        it assumes."""
        return all(
            (was.what, was.account) == (now.what, now.account)
            for conversation in conversations(self.traces)
            for was, now in zip(
                self.said(conversation), replay(conversation, mutant), strict=True
            )
        )


def conversations(traces: list[Trace] | tuple[Trace, ...]) -> Iterator[Conversation]:
    """Each conversation once."""
    found = {c.id: c for trace in traces for c in trace.conversations}
    yield from found.values()


def recorded(stand: Stand) -> Record:
    """Runs all checks and the drill before an emulator whose model remembers what is read."""
    readings = Readings(stand.endpoint)
    keys = readings.keys()
    traces = []
    for check in stand.checks:
        log: list[Conversation] = []
        stand.fails(check, endpoint=readings.endpoint, backends=watched(log))
        traces.append(Trace(check.name, distinct(log), readings.taken()))
    log = []
    steps = drill(stand.endpoint, watched(log))
    for _ in steps:
        pass
    for conversation in distinct(log):
        readings.taken()
        for _ in replay(conversation, readings.endpoint):
            pass
        traces.append(Trace("", (conversation,), readings.taken()))
    return Record(stand.endpoint, readings, tuple(traces), keys)

