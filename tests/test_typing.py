"""Type checkers find the wrong calls, and only those: the error stands beside the line.

In tests/typing, `# E: size` says that mypy and pyright report an error on this line whose
text holds `size`; ` | ` separates what one of them may say instead.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import pixelclients

TYPING = Path(__file__).parent / "typing"
FILES = sorted(TYPING.glob("*.py"))
PACKAGES = Path(str(pixelclients.__file__)).parents[1]

Found = Mapping[tuple[str, int], str]
"""What a checker says, by file and line."""


def expected(text: str) -> dict[int, tuple[str, ...]]:
    """The words that stand beside the wrong lines of a file."""
    lines = enumerate(text.splitlines(), 1)
    marked = ((number, line.partition("# E: ")[2]) for number, line in lines)
    return {number: tuple(words.split(" | ")) for number, words in marked if words}


def surprises(text: str, said: Mapping[int, str]) -> list[str]:
    """Where a checker says something else than the file expects."""
    wanted = expected(text)
    missed = [f"line {line}: no error" for line in wanted if line not in said]
    other = [
        f"line {line}: {said[line]}"
        for line in said
        if not any(word in said[line] for word in wanted.get(line, ()))
    ]
    return missed + other


def run(folder: Path, *command: str) -> str:
    environment = {**os.environ, "MYPYPATH": str(PACKAGES)}
    arguments = [sys.executable, "-m", *command]
    done = subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


def mypy(folder: Path) -> Found:
    """With nothing but --strict, as a user has it."""
    names = [file.name for file in FILES]
    cache = f"--cache-dir={folder / 'cache'}"
    said: dict[tuple[str, int], str] = defaultdict(str)
    output = run(folder, "mypy", "--strict", "--config-file=", cache, *names)
    for line in output.splitlines():
        if found := re.fullmatch(r"(.+?):(\d+): error: (.*)", line):
            said[found[1], int(found[2])] += found[3] + "\n"
    return said


def pyright(folder: Path) -> Found:
    """In its strict mode."""
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(PACKAGES)]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    output = run(folder, "pyright", "--outputjson", "--pythonpath", sys.executable)
    said: dict[tuple[str, int], str] = defaultdict(str)
    for found in json.loads(output)["generalDiagnostics"]:
        line = found["range"]["start"]["line"] + 1
        said[Path(found["file"]).name, line] += found["message"] + "\n"
    return said


CHECKERS: dict[str, Callable[[Path], Found]] = {"mypy": mypy, "pyright": pyright}


@pytest.mark.slow
@pytest.mark.parametrize("name", CHECKERS)
def test_wrong_calls_are_found_and_right_ones_are_not(
    name: str, tmp_path: Path
) -> None:
    for file in FILES:
        shutil.copy(file, tmp_path)
    said = CHECKERS[name](tmp_path)
    unexpected = {
        file.name: surprises(
            file.read_text("utf-8"),
            {line: text for (where, line), text in said.items() if where == file.name},
        )
        for file in FILES
    }
    assert unexpected == {file.name: [] for file in FILES}
    assert {where for where, _ in said} <= {file.name for file in FILES}


def test_there_is_something_to_find() -> None:
    counts = {file.stem: len(expected(file.read_text("utf-8"))) for file in FILES}
    assert counts["right_calls"] == 0
    assert counts["wrong_calls"] > 40
    assert counts["wrong_async_calls"] > 10


def test_a_missed_error_and_an_unexpected_one_are_told() -> None:
    text = "good()\nwrong(size=1)  # E: size | length\nbad()  # E: bad\nfine()\n"
    assert surprises(text, {2: "no size of ours", 3: "bad"}) == []
    assert surprises(text, {2: "length"}) == ["line 3: no error"]
    assert surprises(text, {1: "oh", 2: "else", 3: "bad"}) == [
        "line 1: oh",
        "line 2: else",
    ]
