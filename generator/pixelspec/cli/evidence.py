"""`pixelspec check --reply`: what a real reply says about the facts of a spec."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pixelspec.cli.load import load_here
from pixelspec.cli.report import FINE, FOUND, USAGE, line, report
from pixelspec.evidence.evidence import Evidence, evidence
from pixelspec.evidence.observation import VERDICTS, Observation, Verdict
from pixelspec.evidence.recognise import Unclear
from pixelspec.evidence.sample import NoReport, Sample, sample
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.place import NOWHERE, Finding, Place, nearest
from pixelspec.read.reply import read_reply

RULE = "reply"
WORDS: dict[Verdict, str] = {"open": "may close", "unseen": "not seen"}


def check_reply(arguments: argparse.Namespace) -> int:
    _, catalogue, findings = load_here()
    if catalogue is None:
        return report(findings, "", arguments.json)
    known = {endpoint.id: endpoint for endpoint in catalogue.endpoints}
    endpoint = known.get(arguments.model)
    if endpoint is None:
        hint = nearest(arguments.model, known) or f"known: {', '.join(sorted(known))}"
        return _refuse(NOWHERE, f"no model {arguments.model!r}", hint, arguments.json)
    value, name, wrong = read_reply(arguments.reply)
    if wrong:
        return _refused(wrong, arguments.json)
    return _weigh(endpoint, value, name, arguments)


def _weigh(
    endpoint: Endpoint, value: object, name: str, arguments: argparse.Namespace
) -> int:
    place, as_json = Place(name), arguments.json
    try:
        came = sample(value, arguments.http)
    except NoReport as error:
        return _refuse(place, str(error), "", as_json)
    operation = arguments.operation or ""
    stray = _stray(endpoint, came) or _no_operation(endpoint.provider, operation)
    if stray:
        return _refuse(place, *stray, as_json)
    found = evidence(endpoint, came, operation)
    if isinstance(found, Unclear):
        return _refuse(place, *_unclear(endpoint.provider, found), as_json)
    return _tell(endpoint, found, name, as_json)


def _stray(endpoint: Endpoint, came: Sample) -> tuple[str, str] | None:
    """What is wrong with a report of something else."""
    about = came.model or came.provider
    same = (came.provider or endpoint.provider.id) == endpoint.provider.id
    if same and came.model in ("", endpoint.id):
        return None
    hint = f"--for {_escaped(came.model)}" if came.model else ""
    return f"the report is of {_escaped(about)}, not of {endpoint.id}", hint


def _escaped(text: str) -> str:
    """What somebody else wrote, with no sign in it that a terminal would obey."""
    return json.dumps(text)[1:-1].replace("\x7f", "\\u007f")


def _no_operation(provider: Provider, name: str) -> tuple[str, str] | None:
    names = [operation.name for operation in provider.operations]
    if not name or name in names:
        return None
    hint = nearest(name, names) or f"known: {', '.join(names)}"
    return f"no operation {name!r} of {provider.id}", hint


def _unclear(provider: Provider, found: Unclear) -> tuple[str, str]:
    listed = "; ".join(f"{name}: {why}" for name, why in found.candidates)
    names = ", ".join(operation.name for operation in provider.operations)
    hint = f"say what it answered with --operation ({names})"
    return f"{found.why}, so it cannot be told which it is ({listed})", hint


def _refuse(place: Place, message: str, hint: str, as_json: bool) -> int:
    return _refused([Finding(place, RULE, message, hint=hint)], as_json)


def _refused(findings: Sequence[Finding], as_json: bool) -> int:
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            print(line(finding), file=sys.stderr)
    return USAGE


def _tell(endpoint: Endpoint, found: Evidence, name: str, as_json: bool) -> int:
    if as_json:
        whole = [_as_json(endpoint, seen) for seen in found.observations]
        print(json.dumps(whole, indent=2))
    else:
        as_what = f"the reply '{found.reply}'" if found.reply else "a reply"
        print(f"{name}: {as_what} of {endpoint.id}")
        for seen in found.observations:
            print(_line(seen))
    print(_summary(found), file=sys.stderr if as_json else sys.stdout)
    return FOUND if found.of("contradicted") else FINE


def _line(seen: Observation) -> str:
    word = WORDS.get(seen.verdict, seen.verdict)
    hint = f"; {seen.hint}" if seen.hint else ""
    at = f" ({', '.join(seen.source.at)})" if seen.source.at else ""
    return f"{seen.source.place}: {word}: {seen.path}: {seen.says}{hint}{at}"


def _as_json(endpoint: Endpoint, seen: Observation) -> dict[str, Any]:
    return {
        "place": asdict(seen.source.place),
        "path": seen.path,
        "rule": RULE,
        "level": "error" if seen.verdict == "contradicted" else "note",
        "message": seen.says,
        "hint": seen.hint,
        "verdict": WORDS.get(seen.verdict, seen.verdict),
        "at": list(seen.source.at),
        "confidence": seen.source.confidence,
        "model": endpoint.id,
    }


def _summary(found: Evidence) -> str:
    counted = Counter(seen.verdict for seen in found.observations)
    return ", ".join(f"{counted[v]} {WORDS.get(v, v)}" for v in VERDICTS)
