"""What no picture shows: how the provider understood each request, told beside the wire."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType

from pixelspec.model.table import Size


@dataclass(frozen=True)
class Submission:
    """One accepted submission: `task` is "" where the reply held the pictures at once;
    `written` is what was sent, `effective` what held; `quirks` lists the ids at work; `cost`
    is the price by the page, as an exact decimal, "" where it gives none.
    """

    endpoint: str
    model: str
    task: str
    paid: bool
    written: Mapping[str, object]
    effective: Mapping[str, object]
    ignored: tuple[str, ...]
    quirks: tuple[str, ...]
    pixels: Size
    pictures: int
    format: str
    seconds: float
    cost: str = ""


@dataclass(frozen=True)
class Account:
    """A moment of the account: `requests` counts by operation (`unknown` is a path that
    nobody documents), `refused` the requests that were answered with an error, `pictures`
    the files served, `leaks` the requests for a picture that carried the key."""

    submissions: tuple[Submission, ...]
    requests: Mapping[str, int]
    refused: int
    pictures: int
    leaks: int

    @property
    def paid(self) -> int:
        return sum(submission.paid for submission in self.submissions)

    def as_json(self) -> dict[str, object]:
        """The same for a caller on the other side of a socket."""
        submissions = [_as_json(submission) for submission in self.submissions]
        return {
            "submissions": submissions,
            "requests": dict(self.requests),
            "paid": self.paid,
            "refused": self.refused,
            "pictures": self.pictures,
            "leaks": self.leaks,
        }


def _as_json(submission: Submission) -> dict[str, object]:
    plain = replace(
        submission,
        written=dict(submission.written),
        effective=dict(submission.effective),
    )
    return asdict(plain)


class Ledger:
    """Where the emulator writes down what happens."""

    def __init__(self) -> None:
        self._submissions: list[Submission] = []
        self._requests: Counter[str] = Counter()
        self._refused = 0
        self._pictures = 0
        self._leaks = 0

    def asked(self, operation: str) -> None:
        self._requests[operation] += 1

    def count(self, operation: str) -> int:
        """How often an operation was asked for."""
        return self._requests[operation]

    def refused(self) -> int:
        """Counts a refusal, and returns how many there were."""
        self._refused += 1
        return self._refused

    def accepted(self, submission: Submission) -> None:
        self._submissions.append(submission)

    def served(self) -> None:
        self._pictures += 1

    def leaked(self) -> None:
        self._leaks += 1

    def snapshot(self) -> Account:
        """The account as it stands; what happens later does not change it."""
        submissions = tuple(_frozen(submission) for submission in self._submissions)
        requests = MappingProxyType(dict(self._requests))
        return Account(
            submissions, requests, self._refused, self._pictures, self._leaks
        )


def _frozen(submission: Submission) -> Submission:
    """A copy that shares no list with the request it came from."""
    written = MappingProxyType(copy.deepcopy(dict(submission.written)))
    effective = MappingProxyType(copy.deepcopy(dict(submission.effective)))
    return replace(submission, written=written, effective=effective)
