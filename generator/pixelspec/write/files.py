"""Writes files whole or not at all, and deletes what a lock names and nobody makes."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pixelspec.place import Finding, Place
from pixelspec.write.lock import (
    FOLDER,
    LEFT,
    Lock,
    Unit,
    all_locks,
    lock_path,
    lock_text,
    odd,
    plain,
    shown,
)

RULE = "write"
HINTS: tuple[tuple[type[OSError], str], ...] = (
    (FileExistsError, "a file stands where a folder should be"),
    (NotADirectoryError, "a file stands where a folder should be"),
    (IsADirectoryError, "a folder stands where a file should be"),
    (PermissionError, "see who may write there"),
)


@dataclass(frozen=True)
class Outcome:
    """What a run did to the disk, by paths below the output folder; locks not counted."""

    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def write(
    out: Path,
    units: Sequence[Unit],
    rendered: Mapping[str, Mapping[str, str]],
    prune: bool = True,
) -> Outcome:
    """Writes the files of the rendered units, by the name of the unit.

    `units` are all that the specs make. With `prune`, what other units once made goes too.
    """
    known = all_locks(out)
    prints = {unit.name: unit.fingerprint for unit in units}
    # Locks first: a run that breaks off must not leave files that no lock names.
    texts = {lock_path(n): lock_text(prints[n], made) for n, made in rendered.items()}
    for made in rendered.values():
        texts.update(made)
    contents = {path: text.encode() for path, text in texts.items()}
    files, locks = _dropped(known, units, None if prune else set(rendered))
    refused = _refused(out, contents, (*files, *locks), known)
    if refused:
        return Outcome(findings=refused)
    owned = {path for unit in units for path in (*unit.files, lock_path(unit.name))}
    _sweep(out, {*owned, *files, *locks})
    return _carried_out(out, (*files, *locks), contents)


def save(path: Path, text: str) -> tuple[Finding, ...]:
    """Replaces a file that a person owns; its mode, and what links to it, remain."""
    target = Path(os.path.realpath(path))
    try:
        _put(target, text.encode(), keep_mode=True)
    except OSError as error:
        return (_failure(target, error),)
    return ()


def create(files: Mapping[Path, str]) -> tuple[Finding, ...]:
    """Makes new files, or none of them where one is there already."""
    hint = "pixelspec does not overwrite it; move it away first"
    taken = (Place(shown(path)) for path in files if os.path.lexists(path))
    found = tuple(Finding(p, RULE, "is there already", hint=hint) for p in taken)
    return found or tuple(f for path, text in files.items() for f in save(path, text))


def _dropped(
    known: Mapping[str, Lock], units: Sequence[Unit], only: set[str] | None
) -> tuple[list[str], list[str]]:
    """The files that locks name and nobody makes, and the locks without a unit."""
    locks = {n: lock for n, lock in known.items() if only is None or n in only}
    kept = {path for unit in units for path in unit.files}
    files = {path for lock in locks.values() for path in lock.files} - kept
    orphans = locks.keys() - {unit.name for unit in units}
    return sorted(files), [lock_path(name) for name in sorted(orphans)]


def _refused(
    out: Path,
    contents: Mapping[str, bytes],
    dropped: Sequence[str],
    known: Mapping[str, Lock],
) -> tuple[Finding, ...]:
    """What must not be touched, found before anything is."""
    owned = {path for lock in known.values() for path in lock.files}
    owned |= {lock_path(name) for name in known}
    found = []
    for path in sorted({*contents, *dropped}):
        target = out / path
        foreign = path in contents and path not in owned and target.is_file()
        if not _inside(out, path):
            message = "leads out of the output folder; nothing is written there"
            hint = "put a folder in the place of the link"
        elif target.is_dir() and not any(d.startswith(f"{path}/") for d in dropped):
            message = "a folder stands where a file should be"
            hint = "move it away"
        elif odd(target):
            message = "this is no file, and pixelspec does not overwrite it"
            hint = "move it away"
        elif foreign and not _holds(target, contents[path]):
            message = "pixelspec did not make this file and does not overwrite it"
            hint = "move it away, or delete it if it is an old copy"
        else:
            continue
        found.append(Finding(Place(shown(target)), RULE, message, hint=hint))
    return tuple(found)


def _inside(out: Path, path: str) -> bool:
    """Whether a path stays below the folder, links followed."""
    real = Path(os.path.realpath(out / path))
    return plain(path) and real.is_relative_to(os.path.realpath(out))


def _carried_out(
    out: Path, dropped: Iterable[str], contents: Mapping[str, bytes]
) -> Outcome:
    """Stops at the first thing that the disk does not allow."""
    written: list[str] = []
    deleted: list[str] = []
    findings: tuple[Finding, ...] = ()
    path = ""
    try:
        for path in dropped:
            _delete(out, path)
            deleted.append(path)
        for path, data in contents.items():
            if _put(out / path, data):
                written.append(path)
    except OSError as error:
        findings = (_failure(out / path, error),)
    return Outcome(_no_locks(written), _no_locks(deleted), findings)


def _no_locks(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(path for path in paths if not path.startswith(f"{FOLDER}/")))


def _put(target: Path, data: bytes, keep_mode: bool = False) -> bool:
    """Whether the file had to be written; at no time is there half of it."""
    if _holds(target, data):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{secrets.token_hex(8)}.new")
    try:
        beside.write_bytes(data)
        if keep_mode and target.exists():
            shutil.copymode(target, beside)
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True


def _holds(target: Path, data: bytes) -> bool:
    """Whether an ordinary file has just these bytes."""
    try:
        return not (target.is_symlink() or odd(target)) and target.read_bytes() == data
    except OSError:
        return False


def _sweep(out: Path, paths: Iterable[str]) -> None:
    """Deletes what killed runs left beside these files."""
    for folder in sorted({path.rpartition("/")[0] for path in paths}):
        if folder and not _inside(out, folder):
            continue
        with suppress(OSError):
            for beside in sorted((out / folder).iterdir()):
                if LEFT.fullmatch(beside.name) and beside.is_file():
                    beside.unlink()


def _delete(out: Path, path: str) -> None:
    """Deletes a file, and the folders that are empty without it."""
    with suppress(FileNotFoundError, NotADirectoryError):
        (out / path).unlink()
    for folder in PurePosixPath(path).parents[:-1]:
        if (out / folder).is_dir() and not any((out / folder).iterdir()):
            (out / folder).rmdir()


def _failure(path: Path, error: OSError) -> Finding:
    hint = next((hint for kind, hint in HINTS if isinstance(error, kind)), "")
    reason = (error.strerror or type(error).__name__).lower()
    return Finding(Place(shown(path)), RULE, f"cannot be written: {reason}", hint=hint)
