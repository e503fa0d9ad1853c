"""A run against a real provider: who answers, what was spent, what the checks said."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx2

from pixelspec.conformance.backend import Unavailable
from pixelspec.conformance.live import LiveBackend, Purse
from pixelspec.conformance.promise import Check
from pixelspec.conformance.report import Report, Result, Word
from pixelspec.conformance.subject import Subject

SHOWN = 300


@dataclass
class LiveRun:
    """One run against the provider at `address`; `purse` is shared by all its checks."""

    address: str
    purse: Purse
    transport: httpx2.BaseTransport
    results: list[Result] = field(default_factory=list)

    def backend(self, subject: Subject, check: Check | None) -> LiveBackend:
        """The provider for one check. Raises Unavailable where it cannot be made."""
        key = os.environ.get(subject.key, "")
        if not key:
            raise Unavailable(f"the key is missing: set {subject.key}")
        needs = check.needs if check else None
        if needs and needs.others:
            raise Unavailable(f"what no real provider offers: {needs.others_in_words}")
        if needs and needs.paid > self.purse.left:
            allowed = self.purse.allowed
            raise Unavailable(f"too few paid requests are left: --max-paid={allowed}")
        exchanges = subject.exchanges.values()
        return LiveBackend(self.address, key, exchanges, self.purse, self.transport)

    def note(self, subject: Subject, check: Check, word: Word, says: str = "") -> None:
        """Writes down what came of a check, without the key in it."""
        text = scrubbed(says, os.environ.get(subject.key, ""))
        result = Result(subject.id, check.name, word, check.facts, check.at, text)
        self.results.append(result)

    @property
    def report(self) -> Report:
        day = datetime.now(UTC).date().isoformat()
        spent, allowed = self.purse.spent, self.purse.allowed
        return Report(self.address, day, spent, allowed, tuple(self.results))


def scrubbed(text: str, key: str) -> str:
    """The first line of a text, cut short, without the key and without what a terminal
    would not show as it is."""
    line = next(iter(text.strip().splitlines()), "")
    hidden = line.replace(key, "***") if key else line
    short = hidden if len(hidden) <= SHOWN else f"{hidden[:SHOWN]}..."
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short)
