"""Requests that have every pair of values: what one parameter means hangs on no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixelspec.model.allowed import same
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge, outcome
from pixelspec.plan.conformance.pairwise import fields, pairwise
from pixelspec.plan.conformance.request import Requests
from pixelspec.plan.conformance.section import Row, Section, source
from pixelspec.plan.conformance.sizes import promised
from pixelspec.plan.names import parameter_keyword


def pairs(endpoint: Endpoint) -> Section:
    names = [one.name for one in fields(endpoint)]
    keywords = tuple(map(parameter_keyword, names))
    kinds = ("rules", "quirks", "gaps", "switches", "table")
    return Section(
        group="pairs",
        facts=tuple(kind for kind in kinds if getattr(endpoint, kind)),
        needs="paid",
        columns="number values changed sizes quirks",
        ids="{number}",
        rows=tuple(_rows(Requests(endpoint), names)),
        words={"keywords": source(keywords)},
    )


def _rows(requests: Requests, names: Sequence[str]) -> Iterator[Row]:
    endpoint, keywords = requests.endpoint, {n: parameter_keyword(n) for n in names}
    for number, written in enumerate(pairwise(endpoint), 1):
        values = tuple(written.get(name) for name in names)
        quirks = judge(endpoint, written).quirks
        held = outcome(endpoint, written, quirks)
        changed = {
            keywords[name]: held[name]
            for name in names
            if name in written and not same(held[name], written[name])
        }
        work = [quirk.id for quirk in quirks]
        yield number, values, changed, promised(endpoint, held), work
