"""`pixelspec fmt`: brings specs into the common style."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from pixelspec.cli.report import report, several
from pixelspec.fmt import format_text
from pixelspec.place import Finding, Place
from pixelspec.read.files import LOCK, read_bytes, shown, spec_files
from pixelspec.read.project import find_project
from pixelspec.read.text import decode
from pixelspec.write import save

Findings = tuple[Finding, ...]


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "fmt",
        help="bring specs into the common style",
        description="Writes specs in the one style that all of them have. What a file"
        " says stays the same, its comments too.",
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="all specs if none is named"
    )
    parser.add_argument(
        "--check", action="store_true", help="only say which files would change"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    files, findings = (arguments.files, ()) if arguments.files else _all()
    # What `pixelspec docs` writes has its own style.
    files = [file for file in files if not file.name.endswith(LOCK)]
    changed = 0
    for file in files:
        differs, wrong = _formatted(file, arguments.check)
        changed += differs
        findings += wrong
    same = len(files) - changed
    done = f"{several(changed, 'file')} formatted, {same} unchanged"
    return report(findings, done)


def _all() -> tuple[Sequence[Path], Findings]:
    project, wrong = find_project(Path.cwd())
    if wrong:
        return (), wrong
    files, findings = spec_files(project.specs, project.providers)
    return [file.path for file in files if file.kind != "release"], findings


def _formatted(path: Path, only_check: bool) -> tuple[bool, Findings]:
    """Whether a file was not in the style, and what a person should know of it."""
    data, findings = read_bytes(path)
    if findings:
        return False, findings
    text, findings = decode(data, shown(path))
    formatted, wrong = format_text(text, shown(path)) if not findings else ("", ())
    if findings or wrong:
        return False, (*findings, *wrong)
    if formatted.encode() == data:
        return False, ()
    if only_check:
        hint = f"run `pixelspec fmt {shown(path)}`"
        message = "not in the common style"
        return True, (Finding(Place(shown(path)), "fmt", message, hint=hint),)
    return True, save(path, formatted)
