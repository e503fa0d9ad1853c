"""One side of a comparison: a commit, a folder, a file or the standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from pixelspec.place import Finding, Place
from pixelspec.read.files import (
    LOCK,
    NOT_PROVIDERS,
    PROVIDER,
    RELEASE,
    read_bytes,
    shown,
)
from pixelspec.read.git import GitFailure, Repository, blob_id, repository
from pixelspec.read.project import Project
from pixelspec.read.text import LIMIT

STDIN = "-"
APPROVALS = "approvals"


class NoSide(Exception):
    """Why there is nothing to compare; `usage` if something was asked for wrongly."""

    def __init__(self, finding: Finding, usage: bool) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.usage = usage


@dataclass(frozen=True)
class Part:
    """A file of a side: `id` is `gccai`, `gccai/imagen-4.0-gccai` or a name below
    `approvals/`; `print` differs where the content does. `data` is there or comes later.
    """

    id: str
    shown: str
    print: str
    data: bytes | None = None


@dataclass(frozen=True)
class Side:
    """The specs of one side by their ids. A side of a `single` file is only that spec,
    beside the provider that it needs."""

    label: str
    parts: Mapping[str, Part]
    approvals: Mapping[str, Part] = field(default_factory=dict)
    release: Part | None = None
    single: str = ""
    store: Repository | None = None


def side(operand: str, project: Project) -> Side:
    """What an argument of the command line means."""
    if operand == STDIN:
        return _single(operand, "standard input", sys.stdin.buffer.read(LIMIT + 1))
    path = Path(operand)
    written_as_path = operand.startswith((".", "/")) or path.is_absolute()
    store = _store(project)
    named = not written_as_path and store is not None and store.names(operand)
    if path.exists() and named:
        hint = f"write ./{operand} for the file"
        raise _wrong(operand, "is a commit and a file here", hint)
    if path.is_dir():
        return _folder(path, shown(path))
    if path.exists():
        return _file(path)
    if written_as_path:
        raise _wrong(operand, "no such file or folder")
    if store is None:
        raise _wrong(operand, "no such file, and this is no git repository")
    ref, _, inner = operand.partition(":")
    try:
        return _commit(store, ref, inner, project) if ref else _index(operand)
    except GitFailure as failure:
        raise _failed(operand, failure) from failure


def empty() -> Side:
    """A side without anything."""
    return Side("nothing", {})


def loaded(one: Side, ids: Iterable[str]) -> Side:
    """The side with the content of some of its files."""
    names = [name for name in ids if name in one.parts or name in one.approvals]
    everything = {**one.parts, **one.approvals}
    waiting = [everything[name] for name in names if everything[name].data is None]
    if not waiting or one.store is None:
        return one
    try:
        found = one.store.contents(part.print for part in waiting)
    except GitFailure as failure:
        raise _failed(one.label, failure) from failure
    fresh = {part.id: replace(part, data=found[part.print]) for part in waiting}
    return replace(
        one,
        parts={name: fresh.get(name, part) for name, part in one.parts.items()},
        approvals={name: fresh.get(name, part) for name, part in one.approvals.items()},
    )


def loaded_release(one: Side) -> bytes:
    """The file with the version of a side; empty where it has none."""
    part = one.release
    if part is None or part.data is not None or one.store is None:
        return (part.data or b"") if part else b""
    try:
        return one.store.contents([part.print])[part.print]
    except GitFailure as failure:
        raise _failed(one.label, failure) from failure


def _store(project: Project) -> Repository | None:
    try:
        return repository(project.root)
    except GitFailure:
        return None


def _folder(path: Path, operand: str) -> Side:
    """A folder of specs, or a folder that has one."""
    root = path / "specs" if (path / "specs").is_dir() else path
    parts = {}
    for file in sorted((*root.glob("*/*.yaml"), *root.glob("*.yaml"))):
        data, findings = read_bytes(file)
        if findings:
            raise NoSide(findings[0], usage=False)
        name = file.relative_to(root).as_posix()
        parts[name] = Part(name, shown(file), blob_id(data), data)
    return _sorted_out(operand, parts, None)


def _commit(store: Repository, ref: str, inner: str, project: Project) -> Side:
    commit = store.commit(ref)
    specs = project.specs.resolve()
    if not inner and not specs.is_relative_to(store.top.resolve()):
        raise _wrong(ref, f"{shown(project.specs)} is not in this repository")
    top = inner.rstrip("/") or specs.relative_to(store.top.resolve()).as_posix()
    files = store.files(commit, top)
    if not files:
        raise _wrong(f"{ref}:{top}", "no such file or folder in that commit")
    if list(files) == [top]:
        data = store.contents(files.values())[files[top]]
        single = _single(top, f"{ref}:{top}", data)
        beside = _beside(store, commit, ref, top)
        return replace(single, parts={**beside, **single.parts}, store=store)
    if any(name.startswith(f"{top}/specs/") for name in files):
        top = f"{top}/specs"
    parts = {}
    for name, blob in files.items():
        short = PurePosixPath(name).relative_to(top) if _below(name, top) else None
        if short is not None and short.suffix == ".yaml":
            parts[str(short)] = Part(str(short), f"{ref}:{name}", blob)
    return _sorted_out(ref, parts, store)


def _below(name: str, top: str) -> bool:
    return name.startswith(f"{top}/")


def _beside(store: Repository, commit: str, ref: str, path: str) -> dict[str, Part]:
    """The provider that stands beside the spec of a model."""
    place = f"{path.rpartition('/')[0]}/{PROVIDER}"
    files = {} if path == place else store.files(commit, place)
    if place not in files:
        return {}
    blob, name = files[place], PurePosixPath(place).parent.name
    data = store.contents([blob])[blob]
    return {name: Part(name, f"{ref}:{place}", blob, data)}


def _sorted_out(
    label: str, found: Mapping[str, Part], store: Repository | None
) -> Side:
    """Specs, approvals and the release among the files of a folder, by their ids."""
    parts, approvals = {}, {}
    for name, part in found.items():
        folder, _, file = name.rpartition("/")
        if folder == APPROVALS:
            approvals[name] = part
        elif "/" in name and not _no_spec(folder, file):
            stem = file.removesuffix(".yaml")
            id = folder if file == PROVIDER else f"{folder}/{stem}"
            parts[id] = replace(part, id=id)
    if not parts:
        raise _wrong(
            label, "holds no specs", f"a provider has a folder with {PROVIDER}"
        )
    return Side(label, parts, approvals, found.get(RELEASE), store=store)


def _no_spec(folder: str, file: str) -> bool:
    hidden = folder.startswith(".") or file.startswith(".")
    return hidden or folder in NOT_PROVIDERS or "/" in folder or file.endswith(LOCK)


def _file(path: Path) -> Side:
    data, findings = read_bytes(path)
    if findings:
        raise NoSide(findings[0], usage=True)
    single = _single(path.name, shown(path), data)
    provider = path.with_name(PROVIDER)
    if path.name == PROVIDER or not provider.is_file():
        return single
    beside, findings = read_bytes(provider)
    if findings:
        raise NoSide(findings[0], usage=False)
    name = path.absolute().parent.name
    part = Part(name, shown(provider), blob_id(beside), beside)
    return replace(single, parts={name: part, **single.parts})


def _single(name: str, label: str, data: bytes) -> Side:
    """The id of a spec that stands alone is what it says; it is found out in reading."""
    return Side(label, {STDIN: Part(STDIN, label, blob_id(data), data)}, single=STDIN)


def _index(operand: str) -> Side:
    raise _wrong(operand, "names no commit", "write a ref before the colon")


def _failed(operand: str, failure: GitFailure) -> NoSide:
    finding = Finding(Place(operand), "diff", failure.message, hint=failure.hint)
    return NoSide(finding, usage=failure.missing)


def _wrong(operand: str, message: str, hint: str = "") -> NoSide:
    return NoSide(Finding(Place(operand), "diff", message, hint=hint), usage=True)
