"""Projects in a folder of their own, and pixelspec run there as a shell runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pixelspec.cli import main

ROOT = Path(__file__).parents[1]
GENERATOR = str(ROOT / "generator")


def make_project(folder: Path, *providers: str) -> Path:
    """A project with the specs of some of our providers."""
    for provider in providers:
        shutil.copytree(ROOT / "specs" / provider, folder / "specs" / provider)
    (folder / "specs").mkdir(exist_ok=True)
    (folder / "specs/release.yaml").write_text("pixelclients: 0.1.0\n")
    (folder / "pyproject.toml").write_text("[tool.pixelspec]\n")
    return folder


def models_of(*providers: str) -> list[str]:
    """The ids of the models of some of our providers, by the names of their files."""
    return sorted(
        f"{provider}/{path.stem}"
        for provider in providers
        for path in (ROOT / "specs" / provider).glob("*.yaml")
        if path.name != "provider.yaml" and not path.name.endswith(".lock.yaml")
    )


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a verb in the current folder."""
    capsys.readouterr()
    code = main(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def python(
    *arguments: str, folder: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A Python of its own, which knows pixelspec only by its path."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": GENERATOR, **(env or {})},
        capture_output=True,
        text=True,
        timeout=120,
    )


def edit(path: Path, old: str, new: str) -> None:
    """Replaces what stands in a file just once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
