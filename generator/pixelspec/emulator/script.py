"""What a test asks to go wrong: the outcome of the next requests, or of a prompt."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pixelspec.model.provider import ErrorRow, Provider

# Spoiled replies: the request has had its effect by then.
FAULTS = (
    "reset",
    "close",
    "drip",
    "empty",
    "truncated",
    "html-502",
    "error-in-200",
)
_MARKER = re.compile(rb"\[emulator:([ -Z^-~]{1,100})\]")


@dataclass(frozen=True)
class Outcome:
    """`usual`, or: answer with `row`; let the task end as `word`; leave it `stuck`; show a
    `strange` state; spoil the reply by the fault `word`."""

    kind: Literal["usual", "error", "end", "stuck", "strange", "fault"] = "usual"
    word: str = ""
    row: ErrorRow | None = None
    retry_after: str = ""


USUAL = Outcome()
_PLAIN: dict[str, Outcome] = {
    "usual": USUAL,
    "stuck": Outcome("stuck"),
    "strange": Outcome("strange"),
}


def outcome(provider: Provider, text: str) -> Outcome:
    """An outcome by its word: a final state (`failed`), an error row (`rate-limited`, also
    `rate-limited retry-after=5`), `stuck`, `strange`, `usual`, or one of FAULTS."""
    word, _, option = text.strip().partition(" ")
    if word in _PLAIN:
        return _PLAIN[word]
    if word in FAULTS:
        return Outcome("fault", word)
    for row in provider.errors:
        if row.id == word:
            return Outcome("error", word, row, _retry_after(option))
    for state in provider.lifecycle:
        if state.word == word and state.means != "waiting":
            return Outcome("end", word)
    raise ValueError(f"{word!r} is no outcome of {provider.id}")


def _retry_after(option: str) -> str:
    value = option.removeprefix("retry-after=")
    if not (value.isascii() and (value.isprintable() or not value)):
        raise ValueError("retry-after must be one line of ASCII")
    return value


class Script:
    """The outcomes to come, by operation."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._next: dict[str, deque[Outcome]] = {}

    def add(self, words: Sequence[str], operation: str) -> None:
        if self._provider.operation(operation) is None:
            raise ValueError(f"{self._provider.id} has no operation {operation!r}")
        outcomes = [outcome(self._provider, word) for word in words]
        self._next.setdefault(operation, deque()).extend(outcomes)

    def take(self, operation: str, body: bytes) -> Outcome:
        """The outcome of this request: as scripted, else as a prompt in its body asks."""
        waiting = self._next.get(operation)
        if waiting:
            return waiting.popleft()
        if operation != "submit" or b"[emulator:" not in body:
            return USUAL
        found = _MARKER.search(body)
        try:
            return outcome(self._provider, found[1].decode()) if found else USUAL
        except ValueError:
            return USUAL
