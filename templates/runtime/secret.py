"""A key that no repr, log, error or pickle shows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NoReturn

# A shorter key would mask what a reply says by chance, and so hide a task id.
_SHORTEST_MASKED = 8


class Secret:
    """A text that no repr, log or error shows."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def masked(self, content: bytes) -> bytes:
        """The content with stars in the place of the text, however JSON writes it."""
        spellings = _spellings(self._text)
        for spelling in spellings:
            content = content.replace(spelling, b"***")
        if b"\\u" in content and spellings:
            content = _any_spelling(self._text).sub(rb"\1***", content)
        return content

    def masked_text(self, text: str) -> str:
        """The same for a header."""
        content = text.encode("utf-8", "surrogatepass")
        return self.masked(content).decode("utf-8", "surrogatepass")

    def __bool__(self) -> bool:
        return bool(self._text)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not pickled")

    def __repr__(self) -> str:
        return "Secret(set)" if self._text else "Secret(unset)"


@lru_cache(maxsize=16)
def _spellings(text: str) -> frozenset[bytes]:
    if len(text) < _SHORTEST_MASKED:
        return frozenset()
    import json

    quoted = json.dumps(text)[1:-1]
    return frozenset(t.encode() for t in (text, quoted, quoted.replace("/", "\\/")))


@lru_cache(maxsize=16)
def _any_spelling(text: str) -> re.Pattern[bytes]:
    """The text with any of its characters as JSON may escape it; what stands before it in
    group 1 are whole escapes of a backslash."""
    marks = "".join(map(_mark, text))
    return re.compile(rf"(?<!\\)((?:\\\\)*){marks}".encode())


def _mark(mark: str) -> str:
    digits = "".join(f"[{d}{d.upper()}]" for d in f"{ord(mark):04x}")
    short = rf"\\?{re.escape(mark)}" if mark == "/" else re.escape(mark)
    plain = re.escape("\\" + mark) if mark in '"\\' else short
    return rf"(?:{plain}|\\u{digits})"


NO_KEY = Secret("")
