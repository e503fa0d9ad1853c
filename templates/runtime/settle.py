"""Says what became of an item whose outcome is unknown: the word of a person is final."""

from __future__ import annotations

import os
from dataclasses import replace

from .entry import Entry, State
from .errors import JournalError, SettingError
from .journal import opened, stamp
from .site import Site


def settle(
    site: Site,
    journal: str | os.PathLike[str],
    key: str,
    found: str | None,
    lost: bool,
    buy_again: bool,
) -> None:
    """Write the answer into the journal, for the next run to go by."""
    if (found is not None) + bool(lost) + bool(buy_again) != 1 or found == "":
        raise SettingError("say one of found=<task id>, lost=True, buy_again=True")
    at = stamp(site.wall)
    if not os.path.exists(journal):
        raise JournalError(f"{journal}: there is no such journal")
    with opened(journal, site.provider.id, at) as book:
        entry = _unsettled(book.entries.get(key), key)
        if found is not None:
            entry = replace(entry, state="bought", task_id=found, reason="")
        else:
            state: State = "lost" if lost else "not-bought"
            entry = replace(entry, state=state, reason="", task_id="", addresses=())
        if buy_again:
            entry = replace(entry, idempotency="")
        try:
            book.write([entry.line(at)])
        except OSError as error:
            raise JournalError(f"{journal}: {error.strerror}") from None


def _unsettled(entry: Entry | None, key: str) -> Entry:
    if entry is None:
        raise JournalError(f"the journal has no {key!r}")
    if entry.state not in ("unknown", "submitting"):
        raise JournalError(f"there is nothing to settle: {key!r} is {entry.state}")
    return entry
