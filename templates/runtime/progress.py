"""A progress bar for terminals, as the listener of a client or of a batch."""

from __future__ import annotations

import sys
import threading
from decimal import Decimal
from importlib import import_module
from typing import Any, Self, TextIO

from .errors import SettingError
from .events import Event
from .report import ENDINGS


class ProgressBar:
    """Shows how far the tasks are: pass it as `on_event=` to a client (a wait, or many) or
    to `map` with the `total` of its items. Off a terminal it stays silent.

    It needs the extra `progress`. Close it, or use it in a `with`, where an error may end
    the work; after the last task it closes itself, and opens again for the next one.
    """

    def __init__(self, total: int | None = None, *, file: TextIO | None = None) -> None:
        """Raises SettingError where the extra is not installed."""
        self._make = _bars()
        self._total = total
        self._file = sys.stderr if file is None else file
        # Without a console there is no stderr at all.
        self._seen_by_people = bool(self._file and self._file.isatty())
        self._lock = threading.Lock()
        self._bar: Any = None
        self._begin()

    def __call__(self, event: Event) -> None:
        if self._seen_by_people and event.kind != "saved":
            with self._lock:
                self._hear(event)

    def close(self) -> None:
        """Leave the bar as it stands, and begin a new one with the next event."""
        with self._lock:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begin(self) -> None:
        self._bar, self._shares = None, dict[str, float]()
        self._over = self._failed = 0
        self._cost = Decimal(0)

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._begin()

    def _hear(self, event: Event) -> None:
        name = event.key or event.task_id or f"#{len(self._shares)}"
        before = self._shares.get(name, 0.0)
        if before == 1.0:
            return
        over = event.kind in ENDINGS or (event.final and not event.key)
        share = 1.0 if over else min(event.progress or 0, 99) / 100
        self._shares[name] = share
        if over:
            self._over += 1
            self._failed += event.kind in ENDINGS and event.kind != "delivered"
            self._cost += event.cost or 0
        self._show(event, share - before)
        # The items of a batch may come one by one: their number tells when it ends.
        if self._over == (self._total or (0 if event.key else len(self._shares))):
            self._end()

    def _show(self, event: Event, more: float) -> None:
        total = max(self._total or 0, len(self._shares))
        if self._bar is None:
            self._bar = self._make(
                total=total, file=self._file, miniters=0, bar_format=_FORMAT
            )
        self._bar.total = total
        state = event.state or event.kind
        told = state if total == 1 else f"{self._over} of {total}"
        self._bar.set_description_str(told, refresh=False)
        facts = [f"{self._failed} not delivered"] if self._failed else []
        facts += [f"cost {self._cost}"] if self._cost else []
        self._bar.set_postfix_str(", ".join(facts), refresh=False)
        self._bar.update(more)


_FORMAT = "{desc} {percentage:3.0f}%|{bar}| {elapsed}{postfix}"


def _bars() -> Any:
    """What makes a bar. Raises SettingError where it is not installed."""
    try:
        return import_module("tqdm").tqdm
    except ImportError:
        package = __name__.partition(".")[0]
        text = f'a progress bar needs tqdm: pip install "{package}[progress]"'
    raise SettingError(text)
