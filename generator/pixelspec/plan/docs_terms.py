"""What the page of a model says of the terms: prices, limits, lifetimes, repeated requests."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.prices import Prices
from pixelspec.plan.docs_words import place, shared_place
from pixelspec.plan.markdown import code, prose, table

_LIMITS = {
    "submits-per-second": "submissions in a second",
    "queries-per-second": "queries in a second",
    "tasks-at-once": "tasks that have not ended",
}


def prices(endpoint: Endpoint) -> tuple[str, ...]:
    stated = endpoint.prices
    if stated is None:
        return ()
    first = code(stated.by) if stated.by else "Call"
    header = (first, f"{prose(stated.unit)} a {stated.per}", "Place")
    rows = stated.rows or (("", stated.each),)
    where = place(stated.source)
    cells = [(code(row) if row else "any", amount, where) for row, amount in rows]
    return (_about(stated), table(header, cells))


def _about(prices: Prices) -> str:
    number = f"{code(prices.number)} says how many pictures there will be. "
    return (
        f"{number if prices.number else ''}`plan.cost` is what a call will cost, exact, "
        "and `plan.cost_unit` its unit."
    )


def limits(endpoint: Endpoint) -> tuple[str, ...]:
    provider = endpoint.provider
    rows = [
        (_LIMITS[name], f"{limit.number:g}", shared_place(limit.source, endpoint))
        for name, limit in provider.limits.stated
    ]
    return (table(("At most", "Number", "Place"), rows),) if rows else ()


def lifetimes(endpoint: Endpoint) -> tuple[str, ...]:
    kept = endpoint.provider.retention
    if kept is None:
        return ()
    spans = {
        "a task can be asked after": kept.task,
        "a picture can be fetched": kept.picture,
    }
    where = shared_place(kept.source, endpoint)
    rows = [
        (what, f"{number:g} {kept.unit}", where)
        for what, number in spans.items()
        if number is not None
    ]
    return (table(("From the submission on", "For", "Place"), rows),)


def repeats(endpoint: Endpoint) -> Iterator[str]:
    """How a request that is sent again is known, and what the client makes of it."""
    for operation in endpoint.provider.operations:
        header = operation.idempotency
        if header is None:
            continue
        sent = header.source.confidence == "documented"
        client = "sends one with each purchase" if sent else "does not send it"
        yield (
            f"Sent again with the same value in the header {code(header.header)}, "
            f"{code(operation.name)} buys nothing more; the client {client}. "
            f"Place: {shared_place(header.source, endpoint)}"
        )
