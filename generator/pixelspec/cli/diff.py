"""`pixelspec diff`: says what a change of specs does to callers and to the bill."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from pixelspec.cli.approve import Consent, approve
from pixelspec.cli.compared import Compared, compared
from pixelspec.cli.driver import driven
from pixelspec.cli.judged import THRESHOLDS, judged, new_approvals
from pixelspec.cli.report import FINE, USAGE, counted, line
from pixelspec.place import Finding
from pixelspec.read.project import Project, find_project
from pixelspec.read.sides import NoSide, Side, side

FORMATS = ("text", "markdown", "json", "github")
INCOMPARABLE = 3


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "diff",
        help="say what a change does to callers and to the bill",
        description="Compares what two sides mean, not how they are written. A side is a"
        " commit (main, HEAD~3), a commit with a path (main:specs), a folder, a file, or"
        " - for the standard input. exit codes: 0 nothing stops, 1 something does, 2 bad"
        " input, 3 a side could not be compared.",
    )
    parser.add_argument("base", metavar="BASE", nargs="?", help="what was")
    parser.add_argument(
        "head", metavar="HEAD", nargs="?", help="what is; the specs here"
    )
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument(
        "--fail-on",
        choices=THRESHOLDS,
        default="breaking",
        help="stop at this level and above; a dearer default always stops",
    )
    parser.add_argument(
        "--approve", nargs=2, metavar=("ID", "PATH"), help="write an approval"
    )
    parser.add_argument("--reason", default="", help="why it is approved")
    parser.add_argument(
        "--owner", default="", help="who approves; else git's user.name"
    )
    parser.add_argument(
        "--correction",
        action="store_true",
        help="the docs were wrong, the provider did not change",
    )
    parser.add_argument("--git-driver", nargs="+", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    if arguments.git_driver:
        return driven(arguments.git_driver)
    if not arguments.base:
        print("pixelspec diff: what was? name a BASE, such as main", file=sys.stderr)
        return USAGE
    project, findings = find_project(Path.cwd())
    if findings:
        return told(findings, USAGE)
    try:
        base = side(arguments.base, project)
        head = side(arguments.head or str(project.specs), project)
        return _compared(arguments, project, base, head)
    except NoSide as reason:
        return told((reason.finding,), USAGE if reason.usage else INCOMPARABLE)


def _compared(
    arguments: argparse.Namespace, project: Project, base: Side, head: Side
) -> int:
    found = compared(base, head)
    if found.wrong:
        return told(found.wrong, INCOMPARABLE)
    if arguments.approve:
        return _approved(arguments, project, found)
    approvals, wrong = new_approvals(base, head)
    if wrong:
        return told(wrong, USAGE)
    review = judged(base, head, found.changes, approvals, arguments.fail_on)
    printer = import_module(f"pixelspec.cli.printers.{arguments.format}")
    sys.stdout.write(printer.render(review))
    return review.code


def _approved(arguments: argparse.Namespace, project: Project, found: Compared) -> int:
    id, path = arguments.approve
    consent = Consent(id, path, arguments.reason, arguments.owner, arguments.correction)
    name, findings = approve(project, found.changes, consent)
    if findings:
        return told(findings, USAGE)
    print(f"approved: {name}")
    return FINE


def told(findings: tuple[Finding, ...], code: int) -> int:
    """Says on stderr what is in the way; stdout stays empty."""
    for finding in sorted(set(findings)):
        print(line(finding), file=sys.stderr)
    print(counted(sorted(set(findings))), file=sys.stderr)
    return code
