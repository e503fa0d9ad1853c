"""Everything that is asked of the emulator of one model, once: by whom, what it says, and
which facts it reads for that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pixelspec.model.endpoint import Endpoint
from pixelspec.power.drill import drill
from pixelspec.power.reads import Key, Readings, Steps
from pixelspec.power.transcript import (
    Conversation,
    GuardedBackend,
    Said,
    compared,
    distinct,
    replay,
    watched,
)

if TYPE_CHECKING:
    from pixelspec.power.stand import Stand


MANY = 100


@dataclass(frozen=True)
class Trace:
    """The conversations of a check, or one of the drill, and what was read meanwhile."""

    check: str
    conversations: tuple[Conversation, ...]
    reads: frozenset[Key]


@dataclass
class Record:
    """`keys` are the facts as the traces know them, `red` the checks that fail before
    anything is flipped, and why."""

    endpoint: Endpoint
    readings: Readings
    keys: dict[tuple[bool, Steps], Key]
    red: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    _said: dict[str, tuple[Said, ...]] = field(default_factory=dict)

    def reading(self, shared: bool, steps: Steps) -> list[Trace]:
        """The traces for which a fact is read."""
        key = self.keys[shared, steps]
        return [trace for trace in self.traces if key in trace.reads]

    @cached_property
    def heavy(self) -> frozenset[str]:
        """The checks that ask so much that they had better be asked last."""
        asked = {
            t.check: sum(len(c.events) for c in t.conversations) for t in self.traces
        }
        return frozenset(name for name, count in asked.items() if name and count > MANY)

    def keep(self, conversation: Conversation, said: tuple[Said, ...]) -> None:
        """Remembers what was said in a conversation."""
        self._said[conversation.id] = said

    def said(self, conversation: Conversation) -> tuple[Said, ...]:
        """What the emulator says in a conversation, as it is."""
        if conversation.id not in self._said:
            self._said[conversation.id] = tuple(replay(conversation, self.endpoint))
        return self._said[conversation.id]

    def says_the_same(self, mutant: Endpoint) -> bool:
        """Whether another emulator answers everything alike, apart from what it says that
        it assumes."""
        like = GuardedBackend([mutant]).emulator
        return not any(
            True
            for conversation in conversations(self.traces)
            for _ in compared(
                self.said(conversation), replay(conversation, mutant, like)
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
    traces, red = [], []
    for check in stand.checks:
        log: list[Conversation] = []
        why = stand.fails(check, endpoint=readings.endpoint, backends=watched(log))
        red += [f"{check.name}: {why}"] if why else []
        traces.append(Trace(check.name, distinct(log), readings.taken()))
    record = Record(stand.endpoint, readings, keys, tuple(red))
    record.traces = (*traces, *_drilled(record))
    return record


def _drilled(record: Record) -> Iterator[Trace]:
    """What the drill asks, one conversation after the other."""
    log: list[Conversation] = []
    for _ in drill(record.endpoint, watched(log)):
        pass
    for conversation in distinct(log):
        record.readings.taken()
        # A model that is watched answers as the one that is not.
        said = tuple(replay(conversation, record.readings.endpoint))
        record.keep(conversation, said)
        yield Trace("", (conversation,), record.readings.taken())
