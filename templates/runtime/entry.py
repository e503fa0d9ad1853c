"""What the journal of a batch knows of one item, and how that stands on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, cast, get_args

State = Literal[
    "submitting", "unknown", "bought", "delivered", "failed", "not-bought", "lost"
]

Line = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a batch as last written: `body` is the SHA-256 of its request, `cost` a
    decimal number, `idempotency` the key of the purchase where the page documents such.
    `addresses` are those of the pictures where no task can be asked for them again, `at` is
    when the line was written.
    """

    key: str
    body: str = ""
    model: str = ""
    state: State = "unknown"
    task_id: str = ""
    cost: str = ""
    idempotency: str = ""
    files: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    reason: str = ""
    at: str = ""

    def line(self, at: str) -> Line:
        """The line of the journal; the key and the body come first, so that a torn line
        may still tell them."""
        facts = {"key": self.key, "body": self.body, "model": self.model}
        rest: dict[str, object] = {
            "state": self.state,
            "task_id": self.task_id,
            "cost": self.cost,
            "idempotency": self.idempotency,
            "files": list(self.files),
            "addresses": list(self.addresses),
            "reason": self.reason,
        }
        said = {name: value for name, value in rest.items() if value}
        return {**facts, **said, "at": at}

    @property
    def in_doubt(self) -> bool:
        """Sent, perhaps, and nobody knows what came of it."""
        return self.state in ("submitting", "unknown")


def encode(line: Line) -> bytes:
    return json.dumps(line, separators=(",", ":")).encode() + b"\n"


def decode(text: bytes) -> Line | None:
    """The JSON object of a line, None for whatever else it may be."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return cast(Line, value) if isinstance(value, dict) else None


def read_entry(line: Line) -> Entry | None:
    """None for a line that is none of ours."""
    texts = {name: line.get(name, "") for name in _TEXTS}
    lists = {name: line.get(name, []) for name in ("files", "addresses")}
    if not line.get("key") or line.get("state") not in get_args(State):
        return None
    if not all(isinstance(text, str) for text in texts.values()):
        return None
    if not all(_is_texts(items) for items in lists.values()):
        return None
    known = cast("dict[str, str]", texts)
    if not _is_cost(known["cost"]):
        return None
    files, addresses = cast("list[list[str]]", list(lists.values()))
    state = cast(State, line["state"])
    return Entry(**known, state=state, files=tuple(files), addresses=tuple(addresses))


_TEXTS = ("key", "body", "model", "task_id", "cost", "idempotency", "reason", "at")


def _is_cost(text: str) -> bool:
    try:
        return not text or Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_texts(value: object) -> bool:
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    return all(isinstance(item, str) for item in items)


def read_torn(text: bytes) -> Entry | None:
    """What a torn line still tells: an item in doubt. None where its key is torn too."""
    found = _TORN.match(text)
    if found is None:
        return None
    body = found[2].decode() if found[2] else ""
    try:
        key: object = json.loads(found[1])
    except ValueError:  # such as bytes that are no UTF-8
        return None
    return Entry(str(key), body, reason="its line was torn") if key else None


_TORN = re.compile(
    rb'\{"key":("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*")'
    rb'(?:,"body":"([0-9a-f]{64})")?'
)
