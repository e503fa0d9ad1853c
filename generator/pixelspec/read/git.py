"""What git knows of a repository: which files a commit holds, and what stands in them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

FIND = "name a branch, a tag or a commit that `git log` shows"
FETCH = "fetch all of it with `git fetch --unshallow`; in a workflow, `fetch-depth: 0`"
BLOBS = ("100644", "100755")


class GitFailure(Exception):
    """What git could not do; `missing` if it was told of something that is not there."""

    def __init__(self, message: str, hint: str = "", missing: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.missing = missing


@dataclass(frozen=True)
class Repository:
    """A checkout by its top folder."""

    top: Path

    def commit(self, ref: str) -> str:
        """The id of the commit that a name means."""
        try:
            named = ("rev-parse", "--verify", "--quiet", "--end-of-options")
            return _text(self._git(*named, f"{ref}^{{commit}}")).strip()
        except GitFailure as failure:
            if self._shallow():
                message = f"'{ref}' is not in this shallow clone"
                raise GitFailure(message, FETCH) from failure
            raise GitFailure(f"no commit '{ref}'", FIND, missing=True) from failure

    def names(self, ref: str) -> bool:
        """Whether a text means a commit."""
        try:
            return bool(self.commit(ref))
        except GitFailure:
            return False

    def files(self, commit: str, path: str) -> dict[str, str]:
        """The files below a path, or the file at it, with the ids of their contents."""
        listed = self._git("ls-tree", "-r", "-z", "--full-tree", commit, "--", path)
        found = {}
        for entry in filter(None, _text(listed).split("\0")):
            head, _, name = entry.partition("\t")
            mode, _, blob = head.split(" ")
            if mode in BLOBS:
                found[name] = blob
        return found

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """What stands in files, by the ids of their contents, asked for all at once."""
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return {}
        asked = "".join(f"{blob}\n" for blob in wanted).encode()
        said = self._git("cat-file", "--batch", given=asked)
        found, start = {}, 0
        for blob in wanted:
            end = said.index(b"\n", start)
            head = said[start:end].split(b" ")
            if len(head) != 3:
                raise GitFailure(f"the content {blob[:12]} is missing here", FETCH)
            size = int(head[2])
            found[blob] = said[end + 1 : end + 1 + size]
            start = end + 2 + size
        return found

    def last_tag(self, pattern: str) -> str:
        """The newest tag before HEAD of a pattern; empty where there is none."""
        try:
            described = ("describe", "--tags", "--abbrev=0", f"--match={pattern}")
            return _text(self._git(*described)).strip()
        except GitFailure as failure:
            if self._shallow():
                raise GitFailure(
                    "the tags of a shallow clone are not all", FETCH
                ) from failure
            return ""

    def setting(self, name: str) -> str:
        try:
            return _text(self._git("config", "--get", name)).strip()
        except GitFailure:
            return ""

    def _shallow(self) -> bool:
        answer = self._git("rev-parse", "--is-shallow-repository")
        return _text(answer).strip() == "true"

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        return _run(self.top, arguments, given)


def repository(folder: Path) -> Repository:
    """The checkout that a folder is in."""
    top = _text(_run(folder, ("rev-parse", "--show-toplevel"), b"")).strip()
    return Repository(Path(top))


def blob_id(data: bytes) -> str:
    """The id that git gives to this content."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _run(folder: Path, arguments: Sequence[str], given: bytes) -> bytes:
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, input=given, capture_output=True)
    except FileNotFoundError as error:
        raise GitFailure("git is not installed", "install git") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitFailure(said[0] if said else "git gave no reason")
    return done.stdout


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
