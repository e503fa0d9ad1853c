"""A review as the comment of a pull request: the summary first, what is safe folded up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pixelspec.cli.judged import Review, Verdict, touches
from pixelspec.cli.printers.text import counted, places
from pixelspec.compare.change import Change

MARKER = "<!-- pixelspec diff -->"
COSTS = {"up": "may cost more", "down": "may cost less", "unknown": "cost unknown"}
# What GitHub would take for markup, a mention or a reference.
SPECIAL = re.compile(r"([\\`*_\[\]<>|~#!$])")


def render(review: Review) -> str:
    lines = [MARKER, *_summary(review)]
    heavy = [v for v in review.verdicts if v.change.level in ("breaking", "risky")]
    light = [v for v in review.verdicts if v not in heavy]
    for subject in dict.fromkeys(v.change.subject for v in heavy):
        lines += ["", f"### {plain(subject)}"]
        own = [verdict for verdict in heavy if verdict.change.subject == subject]
        for verdict in own:
            lines += _change(verdict)
    lines += _tables(review.verdicts)
    if light:
        lines += ["", f"<details><summary>{len(light)} safe or docs only</summary>", ""]
        lines += [_line(verdict) for verdict in light]
        lines += ["", "</details>"]
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """Text of a spec that is only text, whatever it looks like."""
    calm = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return calm.replace("@", "@&#8203;").replace("://", "&#58;//")


def code(text: str) -> str:
    """Text between backticks, as many as it takes."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{' '.join(text.split())}{space}{fence}"


def _summary(review: Review) -> Iterator[str]:
    if not review.verdicts:
        yield "## No change of a spec"
    else:
        yield f"## Spec changes: {counted(review)}"
        yield ""
        yield "| provider | callers | breaking | risky | to be approved |"
        yield "| --- | --- | --- | --- | --- |"
        for name, verdicts in review.providers.items():
            word = "**touched**" if touches(verdicts) else "notice nothing"
            yield f"| {plain(name)} | {word} | {_numbers(verdicts)} |"
    for finding in review.stale:
        yield ""
        yield f"- {plain(str(finding))}"


def _numbers(verdicts: Sequence[Verdict]) -> str:
    levels = [verdict.change.level for verdict in verdicts]
    stops = sum(verdict.stops for verdict in verdicts)
    return f"{levels.count('breaking')} | {levels.count('risky')} | {stops}"


def _change(verdict: Verdict) -> Iterator[str]:
    change = verdict.change
    yield ""
    yield _line(verdict)
    if change.witness:
        yield ""
        yield "  | request | before | after |"
        yield "  | --- | --- | --- |"
        before, after = change.witness.before.text, change.witness.after.text
        shown = code(change.witness.body).replace("|", "\\|")
        yield f"  | {shown} | {plain(before)} | {plain(after)} |"
        notes = [change.witness.price] if change.witness.price else []
        notes += [] if change.witness.alone else ["shown with this change alone"]
        if notes:
            yield ""
            yield f"  {plain('; '.join(notes))}"


def _line(verdict: Verdict) -> str:
    change = verdict.change
    words = [f"**{change.level}**"] if change.level in ("breaking", "risky") else []
    words += [code(change.id), plain(change.says)]
    cost = COSTS.get(change.cost)
    tail = [cost] if cost else []
    tail += [code(change.path)] if change.path else []
    tail += [places(change)]
    if not change.witness and change.unwitnessed:
        tail.append(f"no request shows it: {change.unwitnessed}")
    if verdict.approval:
        said = f"{verdict.approval.owner}: {verdict.approval.reason}"
        tail.append(f"approved by {plain(said)}")
    return f"- {' '.join(words)} ({'; '.join(tail)})"


def _tables(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The cells that changed, by row and column, old and new."""
    for subject in dict.fromkeys(v.change.subject for v in verdicts if v.change.cells):
        cells = _cells([v.change for v in verdicts if v.change.subject == subject])
        rows = dict.fromkeys(row for row, _ in cells)
        columns = list(dict.fromkeys(column for _, column in cells))
        yield ""
        yield f"#### Pixels of {plain(subject)}"
        yield ""
        yield f"| size | {' | '.join(plain(c) or 'pixels' for c in columns)} |"
        yield "| --- |" + " --- |" * len(columns)
        for row in rows:
            listed = (cells.get((row, column), "") for column in columns)
            yield f"| {plain(row)} | {' | '.join(listed)} |"


def _cells(changes: Sequence[Change]) -> dict[tuple[str, str], str]:
    return {
        (row, column): f"{plain(before)} → **{plain(after)}**"
        for change in changes
        for row, column, before, after in change.cells
    }
