"""Locks: which facts a unit was made from, and what its files looked like then."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

FOLDER = "facts"
# What a run that was killed leaves beside the file that it was writing.
LEFT = re.compile(r"\.[0-9a-f]{16}\.new")
ENTRY = re.compile(r"([0-9a-f]{64})  (\S.*)")


class Unit(Protocol):
    """What is generated together: a name for its lock, the hash of its facts, and its
    files below the output folder."""

    @property
    def name(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def files(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Lock:
    """The fingerprint of a unit, empty where the lock is damaged, and the hash of every
    file by its path."""

    fingerprint: str
    files: Mapping[str, str]


def lock_path(unit: str) -> str:
    """Where the lock of a unit stands below the output folder."""
    return f"{FOLDER}/{unit}.lock"


def all_locks(out: Path) -> dict[str, Lock]:
    """The locks of an output folder by the names of their units."""
    found = {}
    for path in sorted((out / FOLDER).rglob("*.lock")):
        name = path.relative_to(out / FOLDER).as_posix().removesuffix(".lock")
        lock = read_lock(out, name)
        if lock:
            found[name] = lock
    return found


def read_lock(out: Path, unit: str) -> Lock | None:
    """The lock of a unit, if it has one; a damaged one still owns what can be read."""
    path = out / lock_path(unit)
    if odd(path):
        return None
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return None
    first, *rest = text.replace("\r\n", "\n").split("\n")
    lines = [line for line in rest if line]
    entries = [found for found in map(ENTRY.fullmatch, lines) if found]
    files = {found[2]: found[1] for found in entries if plain(found[2])}
    # The mark of a merge conflict leaves a lock that proves nothing.
    sound = re.fullmatch(r"\S+", first) and len(files) == len(lines)
    return Lock(first if sound else "", files)


def plain(path: str) -> bool:
    """Whether a path goes straight down from where it starts."""
    steps = path.split("/")
    return "\\" not in path and not {"", ".", ".."} & set(steps)


def lock_text(fingerprint: str, files: Mapping[str, str]) -> str:
    digests = {path: sha256(text.encode()).hexdigest() for path, text in files.items()}
    lines = [fingerprint, *(f"{digests[path]}  {path}" for path in sorted(files))]
    return "".join(f"{line}\n" for line in lines)


def odd(path: Path) -> bool:
    """Whether it is neither file nor folder: reading a pipe would wait for ever."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def digest(path: Path) -> str:
    """The hash of a file; empty where there is none to be read."""
    if odd(path):
        return ""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def shown(path: Path) -> str:
    """A path as a person writes it: from the current directory if it is inside."""
    path, here = path.absolute(), Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
