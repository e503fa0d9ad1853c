"""What an error is not: one beside it, of another type, or of another meaning."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.body import put, way_of
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import ErrorMeaning, Provider
from pixelspec.model.reply import Reply, Role
from pixelspec.plan.conformance.asked import Asked, asked, field_fact
from pixelspec.plan.conformance.error_rows import CLASSES, answered, coded, effective
from pixelspec.plan.conformance.refusals import MESSAGE, refusal
from pixelspec.plan.conformance.replied import Json, other_type
from pixelspec.plan.conformance.request import least
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.names import parameter_keyword

# What a status means where the page says nothing of it.
BY_STATUS = {
    401: "AuthError",
    402: "OutOfCredit",
    403: "AuthError",
    429: "RateLimited",
}
# After these, nobody knows whether an order was taken.
IN_DOUBT = (408, 409, 425)


def near(endpoint: Endpoint) -> Section:
    """An error whose status or code is next to that of a row is not of that row."""
    return Section(
        group="error_near",
        facts=("provider.errors.{row}.{part}",),
        at=("{at}",),
        columns="row part mode known stray at",
        ids="{row}-{part}",
        rows=tuple(_near(endpoint)),
    )


def _near(endpoint: Endpoint) -> Iterator[Row]:
    provider, order = endpoint.provider, asked(endpoint)[0]
    for row, code in coded(provider):
        status, at = row.http or 400, places(row.source.at)
        plain = code == row.code.removesuffix(".*")
        if not plain or effective(provider, status, code) is not row:
            continue
        known = _error(order, provider, status, code)
        if row.http:
            stray = _error(order, provider, status + 1, code)
            yield row.id, "http", order.mode, known, stray, at
        if row.code:
            stray = _error(order, provider, status, f"x{code}")
            yield row.id, "code", order.mode, known, stray, at


def _error(
    order: Asked, provider: Provider, status: int, code: str
) -> tuple[Json, int, str, Json]:
    """A reply, its status, the exception that it becomes, and what that says."""
    body, name = refusal(order, provider, code, MESSAGE), _class(provider, status, code)
    told = {"code": code} if _told(provider, "error-code") else {}
    told |= {"message": MESSAGE} if _told(provider, "message") else {}
    return body, status, name, told if name != "SubmissionUnknown" else {}


def _class(provider: Provider, status: int, code: str) -> str:
    """The exception for a status and a code that came back to an order."""
    row = effective(provider, status, code)
    if row:
        return CLASSES[row.means][0]
    if status in IN_DOUBT or status >= 500:
        return "SubmissionUnknown"
    return BY_STATUS.get(status, "ApiError")


def classes(endpoint: Endpoint) -> Section:
    """The class of an error reply holds its fields to their JSON types."""
    reply, order = endpoint.provider.reply("error"), asked(endpoint)[0]
    return Section(
        group="error_class",
        facts=("{fact}",),
        at=reply.source.at if reply else (),
        columns="field part body taken fact",
        ids="{field}-{part}",
        rows=tuple(_classes(endpoint.provider, order, reply)) if reply else (),
    )


def _classes(provider: Provider, order: Asked, reply: Reply) -> Iterator[Row]:
    whole = refusal(order, provider, "E7", MESSAGE)
    yield "all", "documented", whole, True, "provider.replies.error.fields"
    for field in reply.fields:
        fact, way = field_fact(reply, field.path), way_of(
            field.path.replace("[]", "[0]")
        )
        body = refusal(order, provider, "E7", MESSAGE)
        put(body, way, other_type(field))
        yield field.path, "type", body, False, fact
        lacking = _without(whole, field.path)
        taken = not field.required.always
        yield field.path, "required", lacking, taken, f"{fact}.required"


def _without(body: Json, path: str) -> Json:
    """The same, without what stands at a path and nothing else."""
    first, _, rest = path.partition(".")
    inner = body.get(first)
    if rest and isinstance(inner, dict):
        return {**body, first: _without(inner, rest)}
    return {name: value for name, value in body.items() if name != first}


def known_codes(endpoint: Endpoint) -> Section:
    """A report repeats the codes of the page, which are nobody's secret."""
    order = asked(endpoint)[0]
    rows = ((row, code) for row, code in coded(endpoint.provider) if code)
    return Section(
        group="reported",
        facts=("provider.errors.{row}.code",),
        at=("{at}",),
        columns="row code mode body at",
        ids="{row}",
        rows=tuple(
            (row.id, code, order.mode, order.whole, places(row.source.at))
            for row, code in rows
            if code == row.code.removesuffix(".*")
        ),
    )


def met(endpoint: Endpoint) -> Section:
    """The refusals that a provider comes to by itself look as the row says that means so."""
    return Section(
        group="error_met",
        facts=("{facts}",),
        at=("{at}",),
        needs="account",
        columns="means key lacking http says facts at",
        ids="{means}",
        rows=tuple(_met(endpoint)),
    )


def _met(endpoint: Endpoint) -> Iterator[Row]:
    provider, auth = endpoint.provider, endpoint.provider.auth
    if auth.required and auth.source.confidence == "documented":
        yield from _row(provider, "auth", "another-key", ())
    usual = endpoint.ordered(endpoint.modes[0]) if endpoint.modes else endpoint
    needed = {p.name for p in usual.parameters if p.required}
    found = [parameter_keyword(name) for name in least(usual) if name in needed]
    yield from _row(provider, "invalid-request", None, tuple(found[-1:]))


def _row(
    provider: Provider, means: ErrorMeaning, key: str | None, lacking: tuple[str, ...]
) -> Iterator[Row]:
    found = answered(provider, means)
    if found and (key or lacking):
        says = dict.fromkeys(_told(provider, "error-code")[:1], found.code)
        if found.row.message:
            told = _told(provider, "message")[:1]
            says |= dict.fromkeys(told, found.row.message)
        at = places(found.row.source.at)
        yield means, key, lacking, found.http, says, found.facts, at


def broken(endpoint: Endpoint) -> Section:
    """What a provider says when it breaks is none of the rows that mean something else."""
    provider = endpoint.provider
    others = [r for r in provider.errors if r.code and r.means != "provider-fault"]
    others = [row for row in others if row.http and not row.refused]
    facts = tuple(f"provider.errors.{row.id}.means" for row in others)
    words = tuple(row.code.removesuffix(".*") for row in others)
    codes = _told(provider, "error-code")
    return Section(
        group="error_broken",
        facts=("{facts}",),
        needs="account, faults, paid",
        columns="words codes facts",
        rows=((words, codes, facts),) if words and codes else (),
    )


def _told(provider: Provider, role: Role) -> tuple[str, ...]:
    """The places of a role in an error reply."""
    reply = provider.reply("error")
    return tuple(field.path for field in reply.role(role)) if reply else ()
