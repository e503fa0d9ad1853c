"""Holds the import direction: a stage imports what its row in pyproject.toml names."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = "pixelspec"

Rows = Mapping[str, list[str]]


def architecture() -> dict[str, Any]:
    """The table of the architecture, as pyproject.toml states it."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)["tool"]["pixelspec-architecture"]
    return table


def imports(source: str, package: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module of a package imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def needed(name: str, rows: Rows) -> str:
    """The stage or the third party that an imported name belongs to; "" for neither."""
    first, *rest = name.split(".")
    if first == HOUSE:
        return rest[0] if rest and rest[0] in rows else "__init__"
    return "" if first in sys.stdlib_module_names else f"third party {first}"


def offences(name: str, source: str, rows: Rows) -> list[str]:
    """What one module of the house imports against its row; `name` is its path."""
    path = PurePath(name)
    stage = PurePath(path.parts[0]).stem
    if stage not in rows:
        return [f"{name}: {stage} is no stage; give it a row in pyproject.toml"]
    package = ".".join([HOUSE, *path.parent.parts])
    thirds = {f"third party {row}" for row in rows[stage] if row not in rows}
    allowed = {"", stage, *(row for row in rows[stage] if row in rows), *thirds}
    return [
        f"{name}:{line}: {stage} may not import {imported}"
        for line, imported in imports(source, package)
        if needed(imported, rows) not in allowed and "*" not in rows[stage]
    ]


def strangers(source: str, allowed: set[str]) -> list[str]:
    """What a module of the client imports beside the standard library and `allowed`."""
    names = {name.split(".")[0] for _, name in imports(source, "client.a.b.c.d")}
    return sorted(names - sys.stdlib_module_names - allowed - {"client"})


def test_imports_go_one_way() -> None:
    rows = architecture()["imports"]
    house = ROOT / "generator" / HOUSE
    found = []
    for file in sorted(house.rglob("*.py")):
        name = file.relative_to(house).as_posix()
        found += offences(name, file.read_text("utf-8"), rows)
    assert found == []


@pytest.mark.parametrize(
    ("folder", "own"),
    # The runtime does not know what the package that it is copied into is called.
    [("templates/runtime", set()), ("generated/pixelclients", {"pixelclients"})],
)
def test_the_client_needs_what_it_installs(folder: str, own: set[str]) -> None:
    allowed = {*architecture()["client"]["may-import"], *own}
    found = {
        str(file.relative_to(ROOT)): strangers(file.read_text("utf-8"), allowed)
        for file in (ROOT / folder).rglob("*.py")
    }
    assert {file: names for file, names in found.items() if names} == {}


ROWS: Rows = {
    "__init__": [],
    "place": [],
    "model": ["place"],
    "rules": ["model"],
    "build": ["yaml"],
    "cli": ["*"],
}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("place.py", "import pixelspec.model"),
        ("place.py", "from pixelspec import model"),
        ("place.py", "from pixelspec.model.table import Table"),
        ("place.py", "from . import model"),
        ("place.py", "from .model import Table"),
        ("rules/ratio.py", "from ..build import tree"),
        ("rules/deep/ratio.py", "from ...build import tree"),
        ("model/table.py", "def f():\n    import yaml"),
        ("model.py", "from pixelspec import __version__"),
        ("build.py", "import build"),
        ("stray.py", ""),
    ],
)
def test_a_wrong_import_is_found(name: str, source: str) -> None:
    assert len(offences(name, source, ROWS)) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("rules/ratio.py", "from . import other\nfrom .other import check"),
        ("rules/ratio.py", "from ..model.table import Table\nimport os.path"),
        ("rules/deep/ratio.py", "from ..other import check"),
        ("build.py", "import yaml.nodes"),
        ("cli.py", "import anything, pixelspec.build"),
    ],
)
def test_a_right_import_is_silent(name: str, source: str) -> None:
    assert offences(name, source, ROWS) == []


def test_a_stranger_in_the_client_is_found() -> None:
    source = "import json, requests, pydantic\nfrom . import a\nfrom ..b import c"
    assert strangers(source, {"pydantic"}) == ["requests"]
