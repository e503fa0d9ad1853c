"""Where the disk is not what generating would make of it; renders nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pixelspec.place import Finding, Place
from pixelspec.write.lock import (
    LEFT,
    Lock,
    Unit,
    all_locks,
    digest,
    lock_path,
    odd,
    read_lock,
    shown,
)

GENERATE = "run `pixelspec generate`"
# What tools leave beside code, and nobody takes for a part of it.
LEFTOVERS = re.compile(
    r"__pycache__|.*\.(pyc|pyo|egg-info|dist-info)|\..*_cache"
    r"|\.DS_Store|Thumbs\.db|desktop\.ini"
)


def inspect(out: Path, units: Sequence[Unit]) -> tuple[Finding, ...]:
    """Everything out of date, missing, edited by hand, orphaned or foreign."""
    known = all_locks(out)
    if units and not known:
        message = "nothing is generated yet"
        return (Finding(Place(shown(out)), "out-of-date", message, hint=GENERATE),)
    found = [f for unit in units for f in _drift(out, unit, known.get(unit.name))]
    for name in sorted(known.keys() - {unit.name for unit in units}):
        message = f"no spec makes '{name}' any more"
        place = Place(shown(out / lock_path(name)))
        found.append(Finding(place, "orphan", message, hint=GENERATE))
    return tuple(sorted([*found, *_foreign(out, units, known)]))


def up_to_date(out: Path, unit: Unit) -> bool:
    """Whether generating the unit would change nothing."""
    return not any(_drift(out, unit, read_lock(out, unit.name)))


def _drift(out: Path, unit: Unit, lock: Lock | None) -> Iterator[Finding]:
    """What is not as it would be generated; old facts explain everything else."""
    for path in (lock_path(unit.name), *sorted(unit.files)):
        if odd(out / path):
            place, hint = Place(shown(out / path)), "move it away"
            yield Finding(place, "foreign-file", "this is no file", hint=hint)
    if lock is None or not _current(unit, lock):
        state = "is out of date" if lock else "is not generated yet"
        place = Place(shown(out / lock_path(unit.name)))
        yield Finding(place, "out-of-date", f"'{unit.name}' {state}", hint=GENERATE)
        return
    for path in sorted(unit.files):
        place, found = Place(shown(out / path)), digest(out / path)
        if not found and not odd(out / path):
            yield Finding(place, "missing-file", "the file is missing", hint=GENERATE)
        elif found and found != lock.files[path]:
            message = "the file is not as it was generated"
            hint = f"change the spec instead and {GENERATE}"
            yield Finding(place, "edited-file", message, hint=hint)


def _current(unit: Unit, lock: Lock) -> bool:
    return lock.fingerprint == unit.fingerprint and set(lock.files) == set(unit.files)


def _foreign(
    out: Path, units: Sequence[Unit], known: Mapping[str, Lock]
) -> Iterator[Finding]:
    """Files that stand among generated ones and that nobody generated."""
    expected = {path for unit in units for path in unit.files}
    expected |= {path for lock in known.values() for path in lock.files}
    expected |= {lock_path(name) for name in known}
    expected |= {lock_path(unit.name) for unit in units}
    for root in _roots(expected):
        for path in sorted(set(_walk(out, root)) - expected):
            message = "pixelspec did not make this file"
            own = LEFT.fullmatch(path.rpartition("/")[2])
            hint = GENERATE if own else "move it out of the generated folder"
            yield Finding(Place(shown(out / path)), "foreign-file", message, hint=hint)


def _roots(files: Iterable[str]) -> list[str]:
    """The folders that generation has for itself: for `acme/images/a.py` and
    `acme/images/b/c.py` not `acme`, which may be shared. The output folder may be too.
    """
    folders: dict[str, list[str]] = {}
    for path in files:
        if "/" in path:
            folders.setdefault(path.partition("/")[0], []).append(path)
    return sorted(os.path.commonpath(map(os.path.dirname, f)) for f in folders.values())


def _walk(out: Path, root: str) -> Iterator[str]:
    """Every file below a folder; a linked folder is one thing that is not looked into."""
    for folder, inner, files in os.walk(out / root):
        inner[:] = [name for name in inner if not LEFTOVERS.fullmatch(name)]
        linked = [name for name in inner if os.path.islink(os.path.join(folder, name))]
        for name in (*files, *linked):
            if not LEFTOVERS.fullmatch(name):
                yield (Path(folder) / name).relative_to(out).as_posix()
