"""Every condition of a model, with the path and the source of its fact."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.condition import Condition
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.source import Source


def conditions(endpoint: Endpoint) -> Iterator[tuple[str, Condition, Source]]:
    for quirk in endpoint.quirks:
        yield f"quirks.{quirk.id}.when", quirk.when, quirk.source
    for switch in endpoint.switches:
        yield f"switches.{switch.id}.when", switch.when, switch.source
    for rule in endpoint.rules:
        if rule.when:
            yield f"rules.{rule.id}.when", rule.when, rule.source
    for gap in endpoint.gaps:
        if gap.when:
            yield f"gaps.{gap.id}.when", gap.when, gap.source
