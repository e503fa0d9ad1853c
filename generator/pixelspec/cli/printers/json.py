"""A review for programs, as `schema/output/diff.schema.json` says."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from pixelspec.cli.judged import Review, Verdict, touches
from pixelspec.place import Place

VERSION = 1


def render(review: Review) -> str:
    whole = {
        "version": VERSION,
        "base": review.base,
        "head": review.head,
        "exit": review.code,
        "levels": review.levels,
        "providers": {
            name: {"touched": touches(verdicts)}
            for name, verdicts in review.providers.items()
        },
        "changes": [_change(verdict) for verdict in review.verdicts],
        "stale": [
            {"place": _place(f.place), "message": f.message} for f in review.stale
        ],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _change(verdict: Verdict) -> dict[str, Any]:
    change, approval = verdict.change, verdict.approval
    return {
        "id": change.id,
        "level": change.level,
        "cost": change.cost,
        "subject": change.subject,
        "path": change.path,
        "says": change.says,
        "before": change.before,
        "after": change.after,
        "change": change.digest,
        "base": _place(change.base),
        "head": _place(change.head),
        "stops": verdict.stops,
        "approval": asdict(approval) if approval else None,
        "witness": asdict(change.witness) if change.witness else None,
        "unwitnessed": change.unwitnessed,
    }


def _place(place: Place) -> dict[str, Any]:
    return asdict(place)
