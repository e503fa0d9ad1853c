"""A project in a git repository of its own, and `pixelspec diff` in it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from shell import edit, make_project, run

GPT = "specs/gccai/gpt-image-2-official.yaml"
# Nothing of the machine's own configuration: neither its user nor its hooks.
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com",
}


@dataclass(frozen=True)
class Repo:
    """A folder under git."""

    folder: Path

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={**os.environ, **ALONE},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, message: str = "a change") -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def edit(self, old: str, new: str, path: str = GPT) -> None:
        edit(self.folder / path, old, new)

    def line(self, text: str, path: str = GPT) -> int:
        """The one line of a file that holds a text."""
        lines = (self.folder / path).read_text("utf-8").splitlines()
        (found,) = [number for number, line in enumerate(lines, 1) if text in line]
        return found

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def make_repo(folder: Path, *providers: str) -> Repo:
    """A project with one commit, on the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    repo = Repo(make_project(folder, *(providers or ("gccai",))))
    repo.git("init", "-q", "-b", "main")
    repo.git("config", "user.name", "Ada")
    repo.commit("specs")
    return repo


@dataclass(frozen=True)
class Differ:
    """Runs `pixelspec diff` where the shell stands."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> tuple[int, str, str]:
        return run(self.capsys, "diff", *words)

    def ids(self, *words: str) -> list[str]:
        """The ids of what is found."""
        return [change["id"] for change in self.changes(*words)]

    def changes(self, *words: str) -> Sequence[dict[str, Any]]:
        _, out, err = self("--format", "json", *words)
        assert out, err
        found: list[dict[str, Any]] = json.loads(out)["changes"]
        return found
