"""What became of the items of a batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Generic, Literal, TypeVar, get_args

from .remarks import Notice

ImagesT = TypeVar("ImagesT")

Ending = Literal["delivered", "failed", "unknown", "unfinished", "not-bought"]

ENDINGS: tuple[Ending, ...] = get_args(Ending)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[ImagesT]):
    """What became of one item.

    `delivered`: its `files` are saved, or its `images` are here. `failed`: for good, it is
    not bought again. `unknown`: it may have been bought; `client.settle` says what it was.
    `unfinished`: it is bought and not collected; another run goes on with it. `not-bought`:
    another run may buy it. `why` is for people, `notices` say where a picture is not as
    planned; `earlier` says that an earlier run decided it, and nothing was asked this time.
    """

    key: str
    ending: Ending
    why: str = ""
    error: Exception | None = None
    task_id: str = ""
    cost: Decimal | None = None
    files: tuple[Path, ...] = ()
    images: ImagesT | None = None
    earlier: bool = False
    notices: tuple[Notice, ...] = ()

    def __str__(self) -> str:
        why = f": {self.why}" if self.why else ""
        return f"{self.key}: {self.ending}{why}"


class Report(Mapping[str, Outcome[ImagesT]], Generic[ImagesT]):
    """The outcome of each item by its key, in the order in which they ended.

    `paid` counts the purchases of this run, those that may have been made included.
    `stopped` says why buying ended early, "" where it did not. `refused` are items whose
    key was given before with another request. `notes` is what else there is to know.
    """

    def __init__(
        self,
        outcomes: Mapping[str, Outcome[ImagesT]],
        paid: int = 0,
        stopped: str = "",
        refused: tuple[Outcome[ImagesT], ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        self._outcomes = outcomes
        self.paid = paid
        self.stopped = stopped
        self.refused = refused
        self.notes = notes

    def __getitem__(self, key: str) -> Outcome[ImagesT]:
        return self._outcomes[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._outcomes)

    def __len__(self) -> int:
        return len(self._outcomes)

    def ended(self, ending: Ending) -> tuple[Outcome[ImagesT], ...]:
        """The items that ended so."""
        return tuple(o for o in self._outcomes.values() if o.ending == ending)

    @property
    def counts(self) -> Mapping[Ending, int]:
        """How many items ended in each way."""
        endings = [outcome.ending for outcome in self._outcomes.values()]
        return {ending: endings.count(ending) for ending in ENDINGS}

    @property
    def complete(self) -> bool:
        """Whether every item was delivered."""
        return self.counts["delivered"] == len(self) and not self.refused

    @property
    def cost(self) -> Decimal | None:
        """What the provider said that these items cost, whenever they were bought; None
        where it said nothing."""
        told = [o.cost for o in self._outcomes.values() if o.cost is not None]
        return sum(told, Decimal(0)) if told else None

    def __repr__(self) -> str:
        return f"<Report: {self._summary()}>"

    def __str__(self) -> str:
        spent = f"at most {self.paid} purchases in this run; all cost {self.cost}"
        lines = [self._summary(), spent]
        lines += [f"stopped: {self.stopped}"] if self.stopped else []
        for ending in ("failed", "unknown", "unfinished"):
            lines += _some([str(outcome) for outcome in self.ended(ending)])
        if self.counts["unknown"]:
            lines.append(
                "client.unsettled(journal) tells what it may be, client.settle(...) settles it"
            )
        lines += _some([str(outcome) for outcome in self.refused])
        return "\n".join([*lines, *self.notes])

    def _summary(self) -> str:
        counts = [f"{count} {ending}" for ending, count in self.counts.items() if count]
        return f"{len(self)} items: {', '.join(counts) or 'nothing to do'}"


def _some(lines: list[str]) -> list[str]:
    """Not more than a screen takes."""
    return lines if len(lines) <= 20 else [*lines[:19], f"and {len(lines) - 19} more"]
