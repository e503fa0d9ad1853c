"""What `git diff` asks of an external driver: one file, before and after."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pixelspec.cli.compared import compared
from pixelspec.cli.judged import NEVER, judged
from pixelspec.cli.printers.text import render
from pixelspec.cli.report import FINE, line
from pixelspec.place import Finding, Place
from pixelspec.read.files import PROVIDER, read_bytes
from pixelspec.read.git import blob_id
from pixelspec.read.sides import STDIN, NoSide, Part, Side

# git names the file, then both versions with hash and mode; of a renamed one, more.
NOTHING = "/dev/null"


def driven(arguments: Sequence[str]) -> int:
    """Always fine: git takes any other code for a crash of the driver."""
    path, old, new = arguments[0], *arguments[1:5:3]
    print(f"pixelspec diff {path}")
    try:
        if NOTHING in (old, new):
            print("the file is new" if old == NOTHING else "the file is gone")
            return FINE
        base, head = _side(path, old, "before"), _side(path, new, "now")
        found = compared(base, head)
    except NoSide as reason:
        print(line(reason.finding))
        return FINE
    for finding in found.wrong:
        print(line(finding))
    if not found.wrong:
        sys.stdout.write(render(judged(base, head, found.changes, (), NEVER)))
    return FINE


def _side(path: str, file: str, label: str) -> Side:
    """One version of a spec, with the provider that stands beside it now."""
    data, findings = read_bytes(Path(file))
    if findings:
        raise NoSide(Finding(Place(path), "diff", findings[0].message), usage=False)
    parts = {STDIN: Part(STDIN, path, blob_id(data), data)}
    provider = Path(path).with_name(PROVIDER)
    if Path(path).name != PROVIDER and provider.is_file():
        beside, _ = read_bytes(provider)
        name = provider.absolute().parent.name
        parts[name] = Part(name, str(provider), blob_id(beside), beside)
    return Side(label, parts, single=STDIN)
