"""How generation grows with the number of models: time and memory, in a process each.

`python tests/benchmarks/scaling.py [1 10 100 1000]` prints seconds and MiB for so many
synthetic models, and what one more model costs; both are to grow linearly.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "rules" / "tiny"
USUAL = (1, 10, 100)


def write(folder: Path, models: int) -> None:
    """A project with one provider and so many models."""
    specs = folder / "specs" / "tiny"
    specs.mkdir(parents=True)
    (folder / "specs" / "release.yaml").write_text("pixelclients: 0.1.0\n", "utf-8")
    (folder / "pyproject.toml").write_text(
        '[tool.pixelspec]\nspecs = "specs"\nout = "generated"\n', "utf-8"
    )
    text = (TINY / "provider.yaml").read_text("utf-8")
    (specs / "provider.yaml").write_text(text, "utf-8")
    model = (TINY / "model.yaml").read_text("utf-8")
    for number in range(models):
        # The pages of the provider are those of the model called `model`.
        name = "model" if number == 0 else f"model-{number}"
        own = model.replace("id: tiny/model", f"id: tiny/{name}")
        (specs / f"{name}.yaml").write_text(own, "utf-8")


def measured(models: int) -> dict[str, float]:
    """Seconds and MiB of one generation from nothing, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), models)
        cache = Path(folder) / "cache"
        paths = {"PYTHONPATH": str(ROOT / "generator"), "XDG_CACHE_HOME": str(cache)}
        command = [sys.executable, __file__, "--here"]
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **paths},
            capture_output=True,
            text=True,
            check=True,
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def here() -> None:
    """Generates in this process and says what it took."""
    from pixelspec.cli import main

    begun = perf_counter()
    code = main(["generate"])
    assert code == 0, code
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": perf_counter() - begun, "mib": peak}))


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]] or list(USUAL)
    rows = [(count, measured(count)) for count in counts]
    for index, (count, row) in enumerate(rows):
        line = f"{count:5} models  {row['seconds']:7.2f} s  {row['mib']:7.1f} MiB"
        if index:
            before, earlier = rows[index - 1]
            more = count - before
            seconds = (row["seconds"] - earlier["seconds"]) / more
            mib = (row["mib"] - earlier["mib"]) / more
            line += f"   one more: {1000 * seconds:.0f} ms, {1024 * mib:.0f} KiB"
        print(line, flush=True)


if __name__ == "__main__":
    here() if "--here" in sys.argv else main()
