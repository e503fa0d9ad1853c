"""The rows of errors of a page: which one answers, and what its exception says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pixelspec.model.provider import ErrorMeaning, ErrorRow, Provider
from pixelspec.plan.conformance.replied import Json

# By what an error means: the exception, whether asking again may help where the page does
# not say, and whether the whole account is concerned.
CLASSES: Mapping[str, tuple[str, bool | None, bool]] = {
    "invalid-request": ("ApiError", None, False),
    "auth": ("AuthError", False, True),
    "rate-limited": ("RateLimited", True, False),
    "out-of-credit": ("OutOfCredit", False, True),
    "content-refused": ("ContentRefused", False, False),
    "model-unavailable": ("ModelUnavailable", False, False),
    "provider-fault": ("ProviderFault", None, False),
}


def coded(provider: Provider) -> Iterator[tuple[ErrorRow, str]]:
    """The rows that can be told apart, each with its code; a family has two."""
    told = readable(provider, "error-code")
    for row in provider.errors:
        if (row.code and not told) or not (row.http or row.code):
            continue
        plain = row.code.removesuffix(".*")
        yield row, plain
        if plain != row.code:
            yield row, f"{plain}.Some"


def effective(provider: Provider, status: int, code: str) -> ErrorRow | None:
    """The row that tells of a status and a code: its code decides, then its status."""
    for row in provider.errors:
        family = row.code.endswith(".*") and code.startswith(row.code[:-1])
        fits = row.http in (None, status) or status == 200
        if row.code and fits and (row.code.removesuffix(".*") == code or family):
            return row
    alone = (r for r in provider.errors if r.http == status)
    return next((r for r in alone if r.code in ("", str(status))), None)


def says_of(row: ErrorRow, status: int, code: str, message: str) -> Json:
    """What the exception of a row tells."""
    _, again, account = CLASSES[row.means]
    return {
        "status": status,
        "code": code,
        "message": message,
        "charged": row.charged,
        "retry": again if row.retry is None else row.retry,
        "account": row.account or account,
    }


@dataclass(frozen=True)
class Answered:
    """How a provider refuses for one reason; `facts` are what the rows up to this one mean,
    each of which would have answered if it meant that."""

    row: ErrorRow
    http: int
    code: str
    facts: tuple[str, ...]


def answered(provider: Provider, means: ErrorMeaning) -> Answered | None:
    """The first row of a meaning, if there is one; what a parameter says has its own."""
    plain = [row for row in provider.errors if row.http and not row.refused]
    for index, row in enumerate(plain):
        if row.means == means and row.http:
            facts = (f"provider.errors.{one.id}.means" for one in plain[: index + 1])
            code = row.code.removesuffix(".*") or str(row.http)
            return Answered(row, row.http, code, tuple(facts))
    return None


def readable(provider: Provider, role: str) -> bool:
    reply = provider.reply("error")
    return reply is not None and any(f.role == role for f in reply.fields)
