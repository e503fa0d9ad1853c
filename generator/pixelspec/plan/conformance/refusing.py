"""How the provider says that it refuses a request: the status and the code of its row."""

from __future__ import annotations

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import ErrorMeaning, Provider
from pixelspec.plan.conformance.section import Row, Section, places

Told = tuple[tuple[int, str], ...]


def told(provider: Provider, means: ErrorMeaning) -> tuple[Told, tuple[str, ...]]:
    """Each status with its code ("" for none) by which such a refusal may be told, and the
    row as a fact, where no other one means the same: else the page leaves open which.
    """
    rows = [
        row
        for row in provider.errors
        if row.means == means and row.http is not None and not row.refused
    ]
    reply = provider.reply("error")
    coded = reply is not None and any(reply.role("error-code"))
    # Of a family of codes, the plain one.
    codes = [row.code.removesuffix(".*") if coded else "" for row in rows]
    pairs = zip(rows, codes, strict=True)
    found = tuple((row.http or 0, code) for row, code in pairs)
    facts = tuple(f"provider.errors.{row.id}" for row in rows)
    return found, facts if len(facts) == 1 else ()


def unknown_model(endpoint: Endpoint) -> Section:
    """A model that there is not, where the page says how it is refused."""
    answer, facts = told(endpoint.provider, "model-unavailable")
    named = next((p for p in endpoint.parameters if p.name == "model"), None)
    stands = facts and named is not None and isinstance(named.fixed, str)
    rows: tuple[Row, ...] = ()
    if stands and named:
        errors = [f"provider.errors.{row.id}" for row in endpoint.provider.errors]
        row = endpoint.provider.errors[errors.index(facts[0])]
        rows = ((f"{named.fixed}-other", facts, answer, places(row.source.at)),)
    return Section(
        group="unknown_model",
        facts=("{facts}",),
        at=("{at}",),
        needs="paid",
        columns="name facts told at",
        ids="{name}",
        rows=rows,
    )
