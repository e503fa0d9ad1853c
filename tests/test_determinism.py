"""The same specs give the same bytes, whoever generates, wherever and in what order."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from canary import Folder, hasten, rendered
from canary_places import (
    FILES,
    FOLDERS,
    GUIDE,
    inside,
    language,
    source,
    tree,
)
from pixelspec.fmt import format_spec
from pixelspec.read.schema import resolved
from pixelspec.read.tree import Mapping as Tree
from pixelspec.read.tree import Node, Sequence
from pixelspec.read.yaml import read_yaml
from shell import GENERATOR, ROOT

COMMITTED = [name for name in FOLDERS if f"{name}/provider" not in GUIDE]
# What the tools that are called would read of a project, if they were allowed to.
FOREIGN = """
[tool.black]
line-length = 40
skip-string-normalization = true
skip-magic-trailing-comma = true
preview = true
target-version = ["py38"]

[tool.isort]
profile = "black"
force_single_line = true

[tool.datamodel-codegen]
output-model-type = "dataclasses.dataclass"
base-class = "somewhere.else.Model"
snake-case-field = true
use-annotated = false
enum-field-as-literal = "none"
formatters = ["black", "isort"]
strict-types = ["str"]
"""
SETTINGS = {
    "seed 1, POSIX locale, settings of others": (
        FOREIGN,
        ".",
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0"},
    ),
    "random seed, deep inside the project": (
        "",
        "specs/gccai",
        {"PYTHONHASHSEED": "random", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"},
    ),
}


def generate(
    folder: Path, settings: str, where: str, environment: Mapping[str, str]
) -> dict[str, bytes]:
    """What `pixelspec generate` writes in a project with the committed specs."""
    shutil.copytree(ROOT / "specs", folder / "specs")
    (folder / "pyproject.toml").write_text(f"[tool.pixelspec]\n{settings}")
    run = subprocess.run(
        [sys.executable, "-m", "pixelspec", "generate"],
        cwd=folder / where,
        env={**os.environ, "PYTHONPATH": GENERATOR, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    out = folder / "generated"
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    environment = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    return generate(tmp_path_factory.mktemp("usual"), "", ".", environment)


@pytest.mark.parametrize("name", SETTINGS)
def test_who_generates_makes_no_difference(
    usual: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    assert len(usual) > 40
    made = generate(tmp_path, *SETTINGS[name])
    assert made.keys() == usual.keys()
    assert [path for path in usual if made[path] != usual[path]] == []


def turned(node: Node, schema: Mapping[str, Any] | None) -> Node:
    """The tree with the keys that the language names in the opposite order; where authors
    choose the names, the order is that of the page."""
    if isinstance(node, Sequence):
        inner = inside(schema, None)[0]
        return replace(node, items=tuple(turned(item, inner) for item in node.items))
    if not isinstance(node, Tree):
        return node
    entries = [replace(e, node=turned(e.node, inside(schema, e.key)[0])) for e in node]
    fixed = all(e.key in (schema or {}).get("properties", {}) for e in entries)
    return replace(node, entries=tuple(reversed(entries) if fixed else entries))


def rewritten(file: str) -> Tree:
    """The spec read from JSON: all quoted, turned around."""
    node = turned(tree(file), resolved(language(file)))
    text = json.dumps(node.plain(), ensure_ascii=False, indent=1)
    again, findings = read_yaml(
        f"# A remark.\n{text} # another\n", f"specs/{file}.yaml"
    )
    assert findings == () and isinstance(again, Tree)
    return again


def formatted(file: str) -> Tree:
    """The spec after `pixelspec fmt`, without its comments."""
    text = format_spec(source(file))
    node, findings = read_yaml(text, f"specs/{file}.yaml")
    assert findings == () and isinstance(node, Tree)
    return node


@pytest.mark.parametrize("way", [rewritten, formatted])
@pytest.mark.parametrize("name", COMMITTED)
def test_how_a_spec_is_written_makes_no_difference(
    name: str, way: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasten(monkeypatch.setattr)
    usual, other = Folder(name), Folder(name)
    files = [file for file in FILES if file.startswith(f"{name}/")]
    other.__dict__["trees"] = {file: way(file) for file in files}
    if way is rewritten:
        assert all(list(other.trees[f]) != list(usual.trees[f]) for f in files)
    marks = [unit.fingerprint for unit in usual.units]
    assert [unit.fingerprint for unit in other.units] == marks
    assert rendered(other) == rendered(usual)
