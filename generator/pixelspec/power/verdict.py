"""What became of one mutant, and of all mutants of a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Side = Literal["emulator", "client"]
Outcome = Literal["killed", "equivalent", "survived"]
OUTCOMES: tuple[Outcome, ...] = ("killed", "equivalent", "survived")
SIDES: tuple[Side, ...] = ("emulator", "client")

UNREAD = "never read in any generated request"
SILENT = "silent: every generated request is answered alike"
OPEN = "only where the page leaves it open"
UNBOUND = "the page says only that it may be so"
SAME_CLIENT = "not in the client"


@dataclass(frozen=True)
class Verdict:
    """One fact, flipped on one side. `kind` is the fact without the names in it, `flip`
    what was made of it; `by` the check that killed it, of `group`, or the `proof` that
    nothing can; of a survivor, `named_by` the checks that name it, and `unnamed` one that
    fails without naming it, `request` one that shows it."""

    fact: str
    kind: str
    side: Side
    flip: str
    outcome: Outcome
    by: str = ""
    group: str = ""
    model: str = ""
    proof: str = ""
    named_by: tuple[str, ...] = ()
    unnamed: str = ""
    request: str = ""


@dataclass(frozen=True)
class Measured:
    """The power of the checks of one file: `prose` counts the facts that were proved to
    change nothing all at once, `fixed` are those that have one value in the language;
    `red` is a check that fails before anything is flipped."""

    name: str
    checks: int = 0
    verdicts: tuple[Verdict, ...] = ()
    prose: int = 0
    fixed: tuple[str, ...] = ()
    red: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        return bool(self.red) or any(v.outcome == "survived" for v in self.verdicts)

    def count(self, outcome: Outcome) -> int:
        return sum(verdict.outcome == outcome for verdict in self.verdicts)

    @property
    def survivors(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.outcome == "survived")

    def as_json(self) -> dict[str, Any]:
        counts: dict[str, Any] = {word: self.count(word) for word in OUTCOMES}
        return asdict(self) | counts


def tally(words: Iterable[str]) -> list[tuple[str, int]]:
    """How often each word stands there, the most frequent first."""
    return sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))


def joined(parts: Iterable[Measured]) -> tuple[Measured, ...]:
    """The parts of one file as one, in the order of the files."""
    whole: dict[str, Measured] = {}
    for part in parts:
        known = whole.get(part.name)
        whole[part.name] = _sum(known, part) if known else part
    return tuple(whole.values())


def _sum(one: Measured, other: Measured) -> Measured:
    return Measured(
        name=one.name,
        checks=max(one.checks, other.checks),
        verdicts=one.verdicts + other.verdicts,
        prose=one.prose + other.prose,
        fixed=one.fixed + other.fixed,
        red=tuple(dict.fromkeys(one.red + other.red)),
        seconds=one.seconds + other.seconds,
    )
