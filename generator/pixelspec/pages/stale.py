"""Which facts of a changed page were read again, and which were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixelspec.pages.bind import Bound
from pixelspec.pages.claim import Claim
from pixelspec.pages.report import Drift
from pixelspec.place import NOWHERE, Finding


def still_stale(
    drift: Drift, claims: Sequence[Claim], bound: Bound
) -> Iterator[Finding]:
    """The facts whose block changed or went, and which stand in the spec as before.

    A fact was read again if the spec says something else of it now, and that stands on
    the page; or if the spec says it no more.
    """
    now: dict[str, Claim] = {claim.path: claim for claim in claims}
    missing = {finding.path for finding in bound.findings}
    for change in drift.stale:
        for path, worth in change.old.facts if change.old else ():
            claim = now.get(path) or now.get(path.partition(".body.")[0])
            gone = claim is None and path not in now
            edited = claim is not None and claim.worth != worth
            if gone or (edited and path not in missing):
                continue
            place = claim.place if claim else NOWHERE
            message = (
                f"{path} is stale: its block {change.locator} {_went(change.kind)}"
            )
            hint = "correct the spec, or say --still-accurate REASON"
            yield Finding(place, "docs-stale", message, path, hint)


def _went(kind: str) -> str:
    return "changed" if kind == "changed" else "is gone"
