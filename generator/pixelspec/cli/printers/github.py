"""A review as annotations that a workflow of GitHub shows at the lines of the spec."""

from __future__ import annotations

from pixelspec.cli.judged import Review, Verdict
from pixelspec.place import Place


def render(review: Review) -> str:
    lines = [_annotation(verdict) for verdict in review.verdicts]
    for finding in review.stale:
        lines.append(_written("error", finding.place, "approval", finding.message))
    return "".join(f"{line}\n" for line in lines)


def _annotation(verdict: Verdict) -> str:
    change = verdict.change
    weight = "warning" if change.level in ("breaking", "risky") else "notice"
    if verdict.stops:
        weight = "error"
    if verdict.approval:
        weight = "notice"
    said = change.says
    if change.witness:
        witness = change.witness
        said += f"\n{witness.body}\nbefore: {witness.before.text}"
        said += f"\nafter: {witness.after.text}"
    return _written(weight, change.head, f"{change.level}: {change.id}", said)


def _written(weight: str, place: Place, title: str, text: str) -> str:
    where = f"file={_property(place.file)}"
    if place.line:
        where += f",line={place.line},col={place.column}"
    return f"::{weight} {where},title={_property(title)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
