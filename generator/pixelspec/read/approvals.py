"""Approvals of reviewed changes, one file each, so that two never conflict."""

from __future__ import annotations

from dataclasses import dataclass

from pixelspec.place import Finding, Place, nearest
from pixelspec.read.sides import Part
from pixelspec.read.tree import Entry, Mapping, Scalar
from pixelspec.read.yaml import read_yaml

NEEDED = ("id", "path", "change", "reason", "owner")
KEYS = (*NEEDED, "correction")


@dataclass(frozen=True)
class Approval:
    """One change, known by its id, by its fact and by the hash of before and after.
    `correction`: the docs were wrong, the provider did not change."""

    id: str
    path: str
    change: str
    reason: str
    owner: str
    correction: bool
    place: Place


def read_approval(part: Part) -> tuple[Approval | None, tuple[Finding, ...]]:
    """What stands in the file of an approval."""
    node, findings = read_yaml(part.data or b"", part.shown)
    if findings or node is None:
        return None, findings
    if not isinstance(node, Mapping):
        return None, (Finding(node.place, "approval", "this is no approval"),)
    wrong = [_unknown(entry) for entry in node if entry.key not in KEYS]
    said = {entry.key: _text(entry) for entry in node if entry.key in NEEDED}
    for key in NEEDED:
        if not said.get(key):
            message = (
                f"'{key}' is missing" if key not in said else f"'{key}' is no text"
            )
            wrong.append(Finding(node.place, "approval", message, key))
    stated = node.get("correction")
    correction = isinstance(stated, Scalar) and stated.value is True
    if wrong:
        return None, tuple(wrong)
    place = Place(part.shown, 1, 1)
    return Approval(**said, correction=correction, place=place), ()


def _text(entry: Entry) -> str:
    value = entry.node.value if isinstance(entry.node, Scalar) else None
    return value if isinstance(value, str) else ""


def _unknown(entry: Entry) -> Finding:
    hint = nearest(entry.key, KEYS)
    return Finding(
        entry.place, "approval", f"unknown key '{entry.key}'", entry.key, hint
    )
