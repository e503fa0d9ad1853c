"""A review for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.cli.judged import Review, Verdict, touches
from pixelspec.compare.change import Change

COSTS = {"up": " $up", "down": " $down", "unknown": " $?", "none": ""}


def render(review: Review) -> str:
    blocks = ["\n".join(_block(verdict)) for verdict in review.verdicts]
    blocks += ["\n".join(str(finding) for finding in review.stale)] * bool(review.stale)
    return "\n\n".join([*blocks, _summary(review)]) + "\n"


def _block(verdict: Verdict) -> Iterator[str]:
    change = verdict.change
    yield f"{change.level}{COSTS[change.cost]}  {change.id}  {change.fact}"
    yield f"  {change.says}"
    yield f"  {places(change)}"
    if change.witness:
        yield f"  send     {change.witness.body}"
        yield f"  before   {change.witness.before.text}"
        yield f"  after    {change.witness.after.text}"
        if change.witness.price:
            yield f"  price    {change.witness.price}"
        if not change.witness.alone:
            yield "  this shows once the other changes are left out"
    elif change.unwitnessed:
        yield f"  no request shows it: {change.unwitnessed}"
    if verdict.approval:
        yield f"  approved by {verdict.approval.owner}: {verdict.approval.reason}"


def places(change: Change) -> str:
    """Where it stood and where it stands; one place where one side has none."""
    both = [str(place) for place in (change.base, change.head) if place.file]
    return " -> ".join(dict.fromkeys(both))


def counted(review: Review) -> str:
    """`2 breaking, 1 risky`, as far as there are any."""
    named = [f"{count} {level}" for level, count in review.levels.items() if count]
    return ", ".join(named)


def _summary(review: Review) -> str:
    if not review.verdicts:
        return f"no change from {review.base} to {review.head}"
    lines = [f"{counted(review)} from {review.base} to {review.head}"]
    for name, verdicts in review.providers.items():
        word = "are touched" if touches(verdicts) else "notice nothing"
        lines.append(f"{name}: callers {word}")
    stops = [verdict for verdict in review.verdicts if verdict.stops]
    if stops:
        first = stops[0].change
        lines.append(
            f"{len(stops)} to be approved, such as: pixelspec diff {review.base}"
            f" --approve {first.id} '{first.fact}' --reason '...'"
        )
    return "\n".join(lines)
