"""The fault matrix: what a caller gets when one exchange fails, as FAULTS.md shows it.

`cd tests && python -m client.faults` writes that page anew; test_fault_matrix.py holds
every row against all clients, and the page against the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PAGE = Path(__file__).parent / "FAULTS.md"


@dataclass(frozen=True)
class Row:
    """What a caller gets where these `words` happen `once`, and where they `always` do.
    `but` lists the providers at which it is something else."""

    words: str
    once: str
    always: str
    but: Mapping[str, tuple[str, str]] = field(default_factory=dict)


TASK = "the task; id kept; paid 1, sent 1"
RESENT = "the task; id kept; paid 1, sent 2"
PICTURES = "the pictures; id kept; paid 1, sent 1"
SEVERAL = "the pictures; id kept; paid 2, sent 2"
PICTURE = "the picture; id kept; paid 1, sent 1"
ODD = "the picture, with a notice; id kept; paid 1, sent 1"

NOT_SENT = "NotSent, charged no; paid 0, sent 0"
UNKNOWN = "SubmissionUnknown, charged unknown; id lost; paid 1, sent 1"
UNKNOWN_STILL = "SubmissionUnknown, charged unknown; id lost; paid 1, sent 3"
CONFLICT = "SubmissionUnknown, charged unknown; paid 0, sent 1"
CONFLICT_STILL = "SubmissionUnknown, charged unknown; paid 0, sent 3"
GARBLED = "ReplyMismatch, charged unknown; id lost; paid 1, sent 1"
GARBLED_STILL = "ReplyMismatch, charged unknown; id lost; paid 1, sent 3"
WRAPPED = "ReplyMismatch, charged unknown; id raw; paid 1, sent 1"
DENIED = "ApiError, charged unknown; id lost; paid 1, sent 1"
LED_AWAY = "ApiError, charged unknown; paid 0, sent 1"
LIMITED = "RateLimited, charged unknown; paid 0, sent 1"
LIMITED_FREE = "RateLimited, charged no; paid 0, sent 1"

LOST = "QueryFailed, charged yes; id kept; paid 1, sent 1"
UNREADABLE = "ReplyMismatch, charged yes; id kept; paid 1, sent 1"
TOLD_OFF = "ApiError, charged yes; id kept; paid 1, sent 1"
SLOWED = "RateLimited, charged yes; id kept; paid 1, sent 1"
ILL = "ProviderFault, charged yes; id kept; paid 1, sent 1"
LATE = "TaskTimeout, charged yes; id kept; paid 1, sent 1"
FAILED = "TaskFailed, charged unknown; id kept; paid 1, sent 1"
EXPIRED = "ResultExpired, charged yes; id kept; paid 1, sent 1"
ALL_LATE = "TaskTimeout, charged yes; id kept; paid 2, sent 2"
ALL_FAILED = "TaskFailed, charged unknown; id kept; paid 2, sent 2"

MATRIX: dict[str, tuple[Row, ...]] = {
    "submit": (
        Row("no-connection connect-timeout", TASK, NOT_SENT),
        Row(
            "read-timeout reset close cut-off 408 500 502 html-502 503 504 524 html-524",
            UNKNOWN,
            UNKNOWN,
            {"Lumen": (RESENT, UNKNOWN_STILL)},
        ),
        Row("409 425", CONFLICT, CONFLICT, {"Lumen": (RESENT, CONFLICT_STILL)}),
        Row(
            "429",
            LIMITED,
            LIMITED,
            {
                "Lumen": (LIMITED_FREE, LIMITED_FREE),
                "Atelier": (LIMITED_FREE, LIMITED_FREE),
            },
        ),
        Row(
            "truncated empty html",
            GARBLED,
            GARBLED,
            {"Lumen": (RESENT, GARBLED_STILL)},
        ),
        Row("wrong-envelope", WRAPPED, WRAPPED),
        Row("error-in-200", GARBLED, GARBLED, {"OceanBase": (DENIED, DENIED)}),
        Row("redirect-elsewhere redirect-inside", LED_AWAY, LED_AWAY),
        Row("slow", TASK, TASK),
    ),
    "query": (
        Row(
            "no-connection connect-timeout read-timeout reset close cut-off",
            PICTURES,
            LOST,
        ),
        Row("500 502 html-502 503 504 524 html-524", PICTURES, ILL),
        Row("408 425", PICTURES, TOLD_OFF),
        Row("409", TOLD_OFF, TOLD_OFF),
        Row("429", PICTURES, SLOWED),
        Row("truncated empty html", PICTURES, UNREADABLE),
        Row("wrong-envelope", UNREADABLE, UNREADABLE),
        Row(
            "error-in-200", UNREADABLE, UNREADABLE, {"OceanBase": (TOLD_OFF, TOLD_OFF)}
        ),
        Row("redirect-elsewhere redirect-inside", TOLD_OFF, TOLD_OFF),
        Row("unknown-state never-finishes", PICTURES, LATE),
        Row("failed", FAILED, FAILED),
        Row("slow expired-address wrong-pixels", PICTURES, PICTURES),
    ),
    "batch": (
        Row(
            "no-connection connect-timeout read-timeout reset close cut-off"
            " 408 409 425 429 500 502 html-502 503 504 524 html-524"
            " truncated empty html wrong-envelope error-in-200"
            " redirect-elsewhere redirect-inside slow expired-address wrong-pixels",
            SEVERAL,
            SEVERAL,
        ),
        Row("unknown-state never-finishes", SEVERAL, ALL_LATE),
        Row("failed", ALL_FAILED, ALL_FAILED),
    ),
    "download": (
        Row(
            "no-connection connect-timeout read-timeout reset close cut-off empty"
            " 408 425 429 500 502 html-502 503 504 524 html-524",
            PICTURE,
            LOST,
        ),
        Row("409 redirect-inside", LOST, LOST),
        Row("404 410 expired-address", EXPIRED, EXPIRED),
        Row("html wrong-envelope error-in-200", ODD, ODD),
        Row(
            "wrong-pixels",
            ODD,
            ODD,
            # Where no page promises pixels, none can be wrong.
            {
                "DalleFormat": (PICTURE, PICTURE),
                "OceanBase": (PICTURE, PICTURE),
                "Atelier": (PICTURE, PICTURE),
            },
        ),
        Row("truncated redirect-elsewhere slow", PICTURE, PICTURE),
    ),
}

HEAD = """\
# The fault matrix

