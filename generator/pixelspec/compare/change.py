"""A change as a reviewer reads it: what it is, what it costs, and the proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixelspec.place import NOWHERE, Place

Level = Literal["breaking", "risky", "safe", "docs"]
Cost = Literal["up", "down", "none", "unknown"]

LEVELS: tuple[Level, ...] = ("breaking", "risky", "safe", "docs")


@dataclass(frozen=True)
class Outcome:
    """What one side makes of a request: `status` of the reply, `text` of it in words."""

    status: int
    text: str


@dataclass(frozen=True)
class Witness:
    """A request and what becomes of it before and after. Not `alone`: other changes hide
    the difference, which shows if this one is made by itself. `price` compares both."""

    model: str
    body: str
    before: Outcome
    after: Outcome
    alone: bool = True
    price: str = ""


@dataclass(frozen=True)
class Change:
    """`subject` is a model or a provider by its id, `path` the fact in its file; `digest`
    the hash of what stood there and what stands there now; `unwitnessed` says why no
    request shows it. `fails` at the default threshold although it is not breaking.
    `cells` are row, column, before and after of each cell of the table that it is about.
    """

    id: str
    level: Level
    cost: Cost
    subject: str
    path: str
    says: str
    before: str
    after: str
    digest: str
    base: Place = NOWHERE
    head: Place = NOWHERE
    witness: Witness | None = None
    unwitnessed: str = ""
    fails: bool = False
    cells: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def fact(self) -> str:
        """The whole name, as an approval writes it."""
        return f"{self.subject}#{self.path}" if self.path else self.subject

    @property
    def provider(self) -> str:
        return self.subject.partition("/")[0]
