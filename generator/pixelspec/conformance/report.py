"""What a run against a real provider showed, check by check and fact by fact."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Literal
from urllib.parse import urlsplit

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
    at: tuple[str, ...] = ()


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
                word, check, says = result.word, result.check, result.says
                new = FactResult(*key, word, check, says, result.at)
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
                at = f", {', '.join(fact.at)}" if fact.at else ""
                yield f"  diverges: {fact.fact}: {fact.says} [{fact.check}{at}]"
        for says, facts in _by_reason(mine):
            yield f"  not checked: {_several(len(facts))}, {says}"
        held, diverged = self.count("held", model), self.count("diverged", model)
        yield f"  of {_several(len(mine))}, {held} held and {diverged} diverged"
        # A provider on this machine is no evidence, and one that diverges is another spec.
        if held and not diverged and not self._local:
            yield "  as evidence in the spec:"
            yield "    evidence:"
            yield "      is: live"
            yield f"      date: {self.day}"
            yield f"      confirmed: {held} of {_several(len(mine))}"

    @property
    def _local(self) -> bool:
        host = urlsplit(self.address).hostname or ""
        return host == "localhost" or host.startswith("127.") or host == "::1"


def _several(count: int) -> str:
    return "1 fact" if count == 1 else f"{count} facts"


def _by_reason(facts: Sequence[FactResult]) -> list[tuple[str, list[FactResult]]]:
    """The facts that could not be checked, by the reason."""
    found: dict[str, list[FactResult]] = {}
    for fact in facts:
        if fact.word in ("unchecked", "offline"):
            says = fact.says or "the client alone was looked at"
            found.setdefault(says, []).append(fact)
    return list(found.items())
