"""`pixelspec openapi`: a provider as an OpenAPI document, for the tools of others."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from pixelspec.cli.find import find_endpoints
from pixelspec.cli.report import FINE, failed, report
from pixelspec.openapi.document import text
from pixelspec.place import Finding, Place
from pixelspec.read.files import shown
from pixelspec.write import save

RULE = "openapi"


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "openapi",
        help="print a provider as an OpenAPI document",
        description="Prints what the specs say of a provider and its models as an OpenAPI"
        " 3.1 document in JSON (which is YAML, too). What OpenAPI has no words for stands"
        " under keys that begin with x-pixelspec-. A provider of which this project has no"
        " specs is taken from those that come with pixelspec.",
    )
    parser.add_argument("provider", metavar="PROVIDER", help="such as gccai")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write there instead of to stdout"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    endpoints, findings = find_endpoints(arguments.provider, Path.cwd(), RULE)
    if failed(findings):
        return report(findings, "")
    made = text(endpoints)
    out: Path | None = arguments.out
    if out is None:
        report(findings, "")
        print(made, end="")
        return FINE
    findings += _unwritable(out) or save(out, made)
    return report(findings, f"wrote {shown(out)}")


def _unwritable(out: Path) -> tuple[Finding, ...]:
    """Why nothing is to be put in the place of what stands there."""
    if os.path.isdir(out):
        message, hint = "is a folder", "name a file in it"
    elif os.path.exists(out) and not os.path.isfile(out):
        message, hint = "is no file, and pixelspec does not overwrite it", "name a file"
    elif not os.path.isdir(out.parent):
        message = "cannot be written: its folder is not there"
        hint = "make the folder first"
    else:
        return ()
    return (Finding(Place(shown(out)), RULE, message, hint=hint),)
