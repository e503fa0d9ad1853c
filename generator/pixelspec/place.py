"""Where a thing stands in a file, and what is wrong with it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file: `line` and `column` count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("")


@dataclass(frozen=True, order=True)
class Finding:
    """One thing a person should know: what is wrong, where, and what would be right.

    `path` names the fact inside the file (`parameters.size.default`), `rule` is the
    stable id of what found it, `hint` says what would be right and may be empty.
    """

    place: Place
    rule: str
    message: str
    path: str = ""
    hint: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: {self.message}{hint} [{self.rule}]"


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint that offers the most similar known name; empty where none is similar."""
    close = get_close_matches(name, list(names), n=1)
    return f"did you mean '{close[0]}'?" if close else ""
