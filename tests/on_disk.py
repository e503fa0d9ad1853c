"""Units as `plan` makes them, and what a folder holds after they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pixelspec.place import Finding
from pixelspec.write import write

FILES = {"client/a/one.py": "ONE = 1\n", "docs/a/one.md": "# One\n"}


@dataclass(frozen=True)
class Made:
    """A unit as `plan` makes them."""

    name: str
    fingerprint: str
    files: tuple[str, ...]


def unit(
    name: str = "a/one", files: Mapping[str, str] = FILES, facts: str = "f1"
) -> Made:
    return Made(name, facts, tuple(files))


def put(out: Path, *made: tuple[Made, Mapping[str, str]]) -> tuple[Finding, ...]:
    """Writes units with their texts, and nothing besides."""
    units = [unit for unit, _ in made]
    return write(out, units, {u.name: files for u, files in made}).findings


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]
