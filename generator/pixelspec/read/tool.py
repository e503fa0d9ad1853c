"""What of the tool itself decides the output: its source, its templates, its runtime."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pixelspec.read.project import HOUSE, templates_folder

_DECIDING = ("model", "plan", "render")


@dataclass(frozen=True)
class ToolFiles:
    """`fingerprint` is a hash of the source that decides the output; `templates` and
    `runtime` are texts by name."""

    fingerprint: str
    templates: Mapping[str, str]
    runtime: Mapping[str, str]


def read_tool() -> ToolFiles:
    """The tool as it is installed."""
    folder = templates_folder()
    templates = _texts(folder, "*/*.j2")
    runtime = _texts(folder / "runtime", "*.py")
    source = {}
    for stage in _DECIDING:
        source.update(_texts(HOUSE, f"{stage}/**/*.py"))
    return ToolFiles(_hash({**templates, **runtime, **source}), templates, runtime)


def _texts(folder: Path, pattern: str) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.glob(pattern))
    }


def _hash(texts: Mapping[str, str]) -> str:
    whole = "\0".join(f"{name}\0{text}" for name, text in texts.items())
    return sha256(whole.encode()).hexdigest()
