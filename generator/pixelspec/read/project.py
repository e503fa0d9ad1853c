"""Where a project keeps its specs and its output, and where pixelspec keeps its own."""

from __future__ import annotations

import keyword
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pixelspec.place import Finding, Place
from pixelspec.read.files import read_bytes, shown

FILE = "pyproject.toml"
KEYS = ("specs", "out", "package", "providers")
# What disks take for one name and, with room for what stands in the folder, for a path.
STEP, WHOLE, NAME = 255, 1000, 100
OURS = frozenset({"docs", "facts"})
NEEDED = frozenset(
    {"annotated_types", "httpx2", "pydantic", "pydantic_core", "typing_extensions"}
)
HOUSE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Project:
    """`[tool.pixelspec]` of a pyproject.toml; the folders are absolute.

    `package` is the name of the generated package, `providers` those to generate, none
    of them meaning all.
    """

    root: Path
    specs: Path
    out: Path
    package: str = "pixelclients"
    providers: tuple[str, ...] = ()


def find_project(start: Path) -> tuple[Project, tuple[Finding, ...]]:
    """The project that a folder belongs to: the nearest one above, else the folder."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if not (folder / FILE).is_file():
            continue
        table, findings = _table(folder / FILE)
        if table is not None or findings:
            return _project(folder, table or {}), findings
    return _project(start, {}), ()


def templates_folder() -> Path:
    """The templates of this installation: in the package, else beside generator/."""
    return _packaged("templates")


def packaged_specs() -> Path:
    """The specs of this installation: in the package, else beside generator/."""
    return _packaged("specs")


def _packaged(name: str) -> Path:
    # An editable install has no _data.
    inside = HOUSE / "_data" / name
    return inside if inside.is_dir() else HOUSE.parents[1] / name


def _table(path: Path) -> tuple[Mapping[str, Any] | None, tuple[Finding, ...]]:
    """The table of the tool, if there is one, without what is wrong in it."""
    data, findings = read_bytes(path)
    if findings:
        return None, findings
    try:
        text = data.decode("utf-8")
        tool = tomllib.loads(text).get("tool", {})
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return None, (_broken(path, error),)
    stated = tool.get("pixelspec") if isinstance(tool, dict) else None
    if stated is None:
        return None, ()
    if not isinstance(stated, dict):
        message = "[tool.pixelspec] is no table"
        return None, (Finding(Place(shown(path)), "project", message),)
    wrong = {key: _fault(key, value) for key, value in stated.items()}
    found = tuple(
        Finding(_place(path, text, key), "project", *fault)
        for key, fault in wrong.items()
        if fault
    )
    return {key: v for key, v in stated.items() if not wrong[key]}, found


def _fault(key: str, value: object) -> tuple[str, str, str] | None:
    """Message, path and hint for a setting that is not right."""
    path = f"tool.pixelspec.{key}"
    if key not in KEYS:
        near = get_close_matches(key, KEYS, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(KEYS)}"
        return f"unknown key '{key}'", path, hint
    if key == "providers":
        names = isinstance(value, list) and all(isinstance(v, str) for v in value)
        return None if names else ("providers is no list of names", path, "")
    if not isinstance(value, str) or not value:
        return f"{key} is no text", path, f'write {key} = "..."'
    if key != "package":
        reason, hint = _no_path(value), "name a folder"
        return (f"{key} {reason}", path, hint) if reason else None
    if not all(map(_is_name, value.split("."))):
        return f"{value!r} cannot be the name of a package", path, ""
    reason, hint = _taken(value.partition(".")[0].lower()), "choose another name"
    said = f"the package cannot be called {value!r}: {reason}"
    return (said, path, hint) if reason else None


def _no_path(text: str) -> str:
    """Why no disk takes a text for a path; empty if one may."""
    if "\0" in text:
        return "holds a character that no path can have"
    sizes = [len(step.encode()) for step in text.split("/")]
    return "is too long for a path" if max(sizes) > STEP or sum(sizes) > WHOLE else ""


def _taken(name: str) -> str:
    """Why a package would be in the way of another one; empty if it would not."""
    if name in OURS:
        return "pixelspec has a folder of that name beside it"
    if name in sys.stdlib_module_names:
        return "a module of Python has that name"
    return "what it imports has that name" if name in NEEDED else ""


def _is_name(text: str) -> bool:
    """Whether a package can be called so, and a distribution after it, whose name is
    ASCII and neither begins nor ends with a mark."""
    fits = re.fullmatch(r"[A-Za-z](\w*[A-Za-z0-9])?", text, re.ASCII)
    return bool(fits) and len(text) <= NAME and not keyword.iskeyword(text)


def _project(root: Path, table: Mapping[str, Any]) -> Project:
    return Project(
        root=root,
        specs=root / table.get("specs", "specs"),
        out=root / table.get("out", "generated"),
        package=table.get("package", "pixelclients"),
        providers=tuple(table.get("providers", ())),
    )


def _broken(path: Path, error: ValueError) -> Finding:
    """The parser of TOML tells the position in its message only."""
    found = re.search(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
    if not found:
        return Finding(Place(shown(path)), "project", f"not TOML: {error}")
    place = Place(shown(path), int(found[2]), int(found[3]))
    return Finding(place, "project", f"not TOML: {found[1]}")


def _place(path: Path, text: str, key: str) -> Place:
    """The line of a setting; the whole file where it is written in an unusual way."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("["):
            inside = line.split("#")[0].strip() == "[tool.pixelspec]"
        elif inside and re.match(rf"""["']?{re.escape(key)}["']?\s*=""", line):
            return Place(shown(path), number, 1)
    return Place(shown(path))
