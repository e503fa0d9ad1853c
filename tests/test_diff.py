"""`pixelspec diff` compares commits, folders, files and the standard input, and never takes
what it could not read for no change."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from repository import GPT, Differ, Repo, make_repo
from shell import ROOT, edit

FEWER = ("range: [1, 4]", "range: [1, 3]")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = make_repo(tmp_path / "project")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def diff(capsys: pytest.CaptureFixture[str]) -> Differ:
    return Differ(capsys)


def test_the_working_tree_against_a_commit(repo: Repo, diff: Differ) -> None:
    assert diff("main") == (0, "no change from main to specs\n", "")
    repo.edit(*FEWER)
    code, out, _ = diff("main")
    assert code == 1
    assert (
        "breaking  range-max-lowered  gccai/gpt-image-2-official#parameters.n.range"
        in out
    )
    here = f"{GPT}:{repo.line('range: [1, 3]')}:5"
    assert f"main:{here} -> {here}" in out
    assert '"n": 4' in out and "after    refused with 400" in out


def test_two_commits_and_paths_in_them(repo: Repo, diff: Differ) -> None:
    repo.edit(*FEWER)
    repo.commit()
    repo.edit("default: png", "default: webp")
    repo.commit()
    wanted = ["range-max-lowered", "default-changed-output"]
    assert diff.ids("HEAD~2", "HEAD") == wanted
    assert diff.ids("HEAD~1", "HEAD") == wanted[1:]
    assert diff.ids("HEAD~2:specs", "HEAD:specs") == wanted
    assert diff.ids(f"HEAD~2:{GPT}", f"HEAD:{GPT}") == wanted
    assert diff.ids(f"HEAD~2:{GPT}", "HEAD") == wanted
    assert diff.ids("HEAD~2", GPT) == wanted


def test_folders_files_and_the_standard_input(
    repo: Repo, diff: Differ, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "before"
    shutil.copytree(repo.folder / "specs", before)
    repo.edit(*FEWER)
    assert diff.ids(str(before)) == ["range-max-lowered"]
    assert diff.ids(str(before), "./specs") == ["range-max-lowered"]
    file = str(before / "gccai/gpt-image-2-official.yaml")
    assert diff.ids(file, GPT) == ["range-max-lowered"]
    given = (repo.folder / GPT).read_bytes()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(given)))
    assert diff.ids("main", "-") == ["range-max-lowered"]


def test_other_words_are_no_change(repo: Repo, diff: Differ) -> None:
    repo.edit("default: png", 'default: "png"  # a comment')
    repo.edit("accepts: [ratio, auto, pixels]", "accepts: [pixels, auto, ratio]")
    assert diff("main") == (0, "no change from main to specs\n", "")


def test_the_threshold_decides_the_exit_code(repo: Repo, diff: Differ) -> None:
    repo.edit("default: png", "default: webp")
    assert diff("main")[0] == 0
    assert diff("main", "--fail-on", "risky")[0] == 1
    assert diff("main", "--fail-on", "docs")[0] == 1
    assert diff("main", "--fail-on", "never")[0] == 0


def test_a_dearer_default_stops_although_it_breaks_nothing(
    repo: Repo, diff: Differ
) -> None:
    repo.edit("default: 1k", "default: 4k")
    code, out, _ = diff("main")
    assert code == 1
    assert "risky $up  default-changed-cost-up" in out
    assert diff("main", "--fail-on", "never")[0] == 0


def test_the_readme_shows_what_is_printed(repo: Repo, diff: Differ) -> None:
    repo.edit("default: 1k", "default: 4k")
    _, out, _ = diff("main")
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = readme.partition("```\nrisky $up")[2].partition("```")[0].splitlines()
    assert len(shown) > 4
    assert [line for line in shown if line not in out] == []


def test_a_provider_is_renamed_and_changed(repo: Repo, diff: Differ) -> None:
    (repo.folder / "specs/gccai").rename(repo.folder / "specs/newname")
    for file in (repo.folder / "specs/newname").glob("*.yaml"):
        if ".lock." in file.name:
            continue
        edit(file, "\nid: gccai", "\nid: newname")
    edit(repo.folder / "specs/newname/gpt-image-2-official.yaml", *FEWER)
    changes = diff.changes("main")
    assert [(c["id"], c["subject"]) for c in changes] == [
        ("provider-renamed", "newname"),
        ("range-max-lowered", "newname/gpt-image-2-official"),
    ]


def test_models_come_go_and_are_renamed(repo: Repo, diff: Differ) -> None:
    folder = repo.folder / "specs/gccai"
    (folder / "imagen-4.0-gccai.yaml").rename(folder / "imagen-5.yaml")
    edit(folder / "imagen-5.yaml", "id: gccai/imagen-4.0-gccai", "id: gccai/imagen-5")
    (folder / "gpt-image-2-official.yaml").unlink()
    assert diff.ids("main") == ["model-renamed", "model-retired"]
    repo.commit()
    assert diff.ids("HEAD", "HEAD~1") == ["model-renamed", "model-added"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nope",), "nope: no commit 'nope'"),
        (("main:nope",), "no such file or folder in that commit"),
        (("main", "./nope.yaml"), "./nope.yaml: no such file or folder"),
        (("main", "pyproject.toml"), "pyproject.toml"),
        (("main", "./empty"), "holds no specs"),
        ((), "name a BASE"),
        (("-x",), "unrecognized arguments"),
    ],
)
def test_bad_input_ends_with_2(
    repo: Repo, diff: Differ, words: tuple[str, ...], said: str
) -> None:
    (repo.folder / "empty").mkdir()
    code, out, err = diff(*words)
    assert (code, out) == (2, "")
    assert said in err and "Traceback" not in err


@pytest.mark.parametrize("broken", ["base", "head"])
def test_a_broken_spec_is_not_no_change(repo: Repo, diff: Differ, broken: str) -> None:
    repo.edit("type: integer\n    default: 1\n", "typ: integer\n    default: 1\n")
    line = repo.line("typ: integer")
    if broken == "base":
        repo.commit()
        repo.edit("typ: integer", "type: integer")
    code, out, err = diff("HEAD")
    assert (code, out) == (3, "")
    where = f"HEAD:{GPT}" if broken == "base" else GPT
    assert f"{where}:{line}:5: unknown key 'typ'" in err


@pytest.mark.parametrize("kind", ["model", "provider"])
def test_what_only_one_side_says_is_checked_on_that_side(
    repo: Repo, diff: Differ, kind: str
) -> None:
    """The rest was checked on the other side already."""
    if kind == "model":
        repo.edit("cheapest-first: [low, medium, high]", "cheapest-first: {a: b}")
    else:
        repo.edit("    means: done\n", "    means: doen\n", "specs/gccai/provider.yaml")
    repo.commit()
    repo.git("revert", "--no-edit", "HEAD")
    code, out, err = diff("HEAD~1")
    assert (code, out) == (3, "") and err.startswith("HEAD~1:specs/gccai/")
    assert err.endswith("1 finding in 1 file\n")


def test_a_spec_in_the_wrong_place_is_not_compared(repo: Repo, diff: Differ) -> None:
    repo.edit("id: gccai/gpt-image-2-official", "id: gccai/another")
    code, out, err = diff("main")
    assert (code, out) == (3, "")
    assert "'gccai/another' stands where 'gccai/gpt-image-2-official' belongs" in err


def test_a_shallow_clone_says_so(
    repo: Repo, diff: Differ, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.edit(*FEWER)
    repo.commit()
    clone = tmp_path / "shallow"
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.folder}", str(clone))
    monkeypatch.chdir(clone)
    code, out, err = diff("HEAD~1")
    assert (code, out) == (3, "")
    assert "not in this shallow clone" in err and "fetch-depth: 0" in err


def test_without_a_repository_only_paths_are_known(repo: Repo, diff: Differ) -> None:
    shutil.rmtree(repo.folder / ".git")
    code, _, err = diff("main")
    assert code == 2 and "this is no git repository" in err
    assert diff("specs", "./specs")[0] == 0


def test_git_diff_shows_what_a_change_means(repo: Repo, diff: Differ) -> None:
    before = repo.folder / "before.yaml"
    shutil.copy(repo.folder / GPT, before)
    repo.edit(*FEWER)
    words = (GPT, str(before), "1" * 40, "100644", str(repo.folder / GPT), "2" * 40)
    code, out, _ = diff("--git-driver", *words, "100644")
    assert code == 0
    assert out.startswith(f"pixelspec diff {GPT}\n") and "range-max-lowered" in out
    words = (GPT, "/dev/null", "1" * 40, "100644", GPT, "2" * 40, "100644")
    assert diff("--git-driver", *words)[:2] == (
        0,
        f"pixelspec diff {GPT}\nthe file is new\n",
    )
