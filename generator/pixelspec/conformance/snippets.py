"""The Python of the generated docs, run as a reader would run it."""

from __future__ import annotations

import ast
import contextlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pixelspec.conformance.bench import Bench

_FENCE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def run_snippets(bench: Bench, page: Path) -> int:
    """Runs every block of Python on a page, one after the other, in one namespace, its
    client talking to whoever answers here; returns how many calls were paid. Pictures are
    saved into a folder that is gone afterwards."""

    def client(**settings: object) -> object:
        # The address of a page is a placeholder, and so is its key.
        return bench.subject.client(**{**settings, **bench.settings})

    names: dict[str, object] = {bench.subject.client.__name__: client}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for block in blocks(page):
            exec(compile(block, page.name, "exec"), names)
    return len(bench.wire.requests(bench.subject.submit))


def blocks(page: Path) -> Iterator[ast.Module]:
    """The blocks of Python on a page, without what they import of the package."""
    for found in _FENCE.finditer(page.read_text("utf-8")):
        tree = ast.parse(found[1])
        kept = [node for node in tree.body if not isinstance(node, ast.ImportFrom)]
        yield ast.Module(kept, [])
