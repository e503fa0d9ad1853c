"""`pixelspec release`: raises the version and writes the changelog."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pixelspec.cli.compared import compared
from pixelspec.cli.diff import INCOMPARABLE, told
from pixelspec.cli.judged import NEVER, Review, judged, new_approvals
from pixelspec.cli.load import load
from pixelspec.cli.report import FINE, FOUND, USAGE, failed
from pixelspec.compare.release import (
    Edition,
    Entry,
    bump,
    raised,
    section,
    with_section,
)
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.fingerprint import fingerprint
from pixelspec.place import Finding, Place
from pixelspec.read.files import RELEASE, read_bytes, shown
from pixelspec.read.git import GitFailure, repository
from pixelspec.read.project import Project, find_project
from pixelspec.read.sides import NoSide, Side, empty, loaded_release, side
from pixelspec.write import save

CHANGELOG = "CHANGELOG.md"
STATED = re.compile(r"""^(pixelclients:\s*)["']?([^"'\s#]+)["']?""", re.MULTILINE)
REVISION = 12


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "release",
        help="raise the version and write the changelog",
        description="Compares the specs with those of the last tag, raises the version in"
        " specs/release.yaml accordingly and writes a section of CHANGELOG.md. Run again,"
        " it writes the same.",
    )
    parser.add_argument("--tags", default="v*", help="which tags are releases (v*)")
    parser.add_argument("--day", type=_day, default=None, help="of the release; today")
    parser.add_argument("--dry-run", action="store_true", help="only print the section")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    project, findings = find_project(Path.cwd())
    if findings:
        return told(findings, USAGE)
    catalogue, findings = load(project)
    if catalogue is None or failed(findings):
        return told(findings, FOUND)
    try:
        tag = repository(project.root).last_tag(arguments.tags)
        base = side(tag, project) if tag else empty()
        return _released(arguments, project, catalogue, base)
    except NoSide as reason:
        return told((reason.finding,), USAGE if reason.usage else INCOMPARABLE)
    except GitFailure as failure:
        place = Place(shown(project.root))
        finding = Finding(place, "release", failure.message, hint=failure.hint)
        return told((finding,), INCOMPARABLE)


def _released(
    arguments: argparse.Namespace, project: Project, catalogue: Catalogue, base: Side
) -> int:
    head = side(str(project.specs), project)
    found = compared(base, head)
    if found.wrong:
        return told(found.wrong, INCOMPARABLE)
    approvals, wrong = new_approvals(base, head)
    if wrong:
        return told(wrong, USAGE)
    by = bump(found.changes)
    if by is None:
        print(f"nothing to release: no change since {base.label}")
        return FINE
    before = _version(base)
    # The first release is called as the file says already.
    version = raised(before, by) if before else catalogue.version
    if version is None:
        message, hint = f"'{before}' is not three numbers", "raise it by hand"
        place = Place(shown(project.specs / RELEASE))
        return told((Finding(place, "release", message, hint=hint),), USAGE)
    review = judged(base, head, found.changes, approvals, NEVER)
    text = section(
        version, arguments.day or _today(), _editions(catalogue), _entries(review)
    )
    if arguments.dry_run:
        print(text, end="")
        return FINE
    return _written(project, version, text)


def _written(project: Project, version: str, text: str) -> int:
    release, log = project.specs / RELEASE, project.root / CHANGELOG
    stated = STATED.sub(rf"\g<1>{version}", _text(release), count=1)
    known = _text(log) if log.is_file() else ""
    findings = save(release, stated) + save(log, with_section(known, version, text))
    if findings:
        return told(findings, FOUND)
    print(f"released {version}: {shown(release)}, {shown(log)}")
    print(f"next: pixelspec generate, commit, git tag v{version}")
    return FINE


def _text(path: Path) -> str:
    data, _ = read_bytes(path)
    return data.decode("utf-8", "replace")


def _version(base: Side) -> str:
    """The version of the last release; empty where there was none."""
    found = STATED.search(loaded_release(base).decode("utf-8", "replace"))
    return found[2] if found else ""


def _editions(catalogue: Catalogue) -> Sequence[Edition]:
    """Each provider with a hash of its facts and of those of its models."""
    editions = []
    for provider in catalogue.providers:
        prints = [fingerprint(provider), *map(fingerprint, catalogue.of(provider))]
        whole = sha256("\n".join(prints).encode()).hexdigest()
        title = provider.title or provider.id
        editions.append(Edition(provider.id, title, whole[:REVISION]))
    return editions


def _entries(review: Review) -> Sequence[Entry]:
    return [
        Entry(v.change, bool(v.approval and v.approval.correction))
        for v in review.verdicts
    ]


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _day(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no day such as 2026-11-20")
    return text
