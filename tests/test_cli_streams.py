"""A command whose standard input or output is not to be had says so in a line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FULL = Path("/dev/full")


def shell(redirected: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """pixelspec with its streams as a shell redirects them."""
    command = f'exec "$@" {redirected}'
    words = ["sh", "-c", command, "sh", sys.executable, "-m", "pixelspec", *arguments]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True)


@pytest.mark.skipif(not FULL.exists(), reason="no full device to write to")
@pytest.mark.parametrize("verb", ["openapi", "schema"])
def test_a_full_disk_is_told(verb: str) -> None:
    done = shell(f"> {FULL}", verb, "gccai" if verb == "openapi" else "model")
    assert done.returncode == 2
    assert done.stderr.startswith("pixelspec: the output cannot be written: ")
    assert "fault of pixelspec" not in done.stderr and done.stderr.count("\n") == 1


def test_a_closed_output_is_no_fault() -> None:
    done = shell(">&-", "schema", "model")
    assert done.returncode == 0 and done.stderr == ""


def test_a_closed_input_is_told() -> None:
    where = ("--reply", "-", "--for", "gccai/gpt-image-2-official")
    done = shell("<&-", "check", *where)
    assert "it is closed" in done.stdout + done.stderr
    assert "fault of pixelspec" not in done.stderr and done.returncode in (1, 2)
