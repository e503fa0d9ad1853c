"""`pixelspec power`: whether the generated checks notice every wrong fact."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pixelspec.cli.chosen import lacking, unknown
from pixelspec.cli.load import load_here
from pixelspec.cli.report import FINE, FOUND, add_json, report, several
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.read.tool import read_tool

if TYPE_CHECKING:
    from pixelspec.power.pool import Bureau
    from pixelspec.power.verdict import Measured, Verdict

NEEDED = (
    "jinja2",
    "black",
    "datamodel_code_generator",
    "httpx2",
    "hypothesis",
    "pytest",
)
WIDTH = 40
STALE = "if the specs or the templates have changed, run `pixelspec generate` first"


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "power",
        help="make every fact false, and see which check notices",
        description="Flips every fact of the specs, first in the emulator alone, then in"
        " the client alone, and runs the generated checks. A mutant is killed by a check"
        " that names the fact, or proved equivalent; one that survives ends with 1.",
    )
    parser.add_argument(
        "models",
        nargs="*",
        metavar="MODEL",
        help="only this model (gccai/gpt-image-2-official) or all of one provider (gccai),"
        " with what the provider says",
    )
    parser.add_argument("--control", action="store_true", help=CONTROL)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="list every mutant"
    )
    parser.add_argument("--jobs", type=int, default=0, help="processes; one a core")
    add_json(parser)
    parser.set_defaults(run=run)


CONTROL = "ask a provider that knows no facts instead: every group must fail"


def run(arguments: argparse.Namespace) -> int:
    project, catalogue, findings = load_here()
    if catalogue is None:
        return report(findings, "", arguments.json)
    chosen = list(_chosen(arguments.models, catalogue))
    missing = lacking("power", "measuring", NEEDED, "generate,conformance")
    wrong = missing or unknown("power", arguments.models, catalogue)
    if wrong or not chosen:
        return report((*findings, *wrong), "", arguments.json)
    # What they import takes a second, which a wrong word need not pay.
    from pixelspec.power.pool import Bureau
    from pixelspec.power.source import Renderer

    renderer = Renderer(read_tool().templates)
    known = {endpoint.id: endpoint for endpoint in catalogue.endpoints}
    bureau = Bureau(known, project.out, renderer)
    if arguments.control:
        return _controlled(bureau, project.out, chosen)
    return _measured(bureau, chosen, arguments)


def _measured(
    bureau: Bureau, chosen: Sequence[Endpoint], arguments: argparse.Namespace
) -> int:
    from pixelspec.power.pool import jobs, run_all

    start = time.perf_counter()
    todo = jobs(chosen, tuple(bureau.endpoints.values()))
    bar = Bar(sum(job.size for job in todo))
    found = run_all(todo, bureau, arguments.jobs, bar.advance)
    bar.clear()
    seconds = time.perf_counter() - start
    if arguments.json:
        print(json.dumps([one.as_json() for one in found], indent=2))
    else:
        for line in told(found, arguments.verbose):
            print(line)
        print(f"{total(found)}, {seconds:.1f} s")
    return FOUND if any(one.failed for one in found) else FINE


def _controlled(bureau: Bureau, out: Path, chosen: Sequence[Endpoint]) -> int:
    """Every group, against a provider that knows nothing."""
    from pixelspec.power.control import unmoved
    from pixelspec.power.stand import stand_of

    stands = [stand_of(endpoint, out, bureau.renderer) for endpoint in chosen]
    found = unmoved(stands)
    for id, groups in found.items():
        print(f"{id}: no check fails in {', '.join(groups)}")
    if not found:
        counted = several(len(stands), "model")
        print(f"{counted}: every group fails against a provider that knows no facts")
    return FOUND if found else FINE


def told(found: Sequence[Measured], verbose: bool) -> Iterator[str]:
    """What became of the mutants of each file."""
    from pixelspec.power.verdict import tally

    for one in found:
        yield f"{one.name}: {total([one])}, {several(one.checks, 'check')}"
        yield from (f"  fails before anything is flipped: {why}" for why in one.red)
        if one.red:
            yield f"  {STALE}"
        for verdict in one.verdicts if verbose else one.survivors:
            yield f"  {_line(verdict)}"
        groups = tally(v.group for v in one.verdicts if v.outcome == "killed")
        if groups:
            yield f"  killed by {', '.join(f'{g} {n}' for g, n in groups)}"
        for proof, count in tally(v.proof for v in one.verdicts if v.proof):
            yield f"  equivalent, {proof}: {count}"
        if one.prose:
            yield f"  {one.prose} prose facts: proved equivalent"
        if one.fixed:
            yield f"  {len(one.fixed)} with one value in the language: {', '.join(one.fixed)}"


def total(found: Sequence[Measured]) -> str:
    count = sum(len(one.verdicts) for one in found)
    killed, equal, lived = (
        sum(one.count(word) for one in found)
        for word in ("killed", "equivalent", "survived")
    )
    return (
        f"{several(count, 'mutant')}: {killed} killed, {equal} equivalent,"
        f" {lived} survived"
    )


def _line(verdict: Verdict) -> str:
    head = f"{verdict.outcome:10} {verdict.side:8} {verdict.fact}: {verdict.flip}"
    if verdict.outcome == "killed":
        return f"{head} [{verdict.by}]"
    if verdict.outcome == "equivalent":
        return f"{head} [{verdict.proof}]"
    if verdict.unnamed:
        return f"{head} [unnamed: killed by {verdict.unnamed}, which does not name it]"
    named = ", ".join(verdict.named_by)
    shown = f"; {verdict.request} shows it" if verdict.request else ""
    return f"{head} [{f'passes {named}' if named else 'no check names it'}{shown}]"


class Bar:
    """How many facts are done, on a terminal alone."""

    def __init__(self, whole: int) -> None:
        self._whole = max(whole, 1)
        self._done = 0
        self._shown = sys.stderr.isatty()
        self.advance(0)

    def advance(self, size: int) -> None:
        self._done += size
        if self._shown:
            filled = WIDTH * self._done // self._whole
            bar = f"{'#' * filled:{WIDTH}}"
            print(
                f"\r[{bar}] {self._done}/{self._whole} facts", end="", file=sys.stderr
            )
            sys.stderr.flush()

    def clear(self) -> None:
        if self._shown:
            print(f"\r{' ' * (WIDTH + 40)}\r", end="", file=sys.stderr)


def _chosen(models: Sequence[str], catalogue: Catalogue) -> Iterator[Endpoint]:
    for endpoint in catalogue.endpoints:
        if not models or endpoint.id in models or endpoint.provider.id in models:
            yield endpoint
