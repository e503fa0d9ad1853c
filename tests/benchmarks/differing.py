"""A diff of two trees of many models: 100 with ten changes at most 1 s, whole process;
1,000 in proportion."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from timing import Cost, child, environment, shown, verdict
from yardstick import HOUSE, ROOT

ALLOWED = 1.0
SPEC = ROOT / "specs" / "gccai" / "gpt-image-2-official.yaml"
CHANGES = (
    ("range: [1, 4]", "range: [1, 3]"),
    ("    default: 1k\n", "    default: 2k\n"),
    ("1536x864", "1600x896"),
    ("      opaque: No transparency.\n", ""),
    ("    requires: image_urls\n", "    excludes: image_urls\n"),
)


def tree(folder: Path, count: int) -> Path:
    """A provider with many models, each as large as a real one."""
    specs = folder / "specs" / "gccai"
    specs.mkdir(parents=True)
    shutil.copy(SPEC.parent / "provider.yaml", specs)
    text = SPEC.read_text("utf-8")
    for number in range(count):
        named = text.replace(
            "id: gccai/gpt-image-2-official", f"id: gccai/m{number}", 1
        )
        (specs / f"m{number}.yaml").write_text(named, "utf-8")
    (folder / "pyproject.toml").write_text("[tool.pixelspec]\n")
    return specs


def changed(specs: Path, count: int) -> None:
    for number in range(count):
        file = specs / f"m{number}.yaml"
        old, new = CHANGES[number % len(CHANGES)]
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")


def committed(folder: Path) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@a.example"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "all"]):
        subprocess.run([*git, *words], cwd=folder, check=True, env={**os.environ})


def cost(folder: Path, models: int, edits: int, runs: int) -> Cost:
    specs = tree(folder, models)
    committed(folder)
    changed(specs, edits)
    env = environment(folder.parent / "bytecode", PYTHONPATH=HOUSE)
    command = [sys.executable, "-m", "pixelspec", "diff", "HEAD", "--fail-on", "never"]
    child(command, folder, env)
    costs = [child(command, folder, env) for _ in range(runs)]
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        small = cost(Path(name) / "small", 100, 10, asked.runs)
        print(shown("100 models, 10 changed", small))
        large = cost(Path(name) / "large", 1000, 100, asked.runs)
        print(shown("1000 models, 100 changed", large))
    met = (
        verdict("100 models, wall", small.wall, ALLOWED, " s"),
        verdict("1000 models against 100, cpu", large.cpu / small.cpu, 10),
    )
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
