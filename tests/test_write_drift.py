"""What `check` says of the disk: out of date, missing, edited, left over or foreign."""

from __future__ import annotations

from pathlib import Path

import pytest

from on_disk import FILES, put, rules, unit
from pixelspec.write import inspect, up_to_date


def test_nothing_generated_is_one_finding(tmp_path: Path) -> None:
    (found,) = inspect(tmp_path / "none", [unit(), unit("b/two")])
    assert found.message == "nothing is generated yet"


def test_drift_is_found(tmp_path: Path) -> None:
    put(tmp_path, (unit(), FILES))
    assert rules(inspect(tmp_path, [unit(facts="f2")])) == ["out-of-date"]
    more = {**FILES, "client/a/more.py": ""}
    assert rules(inspect(tmp_path, [unit(files=more)])) == ["out-of-date"]
    (tmp_path / "client/a/one.py").write_text("ONE = 7\n")
    (tmp_path / "docs/a/one.md").unlink()
    found = inspect(tmp_path, [unit()])
    assert rules(found) == ["edited-file", "missing-file"]
    assert not up_to_date(tmp_path, unit())
    assert put(tmp_path, (unit(), FILES)) == ()
    assert up_to_date(tmp_path, unit())


def test_a_model_that_no_spec_makes_is_an_orphan(tmp_path: Path) -> None:
    put(tmp_path, (unit(), FILES))
    (found,) = inspect(tmp_path, [])
    assert (found.rule, found.place.file[-16:]) == ("orphan", "facts/a/one.lock")


@pytest.mark.parametrize("path", ["client/a/mine.py", "docs/new/x.md", "facts/a/x"])
def test_a_foreign_file_is_found(tmp_path: Path, path: str) -> None:
    files = {**FILES, "client/__init__.py": "", "docs/index.md": ""}
    put(tmp_path, (unit(files=files), files), (unit("b", {}), {}))
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text("")
    (found,) = inspect(tmp_path, [unit(files=files), unit("b", {})])
    assert found.rule == "foreign-file"
    assert found.place.file.endswith(path)


def test_a_linked_folder_is_foreign_and_not_looked_into(tmp_path: Path) -> None:
    put(tmp_path, (unit(), FILES))
    (tmp_path / "client/a/link").symlink_to(tmp_path)
    assert rules(inspect(tmp_path, [unit()])) == ["foreign-file"]


def test_what_tools_leave_behind_is_not_foreign(tmp_path: Path) -> None:
    put(tmp_path, (unit(), FILES))
    for folder in ("__pycache__", ".mypy_cache/3.11", "acme.egg-info"):
        (tmp_path / "client/a" / folder).mkdir(parents=True)
        (tmp_path / "client/a" / folder / "x").write_text("")
    (tmp_path / "client/a/.DS_Store").write_text("")
    assert inspect(tmp_path, [unit()]) == ()


def test_what_stands_beside_the_generated_folders_is_not_looked_at(
    tmp_path: Path,
) -> None:
    files = {"acme/images/__init__.py": "", "acme/images/a/one.py": ""}
    put(tmp_path, (unit(files=files), files))
    (tmp_path / "acme/other.py").write_text("")
    (tmp_path / "README.md").write_text("")
    assert inspect(tmp_path, [unit(files=files)]) == ()


@pytest.mark.parametrize("damage", ["<<<<<<< ours\n", "", "\0\xff"])
def test_a_damaged_lock_is_out_of_date_and_made_anew(
    tmp_path: Path, damage: str
) -> None:
    put(tmp_path, (unit(), FILES))
    lock = tmp_path / "facts/a/one.lock"
    lock.write_text(damage + lock.read_text() if damage.endswith("\n") else damage)
    assert rules(inspect(tmp_path, [unit()])) == ["out-of-date"]
    assert put(tmp_path, (unit(), FILES)) == ()
    assert inspect(tmp_path, [unit()]) == ()
