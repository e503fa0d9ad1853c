"""`pixelspec docs`: what a documentation page says, and what became of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from pixelspec.cli import draft, mutate
from pixelspec.cli.pagework import (
    Work,
    add_page,
    drift_of,
    open_work,
    pair,
    place_of,
    placing,
    refused,
)
from pixelspec.cli.report import FINE, FOUND, add_json, failed, report, several
from pixelspec.pages.bind import bind
from pixelspec.pages.lock import Lock, lock_text
from pixelspec.pages.refusal import foreign_to_spec
from pixelspec.pages.report import as_json, as_markdown, as_text
from pixelspec.pages.stale import still_stale
from pixelspec.pages.stamp import Decisions, carried, coverage, joined, stamp, unread
from pixelspec.place import Finding, Place
from pixelspec.read.files import shown
from pixelspec.write import save

# A page that is none, beside the exit codes that all verbs have.
NO_PAGE = 4
FORMS = {"text": as_text, "json": as_json, "markdown": as_markdown}
Verbs = argparse._SubParsersAction


def add_to(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "docs",
        help="read a documentation page, and see what a newer copy changes",
        description="Proves a spec against the page it was written from, and tells which"
        " facts a newer copy of the page unseats. Of a page only fingerprints are kept.",
        epilog=f"exit codes: as everywhere, and {NO_PAGE}: this is no page, or another one",
    )
    inner = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    _add_read(inner)
    _add_drift(inner)
    _add_accept(inner)
    draft.add_to(inner)
    mutate.add_to(inner)


def _add_read(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "read",
        help="prove a spec against its page, and write the lock",
        description="Finds for every fact the block of the page that states it, says"
        " which facts stand nowhere and which blocks nobody has read, and writes the"
        " lock.",
    )
    add_page(parser)
    parser.add_argument(
        "--bind",
        action="append",
        default=[],
        type=pair,
        metavar="NAME=BLOCK",
        help="the block (or several, with commas) that a locator or a fact means",
    )
    parser.add_argument(
        "--waive",
        action="append",
        default=[],
        type=pair,
        metavar="BLOCK=REASON",
        help="why a block, or all that fit a pattern with *, backs no fact",
    )
    add_json(parser)
    parser.set_defaults(run=run_read)


def _add_drift(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "drift",
        help="say which facts a newer copy of a page unseats",
        description="Compares a newer copy of a page with its lock. Exits with 1 if a"
        " fact is to be read again or something new is to be read, and changes nothing.",
    )
    add_page(parser)
    parser.add_argument("--format", choices=tuple(FORMS), default="text")
    parser.set_defaults(run=run_drift)


def _add_accept(verbs: Verbs[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "accept",
        help="write the lock anew after the facts were read again",
        description="Makes a newer copy of a page the one that was read. Refuses while a"
        " fact is stale: its block changed, and the spec still says the same.",
    )
    add_page(parser)
    parser.add_argument(
        "--still-accurate",
        metavar="REASON",
        default="",
        help="the stale facts hold all the same, and why; kept in the lock",
    )
    add_json(parser)
    parser.set_defaults(run=run_accept)


def run_read(arguments: argparse.Namespace) -> int:
    work, findings = open_work(arguments)
    if work is None:
        return _no_page(findings, arguments.json)
    said = Decisions(
        {name: tuple(to.split(",")) for name, to in arguments.bind},
        dict(arguments.waive),
    )
    if work.lock:
        drift, other = drift_of(work, work.lock)
        if other or drift.stale:
            changed = refused(work.name, other) if other else _changed(work)
            return _no_page((*findings, changed), arguments.json)
        said = joined(carried(work.lock, drift.changes), said)
    findings += tuple(_unknown_blocks(work, said))
    return _stamped(work, said, {}, findings, arguments.json)


def run_drift(arguments: argparse.Namespace) -> int:
    work, findings = open_work(arguments)
    if work is None:
        return _no_page(findings)
    if work.lock is None:
        return report((*findings, _unlocked(work)), "")
    drift, other = drift_of(work, work.lock)
    if other:
        return _no_page((*findings, refused(work.name, other)))
    place = partial(place_of, trees=placing(work.target))
    print(FORMS[arguments.format](drift, place))
    return FINE if drift.silent else FOUND


def run_accept(arguments: argparse.Namespace) -> int:
    work, findings = open_work(arguments)
    if work is None:
        return _no_page(findings, arguments.json)
    if work.lock is None:
        return report((*findings, _unlocked(work)), "", arguments.json)
    drift, other = drift_of(work, work.lock)
    if other or drift.literal_only:
        reason = other or "this copy is in another language than the one that was read"
        return _no_page((*findings, refused(work.name, reason)), arguments.json)
    said = carried(work.lock, drift.changes)
    bound = bind(work.target.claims, work.page, said.names)
    stale = tuple(still_stale(drift, work.target.claims, bound))
    if stale and not arguments.still_accurate:
        return report((*findings, *stale), "", arguments.json)
    why: str = arguments.still_accurate
    still = {c.locator: why for c in drift.stale if c.new and stale}
    kept = {row.locator: row.still for row in work.lock.rows if row.still}
    return _stamped(work, said, {**kept, **still}, findings, arguments.json)


def _stamped(
    work: Work,
    said: Decisions,
    still: dict[str, str],
    findings: tuple[Finding, ...],
    as_json: bool,
) -> int:
    """Binds the facts, writes the lock, and tells what is open."""
    bound = bind(work.target.claims, work.page, said.names)
    other = "" if work.lock else foreign_to_spec(work.target.claims, bound)
    if other:
        return _no_page((*findings, refused(work.name, other)), as_json)
    about = work.target.blank
    lock = stamp(about, work.page, bound, said, work.target.words, still)
    if work.lock and work.lock.whole == lock.whole:
        lock = stamp(work.lock, work.page, bound, said, work.target.words, still)
    trees = placing(work.target)
    findings += tuple(replace(f, place=place_of(f.path, trees)) for f in bound.findings)
    findings += (*_unread(work, lock), *_refused_rows(work))
    findings += save(work.target.lock_path, lock_text(lock))
    found = coverage(lock)
    done = (
        f"{shown(work.target.lock_path)}: {several(len(lock.rows), 'block')},"
        f" {found.facts} read, {found.waived} waived, {found.unread} unread"
        f" ({found.share:.0%})"
    )
    if failed(findings):
        print(done, file=sys.stderr)
    return report(findings, done, as_json)


def _no_page(findings: tuple[Finding, ...], as_json: bool = False) -> int:
    code = report(findings, "", as_json)
    pages = ("docs-page", "docs-lock")
    return NO_PAGE if any(finding.rule in pages for finding in findings) else code


def _unread(work: Work, lock: Lock) -> Iterable[Finding]:
    for row in unread(lock):
        message = f"{row.locator} backs no fact and was not waived"
        hint = f"--bind FACT={row.locator} or --waive {row.locator}=REASON"
        place = Place(work.name, row.line, 1)
        yield Finding(place, "docs-unread", message, row.locator, hint, "warning")


def _refused_rows(work: Work) -> Iterable[Finding]:
    for block in work.page.blocks:
        if block.refused:
            message = "this row of a table can be read in no or in several ways"
            hint = "save the page as Markdown or HTML, which keep the columns"
            place = Place(work.name, block.line, 1)
            yield Finding(place, "docs-row", message, block.locator, hint, "warning")


def _unknown_blocks(work: Work, said: Decisions) -> Iterable[Finding]:
    known = {block.locator for block in work.page.blocks}
    for name, blocks in said.names.items():
        for block in blocks:
            if block not in known:
                message = f"--bind {name}={block}: the page has no such block"
                yield Finding(Place(work.name), "docs-bind", message, name)


def _unlocked(work: Work) -> Finding:
    message = "this page was never read"
    hint = (
        f"run `pixelspec docs read PAGE --for {work.target.id}` with the copy you know"
    )
    return Finding(Place(shown(work.target.lock_path)), "docs-lock", message, hint=hint)


def _changed(work: Work) -> Finding:
    message = "the page is not the one that was read"
    hint = "run `pixelspec docs drift`, correct the spec, then `pixelspec docs accept`"
    return Finding(Place(work.name), "docs-stale", message, hint=hint)
