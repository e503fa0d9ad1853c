"""Where the bytes of a picture go as they come: whole files, or nothing."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from .effects import Answer, Fault, Outcome
from .picture_effects import Fetch, Open, Opened, Save, Saved, Store, TooLarge
from .pictures import HEAD, extension_of


class Taken:
    """The bytes of a picture as they come, no more than `most` of them; `head` keeps the
    first, which tell its type and size."""

    def __init__(self, most: int) -> None:
        self._left = self._most = most
        self.head = b""

    def take(self, chunk: bytes) -> bytes:
        """Raises TooLarge."""
        self._left -= len(chunk)
        if self._left < 0:
            raise TooLarge(self._most)
        if len(self.head) < HEAD:
            self.head += chunk[: HEAD - len(self.head)]
        return chunk

    def require_some(self) -> None:
        """Raises Fault where nothing came: an empty file is no picture."""
        if not self.head:
            raise Fault("an empty reply came", sent=True)


class Sink:
    """A file that takes a picture; `path` is set when it stands there whole."""

    def __init__(self, file: BinaryIO, taken: Taken) -> None:
        self._file = file
        self._taken = taken
        self.path: Path | None = None

    def write(self, chunk: bytes) -> None:
        self._file.write(self._taken.take(chunk))


@contextmanager
def sink(target: Path | BinaryIO, taken: Taken) -> Generator[Sink]:
    """Where the bytes of a picture go. A path gets its file when the block ends well: until
    then the bytes stand beside it."""
    if not isinstance(target, Path):
        yield Sink(target, taken)
        taken.require_some()
        return
    # Not a tempfile: that would leave a file that nobody but its owner can read.
    part = target.parent / f".{os.urandom(8).hex()}.part"
    try:
        with part.open("xb") as file:
            whole = Sink(file, taken)
            yield whole
        taken.require_some()
        whole.path = _named(target, taken.head)
        os.replace(part, whole.path)
    except BaseException:
        with suppress(FileNotFoundError):
            part.unlink()
        raise


def store(effect: Store) -> Saved:
    taken = Taken(len(effect.content))
    with sink(effect.target, taken) as file:
        file.write(effect.content)
    return Saved(200, taken.head, file.path)


def undelivered(effect: Fetch | Open | Save, status: int, location: str) -> Outcome:
    """What an answer without a picture means to whoever asked for one."""
    if isinstance(effect, Fetch):
        return Answer(status, b"", {"location": location})
    if isinstance(effect, Open):
        return Opened(status, location)
    return Saved(status, location=location)


def _named(target: Path, head: bytes) -> Path:
    return target if target.suffix else target.with_suffix(extension_of(head))
