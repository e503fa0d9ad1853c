"""What stands among generated files and is none: pipes, and what killed runs left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from on_disk import FILES, put, rules, tree, unit
from pixelspec.write import inspect, up_to_date, write

LEFT = ".0123456789abcdef.new"


@pytest.mark.parametrize("folder", ["client/a", "docs/a", "facts/a"])
def test_what_a_killed_run_left_goes_with_the_next_one(
    tmp_path: Path, folder: str
) -> None:
    put(tmp_path, (unit(), FILES))
    (tmp_path / folder / LEFT).write_text("half of it")
    (found,) = inspect(tmp_path, [unit()])
    assert (found.rule, found.hint) == ("foreign-file", "run `pixelspec generate`")
    outcome = write(tmp_path, [unit()], {})
    assert outcome.findings == () and outcome.written == ()
    assert inspect(tmp_path, [unit()]) == ()


@pytest.mark.parametrize(
    "path",
    [
        "client/a/.0123456789abcde.new",
        "client/a/.0123456789abcdeg.new",
        "client/a/0123456789abcdef.new",
        f"client/a/{LEFT}.txt",
        f"elsewhere/{LEFT}",
    ],
)
def test_what_only_looks_like_it_stays(tmp_path: Path, path: str) -> None:
    put(tmp_path, (unit(), FILES))
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text("mine")
    write(tmp_path, [unit()], {})
    assert tree(tmp_path)[path] == "mine"


def test_sweeping_follows_no_link_out(tmp_path: Path) -> None:
    out, mine = tmp_path / "out", tmp_path / "mine"
    put(out, (unit(), FILES))
    mine.mkdir()
    (mine / LEFT).write_text("mine")
    (out / "docs/a/one.md").unlink()
    (out / "docs/a").rmdir()
    (out / "docs/a").symlink_to(mine)
    write(out, [unit()], {})
    assert (mine / LEFT).read_text() == "mine"


@pytest.mark.parametrize("path", [*FILES, "facts/a/one.lock"])
def test_a_pipe_in_the_place_of_a_file_is_foreign(tmp_path: Path, path: str) -> None:
    """Nobody writes into it: whoever read it would wait for ever."""
    files = {**FILES, "client/b.py": "", "docs/b.md": ""}
    more = {"client/c.py": ""}
    made = ((unit(files=files), files), (unit("b/two", more), more))
    put(tmp_path, *made)
    (tmp_path / path).unlink()
    os.mkfifo(tmp_path / path)
    found = inspect(tmp_path, [one for one, _ in made])
    foreign = [one.place.file for one in found if one.rule == "foreign-file"]
    assert foreign == [(tmp_path / path).as_posix()]
    assert "missing-file" not in rules(found)
    assert not up_to_date(tmp_path, made[0][0])
    (refused,) = put(tmp_path, *made)
    assert refused.message == "this is no file, and pixelspec does not overwrite it"
    assert (tmp_path / path).is_fifo()
