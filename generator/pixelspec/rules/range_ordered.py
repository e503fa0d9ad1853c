"""A range begins with its least end."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.source import Source
from pixelspec.place import Finding

ID = "range-ordered"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for path, least, most, source in spans(endpoint):
        if least is not None and most is not None and least > most:
            message = f"{path} runs from {least} down to {most}"
            yield Finding(source.place, ID, message, path, f"write [{most}, {least}]")


def spans(
    endpoint: Endpoint,
) -> Iterator[tuple[str, float | None, float | None, Source]]:
    for parameter in endpoint.parameters:
        bounds = {
            "range": parameter.range,
            "length": parameter.length,
            "items": parameter.items,
        }
        for key, span in bounds.items():
            if span:
                path = f"parameters.{parameter.name}.{key}"
                yield path, span.least, span.most, parameter.source
        limits = parameter.pixels
        for key, pair in (
            ("total", limits and limits.total),
            ("side", limits and limits.side),
        ):
            if limits and pair:
                yield f"parameters.{parameter.name}.pixels.{key}", *pair, limits.source
    yield from switched(endpoint)
    polling = endpoint.provider.polling
    if polling:
        yield "polling.first", *polling.first, polling.source
        yield "polling.every", *polling.every, polling.source


def switched(
    endpoint: Endpoint,
) -> Iterator[tuple[str, float | None, float | None, Source]]:
    for switch in endpoint.switches:
        for meant in switch.sets:
            for key, span in (("range", meant.range), ("items", meant.items)):
                if span:
                    path = f"switches.{switch.id}.{meant.name}.{key}"
                    yield path, span.least, span.most, switch.source
