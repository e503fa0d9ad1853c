"""Finds a provider by its name: in this project, else among the specs of pixelspec."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from pixelspec.cli.load import load
from pixelspec.model.endpoint import Endpoint
from pixelspec.place import NOWHERE, Finding, nearest
from pixelspec.read.files import spec_files
from pixelspec.read.project import find_project, packaged_specs

RULE = "emulate"


def find_endpoints(
    provider: str, start: Path, rule: str = RULE
) -> tuple[Sequence[Endpoint], tuple[Finding, ...]]:
    """The models of a provider, for a project that a folder belongs to, or what is wrong."""
    project, wrong = find_project(start)
    if wrong:
        return (), wrong
    folders = [f for f in (project.specs, packaged_specs()) if f.is_dir()]
    known = {name: folder for folder in reversed(folders) for name in _names(folder)}
    if provider not in known:
        hint = _hint(provider, known)
        message = f"no provider '{provider}'"
        return (), (Finding(NOWHERE, rule, message, hint=hint),)
    found = replace(project, specs=known[provider], providers=(provider,))
    catalogue, findings = load(found)
    endpoints = catalogue.endpoints if catalogue else ()
    if catalogue and not endpoints:
        message = f"the provider '{provider}' has no models"
        return (), (Finding(NOWHERE, rule, message),)
    return endpoints, findings


def _hint(name: str, known: Collection[str]) -> str:
    """What may have been meant; the provider of a model that was named."""
    provider, slash, _ = name.partition("/")
    if slash and provider in known:
        return f"name the provider, '{provider}'"
    return nearest(name, known) or f"known: {', '.join(sorted(known))}"


def _names(folder: Path) -> list[str]:
    files, _ = spec_files(folder)
    return [file.id for file in files if file.kind == "provider"]
