"""A conflict cites two different places of a page, one for each of its readings."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding

ID = "conflict-cites-two"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for conflict in (*endpoint.conflicts, *endpoint.provider.conflicts):
        places, readings = conflict.source.at, conflict.says
        path = f"conflicts.{conflict.id}"
        if len(set(places)) < 2:
            message = f"'{conflict.id}' cites {len(set(places))} place, not two"
            yield Finding(conflict.source.place, ID, message, f"{path}.at")
        if len(readings) != len(places):
            message = (
                f"'{conflict.id}' has {len(readings)} readings "
                f"for {len(places)} places"
            )
            yield Finding(conflict.source.place, ID, message, f"{path}.says")
