"""`pixelspec docs mutate`: proves on a page that no small edit of it would go unseen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from pixelspec.cli.report import FINE, FOUND, report
from pixelspec.pages.mutate import Score, mutation_run
from pixelspec.place import Finding, Place
from pixelspec.read.files import shown
from pixelspec.read.page import read_page_file

SUFFIXES = (".txt", ".md", ".mdx", ".html", ".htm")
LISTED = 10


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "mutate",
        help="edit pages in every small way, and see whether it is noticed",
        description="Changes every number, swaps every type, required-word and listed"
        " value, deletes every line, one at a time, and reads the page again: each must"
        " be noticed. Other spaces, bullets, signs and blank lines must be silent. Needs"
        " no spec and writes nothing; a long page takes a minute.",
    )
    parser.add_argument("pages", nargs="+", type=Path, metavar="PAGE_OR_FOLDER")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    code = FINE
    for path in _pages(arguments.pages):
        text, findings = read_page_file(str(path))
        if findings:
            code = report(findings, "")
            continue
        scores = mutation_run(text)
        print(f"{shown(path)}: {', '.join(map(_told, scores))}", flush=True)
        for score in scores:
            for what in score.wrong[:LISTED]:
                verb = "not silent" if score.group == "noise" else "not noticed"
                place = Place(shown(path))
                code = report([Finding(place, "docs-mutate", f"{what}: {verb}")], "")
    return FOUND if code else FINE


def _pages(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.suffix in SUFFIXES)
        else:
            yield path


def _told(score: Score) -> str:
    words = {
        "number": "numbers",
        "swap": "swaps",
        "line": "deleted lines",
        "noise": "kinds of noise silent",
    }
    return f"{score.right} of {score.count} {words[score.group]}"
