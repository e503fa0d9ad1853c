"""Tells findings to people and to programs, and turns them into an exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from pixelspec.place import Finding

FINE, FOUND, USAGE, CRASH = range(4)


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json",
        action="store_true",
        help="print findings to stdout as a JSON list of objects with place, path, rule,"
        " level, message and hint",
    )


def report(findings: Sequence[Finding], done: str, as_json: bool = False) -> int:
    """Prints the findings, and `done` where none of them is an error.

    People read findings on stderr; a program reads stdout, which then holds JSON alone.
    """
    ordered = sorted(set(findings))
    if as_json:
        print(json.dumps([asdict(finding) for finding in ordered], indent=2))
    else:
        for finding in ordered:
            print(line(finding), file=sys.stderr)
    if ordered:
        print(counted(ordered), file=sys.stderr)
    if failed(ordered):
        return FOUND
    print_if(done, sys.stderr if as_json else sys.stdout)
    return FINE


def failed(findings: Sequence[Finding]) -> bool:
    """Whether one of them is more than a warning."""
    return any(finding.level == "error" for finding in findings)


def line(finding: Finding) -> str:
    """A finding on one line; of no file, it is one of pixelspec."""
    text = str(finding) if finding.place.file else f"pixelspec{finding}"
    if finding.level == "error":
        return text
    place = str(finding.place) or "pixelspec"
    return f"{place}: {finding.level}{text[len(place) :]}"


def counted(findings: Sequence[Finding]) -> str:
    """`3 findings in 2 files`; a finding of no file counts, but not as a file."""
    files = {finding.place.file for finding in findings} - {""}
    found = several(len(findings), "finding")
    return f"{found} in {several(len(files), 'file')}" if files else found


def several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def print_if(text: str, stream: TextIO) -> None:
    if text:
        print(text, file=stream)
