"""`pixelspec schema`: prints the JSON Schema of the spec language."""

from __future__ import annotations

import argparse

from pixelspec.cli.report import FINE
from pixelspec.shape import schema_text


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "schema",
        help="print the JSON Schema of the spec language",
        description="Prints the JSON Schema of a spec, for the completion of an editor:"
        " `pixelspec schema model > model.schema.json`, and in the first line of the spec"
        " `# yaml-language-server: $schema=model.schema.json`.",
    )
    parser.add_argument("kind", choices=("provider", "model"), help="of which spec")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    print(schema_text(arguments.kind), end="")
    return FINE
