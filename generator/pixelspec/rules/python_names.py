"""No two parameters, and no two models of a provider, become the same Python name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding, Place

ID = "python-names"
# Where a word begins inside a name in camel case.
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

Named = tuple[str, str, Place]
"""A name, its path and its place."""


def check(endpoint: Endpoint) -> Iterator[Finding]:
    yield from collisions(
        (p.name, f"parameters.{p.name}", p.source.place) for p in endpoint.parameters
    )


def check_together(endpoints: Iterable[Endpoint]) -> Iterator[Finding]:
    """The models of each provider, and the providers."""
    models: dict[str, list[Named]] = {}
    providers: dict[str, Named] = {}
    for endpoint in endpoints:
        provider = endpoint.provider
        named = (endpoint.name, "id", endpoint.source.place)
        models.setdefault(provider.id, []).append(named)
        providers[provider.id] = (provider.id, "id", provider.source.place)
    for group in (*models.values(), list(providers.values())):
        yield from collisions(group)


def collisions(named: Iterable[Named]) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for name, path, place in named:
        python = identifier(name)
        if not python:
            message = f"nothing of '{name}' can stand in a Python name"
            yield Finding(place, ID, message, path)
        elif python in taken:
            message = f"'{name}' and '{taken[python]}' are one name in Python"
            yield Finding(place, ID, message, path)
        else:
            taken[python] = name


def identifier(name: str) -> str:
    """What is left of a name at worst: its ASCII letters and digits, its words apart; a
    module's name has no case on some disks, and no name begins with a digit."""
    words = _CAMEL.sub("_", unicodedata.normalize("NFKC", name))
    plain = re.sub(r"[^0-9a-z]+", "_", words.lower()).strip("_")
    return f"n{plain}" if plain[:1].isdigit() else plain
