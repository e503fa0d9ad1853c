"""The file that the command line keeps of a bought task: none ever takes another's place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path


def file_name(task_id: str | None) -> str:
    """A name of our own, even where the provider's id is odd or missing."""
    plain = "".join(
        c for c in task_id or "" if c.isascii() and (c.isalnum() or c in "_-")
    )
    return plain[:80] or "finished"


def keep(part: Path, name: str) -> Path:
    """Give a written file its name beside it, with a number where that is taken; also by
    another process, at the same moment. Raises OSError."""
    for note in _names(part.parent, name):
        with suppress(FileExistsError):
            note.open("x").close()
            try:
                os.replace(part, note)
            except BaseException:
                note.unlink()
                raise
            return note
    raise AssertionError("there is always another number")


def _names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}.task.json"
    for number in count(2):
        yield folder / f"{name}-{number}.task.json"
