"""What a release is called after a set of changes, and what its changelog says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pixelspec.compare.change import Change

Bump = Literal["major", "minor", "patch"]
HEADINGS = (
    ("breaking", "Breaking"),
    ("risky", "Behaviour"),
    ("safe", "Added or relaxed"),
    ("docs", "Docs"),
)
TITLE = "# Changelog\n"
SECTION = re.compile(r"^## ", re.MULTILINE)
PLAIN = re.compile(r"(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True)
class Entry:
    """A change in a changelog; `correction` if only the docs were wrong."""

    change: Change
    correction: bool = False


@dataclass(frozen=True)
class Edition:
    """One provider in a release: its title and the revision of its facts."""

    id: str
    title: str
    revision: str


def bump(changes: Sequence[Change]) -> Bump | None:
    """How far the version moves; None where nothing changed."""
    levels = {change.level for change in changes}
    if "breaking" in levels:
        return "major"
    if levels & {"risky", "safe"}:
        return "minor"
    return "patch" if levels else None


def raised(version: str, by: Bump) -> str | None:
    """The next version; below 1.0 what breaks moves the second number. None where the
    version is not three numbers."""
    found = PLAIN.fullmatch(version)
    if found is None:
        return None
    major, minor, patch = (int(number) for number in found.groups())
    if by == "major" and major:
        return f"{major + 1}.0.0"
    return f"{major}.{minor}.{patch + 1}" if by == "patch" else f"{major}.{minor + 1}.0"


def section(
    version: str, day: str, editions: Sequence[Edition], entries: Sequence[Entry]
) -> str:
    """The section of one release, its providers in the order of their ids."""
    lines = [f"## {version} - {day}"]
    changed = {entry.change.provider for entry in entries}
    known = {edition.id: edition for edition in editions}
    for id in sorted(changed | known.keys()):
        edition = known.get(id)
        if id in changed:
            lines += ["", _heading(id, edition), *_provider(id, entries)]
    same = [f"{e.id} ({e.revision})" for e in editions if e.id not in changed]
    if same:
        lines += ["", f"Unchanged: {', '.join(same)}."]
    return "\n".join(lines) + "\n"


def _heading(id: str, edition: Edition | None) -> str:
    if edition is None:
        return f"### {id}, gone"
    return f"### {edition.title} ({id}, revision {edition.revision})"


def _provider(id: str, entries: Sequence[Entry]) -> Iterator[str]:
    own = [entry for entry in entries if entry.change.provider == id]
    for level, heading in HEADINGS:
        listed = [entry for entry in own if entry.change.level == level]
        if listed:
            yield ""
            yield f"**{heading}**"
            yield ""
            yield from map(_entry, listed)


def _entry(entry: Entry) -> str:
    change = entry.change
    note = " The docs were wrong; the provider did not change." * entry.correction
    costs: Mapping[str, str] = {"up": " May cost more.", "down": " May cost less."}
    name = change.subject.partition("/")[2] or change.subject
    return f"- {name}: {change.says}.{costs.get(change.cost, '')}{note} `{change.id}`"


def with_section(changelog: str, version: str, text: str) -> str:
    """The changelog with a section at its top; one of the same version is replaced."""
    body = changelog or TITLE
    starts = [match.start() for match in SECTION.finditer(body)]
    if not starts:
        return f"{body.rstrip()}\n\n{text}"
    first = body[starts[0] :]
    if first.startswith(f"## {version} "):
        end = starts[1] if len(starts) > 1 else len(body)
        rest = body[end:]
        return body[: starts[0]] + text + (f"\n{rest}" if rest else "")
    return f"{body[: starts[0]]}{text}\n{first}"
