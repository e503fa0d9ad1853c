"""The id of a model is its folder and file, the id of a provider its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding

ID = "id-is-path"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    # Places are told from the current folder, which may be that of the provider.
    file = Path(endpoint.source.place.file).absolute()
    expected = f"{file.parent.name}/{file.stem}"
    if endpoint.id != expected:
        message = f"the id '{endpoint.id}' is not where the file stands"
        hint = f"write 'id: {expected}'"
        yield Finding(endpoint.source.place, ID, message, "id", hint)
    provider = endpoint.provider
    folder = Path(provider.source.place.file).absolute().parent.name
    if provider.id != folder:
        message = f"the id '{provider.id}' is not the folder of the file"
        hint = f"write 'id: {folder}'"
        yield Finding(provider.source.place, ID, message, "id", hint)
