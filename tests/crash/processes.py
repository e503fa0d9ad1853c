"""The processes of a crash test: their start, their first words, their end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).parents[1]

Process = subprocess.Popen[str]


@contextmanager
def started(module: str, *arguments: str) -> Iterator[Process]:
    """A module of this folder in a process of its own, which ends with the block."""
    paths = [str(TESTS), *filter(None, sys.path)]
    with subprocess.Popen(
        [sys.executable, "-m", f"crash.{module}", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def first_line(process: Process) -> str:
    """The next line that a process says."""
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"process {process.pid} ended with {process.wait()}")
    return line.strip()
