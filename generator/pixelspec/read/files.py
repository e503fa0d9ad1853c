"""Which files of a folder are specs, what they are called, and what stands in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pixelspec.place import Finding, Place
from pixelspec.read.text import LIMIT
from pixelspec.read.tree import Node
from pixelspec.read.yaml import read_yaml

FileKind = Literal["provider", "model", "release"]

PROVIDER, RELEASE, LOCK = "provider.yaml", "release.yaml", ".lock.yaml"
NOT_PROVIDERS = frozenset({"approvals"})


@dataclass(frozen=True)
class SpecFile:
    """A file of a specs folder.

    `id` is what its place says: `gccai` for a provider, `gccai/imagen-4.0-gccai` for a
    model, `release`. `shown` is what a person is told, relative to where they are.
    """

    path: Path
    shown: str
    kind: FileKind
    id: str


def spec_files(
    folder: Path, providers: Collection[str] = ()
) -> tuple[tuple[SpecFile, ...], tuple[Finding, ...]]:
    """The specs of a folder, of some providers or of all, and what does not belong."""
    if not folder.is_dir():
        message, hint = "no such folder", "say in pyproject.toml where the specs are"
        return (), (Finding(Place(shown(folder)), "read", message, hint=hint),)
    release = folder / RELEASE
    files = [_spec(release, "release", "release")] if release.is_file() else []
    findings = [_unknown(folder, name) for name in providers if not _has(folder, name)]
    for inner in sorted(folder.iterdir()):
        if _is_provider(inner, providers):
            files += _of_provider(inner)
            findings += _misplaced(inner)
    return tuple(files), tuple(findings)


def read_spec(file: SpecFile) -> tuple[Node | None, tuple[Finding, ...]]:
    """What stands in a file of specs."""
    data, findings = read_bytes(file.path)
    return (None, findings) if findings else read_yaml(data, file.shown)


def read_bytes(path: Path) -> tuple[bytes, tuple[Finding, ...]]:
    """The content of a file, though no more of it than shows that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1), ()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return b"", (Finding(Place(shown(path)), "read", reason),)


def shown(path: Path) -> str:
    """A path as a person writes it: from the current directory if it is inside."""
    path = path.absolute()
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _is_provider(folder: Path, providers: Collection[str]) -> bool:
    if not folder.is_dir() or folder.name.startswith("."):
        return False
    if providers:
        return folder.name in providers
    return folder.name not in NOT_PROVIDERS


def _of_provider(folder: Path) -> Iterator[SpecFile]:
    """The provider first, then its models by name."""
    provider = folder / PROVIDER
    if provider.is_file():
        yield _spec(provider, "provider", folder.name)
    for path in _yaml_files(folder):
        if path.name != PROVIDER:
            name = path.name.removesuffix(".yaml")
            yield _spec(path, "model", f"{folder.name}/{name}")


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.glob("*.yaml")
        if not path.name.endswith(LOCK) and not path.name.startswith(".")
    )


def _misplaced(folder: Path) -> Iterator[Finding]:
    """What would go unread, or could not be understood, in the folder of a provider."""
    for path in sorted(folder.glob("*.yml")):
        hint = f"call it {path.stem}.yaml"
        yield Finding(Place(shown(path)), "read", "specs end in .yaml", hint=hint)
    if _yaml_files(folder) and not (folder / PROVIDER).is_file():
        hint = f"add {PROVIDER}, which its models share"
        message = f"no {PROVIDER} in this folder"
        yield Finding(Place(shown(folder)), "read", message, hint=hint)


def _has(folder: Path, provider: str) -> bool:
    return (folder / provider / PROVIDER).is_file()


def _unknown(folder: Path, provider: str) -> Finding:
    message = f"no provider '{provider}' here"
    hint = f"there is no {provider}/{PROVIDER}"
    return Finding(Place(shown(folder)), "read", message, hint=hint)


def _spec(path: Path, kind: FileKind, id: str) -> SpecFile:
    return SpecFile(path, shown(path), kind, id)
