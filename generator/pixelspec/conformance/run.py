"""A run against a real provider: who answers, what was spent, what the checks said."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import httpx2

from pixelspec.conformance.backend import Unavailable
from pixelspec.conformance.blame import OTHERWISE, Blame
from pixelspec.conformance.live import LiveBackend, Purse
from pixelspec.conformance.promise import Check
from pixelspec.conformance.report import Report, Result, Word
from pixelspec.conformance.subject import Subject

SHOWN = 300


@dataclass
class LiveRun:
    """One run against the provider at `address`; `purse` is shared by all its checks;
    `replies` is a folder for the replies that no page describes."""

    address: str
    purse: Purse
    transport: httpx2.BaseTransport
    results: list[Result] = field(default_factory=list)
    replies: Path | None = None
    lost: list[str] = field(default_factory=list)

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

    def held(self, subject: Subject, check: Check, unseen: Sequence[str]) -> None:
        """Writes down that a check held, and which facts its reply did not show."""
        shown = tuple(fact for fact in check.facts if fact not in unseen)
        self.note(subject, replace(check, facts=shown), "held")
        if unseen:
            rest = replace(check, facts=tuple(unseen))
            self.note(subject, rest, "unchecked", "the reply did not show it")

    def blame(self, subject: Subject, check: Check, blame: Blame) -> None:
        """Writes down that a reply was not as documented: the facts that it contradicts,
        and that the check's own could not be looked at."""
        for fact, says in blame.facts.items():
            self.note(subject, replace(check, facts=(fact,)), "diverged", says)
        rest = replace(check, facts=blame.others(check.facts))
        self.note(subject, rest, "unchecked", OTHERWISE)
        if blame.report and self.replies:
            self._keep(subject, blame.report, self.replies)

    def _keep(self, subject: Subject, report: str, folder: Path) -> None:
        """Writes a reply down, once in however many checks it came."""
        key = os.environ.get(subject.key, "")
        text = report.replace(key, "***") if key else report
        mark = sha256(report.encode()).hexdigest()[:8]
        file = folder / f"{subject.id.replace('/', '-')}-{mark}.json"
        try:
            file.write_text(text, "utf-8")
        except OSError as error:
            self.lost.append(f"a reply cannot be kept in {file}: {error.strerror}")

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
