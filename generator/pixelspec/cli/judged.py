"""Changes as a review judges them: approved or not, and whether they stop the merge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pixelspec.cli.report import FINE, FOUND
from pixelspec.compare.change import LEVELS, Change, Level
from pixelspec.place import Finding
from pixelspec.read.approvals import Approval, read_approval
from pixelspec.read.sides import Side, loaded

NEVER = "never"
THRESHOLDS = (*LEVELS, NEVER)


@dataclass(frozen=True)
class Verdict:
    """A change, who approved it, and whether it stops."""

    change: Change
    approval: Approval | None
    stops: bool


@dataclass(frozen=True)
class Review:
    """What a printer shows; `stale` are new approvals of what is not among the changes."""

    base: str
    head: str
    verdicts: tuple[Verdict, ...]
    stale: tuple[Finding, ...] = ()

    @property
    def code(self) -> int:
        stopped = self.stale or any(verdict.stops for verdict in self.verdicts)
        return FOUND if stopped else FINE

    @property
    def levels(self) -> dict[Level, int]:
        """How many changes of each level, heaviest first."""
        counted = Counter(verdict.change.level for verdict in self.verdicts)
        return {level: counted[level] for level in LEVELS}

    @property
    def providers(self) -> dict[str, tuple[Verdict, ...]]:
        names = sorted({verdict.change.provider for verdict in self.verdicts})
        return {
            name: tuple(v for v in self.verdicts if v.change.provider == name)
            for name in names
        }


def touches(verdicts: Sequence[Verdict]) -> bool:
    """Whether a caller who edits nothing notices any of these."""
    return any(v.change.level in ("breaking", "risky") for v in verdicts)


def new_approvals(
    base: Side, head: Side
) -> tuple[tuple[Approval, ...], tuple[Finding, ...]]:
    """The approvals that head has and base has not; older ones are history."""
    names = [name for name in head.approvals if name not in base.approvals]
    files = loaded(head, names).approvals
    read = [read_approval(files[name]) for name in names]
    found = tuple(approval for approval, _ in read if approval)
    return found, tuple(finding for _, findings in read for finding in findings)


def judged(
    base: Side,
    head: Side,
    changes: Sequence[Change],
    approvals: Sequence[Approval],
    threshold: str,
) -> Review:
    known = {(a.id, a.path, a.change): a for a in approvals}
    verdicts = []
    for change in changes:
        approval = known.get((change.id, change.fact, change.digest))
        stops = approval is None and _stops(change, threshold)
        verdicts.append(Verdict(change, approval, stops))
    met = {(v.approval.id, v.approval.path) for v in verdicts if v.approval}
    stale = tuple(_stale(a) for a in approvals if (a.id, a.path) not in met)
    return Review(base.label, head.label, tuple(verdicts), stale)


def _stops(change: Change, threshold: str) -> bool:
    if threshold == NEVER:
        return False
    return change.fails or THRESHOLDS.index(change.level) <= THRESHOLDS.index(threshold)


def _stale(approval: Approval) -> Finding:
    message = f"approves '{approval.id}' of {approval.path}, which is not what changed"
    hint = "delete it, and approve what `pixelspec diff` shows"
    return Finding(approval.place, "approval", message, hint=hint)
