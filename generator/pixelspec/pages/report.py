"""Tells what became of a page: for people, for programs, and for a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pixelspec.pages.compare import Change
from pixelspec.place import Place

QUIET = ("unchanged",)
Placing = Callable[[str], Place]


@dataclass(frozen=True)
class Drift:
    """What became of a page. `stale` are the changes that unseat facts, `fresh` the new
    blocks that nobody has read."""

    target: str
    page: str
    changes: tuple[Change, ...]
    literal_only: bool = False

    @property
    def stale(self) -> tuple[Change, ...]:
        kinds = ("changed", "removed")
        return tuple(
            c for c in self.changes if c.kind in kinds and c.old and c.old.facts
        )

    @property
    def fresh(self) -> tuple[Change, ...]:
        """New blocks, and changed ones that had been waived."""
        return tuple(
            c
            for c in self.changes
            if c.new
            and not c.new.scaffold
            and (c.kind == "new" or (c.kind == "changed" and c.old and not c.old.facts))
        )

    @property
    def counts(self) -> Counter[str]:
        return Counter(c.kind for c in self.changes)

    @property
    def silent(self) -> bool:
        """Whether no fact is unseated and nothing new is to be read."""
        return not self.stale and not self.fresh

    @property
    def noticed(self) -> bool:
        """Whether the page differs at all from the one that was read."""
        return any(c.kind != "unchanged" for c in self.changes)


def as_text(drift: Drift, placing: Placing) -> str:
    lines = [f"{drift.target} ({drift.page}): {summary(drift)}"]
    if drift.literal_only:
        lines.append(
            "in another language: numbers, names and values alone are compared"
        )
    for change in _told(drift):
        lines.append(f"  {_where(change)}: {_word(change)}")
        lines += [f"    {placing(path)}: {path}" for path in paths_of(change)]
    return "\n".join(lines)


def as_markdown(drift: Drift, placing: Placing) -> str:
    """For a pull request: what is to be read again, and where it stands in the spec."""
    lines = [f"### {drift.target} ({drift.page})", "", f"{summary(drift)}.", ""]
    if drift.literal_only:
        lines += ["Another language: only numbers, names and values were compared.", ""]
    told = list(_told(drift))
    if told:
        lines += ["| block | line | what | facts |", "| --- | --- | --- | --- |"]
    for change in told:
        facts = "<br>".join(f"`{placing(path)}` {path}" for path in paths_of(change))
        # A locator may hold what a page wrote in a cell; it must not end the code.
        locator = change.locator.replace("|", "\\|").replace("`", "'")
        row = (f"`{locator}`", _line(change), _word(change), facts)
        lines.append(f"| {' | '.join(map(str, row))} |")
    return "\n".join(lines).rstrip()


def as_json(drift: Drift, placing: Placing) -> str:
    return json.dumps(
        {
            "for": drift.target,
            "page": drift.page,
            "literal_only": drift.literal_only,
            "counts": dict(drift.counts),
            "silent": drift.silent,
            "changes": [
                {
                    "kind": change.kind,
                    "block": change.locator,
                    "was": change.old.locator if change.old else None,
                    "line": change.new.line if change.new else None,
                    "scaffold": bool(change.new and change.new.scaffold),
                    "stale": change in drift.stale,
                    "facts": [
                        {"path": path, "at": str(placing(path))}
                        for path in paths_of(change)
                    ],
                }
                for change in drift.changes
                if change.kind not in QUIET
            ],
        },
        indent=2,
    )


def summary(drift: Drift) -> str:
    """`3 changed, 1 new; 4 facts to be read again`."""
    order = ("changed", "removed", "new", "reworded", "moved", "unchanged")
    counts = ", ".join(f"{drift.counts[k]} {k}" for k in order if drift.counts[k])
    paths = {path for change in drift.stale for path in paths_of(change)}
    if paths:
        noun = "fact" if len(paths) == 1 else "facts"
        return f"{counts}; {len(paths)} {noun} to be read again"
    if drift.fresh:
        return f"{counts}; {len(drift.fresh)} to be read"
    return f"{counts}; no fact is unseated"


def paths_of(change: Change) -> tuple[str, ...]:
    return tuple(path for path, _ in change.old.facts) if change.old else ()


def _told(drift: Drift) -> Iterator[Change]:
    """What a person should see: navigation is only counted."""
    for change in drift.changes:
        idle = change.new.scaffold if change.new else change.old and change.old.scaffold
        if change.kind not in QUIET and not idle:
            yield change


def _where(change: Change) -> str:
    line = change.new.line if change.new else None
    return f"line {line}, {change.locator}" if line else change.locator


def _line(change: Change) -> str:
    return str(change.new.line) if change.new else ""


def _word(change: Change) -> str:
    moved = change.old and change.new and change.old.locator != change.new.locator
    was = f" (was {change.old.locator})" if moved and change.old else ""
    return f"{change.kind}{was}"
