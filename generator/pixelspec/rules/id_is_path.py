"""The id of a model is its folder and file, the id of a provider its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding

ID = "id-is-path"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    file = PurePath(endpoint.source.place.file)
    expected = f"{file.parent.name}/{file.stem}"
    if endpoint.id != expected:
        message = f"the id '{endpoint.id}' is not where the file stands"
        hint = f"write 'id: {expected}'"
        yield Finding(endpoint.source.place, ID, message, "id", hint)
    provider = endpoint.provider
    folder = PurePath(provider.source.place.file).parent.name
    if provider.id != folder:
        message = f"the id '{provider.id}' is not the folder of the file"
        hint = f"write 'id: {folder}'"
        yield Finding(provider.source.place, ID, message, "id", hint)
