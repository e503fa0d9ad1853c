"""What a run against a real provider showed, check by check and fact by fact."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Word = Literal["held", "diverged", "unchecked", "offline"]

# The worst that was seen of a fact counts; what says nothing of it, last.
_RANK: tuple[Word, ...] = ("diverged", "held", "unchecked", "offline")


@dataclass(frozen=True)
class Result:
    """One check: `says` is the divergence, or why it could not be made. One that held
    without a word to the provider is `offline`: it says nothing about it."""

    model: str
    check: str
    word: Word
    facts: tuple[str, ...]
    at: tuple[str, ...]
    says: str = ""


@dataclass(frozen=True)
class FactResult:
    """What became of one fact, by the first check that shows it."""

    model: str
    fact: str
    word: Word
    check: str
    says: str


@dataclass(frozen=True)
class Report:
    """One run: `paid` of `allowed` paid requests left, to `address`."""

    address: str
    day: str
    paid: int
    allowed: int
    results: tuple[Result, ...]

    @property
    def facts(self) -> tuple[FactResult, ...]:
        """Every fact that a check names, in the order of the checks."""
        found: dict[tuple[str, str], FactResult] = {}
        for result in self.results:
            for fact in result.facts:
                key = (result.model, fact)
                new = FactResult(*key, result.word, result.check, result.says)
                old = found.get(key)
                if old is None or _RANK.index(new.word) < _RANK.index(old.word):
                    found[key] = new
        return tuple(found.values())

    def count(self, word: Word, model: str = "") -> int:
        """How many facts ended so."""
        return sum(f.word == word and model in ("", f.model) for f in self.facts)

    def json(self) -> str:
        whole = {
            "pixelspec": 1,
            "address": self.address,
            "day": self.day,
            "paid": self.paid,
            "allowed": self.allowed,
            "facts": [asdict(fact) for fact in self.facts],
            "checks": [asdict(result) for result in self.results],
        }
        return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"

    def lines(self) -> Iterator[str]:
        """The same for people."""
        models = dict.fromkeys(result.model for result in self.results)
        for model in models:
            yield from self._model(model)
        yield f"paid requests: {self.paid} of {self.allowed} allowed"

    def _model(self, model: str) -> Iterator[str]:
        mine = [fact for fact in self.facts if fact.model == model]
        yield f"{model} at {self.address}"
        for fact in mine:
            if fact.word == "diverged":
                yield f"  diverges: {fact.fact}: {fact.says} [{fact.check}]"
        for says, facts in _by_reason(mine):
            yield f"  not checked: {len(facts)} facts, {says}"
        held, diverged = self.count("held", model), self.count("diverged", model)
        yield f"  {held} facts hold, {diverged} diverge"
        if held:
            yield "  as evidence in the spec:"
            yield "    evidence:"
            yield "      is: live"
            yield f"      date: {self.day}"
            yield f"      confirmed: {held} facts hold, {diverged} diverge"


def _by_reason(facts: Sequence[FactResult]) -> list[tuple[str, list[FactResult]]]:
    """The facts that could not be checked, by the reason."""
    found: dict[str, list[FactResult]] = {}
    for fact in facts:
        if fact.word in ("unchecked", "offline"):
            says = fact.says or "the client alone was looked at"
            found.setdefault(says, []).append(fact)
    return list(found.items())
