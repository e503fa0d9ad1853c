"""A key that no repr, log, error or pickle shows."""

from __future__ import annotations

import json
from typing import NoReturn

# A shorter key would mask what a reply says by chance, and so hide a task id.
_SHORTEST_MASKED = 8


class Secret:
    """A text that no repr, log or error shows."""

    __slots__ = ("_spellings", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._spellings = _spellings(text)

    def reveal(self) -> str:
        return self._text

    def masked(self, content: bytes) -> bytes:
        """The content with stars in the place of the text, however JSON writes it."""
        for spelling in self._spellings:
            content = content.replace(spelling, b"***")
        return content

    def __bool__(self) -> bool:
        return bool(self._text)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not pickled")

    def __repr__(self) -> str:
        return "Secret(set)" if self._text else "Secret(unset)"


def _spellings(text: str) -> frozenset[bytes]:
    if len(text) < _SHORTEST_MASKED:
        return frozenset()
    quoted = json.dumps(text)[1:-1]
    return frozenset(t.encode() for t in (text, quoted, quoted.replace("/", "\\/")))


NO_KEY = Secret("")
