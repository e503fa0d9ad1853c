"""What reaches the emulator and what it answers, whatever carries the two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ASSUMED = "x-emulator-assumed"


@dataclass(frozen=True, slots=True)
class Request:
    """Header names are in lower case; `path` is as sent, percent signs included; `host`
    is the host and port that the request arrived at."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """`fault` asks the carrier to spoil the exchange: `reset` or `close` before the reply,
    `cut-off` in the middle of it, `drip` it bit by bit, let the caller wait in vain
    (`read-timeout`), or have no connection at all (`no-connection`, `connect-timeout`).
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    fault: str = ""


def assumed(facts: tuple[str, ...]) -> dict[str, str]:
    """The header that names what no page says; empty where a page says it all."""
    if not facts:
        return {}
    text = ", ".join(dict.fromkeys(facts)).encode("ascii", "backslashreplace").decode()
    return {ASSUMED: "".join(c for c in text if c.isprintable())}
