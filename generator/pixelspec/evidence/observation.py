"""What a reply says about one fact."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Literal, get_args

from pixelspec.model.source import Source

Verdict = Literal["contradicted", "confirmed", "undocumented", "open", "unseen"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_WIDTH = 60
_HIDDEN = re.compile(r"<(text|base64|data-uri) of ([0-9]{1,12}) characters>")
_ADDRESS = re.compile(r"<address by [a-z]+ on [a-z0-9.*-]+(?: ending [.a-z0-9]+)?>")


@dataclass(frozen=True)
class Observation:
    """One fact, by its `path` in the spec, and what the reply `says` of it.

    `undocumented` is what no fact mentions, at the fact that has room for it; `open` a gap
    that the reply may close; `unseen` a fact that this reply had no occasion to show.
    """

    verdict: Verdict
    path: str
    source: Source
    says: str
    hint: str = ""


def told(value: object) -> str:
    """What a value is, without what it says."""
    if isinstance(value, str) and _ADDRESS.fullmatch(value):
        return f"an {value[1:-1]}"
    if isinstance(value, str):
        hidden = _HIDDEN.fullmatch(value)
        length = hidden[2] if hidden else str(len(value))
        return f"a text of {length} characters"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else f"{len(value)} items"
    return quoted(value)


def quoted(value: object) -> str:
    """A value as JSON writes it, on one short line."""
    if isinstance(value, dict | list):
        return told(value)
    text = json.dumps(value)
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 3]}..."
