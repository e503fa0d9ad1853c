"""Runs `pixelspec diff` for a workflow: annotations to the log, a summary for the job, and
a report in a folder that another workflow may post. Ends with the code of the diff."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

WORDS = {
    0: "",
    1: "",
    2: "The comparison was asked for wrongly.",
    3: "One side could not be compared.",
}


def main(env: Mapping[str, str]) -> int:
    folder = Path(env.get("REPORT", "pixelspec-report"))
    folder.mkdir(parents=True, exist_ok=True)
    base, threshold = env.get("BASE", ""), env.get("FAIL_ON", "breaking")
    code, _, said = diff(base, threshold, "github", echo=True)
    (folder / "code").write_text(f"{code}\n", "utf-8")
    if code in (0, 1):
        for name in ("markdown", "json"):
            _, out, _ = diff(base, threshold, name)
            (folder / f"review.{name}").write_text(out, "utf-8")
        summary = (folder / "review.markdown").read_text("utf-8")
    else:
        summary = failure(code, said)
        (folder / "review.markdown").write_text(summary, "utf-8")
    append(env.get("GITHUB_STEP_SUMMARY"), summary)
    append(env.get("GITHUB_OUTPUT"), f"code={code}\n")
    return code


def diff(
    base: str, threshold: str, form: str, echo: bool = False
) -> tuple[int, str, str]:
    """Exit code, stdout and stderr; `echo` shows both to the log."""
    command = [sys.executable, "-m", "pixelspec", "diff", f"--format={form}"]
    command += [f"--fail-on={threshold}", "--", base]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if echo:
        print(done.stdout, end="", flush=True)
        print(done.stderr, end="", file=sys.stderr, flush=True)
    return done.returncode, done.stdout, done.stderr


def failure(code: int, said: str) -> str:
    """What a person reads where nothing could be compared: never `no change`."""
    words = WORDS.get(code, "pixelspec failed.")
    lines = "".join(f"    {line}\n" for line in said.splitlines())
    return (
        f"<!-- pixelspec diff -->\n## Spec changes: not compared\n\n{words}\n\n{lines}"
    )


def append(path: str | None, text: str) -> None:
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    sys.exit(main(os.environ))
