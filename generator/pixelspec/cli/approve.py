"""Writes the approval of one change into a file of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256

from pixelspec.compare.change import Change
from pixelspec.place import NOWHERE, Finding
from pixelspec.read.git import GitFailure, repository
from pixelspec.read.project import Project
from pixelspec.read.sides import APPROVALS
from pixelspec.write import create


@dataclass(frozen=True)
class Consent:
    """What somebody says of a change."""

    id: str
    path: str
    reason: str
    owner: str
    correction: bool


def approve(
    project: Project, changes: Sequence[Change], consent: Consent
) -> tuple[str, tuple[Finding, ...]]:
    """The file that was written, or why none was."""
    fits = [c for c in changes if (c.id, c.fact) == (consent.id, consent.path)]
    if not fits:
        return "", (_nothing(changes, consent),)
    if not consent.reason.strip():
        message, hint = "an approval needs a reason", "add --reason"
        return "", (Finding(NOWHERE, "approval", message, hint=hint),)
    owner = consent.owner or _owner(project)
    if not owner:
        message, hint = "nobody is named who approves", "add --owner"
        return "", (Finding(NOWHERE, "approval", message, hint=hint),)
    change = fits[0]
    path = project.specs / APPROVALS / f"{name_of(change)}.yaml"
    return path.name, create({path: written(change, consent, owner)})


def name_of(change: Change) -> str:
    """Two approvals of the same change are one file, all others are two."""
    key = "\0".join((change.id, change.fact, change.digest))
    return sha256(key.encode()).hexdigest()[:16]


def written(change: Change, consent: Consent, owner: str) -> str:
    lines = {
        "id": change.id,
        "path": change.fact,
        "change": change.digest,
        "reason": " ".join(consent.reason.split()),
        "owner": owner,
    }
    text = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in lines.items()
    )
    return text + ("correction: true\n" if consent.correction else "")


def _nothing(changes: Sequence[Change], consent: Consent) -> Finding:
    known = [f"{change.id} '{change.fact}'" for change in changes]
    close = get_close_matches(f"{consent.id} '{consent.path}'", known, n=1, cutoff=0.3)
    hint = f"did you mean {close[0]}?" if close else "see what `pixelspec diff` shows"
    message = f"no change '{consent.id}' of {consent.path}"
    return Finding(NOWHERE, "approval", message, hint=hint)


def _owner(project: Project) -> str:
    try:
        return repository(project.root).setting("user.name")
    except GitFailure:
        return ""
