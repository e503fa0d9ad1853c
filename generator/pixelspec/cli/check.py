"""`pixelspec check`: says what is wrong in the specs, or else what drifted from them."""

from __future__ import annotations

import argparse

from pixelspec.cli.load import load_here
from pixelspec.cli.report import add_json, report, several
from pixelspec.plan.units import plan_units
from pixelspec.read.tool import read_tool
from pixelspec.write import inspect


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "check",
        help="say what is wrong, and write nothing",
        description="Checks all specs. If they are sound, says which generated files are"
        " out of date, missing, edited by hand, left over or foreign. Writes nothing and"
        " renders nothing.",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    project, catalogue, findings = load_here()
    done = ""
    if catalogue:
        units = plan_units(catalogue, project.package, read_tool())
        findings += inspect(project.out, units)
        done = f"checked {several(len(catalogue.endpoints), 'model')}: all is well"
    return report(findings, done, arguments.json)
