"""`pixelspec check`: what is wrong in the specs, what drifted from them, what a reply says."""

from __future__ import annotations

import argparse
import re
import sys

from pixelspec.cli.load import load_here
from pixelspec.cli.report import USAGE, add_json, report, several
from pixelspec.cli.unproved import unproved
from pixelspec.plan.units import plan_units
from pixelspec.read.tool import read_tool
from pixelspec.write import inspect


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "check",
        help="say what is wrong, and write nothing",
        description="Checks all specs. If they are sound, says which generated files are"
        " out of date, missing, edited by hand, left over or foreign. Writes nothing and"
        " renders nothing; where all is well, it names the replies that no example shows."
        " With --reply: what a real reply says of the facts.",
    )
    add_json(parser)
    add_reply(parser)
    parser.set_defaults(run=run)


def add_reply(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("a real reply")
    group.add_argument(
        "--reply",
        metavar="FILE",
        help="list the facts that a reply confirms and contradicts: what `report()` of"
        " the client wrote, or a body kept as JSON; - reads stdin",
    )
    group.add_argument("--for", dest="model", metavar="PROVIDER/MODEL")
    group.add_argument(
        "--http", type=_status, metavar="STATUS", help="the status it came with"
    )
    group.add_argument("--operation", metavar="NAME", help="what it answered")


def _status(text: str) -> int:
    if not re.fullmatch("[1-5][0-9][0-9]", text):
        raise argparse.ArgumentTypeError("a status is a number from 100 to 599")
    return int(text)


def misused(arguments: argparse.Namespace) -> str:
    """What is missing beside what was given; "" where nothing is."""
    if arguments.reply is not None:
        return "" if arguments.model else "--reply needs --for PROVIDER/MODEL"
    given = (arguments.model, arguments.http, arguments.operation)
    return "--for, --http and --operation need --reply FILE" if any(given) else ""


def run(arguments: argparse.Namespace) -> int:
    wrong = misused(arguments)
    if wrong:
        print(f"pixelspec check: error: {wrong}", file=sys.stderr)
        return USAGE
    if arguments.reply is not None:
        # Not loaded by every other run.
        from pixelspec.cli.evidence import check_reply

        return check_reply(arguments)
    project, catalogue, findings = load_here()
    done = ""
    if catalogue:
        units = plan_units(catalogue, project.package, read_tool())
        findings += inspect(project.out, units)
        done = f"checked {several(len(catalogue.endpoints), 'model')}: all is well"
        done = "\n".join([done, *unproved(catalogue)])
    return report(findings, done, arguments.json)
