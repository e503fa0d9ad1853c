"""Finds what the page leaves open and a reply may tell."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pixelspec.evidence.judge import state_words
from pixelspec.evidence.observation import Observation
from pixelspec.evidence.shape import Shape
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation
from pixelspec.model.reply import Reply


def shows_more(endpoint: Endpoint, reply: Reply, expected: Shape, body: object) -> bool:
    """Whether a reply is in a state, or of a kind, that no example of the page shows."""
    bodies = [e.body for e in endpoint.example_replies if e.reply == reply.name]
    shown = {w for text in bodies for w in state_words(json.loads(text), expected)}
    return not bodies or not shown.issuperset(state_words(body, expected))


def left_open(
    endpoint: Endpoint, reply: Reply, operations: Sequence[Operation]
) -> Iterator[Observation]:
    """The gaps that stand where the page speaks of this very reply; of one that it does not
    document, where it speaks of the operation."""
    sources = [reply.source]
    if not reply.source.at:
        sources += [operation.source for operation in operations]
    places = {at for source in sources for at in source.at}
    own = endpoint.served.partition("/")[2] or endpoint.name
    for gap in endpoint.gaps:
        at = {at if "#" in at else f"{own}#{at}" for at in gap.source.at}
        if at & places:
            yield Observation("open", f"gaps.{gap.id}", gap.source, gap.open)
    for gap in endpoint.provider.gaps:
        if places.intersection(gap.source.at):
            yield Observation("open", f"gaps.{gap.id}", gap.source, gap.open)
