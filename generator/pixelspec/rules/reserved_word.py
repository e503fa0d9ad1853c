"""No listed value is one of the words that conditions are written with."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding

ID = "reserved-word"
WORDS = ("given", "absent", "unlisted", "pixels")


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for parameter in endpoint.parameters:
        words = "ratios" if parameter.type == "size" else "values"
        for value in parameter.values:
            if value.word in WORDS:
                path = f"parameters.{parameter.name}.{words}.{value.word}"
                message = f"'{value.word}' means something else in a condition"
                yield Finding(value.source.place, ID, message, path)
