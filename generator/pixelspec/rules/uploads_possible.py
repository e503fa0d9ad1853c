"""What takes an uploaded picture has a provider that takes uploads."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding

ID = "uploads-possible"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    if endpoint.provider.operation("upload"):
        return
    for parameter in endpoint.parameters:
        if "upload" in parameter.takes:
            message = f"'{parameter.name}' takes an upload, and the provider has none"
            path = f"parameters.{parameter.name}.takes"
            hint = "say 'upload:' under 'operations:' of the provider"
            yield Finding(parameter.source.place, ID, message, path, hint)
