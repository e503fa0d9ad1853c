"""`make opinions`: Schemathesis against the emulator of every provider, by its document.

Schemathesis weighs as much as all that the tests need otherwise, and its plugin slows down
every start of pytest: it gets an environment of its own, which goes away with the run (or
stays in `--env FOLDER`). What it finds and the emulator has a reason for is counted; the rest
is shown, and fails. tests/opinions/README.md tells what was found so far.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]

from documents import PROVIDERS, document  # noqa: E402
from pixelspec.testing import emulated  # noqa: E402

VERSION = "schemathesis==4.32.5"
KEY = "the-key-that-is-right"
OURS = ("positive_data_acceptance", "negative_data_rejection", "not_a_server_error")


def main() -> int:
    stated = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        tool = installed(stated.env or Path(scratch) / "env")
        runs = [run(tool, name, stated, Path(scratch)) for name in stated.providers]
    return 1 if any(runs) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("providers", nargs="*", default=PROVIDERS)
    parser.add_argument("--env", type=Path, help="an environment to keep")
    parser.add_argument("--examples", type=int, default=60, help="of each operation")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def installed(folder: Path) -> Path:
    """Schemathesis in an environment; the index that pip asks is the user's affair."""
    tool = folder / "bin" / "schemathesis"
    if not tool.exists():
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, VERSION], check=True)
    return tool


def run(tool: Path, provider: str, stated: argparse.Namespace, scratch: Path) -> int:
    """One provider; returns the exit code of Schemathesis."""
    file, whole = scratch / "plainer.json", scratch / "whole.json"
    file.write_text(json.dumps(understood(document(provider))))
    whole.write_text(json.dumps(document(provider)))
    tally = scratch / f"{provider}.tally"
    tally.touch()
    began = time.monotonic()
    with emulated(provider, socket=True, keys=[KEY]) as running:
        command = [str(tool), "run", str(file), "--url", running.base_url]
        command += ["--header", f"Authorization: Bearer {KEY}", "--continue-on-failure"]
        command += ["--checks", "all", "--exclude-checks", ",".join(OURS)]
        command += ["--max-examples", str(stated.examples), "--seed", str(stated.seed)]
        done = subprocess.run(
            [*command, "--no-color", "--generation-database", "none"],
            cwd=scratch,
            env={**os.environ, **_hooks(tally, whole)},
            capture_output=True,
            text=True,
        )
        asked = running.account.requests
    print(f"== {provider}: {sum(asked.values())} requests", end=", ")
    print(f"{time.monotonic() - began:.0f} s, exit code {done.returncode}")
    for line in reasons(tally.read_text().splitlines()):
        print(line)
    if done.returncode:
        print(done.stdout[done.stdout.find("=== ") :], done.stderr)
    return done.returncode


def _hooks(tally: Path, whole: Path) -> dict[str, str]:
    return {
        "SCHEMATHESIS_HOOKS": "hooks",
        "PYTHONPATH": str(HERE),
        "OPINIONS_TALLY": str(tally),
        "OPINIONS_DOCUMENT": str(whole),
    }


def understood(told: dict[str, Any]) -> dict[str, Any]:
    """The document as far as Schemathesis can make requests of it: it has no way to keep a
    `contains` from holding, as two switches of Bailian's models ask."""
    schemas = told["components"]["schemas"]
    return {
        **told,
        "components": {
            **told["components"],
            "schemas": {name: _plainer(schema) for name, schema in schemas.items()},
        },
    }


def _plainer(schema: dict[str, Any]) -> dict[str, Any]:
    barred = schema.get("not", {}).get("anyOf", [])
    kept = [one for one in barred if '"contains"' not in json.dumps(one)]
    rest = {name: value for name, value in schema.items() if name != "not"}
    return {**rest, **({"not": {"anyOf": kept}} if kept else {})}


def reasons(rows: Sequence[str]) -> list[str]:
    """How often each reason explained what."""
    found = [json.loads(row) for row in rows]
    count = Counter((row["check"], row["reason"]) for row in found)
    return [f"{n:5}  {check}: {why}" for (check, why), n in sorted(count.items())]


if __name__ == "__main__":
    sys.exit(main())
