"""What a test asks to go wrong: the outcomes of the next requests, or of a prompt."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from pixelspec.emulator.outcome import (
    DOWNLOAD,
    USUAL,
    Outcome,
    outcome_of,
    require_fitting,
)
from pixelspec.model.provider import Provider
from pixelspec.place import nearest

_MARKER = re.compile(rb"\[emulator:([ -Z^-~]{1,100})\]")


class Script:
    """The outcomes to come, by operation; `download` is the fetching of a picture."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._next: dict[str, deque[Outcome]] = {}
        self._always: dict[str, Outcome] = {}

    def add(self, words: Sequence[str], operation: str) -> None:
        """The outcomes of the next requests."""
        outcomes = [self._outcome(word, operation) for word in words]
        self._next.setdefault(operation, deque()).extend(outcomes)

    def keep(self, word: str, operation: str) -> None:
        """The outcome of every request that `add` says nothing of."""
        self._always[operation] = self._outcome(word, operation)

    def missed(self, operation: str) -> Outcome | None:
        """The outcome of a request that does not arrive, if this is one."""
        waiting = self._next.get(operation)
        if waiting:
            return waiting.popleft() if waiting[0].kind == "missed" else None
        always = self._always.get(operation)
        return always if always and always.kind == "missed" else None

    def take(self, operation: str, body: bytes = b"") -> Outcome:
        """The outcome of this request: as scripted, else as a prompt in its body asks."""
        waiting = self._next.get(operation)
        if waiting:
            return waiting.popleft()
        if operation in self._always:
            return self._always[operation]
        if operation != "submit" or b"[emulator:" not in body:
            return USUAL
        found = _MARKER.search(body)
        try:
            return outcome_of(self._provider, found[1].decode()) if found else USUAL
        except ValueError:
            return USUAL

    def _outcome(self, word: str, operation: str) -> Outcome:
        known = self._provider.operations
        names = [*("submit" if o.orders else o.name for o in known), DOWNLOAD]
        if operation not in names:
            hint = nearest(operation, names) or f"known: {', '.join(names)}"
            text = f"{self._provider.id} has no operation {operation!r}; {hint}"
            raise ValueError(text)
        found = outcome_of(self._provider, word)
        require_fitting(found, operation)
        return found
