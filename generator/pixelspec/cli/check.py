"""`pixelspec check`: what is wrong in the specs, what drifted from them, what a reply says."""

from __future__ import annotations

import argparse
import sys

from pixelspec.cli.evidence import add_reply, check_reply, misused
from pixelspec.cli.load import load_here
from pixelspec.cli.report import USAGE, add_json, report, several
from pixelspec.plan.units import plan_units
from pixelspec.read.tool import read_tool
from pixelspec.write import inspect


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "check",
        help="say what is wrong, and write nothing",
        description="Checks all specs. If they are sound, says which generated files are"
        " out of date, missing, edited by hand, left over or foreign. Writes nothing and"
        " renders nothing. With --reply: what a real reply says of the facts.",
    )
    add_json(parser)
    add_reply(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    wrong = misused(arguments)
    if wrong:
        print(f"pixelspec check: error: {wrong}", file=sys.stderr)
        return USAGE
    if arguments.reply is not None:
        return check_reply(arguments)
    project, catalogue, findings = load_here()
    done = ""
    if catalogue:
        units = plan_units(catalogue, project.package, read_tool())
        findings += inspect(project.out, units)
        done = f"checked {several(len(catalogue.endpoints), 'model')}: all is well"
    return report(findings, done, arguments.json)
