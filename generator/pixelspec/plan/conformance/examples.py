"""The requests that the page shows, and what the client makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.docs_body import keywords_of
from pixelspec.plan.names import parameter_keyword


def examples(endpoint: Endpoint) -> Section:
    return Section(
        group="example",
        facts=("examples.requests.{example}", "parameters"),
        at=("{at}",),
        needs="{needs}",
        columns="example given body at needs",
        ids="{example}",
        rows=tuple(_rows(endpoint)),
    )


def _rows(endpoint: Endpoint) -> Iterator[Row]:
    for example in endpoint.example_requests:
        body = json.loads(example.body)
        if not isinstance(body, dict):
            continue
        found, rest = keywords_of(endpoint, body)
        if rest:
            continue
        given = {parameter_keyword(name): value for name, value in found.items()}
        pictures = "pictures, " if "://" in example.body else ""
        at, needs = places(example.source.at), f"{pictures}paid: 2"
        yield example.id, given, body, at, needs
