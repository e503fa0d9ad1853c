"""From a folder of specs to a catalogue, or to everything that is wrong in all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.build.served import served_models
from pixelspec.cli.report import failed
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.place import Finding, Place, nearest
from pixelspec.read.files import RELEASE, SpecFile, read_spec, shown, spec_files
from pixelspec.read.project import Project, find_project
from pixelspec.read.schema import Kind
from pixelspec.read.tree import Entry, Mapping, Scalar
from pixelspec.rules import check_all, check_together
from pixelspec.shape import check_shape

KEY = "pixelclients"
WRITE = f"write '{KEY}: 0.1.0', with the version of the generated package"
VERSION = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?", re.ASCII)

Findings = tuple[Finding, ...]


def load_here() -> tuple[Project, Catalogue | None, Findings]:
    """The project that the current folder belongs to, and its catalogue."""
    project, wrong = find_project(Path.cwd())
    if wrong:
        return project, None, wrong
    return (project, *load(project))


def load(project: Project) -> tuple[Catalogue | None, Findings]:
    """The catalogue, or None and what is wrong in all files at once."""
    files, found = spec_files(project.specs, project.providers)
    version, unversioned = _version(project, files)
    specs = [file for file in files if file.kind != "release"]
    if not specs and not found:
        hint = "begin with `pixelspec new PROVIDER/MODEL`"
        place = Place(shown(project.specs))
        return None, (Finding(place, "read", "no specs in this folder", hint=hint),)
    loaded = [_provider(group) for group in _by_provider(specs)]
    providers = [provider for provider, _, _ in loaded if provider]
    endpoints = [endpoint for _, models, _ in loaded for endpoint in models]
    wrong = [f for _, _, findings in loaded for f in findings]
    served, unserved = served_models(
        providers, [*endpoints, *_facts_elsewhere(project, providers)]
    )
    endpoints += served
    wrong += unserved
    wrong += check_together(endpoints)
    findings = tuple(sorted({*found, *unversioned, *wrong}))
    if failed(findings):
        return None, findings
    catalogue = Catalogue(
        version,
        tuple(sorted(providers, key=lambda provider: provider.id)),
        tuple(sorted(endpoints, key=lambda endpoint: endpoint.id)),
    )
    return catalogue, findings


def _facts_elsewhere(
    project: Project, providers: Iterable[Provider]
) -> Iterator[Endpoint]:
    """The models of providers that are not asked for, where one that is serves them."""
    named = {s.id.partition("/")[0] for p in providers for s in p.serves}
    wanted = named - {provider.id for provider in providers}
    for name in sorted(wanted) if project.providers else ():
        files, _ = spec_files(project.specs, [name])
        specs = [file for file in files if file.kind != "release"]
        yield from _provider(specs)[1] if specs else ()


def _by_provider(specs: Iterable[SpecFile]) -> Iterator[list[SpecFile]]:
    for _, group in groupby(specs, key=lambda file: file.path.parent):
        yield list(group)


def _provider(
    group: list[SpecFile],
) -> tuple[Provider | None, tuple[Endpoint, ...], Findings]:
    """One folder: the provider, its models as far as they are sound, and the rest."""
    files = {file.kind: file for file in group}
    provider, found = _built_provider(files.get("provider"))
    endpoints: list[Endpoint] = []
    for file in group:
        if file.kind != "model":
            continue
        node, wrong = _sound(file)
        found += wrong
        if provider and node:
            endpoint, wrong = build_endpoint(node, provider)
            endpoints += [endpoint] if endpoint else []
            found += wrong
        elif not provider and "provider" in files:
            found += (_waits(file, files["provider"]),)
    found += tuple(f for endpoint in endpoints for f in check_all(endpoint))
    return provider, tuple(endpoints), found


def _built_provider(file: SpecFile | None) -> tuple[Provider | None, Findings]:
    # That the file is missing was said of the folder already.
    if file is None:
        return None, ()
    node, findings = _sound(file)
    if node is None:
        return None, findings
    provider, wrong = build_provider(node)
    return provider, (*findings, *wrong)


def _sound(file: SpecFile) -> tuple[Mapping | None, Findings]:
    """The tree of a file that is of the language; None where it is not."""
    node, unread = read_spec(file)
    if node is None:
        return None, unread
    kind: Kind = "provider" if file.kind == "provider" else "model"
    findings = (*unread, *check_shape(node, kind))
    sound = isinstance(node, Mapping) and not failed(findings)
    return (node if sound and isinstance(node, Mapping) else None), findings


def _waits(model: SpecFile, provider: SpecFile) -> Finding:
    message = f"cannot be understood before {provider.shown} is corrected"
    return Finding(Place(model.shown), "build", message, level="warning")


def _version(project: Project, files: Iterable[SpecFile]) -> tuple[str, Findings]:
    """The version of the generated package, which a file of its own states."""
    file = next((file for file in files if file.kind == "release"), None)
    if file is None:
        place = Place(shown(project.specs / RELEASE))
        missing = Finding(place, "release", "the file is missing", hint=WRITE)
        return "", (missing,) if project.specs.is_dir() else ()
    node, unread = read_spec(file)
    if node is None or unread:
        return "", unread
    entries = node.entries if isinstance(node, Mapping) else ()
    wrong = [_unknown(entry) for entry in entries if entry.key != KEY]
    entry = node.entry(KEY) if isinstance(node, Mapping) else None
    if entry is None:
        message = f"'{KEY}' is missing"
        return "", (*wrong, Finding(node.place, "release", message, hint=WRITE))
    value = entry.node.value if isinstance(entry.node, Scalar) else None
    if isinstance(value, str) and VERSION.fullmatch(value):
        return value, tuple(wrong)
    hint = 'write three numbers, such as 0.1.0, or put "1.0" in quotes'
    message = "this is no version"
    return "", (*wrong, Finding(entry.node.place, "release", message, KEY, hint))


def _unknown(entry: Entry) -> Finding:
    message, hint = f"unknown key '{entry.key}'", nearest(entry.key, [KEY])
    return Finding(entry.place, "release", message, entry.key, hint)
