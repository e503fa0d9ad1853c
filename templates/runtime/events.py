"""What a client tells while it works: typed events, none of which holds a prompt or a key."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .reading import Reading
from .report import Ending

log = logging.getLogger("pixelclients")

Kind = Literal["submitted", "polled", "saved"] | Ending


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a call was submitted or was seen in a `state` of the
    provider, a picture was saved to `file`, a call or an item of a batch (`key`) ended.

    `seconds` counts from the start of the step, `request_id` is the provider's.
    """

    kind: Kind
    key: str = ""
    task_id: str = ""
    state: str = ""
    cost: Decimal | None = None
    seconds: float = 0.0
    request_id: str = ""
    file: str = ""


def unheard(event: Event) -> None:
    """Tell nobody."""


def event_of(kind: Kind, reading: Reading, seconds: float) -> Event:
    return Event(
        kind,
        task_id=reading.task_id or "",
        state=reading.state or "",
        cost=reading.cost,
        seconds=seconds,
        request_id=reading.request_id or "",
    )


def safely(tell: Callable[[Event], object]) -> Callable[[Event], object]:
    """The same listener, whose own faults are logged: they must not lose a bought task."""

    def told(event: Event) -> None:
        try:
            tell(event)
        except Exception:
            log.exception("a listener failed at %s", event.kind)

    return told
