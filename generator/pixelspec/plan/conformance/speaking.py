"""Which model speaks for its provider: what all promise alike is checked with one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pixelspec.model.endpoint import Endpoint


def speakers(endpoints: Iterable[Endpoint]) -> Mapping[str, str]:
    """By the id of each model, the id of the first one that is ordered and answered alike:
    through the same operations of the same provider, at once or by a task."""
    first: dict[object, str] = {}
    return {e.id: first.setdefault(_way(e), e.id) for e in endpoints}


def _way(endpoint: Endpoint) -> object:
    modes = tuple((mode.submit, mode.kind.word) for mode in endpoint.modes)
    sunset = endpoint.status.word == "sunset"
    way = (endpoint.submit, endpoint.kind.word, modes)
    return endpoint.provider.id, way, sunset
