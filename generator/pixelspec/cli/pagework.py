"""What the verbs of `pixelspec docs` share: a page, its spec, its lock."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pixelspec.build.pinpoint import locate
from pixelspec.cli.load import load_here
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.source import Page as SpecPage
from pixelspec.pages.claim import Claim
from pixelspec.pages.claims import claims_of_provider, claims_on
from pixelspec.pages.compare import compare
from pixelspec.pages.language import language
from pixelspec.pages.lock import Lock, lock_of
from pixelspec.pages.page import Page, read_page
from pixelspec.pages.refusal import foreign_to_lock, unreadable
from pixelspec.pages.report import Drift
from pixelspec.place import NOWHERE, Finding, Place, nearest
from pixelspec.read.files import LOCK, PROVIDER, SpecFile, read_spec, shown
from pixelspec.read.page import read_page_file
from pixelspec.read.tree import Mapping as Tree

Findings = tuple[Finding, ...]


@dataclass(frozen=True)
class Target:
    """A page that a spec was written from: `id` is that of the model or the provider,
    `page` the name of the page there. `files` are the specs that speak of it."""

    id: str
    page: str
    about: SpecPage
    claims: tuple[Claim, ...]
    lock_path: Path
    files: tuple[Path, ...]

    @property
    def words(self) -> frozenset[str]:
        return frozenset(w.casefold() for c in self.claims for g in c.words for w in g)

    @property
    def blank(self) -> Lock:
        """The lock of a page that nobody has read."""
        address = self.about.address or "unknown"
        today = date.today().isoformat()
        return Lock(self.id, self.page, address, today, "", "", ())


@dataclass(frozen=True)
class Work:
    """A page beside its spec, and the lock of what was read of it."""

    target: Target
    text: str
    page: Page
    lock: Lock | None
    name: str


def add_page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="PAGE", help="text, Markdown or HTML; - reads standard input"
    )
    parser.add_argument(
        "--for",
        dest="target",
        required=True,
        metavar="PROVIDER/MODEL",
        help="the spec of the page; provider/model#page or provider#page for another"
        " page than the model's",
    )
    parser.add_argument(
        "--alias",
        action="append",
        default=[],
        type=pair,
        metavar="THEIRS=OURS",
        help="read one name as another: a white-label copy's host or brand",
    )


def pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise argparse.ArgumentTypeError(f"'{text}' is no NAME=VALUE")
    return name.strip(), value.strip()


def open_work(arguments: argparse.Namespace) -> tuple[Work | None, Findings]:
    """Page, spec and lock, or what is wrong with one of them."""
    text, findings = read_page_file(arguments.file)
    if findings:
        return None, findings
    target, findings = find_target(arguments.target)
    if target is None:
        return None, findings
    lock, damaged = read_lock(target.lock_path)
    page = read_page(text, lock.known if lock else {}, arguments.alias)
    name = shown(Path(arguments.file)) if arguments.file != "-" else "(stdin)"
    reason = unreadable(text, page)
    if damaged or reason:
        wrong = (*damaged, *((refused(name, reason),) if reason else ()))
        return None, wrong
    return Work(target, text, page, lock, name), findings


def refused(name: str, reason: str) -> Finding:
    hint = "save the page again; no file was changed"
    return Finding(Place(name), "docs-page", reason, hint=hint)


def find_target(name: str) -> tuple[Target | None, Findings]:
    """The page of a spec by `provider/model`, with `#page` for another one."""
    project, catalogue, findings = load_here()
    if catalogue is None:
        return None, findings
    id, _, page = name.partition("#")
    target = _target(id, page or "model", catalogue, project.specs)
    if target is None:
        known = [endpoint.id for endpoint in catalogue.endpoints]
        known += [
            f"{p.id}#{page.name}" for p in catalogue.providers for page in p.pages
        ]
        hint = nearest(name, known) or f"known: {', '.join(known)}"
        message = f"no page '{name}'"
        return None, (*findings, Finding(NOWHERE, "docs", message, hint=hint))
    return target, findings


def _target(id: str, page: str, catalogue: Catalogue, specs: Path) -> Target | None:
    provider_file = specs / id.partition("/")[0] / PROVIDER
    for endpoint in catalogue.endpoints:
        about = next((p for p in endpoint.pages if p.name == page), None)
        if endpoint.id == id and about:
            file = specs / f"{id}.yaml"
            lock = specs / f"{id}.{page}{LOCK}"
            claims = claims_on(endpoint, page)
            return Target(id, page, about, claims, lock, (file, provider_file))
    for provider in catalogue.providers:
        about = next((p for p in provider.pages if p.name == page), None)
        if provider.id == id and about:
            lock = specs / id / f"{provider_file.stem}.{page}{LOCK}"
            claims = claims_of_provider(provider, page)
            return Target(id, page, about, claims, lock, (provider_file,))
    return None


def read_lock(path: Path) -> tuple[Lock | None, Findings]:
    """The lock in a file; None where there is none."""
    if not path.exists():
        return None, ()
    node, findings = read_spec(SpecFile(path, shown(path), "model", ""))
    lock = lock_of(node.plain()) if node is not None and not findings else None
    if lock is None:
        message = "this lock is damaged"
        hint = "delete it and run `pixelspec docs read`"
        found = Finding(Place(shown(path)), "docs-lock", message, hint=hint)
        return None, (*findings, found)
    return lock, ()


def drift_of(work: Work, lock: Lock) -> tuple[Drift, str]:
    """What became of a page, or why it is another one."""
    spoken = language(work.page.blocks)
    literal_only = "none" not in (spoken, lock.language) and spoken != lock.language
    changes = compare(lock, work.page, work.target.words, literal_only)
    drift = Drift(work.target.id, work.target.page, changes, literal_only)
    return drift, foreign_to_lock(changes)


def placing(target: Target) -> Mapping[str, Tree]:
    """The trees of the specs that speak of a page, by their names."""
    trees = {}
    for file in target.files:
        node, _ = read_spec(SpecFile(file, shown(file), "model", ""))
        if isinstance(node, Tree):
            trees[shown(file)] = node
    return trees


def place_of(path: str, trees: Mapping[str, Tree]) -> Place:
    """The line of a fact, or of the nearest thing above it that has one."""
    parts = path.replace("table.", "table.rows.", 1).split(".")
    for wanted in (path.split("."), parts):
        for count in range(len(wanted), 1 if len(wanted) > 1 else 0, -1):
            for tree in trees.values():
                found = locate(tree, ".".join(wanted[:count]))
                if found:
                    return found
    return next((p for t in trees.values() if (p := locate(t, parts[0]))), NOWHERE)
