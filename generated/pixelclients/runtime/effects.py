"""The closed set of things a conversation may ask for, and what it is told in return.

A conversation does no I/O: it yields an effect and is sent the outcome, so that the same
conversation serves a blocking client, an asynchronous one, and a test with a fake clock.
Those about pictures and about batches stand in modules that only their users load.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from .secret import NO_KEY, Secret

if TYPE_CHECKING:
    from .batch_effects import Pace, Record
    from .picture_effects import Fetch, Open, Opened, Save, Saved, Store

T = TypeVar("T")


@dataclass(frozen=True, eq=False, repr=False)
class Send:
    """One request to the API host, with the key. `url` is absolute; `timeout` in seconds.

    The outcome is an Answer; a Fault is thrown instead where none came.
    """

    method: str
    url: str
    timeout: float
    content: bytes | None = field(default=None, repr=False)
    headers: tuple[tuple[str, str], ...] = ()
    key: Secret = NO_KEY
    content_type: str = "application/json"


@dataclass(frozen=True, eq=False, repr=False)
class Wait:
    """Let `seconds` pass; 0 only asks for the time. The outcome is the time in seconds."""

    seconds: float


@dataclass(frozen=True, eq=False, repr=False)
class Answer:
    """What came back, whatever its status. Ask for headers in lower case."""

    status: int
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


class Fault(Exception):
    """No answer came. `sent` is False only where the request provably never left."""

    def __init__(self, reason: str, *, sent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent


Effect: TypeAlias = "Send | Fetch | Open | Save | Store | Wait | Record | Pace"
Outcome: TypeAlias = "Answer | Opened | Saved | float | None"
Conversation = Generator[Effect, Outcome, T]


def exchange(effect: Send | Fetch) -> Conversation[Answer]:
    """Ask for one HTTP exchange. Raises Fault where no answer came."""
    outcome = yield effect
    assert isinstance(outcome, Answer)
    return outcome


def pause(seconds: float) -> Conversation[float]:
    """Let time pass and return the time, in seconds of the driver's clock."""
    outcome = yield Wait(seconds)
    assert isinstance(outcome, float | int)
    return outcome
