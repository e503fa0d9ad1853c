"""The journal of a batch: an append-only file that tells what was bought, whatever happens.

It holds keys, hashes and ids, never a prompt and never the API key. Its owner has a lock on
it; a line is on the disk before what it announces is done.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from .entry import Entry, Line, decode, encode, read_entry, read_torn
from .errors import JournalError
from .settings import find_path

log = logging.getLogger("pixelclients")

NAME = "pixelclients"
VERSION = 1


@dataclass(frozen=True)
class Content:
    """What stood in a journal: the last entry of each key, and how many lines were torn so
    that nobody can tell their key."""

    entries: dict[str, Entry]
    illegible: int = 0


class Journal:
    """An open journal. Nobody else can open it before it is closed."""

    def __init__(self, file: FileIO, content: Content) -> None:
        self._file = file
        self._size = os.fstat(file.fileno()).st_size
        self._owed: list[bytes] = []
        self._lock = threading.Lock()
        self.entries = content.entries
        self.illegible = content.illegible

    def write(self, lines: Sequence[Line]) -> None:
        """Add lines, all or none, and wait until the disk has them. Raises OSError.

        What could not be written is written with the next lines, unless it only announced
        a purchase that now does not take place.
        """
        with self._lock:
            try:
                self._append([*self._owed, *map(encode, lines)])
            except OSError:
                self._owed += [encode(n) for n in lines if n["state"] != "submitting"]
                raise
            self._owed = []

    def _append(self, lines: list[bytes]) -> None:
        whole = b"".join(lines)
        try:
            left = memoryview(whole)
            while left:
                left = left[os.write(self._file.fileno(), left) :]
            os.fsync(self._file.fileno())
        except BaseException:
            # Also for Ctrl-C: half a line would spoil the next one.
            with suppress(OSError):
                os.ftruncate(self._file.fileno(), self._size)
            raise
        self._size += len(whole)

    def begin(self, head: bytes) -> None:
        """Write the first line of a run. Raises OSError."""
        with self._lock:
            self._append([head])

    def close(self) -> None:
        if self._owed:
            with suppress(OSError):
                self.write([])
        for line in self._owed:
            log.error("not in the journal: %s", line.decode().strip())
        with self._lock:
            self._file.close()


def stamp(wall: Callable[[], float]) -> str:
    """The time of a line."""
    return datetime.fromtimestamp(wall(), UTC).isoformat(timespec="seconds")


@contextmanager
def opened(path: str | os.PathLike[str], provider: str, at: str) -> Generator[Journal]:
    """The journal at a path, made if need be, locked until the block ends.

    Raises JournalError where another process has it or it is none of this provider.
    """
    journal = open_journal(path, provider, at)
    try:
        yield journal
    finally:
        journal.close()


def open_journal(path: str | os.PathLike[str], provider: str, at: str) -> Journal:
    """As `opened`, for those who close it themselves. Raises SettingError for a path that
    is none."""
    place = find_path("journal", path)
    try:
        file = FileIO(os.fspath(place), "a+")
    except OSError as error:
        raise JournalError(f"{path}: {error.strerror}") from None
    try:
        _lock(file, path)
        with open(file.fileno(), "rb", closefd=False) as lines:
            lines.seek(0)
            content = read_journal(lines, str(path), provider)
        ends = _ends_whole(file.fileno())
        journal = Journal(file, content)
        _begin(journal, place, ends, provider, at)
        return journal
    except BaseException:
        file.close()
        raise


def read_journal(lines: Iterable[bytes], name: str, provider: str) -> Content:
    """The content of a journal. A torn line may stand at the end, or right before the run
    that came after. Raises JournalError for anything else that is not as we write it.
    """
    entries: dict[str, Entry] = {}
    illegible = 0
    torn = None
    for number, text in enumerate(lines, 1):
        line = decode(text)
        if line is not None and line.get("journal") == NAME:
            _require_ours(line, name, provider)
        elif number == 1 and not _is_torn_head(text):
            raise JournalError(f"{name} is not a journal of this package")
        elif torn is not None:
            raise JournalError(f"{name}:{number - 1}: the line cannot be read")
        elif line is not None:
            entry = read_entry(line)
            if entry is None:
                raise JournalError(f"{name}:{number}: the line cannot be read")
            entries[entry.key] = entry
        torn = text if line is None else None
        if torn is not None and not _is_torn_head(torn):
            illegible += not _doubted(entries, torn)
    return Content(entries, illegible)


def _doubted(entries: dict[str, Entry], torn: bytes) -> bool:
    """Count in what a torn line may have been; False where nobody can tell."""
    entry = read_torn(torn)
    if entry is None:
        return False
    # After a purchase it can only have told how that went on, which can be asked again.
    known = entries.get(entry.key)
    if known is None:
        entries[entry.key] = entry
    elif known.state == "not-bought":
        entries[entry.key] = replace(known, state="unknown", reason=entry.reason)
    return True


def _is_torn_head(text: bytes) -> bool:
    head = f'{{"journal":"{NAME}"'.encode()
    begun = text.rstrip(b"\n")[: len(head)]
    return begun == head[: len(begun)]


def _require_ours(head: Line, name: str, provider: str) -> None:
    version, owner = head.get("version"), head.get("provider")
    if not isinstance(version, int) or version > VERSION:
        text = f"{name} was written by a newer version of this package"
        raise JournalError(text)
    if owner != provider:
        raise JournalError(f"{name} is a journal of {owner}, not of {provider}")


def _lock(file: FileIO, path: str | os.PathLike[str]) -> None:
    try:
        import fcntl
    except ImportError:
        text = "a journal needs a system with file locks (fcntl)"
        raise JournalError(text) from None
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = _last_owner(file)
        text = f"{path} is in use by process {owner}; one run at a time"
        raise JournalError(text) from None


def _last_owner(file: FileIO) -> object:
    owner: object = "unknown"
    with open(file.fileno(), "rb", closefd=False) as lines:
        lines.seek(0)
        for text in lines:
            if text.startswith(b'{"journal":'):
                owner = (decode(text) or {}).get("pid", owner)
    return owner


def _ends_whole(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size == 0 or os.pread(descriptor, 1, size - 1) == b"\n"


def _begin(journal: Journal, path: Path, ends: bool, provider: str, at: str) -> None:
    """Say who runs; a torn line gets its end first. Raises JournalError."""
    head = {"journal": NAME, "version": VERSION, "provider": provider}
    line = encode({**head, "pid": os.getpid(), "at": at})
    try:
        journal.begin(line if ends else b"\n" + line)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise JournalError(f"{path}: {error.strerror}; nothing was bought") from None
