"""What an item of a journal may be whose outcome is unknown: proposals, and never more. An
account may have other buyers, and no list says for whom a task was bought."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from .entry import Entry
from .errors import JournalError
from .journal import opened, stamp
from .results import TaskFacts
from .site import Site

TaskT = TypeVar("TaskT", bound=TaskFacts)

NEAR = 1800.0
"""Seconds between a line of the journal and the task that it may speak of: the longest
exchange, sent three times, and clocks that differ."""


@dataclass(frozen=True)
class Doubt(Generic[TaskT]):
    """An item that may have been bought, at about `at` (ISO 8601; "" where its line was
    torn). `candidates` are the tasks that it may be, the nearest in time first: those that
    the provider lists, that the journal does not know and that came about then, as far as
    the list tells when. It is None where no page says how to list tasks."""

    key: str
    at: str
    why: str
    candidates: tuple[TaskT, ...] | None

    def __str__(self) -> str:
        if self.candidates is None:
            told = "no page says how to list tasks"
        elif not self.candidates:
            told = "the provider lists no task that it may be"
        else:
            told = f"perhaps {' or '.join(str(task.id) for task in self.candidates)}"
        about = f" at about {self.at}" if self.at else ""
        return f"{self.key}: may have been bought{about}; {told}"


def doubts(
    site: Site, journal: str | os.PathLike[str], listed: Sequence[TaskT] | None
) -> tuple[Doubt[TaskT], ...]:
    """The items of a journal that are to be settled. Raises JournalError."""
    if not os.path.exists(journal):
        raise JournalError(f"{journal}: there is no such journal")
    with opened(journal, site.provider.id, stamp(site.wall)) as book:
        entries = tuple(book.entries.values())
    known = {entry.task_id for entry in entries if entry.task_id}
    unclaimed = None if listed is None else [t for t in listed if t.id not in known]
    return tuple(_doubt(entry, unclaimed) for entry in entries if entry.in_doubt)


def _doubt(entry: Entry, unclaimed: Sequence[TaskT] | None) -> Doubt[TaskT]:
    found = None if unclaimed is None else _near(entry, unclaimed)
    return Doubt(entry.key, entry.at, entry.reason, found)


def _near(entry: Entry, tasks: Sequence[TaskT]) -> tuple[TaskT, ...]:
    """A task whose time nobody tells stays, behind those that fit."""
    at = _seconds(entry.at)
    if at is None:
        return tuple(tasks)
    away = {
        i: abs(t.created - at) for i, t in enumerate(tasks) if t.created is not None
    }
    fitting = [i for i in range(len(tasks)) if away.get(i, NEAR) <= NEAR]
    return tuple(tasks[i] for i in sorted(fitting, key=lambda i: away.get(i, NEAR)))


def _seconds(at: str) -> float | None:
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return None