Made by `cd tests && python -m client.faults`; a test holds it against every client, blocking
and async, in front of the emulator. The faults are those of `pixelspec.testing`.

*once*: one exchange fails; *always*: each one of its kind does, as long as the client asks.
Then: what the caller gets; what an error says was `.charged`; whether the id of the task is
on the error (*kept*), somewhere in the reply that it keeps (*raw*), or in what never came
(*lost*); how many purchases the provider counts (*paid*); how many submissions reached it
(*sent*). A status of 408 or from 500 on, and a spoiled reply, come after the purchase: the
worst case. No key is ever shown to another host.

Gccai, DalleFormat and OceanBase are the committed providers; Lumen (an idempotency header)
and Atelier (a refusal costs nothing) are made up for the tests. DalleFormat and Atelier have
no tasks, and so no ids.
"""
OPENINGS = {
    "submit": "Buying: `submit()`. Sent again only where it never left, or under the same"
    " idempotency key.",
    "query": "Asking after a task: `task.wait()`. Asked again until the deadline.",
    "batch": "Asking after two tasks at once: `tasks.wait_all()`. Where that is of no use,"
    " they are asked after one by one.",
    "download": "Fetching a picture: `image.save()`. No part of a file is ever left behind. A"
    " file that ends early and says it is whole (`truncated`) is not noticed.",
}


def page() -> str:
    """The matrix for readers."""
    return "\n".join([HEAD, *(line for name in MATRIX for line in _section(name))])


def _section(name: str) -> Iterator[str]:
    yield f"## {name}\n\n{OPENINGS[name]}\n"
    yield "| fault | once | always |\n| --- | --- | --- |"
    for row in MATRIX[name]:
        words = ", ".join(f"`{word}`" for word in row.words.split())
        yield f"| {words} | {row.once} | {row.always} |"
        for provider, (once, always) in row.but.items():
            cells = (expected(provider, cell) for cell in (once, always))
            yield f"| … at {provider} | {' | '.join(cells)} |"
    yield ""


def expected(provider: str, cell: str) -> str:
    """A cell for one provider: without tasks there is no id to keep."""
    parts = cell.split("; ")
    at_once = provider in ("DalleFormat", "Atelier")
    return "; ".join(p for p in parts if not (at_once and p.startswith("id ")))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
