"""What can go wrong, by name: the words that a test asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pixelspec.model.provider import ErrorRow, Provider
from pixelspec.place import nearest

Kind = Literal[
    "usual",
    "end",
    "stuck",
    "strange",
    "error",
    "status",
    "fault",
    "picture",
    "missed",
    "redirect",
]

# A picture is fetched from its host, which no page calls an operation.
DOWNLOAD = "download"

# The reply is spoiled on its way; the request has had its effect by then.
FAULTS = (
    "reset",
    "close",
    "drip",
    "empty",
    "truncated",
    "cut-off",
    "read-timeout",
    "html",
    "wrong-envelope",
    "error-in-200",
)
# One picture of the reply failed, or all of them.
FAILED, ALL_FAILED = "failed-picture", "failed-pictures"
# The pictures of the task are not what they should be.
PICTURES = ("wrong-pixels", "expired-address", FAILED, ALL_FAILED)
# The request never reaches the provider.
MISSED = ("no-connection", "connect-timeout")
# The request is sent somewhere else, and has no effect.
REDIRECTS = ("redirect-elsewhere", "redirect-inside")

ALIASES = {
    "slow": "drip",
    "never-finishes": "stuck",
    "unknown-state": "strange",
    "connection-refused": "no-connection",
}
_STATUS = re.compile(r"(html-)?([45]\d\d)", re.ASCII)


@dataclass(frozen=True)
class Outcome:
    """`usual`, or: answer with `row`; answer with `status` alone; let the task end as
    `word`; leave it `stuck`; show a `strange` state; spoil the reply, or the pictures, by
    the fault `word`; miss the request; send it elsewhere."""

    kind: Kind = "usual"
    word: str = ""
    row: ErrorRow | None = None
    status: int = 0
    retry_after: str = ""

    @property
    def refuses(self) -> bool:
        """Whether the request is refused and has no effect. A timeout, and a fault of the
        provider, come after the effect: the worst case."""
        late = self.status >= 500 or self.status == 408
        return self.kind == "error" or (self.kind == "status" and not late)

    @property
    def of_task(self) -> bool:
        """Whether it is about a task and its pictures, and not about one exchange."""
        return self.kind in ("end", "stuck", "strange", "picture")

    @property
    def word_of_picture(self) -> str:
        return self.word if self.kind == "picture" else ""


USUAL = Outcome()
_KINDS: dict[Kind, tuple[str, ...]] = {
    "usual": ("usual",),
    "stuck": ("stuck",),
    "strange": ("strange",),
    "fault": FAULTS,
    "picture": PICTURES,
    "missed": MISSED,
    "redirect": REDIRECTS,
}
_BY_WORD = {
    word: Outcome(kind, word) for kind, words in _KINDS.items() for word in words
}


def outcome_of(provider: Provider, text: str) -> Outcome:
    """An outcome by its word: a final state or what it means (`failed`), an error row
    (`rate-limited`), an HTTP status (`503`; `html-503` as a gateway says it), or one of
    FAULTS, PICTURES, MISSED, REDIRECTS, `stuck`, `strange`, `usual` and their ALIASES.

    Rows and statuses take `retry-after=5`. Raises ValueError for anything else.
    """
    word, _, option = text.strip().partition(" ")
    word = ALIASES.get(word, word)
    if word in _BY_WORD:
        return _BY_WORD[word]
    for row in provider.errors:
        if row.id == word:
            return Outcome("error", word, row, retry_after=_retry_after(option))
    if found := _STATUS.fullmatch(word):
        return _of_status(provider, found, _retry_after(option))
    for state in (*_final(provider, word), *_final(provider, text.strip())):
        return Outcome("end", state)
    raise ValueError(_unknown(provider, word))


def known_words(provider: Provider) -> tuple[str, ...]:
    """Every word but the statuses, of which there are too many."""
    rows = (row.id for row in provider.errors)
    ends = (s.word for s in provider.lifecycle if s.means != "waiting")
    scopes = (scope for reply in provider.replies for scope in reply.pictures)
    failing = any(scope.error for scope in scopes)
    words = [w for w in _BY_WORD if failing or w not in (FAILED, ALL_FAILED)]
    return tuple(dict.fromkeys((*words, *ALIASES, *rows, *ends)))


def require_fitting(outcome: Outcome, operation: str) -> None:
    """Raises ValueError for an outcome that the operation cannot have."""
    others = (DOWNLOAD, "upload")
    if outcome.of_task and operation in others and outcome.kind != "picture":
        raise ValueError(f"{outcome.word!r} tells of a task: {operation} shows none")
    if outcome.kind == "picture" and operation == "upload":
        raise ValueError(f"{outcome.word!r} tells of a picture: {operation} makes none")
    if outcome.kind == "error" and operation == DOWNLOAD:
        text = "is an error of the API: the host of the pictures answers with a status"
        raise ValueError(f"{outcome.word!r} {text}")


def _of_status(provider: Provider, found: re.Match[str], after: str) -> Outcome:
    """The row of the page that has just this status gives the shape, where there is one."""
    status = int(found[2])
    if found[1]:
        return Outcome("fault", "html", status=status, retry_after=after)
    codes = ("", str(status))
    rows = (r for r in provider.errors if r.http == status and r.code in codes)
    row = next((row for row in rows if not row.refused), None)
    return Outcome("status", found[2], row, status, after)


def _final(provider: Provider, word: str) -> Iterator[str]:
    """The final states called so, and then those that mean it."""
    final = [s for s in provider.lifecycle if s.means != "waiting"]
    yield from (state.word for state in final if state.word == word)
    yield from (state.word for state in final if state.means == word)


def _retry_after(option: str) -> str:
    value = option.removeprefix("retry-after=")
    if not (value.isascii() and (value.isprintable() or not value)):
        raise ValueError("retry-after must be one line of ASCII")
    return value


def _unknown(provider: Provider, word: str) -> str:
    known = known_words(provider)
    hint = nearest(word, known) or f"known: a status such as 503, {', '.join(known)}"
    return f"{word!r} is no outcome of {provider.id}; {hint}"
