"""`pixelspec generate`: writes the client, and only what is out of date of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from pixelspec.cli.chosen import lacking, unknown
from pixelspec.cli.load import load_here
from pixelspec.cli.report import add_json, failed, report, several
from pixelspec.model.catalogue import Catalogue
from pixelspec.place import Finding
from pixelspec.plan.units import ModelUnit, PackageUnit, Tool, Unit, plan_units
from pixelspec.read.project import Project
from pixelspec.read.tool import read_tool
from pixelspec.write import up_to_date, write

NEEDED = ("jinja2", "black", "datamodel_code_generator")


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "generate",
        help="write the client from the specs",
        description="Checks all specs, then writes the Python client, its docs and"
        " for each model conformance/PROVIDER/test_MODEL.py, which pytest runs against the"
        " emulator or the provider; `pixelspec power PROVIDER/MODEL` proves these checks."
        " What is up to date is left alone; what no spec makes any more is deleted.",
    )
    parser.add_argument(
        "models",
        nargs="*",
        metavar="MODEL",
        help="only this model (gccai/gpt-image-2-official) or all of one provider"
        " (gccai), with what they share; nothing is deleted then of other models",
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    project, catalogue, findings = load_here()
    done = ""
    if catalogue:
        wrong = unknown("generate", arguments.models, catalogue)
        if not wrong:
            done, wrong = _generated(project, catalogue, arguments.models)
        findings += wrong
    return report(findings, done, arguments.json)


def _generated(
    project: Project, catalogue: Catalogue, models: Sequence[str]
) -> tuple[str, tuple[Finding, ...]]:
    """What was done in words, and what was in its way."""
    tool = read_tool()
    units = plan_units(catalogue, project.package, tool)
    chosen = [unit for unit in units if not models or _belongs(unit, models)]
    stale = [unit for unit in chosen if not up_to_date(project.out, unit)]
    missing = lacking("generate", "generating", NEEDED, "generate") if stale else ()
    if missing:
        return "", missing
    outcome = write(project.out, units, _rendered(stale, tool), prune=not models)
    if failed(outcome.findings):
        return "", outcome.findings
    count = sum(isinstance(unit.content, ModelUnit) for unit in chosen)
    written = len(outcome.written)
    unchanged = sum(len(unit.files) for unit in chosen) - written
    done = f"generated {several(count, 'model')}: {several(written, 'file')} written"
    deleted = f", {len(outcome.deleted)} deleted" if outcome.deleted else ""
    return f"{done}, {unchanged} unchanged{deleted}", outcome.findings


def _rendered(units: Sequence[Unit], tool: Tool) -> dict[str, dict[str, str]]:
    if not units:
        return {}
    # What it imports takes half a second, which a run without changes need not pay.
    from pixelspec.render import render

    return {unit.name: render(unit, tool) for unit in units}


def _belongs(unit: Unit, models: Sequence[str]) -> bool:
    """Whether a unit is wanted, or shared by what is wanted."""
    if isinstance(unit.content, PackageUnit):
        return True
    provider = unit.name.partition("/")[0]
    if isinstance(unit.content, ModelUnit):
        return unit.name in models or provider in models
    return provider in {model.partition("/")[0] for model in models}
