"""What reaches the disk: whole files or none, and deleted only what is owned."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from on_disk import FILES, put, rules, tree, unit
from pixelspec.write import create, inspect, save, up_to_date, write


def fail(monkeypatch: pytest.MonkeyPatch, after: int, code: int = errno.ENOSPC) -> None:
    """Lets the disk refuse every rename after so many."""
    done: list[str] = []
    replace = os.replace

    def refuse(source: str, target: str) -> None:
        if len(done) == after:
            raise OSError(code, os.strerror(code))
        done.append(str(target))
        replace(source, target)

    monkeypatch.setattr("os.replace", refuse)


def test_files_are_written_with_a_lock(tmp_path: Path) -> None:
    assert put(tmp_path / "out", (unit(), FILES)) == ()
    made = tree(tmp_path / "out")
    assert {path: made[path] for path in FILES} == FILES
    first, *lines = made["facts/a/one.lock"].splitlines()
    assert first == "f1"
    assert [line.split()[1] for line in lines] == sorted(FILES)
    assert inspect(tmp_path / "out", [unit()]) == ()


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    put(tmp_path, (unit(), FILES))
    for path in FILES:
        os.utime(tmp_path / path, (1, 1))
    changed = {**FILES, "docs/a/one.md": "# Uno\n"}
    outcome = write(tmp_path, [unit(facts="f2")], {"a/one": changed})
    assert outcome.written == ("docs/a/one.md",)
    assert (tmp_path / "client/a/one.py").stat().st_mtime == 1


def test_a_full_disk_leaves_whole_files_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, (unit(), FILES))
    with monkeypatch.context() as patched:
        fail(patched, after=2)
        texts = {path: text * 2 for path, text in FILES.items()}
        found = put(tmp_path, (unit(facts="f2"), texts))
    assert rules(found) == ["write"]
    assert "no space left" in found[0].message
    made = tree(tmp_path)
    assert len(made) == 3, "nothing lies beside the files"
    assert made["client/a/one.py"] == "ONE = 1\nONE = 1\n"
    assert made["docs/a/one.md"] == "# One\n"
    assert not up_to_date(tmp_path, unit(facts="f2"))
    assert rules(inspect(tmp_path, [unit(facts="f2")])) == ["edited-file"]
    assert put(tmp_path, (unit(facts="f2"), texts)) == ()


def test_a_run_that_breaks_off_leaves_nothing_foreign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        fail(patched, after=2)
        put(tmp_path, (unit(), FILES))
    changed = {path: f"{text}\n" for path, text in FILES.items()}
    assert put(tmp_path, (unit(facts="f2"), changed)) == ()


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.EIO])
def test_what_the_disk_refuses_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fail(monkeypatch, after=0, code=code)
    assert rules(put(tmp_path, (unit(), FILES))) == ["write"]
    assert tree(tmp_path) == {}


def test_an_interrupt_leaves_nothing_beside_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(source: str, target: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, (unit(), FILES))
    assert tree(tmp_path) == {}


def test_a_file_in_the_place_of_a_folder_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("mine")
    (found,) = put(tmp_path, (unit(), FILES))
    assert found.hint == "a file stands where a folder should be"
    assert (tmp_path / "docs").read_text() == "mine"


def test_a_folder_in_the_place_of_a_file_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "docs/a/one.md").mkdir(parents=True)
    (found,) = put(tmp_path, (unit(), FILES))
    assert found.place.file.endswith("docs/a/one.md")
    assert tree(tmp_path) == {}


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    files = {"pyproject.toml": "[project]\n"}
    (tmp_path / "pyproject.toml").write_text("[tool.mine]\n")
    (found,) = put(tmp_path, (unit("package", files), files))
    assert "did not make this file" in found.message
    assert tree(tmp_path) == {"pyproject.toml": "[tool.mine]\n"}


def test_the_same_bytes_may_be_there_already(tmp_path: Path) -> None:
    put(tmp_path, (unit(), FILES))
    (tmp_path / "facts/a/one.lock").unlink()
    assert put(tmp_path, (unit(), FILES)) == ()


def test_only_what_a_lock_names_and_nobody_makes_is_deleted(tmp_path: Path) -> None:
    other = {"client/b/two.py": "TWO = 2\n", "docs/b/two.md": "# Two\n"}
    put(tmp_path, (unit(), FILES), (unit("b/two", other), other))
    (tmp_path / "client/b/mine.py").write_text("MINE = 0\n")
    outcome = write(tmp_path, [unit()], {})
    assert outcome.deleted == tuple(sorted(other))
    left = tree(tmp_path)
    assert sorted(left) == sorted([*FILES, "client/b/mine.py", "facts/a/one.lock"])
    assert not (tmp_path / "docs/b").exists(), "an empty folder goes too"
    assert (tmp_path / "client/b").exists()


def test_without_pruning_other_units_keep_their_files(tmp_path: Path) -> None:
    other = {"client/b/two.py": "TWO = 2\n"}
    put(tmp_path, (unit(), FILES), (unit("b/two", other), other))
    fewer = {"client/a/one.py": "ONE = 1\n"}
    outcome = write(tmp_path, [unit(files=fewer)], {"a/one": fewer}, prune=False)
    assert outcome.deleted == ("docs/a/one.md",)
    assert "client/b/two.py" in tree(tmp_path)


def test_a_file_that_moves_to_another_unit_stays(tmp_path: Path) -> None:
    put(tmp_path, (unit(), FILES))
    assert put(tmp_path, (unit("a/renamed"), FILES)) == ()
    assert sorted(tree(tmp_path)) == sorted([*FILES, "facts/a/renamed.lock"])


def test_a_module_may_become_a_package(tmp_path: Path) -> None:
    module, package = {"client/a.py": "A = 1\n"}, {"client/a.py/b.py": "B = 1\n"}
    for before, after in ((module, package), (package, module)):
        put(tmp_path, (unit(files=before), before))
        assert put(tmp_path, (unit(files=after), after)) == ()
        assert inspect(tmp_path, [unit(files=after)]) == ()


@pytest.mark.parametrize(
    "path", ["../victim", "client/../../victim", "/victim", "a\\b"]
)
def test_a_lock_cannot_name_what_is_outside(tmp_path: Path, path: str) -> None:
    (tmp_path / "victim").write_text("precious")
    out = tmp_path / "out"
    put(out, (unit(), FILES))
    stated = str(tmp_path) + path if path.startswith("/") else path
    with (out / "facts/a/one.lock").open("a") as lock:
        lock.write(f"{'0' * 64}  {stated}\n")
    assert rules(inspect(out, [unit()])) == ["out-of-date"]
    assert put(out, (unit(), FILES)) == ()
    assert (tmp_path / "victim").read_text() == "precious"


@pytest.mark.parametrize("link", ["client", "client/a/one.py", "facts"])
def test_a_link_that_leads_out_is_refused(tmp_path: Path, link: str) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    (out / link).parent.mkdir(parents=True)
    (out / link).symlink_to(elsewhere / "one.py" if "." in link else elsewhere)
    found = put(out, (unit(), FILES))
    assert {"leads out of the output folder" in f.message for f in found} == {True}
    assert tree(elsewhere) == {}
    assert [path for path in out.rglob("*") if path.is_file()] == []


def test_deleting_does_not_follow_a_link_out(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, (unit(), FILES))
    (out / "client").rename(tmp_path / "moved")
    (out / "client").symlink_to(tmp_path / "moved")
    assert len(write(out, [], {}).findings) == 1
    assert (tmp_path / "moved/a/one.py").exists()


def test_the_output_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    assert put(tmp_path / "out", (unit(), FILES)) == ()
    assert inspect(tmp_path / "out", [unit()]) == ()


def test_saving_keeps_mode_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("a: 1\n")
    real.chmod(0o640)
    link.symlink_to(real)
    assert save(link, "a: 2\n") == ()
    assert (link.is_symlink(), real.read_text()) == (True, "a: 2\n")
    assert real.stat().st_mode & 0o777 == 0o640


def test_creating_is_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    (found,) = create({tmp_path / "a": "1", tmp_path / "b": "2"})
    assert found.place.file.endswith("/b")
    assert tree(tmp_path) == {"b": "mine"}
