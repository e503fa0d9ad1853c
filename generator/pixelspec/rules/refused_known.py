"""An error that a provider gives for a parameter names a parameter of one of its models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding, nearest

ID = "refused-known"


def check_together(endpoints: Iterable[Endpoint]) -> Iterator[Finding]:
    models = tuple(endpoints)
    for provider in {
        endpoint.provider.id: endpoint.provider for endpoint in models
    }.values():
        own = [model for model in models if model.provider.id == provider.id]
        names = {p.name for model in own for p in model.parameters}
        for row in provider.errors:
            if row.refused and row.refused not in names:
                message = f"no model has a parameter '{row.refused}'"
                path, hint = f"errors.{row.id}.refused", nearest(row.refused, names)
                yield Finding(row.source.place, ID, message, path, hint)
