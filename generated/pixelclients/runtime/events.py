"""What a client tells while it works: typed events, none of which holds a prompt or a key."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .reading import Reading
    from .report import Ending

    Kind = Literal["submitted", "polled", "saved"] | Ending

log = logging.getLogger("pixelclients")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a call was submitted or was seen in a `state` of the
    provider, a picture was saved to `file`, a call or an item of a batch (`key`) ended.

    `seconds` counts from the start of the step, `request_id` is the provider's. `progress`
    runs from 0 to 100, where the provider tells it; `final` says that the provider is
    through with the task, for good or ill.
    """

    kind: Kind
    key: str = ""
    task_id: str = ""
    state: str = ""
    cost: Decimal | None = None
    seconds: float = 0.0
    request_id: str = ""
    file: str = ""
    progress: int | None = None
    final: bool = False


def unheard(event: Event) -> None:
    """Tell nobody."""


def event_of(
    kind: Kind, reading: Reading, seconds: float, states: Mapping[str, str]
) -> Event:
    """`states` gives each state of the provider its meaning."""
    return Event(
        kind,
        task_id=reading.task_id or "",
        state=reading.state or "",
        cost=reading.cost,
        seconds=seconds,
        request_id=reading.request_id or "",
        progress=reading.progress,
        final=is_final(reading, states),
    )


def is_final(reading: Reading, states: Mapping[str, str]) -> bool:
    """Whether the provider is through with the task, or needed none."""
    if reading.state is None:
        return bool(reading.pictures)
    return states.get(reading.state) in ("done", "failed", "cancelled")


def safely(tell: Callable[[Event], object]) -> Callable[[Event], object]:
    """The same listener, whose own faults are logged: they must not lose a bought task."""

    def told(event: Event) -> None:
        try:
            tell(event)
        except Exception:
            log.exception("a listener failed at %s", event.kind)

    return told
