"""One `map` call: which of its items need a conversation, and what became of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Generic, TypedDict, TypeVar, cast

from .budget import Budget, require_count
from .effects import Conversation
from .entry import Entry
from .errors import JournalError, SettingError
from .events import Event, safely, unheard
from .item import Item, Run
from .journal import Journal, open_journal, stamp
from .preview import Preview, call_of
from .report import Outcome, Report
from .results import Purchase
from .schedule import Talk, Talks, Write
from .settings import find_path
from .site import Call, Site
from .verdict import digest, from_earlier, outcome_of

ImagesT = TypeVar("ImagesT")

Items = Mapping[str, Preview] | Iterable[tuple[str, Preview]]
StrPath = str | os.PathLike[str]


_TORN = "what a line announces is done once it is whole"


class BatchOptions(TypedDict, total=False):
    """What `map` may be told.

    `in_flight` tasks are at the provider at once (8). `journal` is a file to go on from
    when the run is repeated, whatever ended it: what it knows as bought is collected and
    not bought again. `save` is the folder for the pictures; without one they are in the
    report. This run buys at most `max_paid` items, for at most `max_cost` in the unit of
    the prices, and buys no more after `stop_after` failures in a row. `on_event` hears of
    every step.
    """

    in_flight: int
    journal: StrPath | None
    save: StrPath | None
    max_paid: int | None
    max_cost: Decimal | float | None
    stop_after: int | None
    on_event: Callable[[Event], object] | None


class Batch(Generic[ImagesT]):
    """Knows what the journal says, and collects the outcomes. Close it."""

    def __init__(
        self,
        site: Site,
        show: Callable[[Purchase], ImagesT],
        options: BatchOptions,
    ) -> None:
        """Raises SettingError, or JournalError where the journal cannot be used."""
        _require_known(options)
        self.width = _width(options.get("in_flight", 8), site)
        self._site = site
        self._budget = Budget(
            options.get("max_paid"), options.get("max_cost"), options.get("stop_after")
        )
        self._tell = safely(options.get("on_event") or unheard)
        if options.get("journal") is not None:
            find_path("journal", options.get("journal"))
        folder = _writable(options.get("save"))
        self._run = Run(self._budget, folder, site.wall, show, self._tell)
        self._journal = _open(site, options.get("journal"))
        self._past = self._journal.entries if self._journal else dict[str, Entry]()
        self._met: dict[str, str] = {}
        self._outcomes: dict[str, Outcome[ImagesT]] = {}
        self._refused: list[Outcome[ImagesT]] = []

    @property
    def write(self) -> Write | None:
        """Puts lines into the journal, where there is one."""
        return self._journal.write if self._journal else None

    def close(self) -> None:
        if self._journal:
            self._journal.close()

    def talks(self, items: Items) -> Talks:
        """A conversation for each item that needs one, None for one that does not.

        Raises SettingError where there is a max_cost and no price, JournalError where a
        mapping gives a key of the journal another request.
        """
        if not isinstance(items, Mapping):
            pairs = iter(items)
            first = list(islice(pairs, 1))
            self._require_prices(plan for _, plan in first)
            return self._talks(chain(first, pairs))
        known = cast("Mapping[str, Preview]", items)
        self._require_prices(known.values())
        changed = [
            key for key, plan in known.items() if self._changed(key, call_of(plan))
        ]
        if changed:
            keys = ", ".join(map(repr, changed[:10]))
            raise JournalError(f"bought before with another request: {keys}")
        return self._talks(known.items())

    def report(self) -> Report[ImagesT]:
        left = [e.key for e in self._past.values() if e.state == "bought" or e.in_doubt]
        notes = (
            [f"{len(left)} more of the journal are bought or unknown"] if left else []
        )
        if self._journal and self._journal.illegible:
            count = self._journal.illegible
            notes.append(f"torn lines of the journal: {count}; {_TORN}")
        return Report(
            self._outcomes,
            self._budget.paid,
            self._budget.stopped,
            tuple(self._refused),
            tuple(notes),
        )

    def _talks(self, items: Iterable[tuple[str, Preview]]) -> Iterator[Talk | None]:
        for key, plan in items:
            yield self._begun(key, call_of(plan))

    def _require_prices(self, plans: Iterable[Preview]) -> None:
        for plan in plans:
            self._budget.require_price(plan.cost)

    def _changed(self, key: str, call: Call) -> bool:
        entry = self._past.get(key)
        if entry is None or entry.state == "not-bought":
            return False
        return entry.body not in ("", digest(call.draft.content))

    def _begun(self, key: str, call: Call) -> Talk | None:
        _require_fit(key, call, self._site)
        body = digest(call.draft.content)
        fresh = Entry(key, body, call.binding.id, "not-bought")
        if key in self._met or self._changed(key, call):
            if self._met.get(key) != body:
                why = "the key was given before with another request"
                self._refused.append(outcome_of(fresh, "not-bought", why))
            return None
        self._met[key] = body
        entry = replace(self._past.pop(key, fresh), body=body, model=fresh.model)
        saving = self._run.folder is not None
        before = from_earlier(entry, call.operation, saving=saving)
        if before is not None:
            self._end(outcome_of(entry, *before, earlier=True))
            return None
        item = Item(self._run, entry, call)
        return self._carried_out(item)

    def _carried_out(self, item: Item[ImagesT]) -> Conversation[None]:
        outcome = yield from item.carried_out()
        if outcome.error or outcome.ending == "delivered":
            self._budget.ended(outcome.ending == "delivered")
        self._end(outcome)

    def _end(self, outcome: Outcome[ImagesT]) -> None:
        self._outcomes[outcome.key] = outcome
        key, task_id, cost = outcome.key, outcome.task_id, outcome.cost
        self._tell(Event(outcome.ending, key, task_id, cost=cost))


def _width(in_flight: int, site: Site) -> int:
    """How many tasks there may be at the provider. Raises SettingError."""
    require_count("in_flight", in_flight)
    site.line(site.options)
    return min(in_flight, site.provider.tasks_at_once or in_flight)


def _require_known(options: BatchOptions) -> None:
    for name in options:
        if name not in BatchOptions.__annotations__:
            raise TypeError(f"unknown option {name!r}")


def _writable(save: StrPath | None) -> Path | None:
    """The folder, made if need be; that it takes a file is tried before anything is bought.
    Raises SettingError or OSError."""
    if save is None:
        return None
    folder = find_path("save", save)
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{os.urandom(8).hex()}.part"
    part.touch()
    part.unlink()
    return folder


def _open(site: Site, path: StrPath | None) -> Journal | None:
    if path is None:
        return None
    return open_journal(path, site.provider.id, stamp(site.wall))


def _require_fit(key: object, call: Call, site: Site) -> None:
    """Raise SettingError for an item that is none of this client."""
    if not isinstance(key, str) or not key:
        raise SettingError(f"the key of an item must be a text, not {key!r}")
    if call.site.provider is not site.provider or call.site.address != site.address:
        raise SettingError(f"the plan of {key!r} was made by another client")
