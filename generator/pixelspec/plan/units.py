"""What is generated together, from which facts, into which files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.fingerprint import fingerprint
from pixelspec.model.provider import Provider
from pixelspec.plan.conformance.module import checks_file, checks_folder
from pixelspec.plan.conformance.speaking import speakers
from pixelspec.plan.docs import index_page
from pixelspec.plan.names import attribute, provider_module


class Tool(Protocol):
    """What of the tool itself decides the output: a hash of its source, and the texts of
    its templates and of the runtime, by name."""

    @property
    def fingerprint(self) -> str: ...
    @property
    def templates(self) -> Mapping[str, str]: ...
    @property
    def runtime(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class ModelUnit:
    """The client module, the page and the checks of one model; `speaker` is the one with
    which the promises of its provider are checked, "" where that is itself."""

    endpoint: Endpoint
    speaker: str


@dataclass(frozen=True)
class ProviderUnit:
    """What the models of one provider share: client classes, operations, replies."""

    provider: Provider
    endpoints: tuple[Endpoint, ...]


@dataclass(frozen=True)
class PackageUnit:
    """The package around all providers: its metadata, runtime, imports and index page."""

    catalogue: Catalogue


@dataclass(frozen=True)
class Unit:
    """`name` is also that of its lock (`gccai/gpt-image-2-official`, `gccai/provider`,
    `package`); `fingerprint` changes with the facts, `files` are paths below the output
    folder; `package` is the import name of the generated package (`acme.images`)."""

    name: str
    fingerprint: str
    files: tuple[str, ...]
    content: ModelUnit | ProviderUnit | PackageUnit
    package: str


def plan_units(catalogue: Catalogue, package: str, tool: Tool) -> tuple[Unit, ...]:
    """Every unit, in the order of the ids; the package itself comes last."""
    speaking = speakers(catalogue.endpoints)
    return (
        *(_provider_unit(catalogue, p, package, tool) for p in catalogue.providers),
        *(_model_unit(e, speaking[e.id], package, tool) for e in catalogue.endpoints),
        _package_unit(catalogue, package, tool),
    )


def package_folder(package: str) -> str:
    """`acme/images` for `acme.images`."""
    return package.replace(".", "/")


def _model_unit(endpoint: Endpoint, speaker: str, package: str, tool: Tool) -> Unit:
    folder = f"{package_folder(package)}/{provider_module(endpoint.provider)}"
    module = f"{folder}/{attribute(endpoint)}.py"
    files = (module, f"docs/{endpoint.id}.md", checks_file(endpoint))
    other = speaker if speaker != endpoint.id else ""
    mark = _mark(tool, package, fingerprint(endpoint), other)
    return Unit(endpoint.id, mark, files, ModelUnit(endpoint, other), package)


def _provider_unit(
    catalogue: Catalogue, provider: Provider, package: str, tool: Tool
) -> Unit:
    endpoints = catalogue.of(provider)
    folder = f"{package_folder(package)}/{provider_module(provider)}"
    names = ("__init__", "aclient", "client", "home", "lazy", "provider", "replies")
    titles = "\n".join(f"{e.id} {e.title}" for e in endpoints)
    return Unit(
        name=f"{provider.id}/provider",
        fingerprint=_mark(tool, package, fingerprint(provider), titles),
        files=(
            *(f"{folder}/{name}.py" for name in names),
            f"{checks_folder(provider)}/__init__.py",
        ),
        content=ProviderUnit(provider, endpoints),
        package=package,
    )


def _package_unit(catalogue: Catalogue, package: str, tool: Tool) -> Unit:
    folder = package_folder(package)
    runtime = tuple(f"{folder}/runtime/{name}" for name in tool.runtime)
    names = ("__init__.py", "__main__.py", "py.typed")
    own = (*(f"{folder}/{name}" for name in names), "pyproject.toml")
    shown = repr(index_page(catalogue))
    return Unit(
        name="package",
        fingerprint=_mark(tool, package, catalogue.version, shown),
        files=(
            *own,
            "docs/index.md",
            "conformance/__init__.py",
            "conformance/conftest.py",
            *runtime,
        ),
        content=PackageUnit(catalogue),
        package=package,
    )


def _mark(tool: Tool, *parts: str) -> str:
    """One hash of the facts and of the tool that turns them into files."""
    return sha256("\n".join((tool.fingerprint, *parts)).encode()).hexdigest()
