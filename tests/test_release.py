"""A release takes its number from the diff since the last tag, and pull requests never
touch what it writes."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from pixelspec.compare.release import raised, with_section
from repository import GPT, Differ, Repo, make_repo
from shell import run

DAY = ("--day", "2026-11-20")
RELEASE, LOG = "specs/release.yaml", "CHANGELOG.md"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = make_repo(tmp_path / "project", "gccai", "dalle-format")
    made.write(RELEASE, "# The version.\npixelclients: 0.1.0  # a note\n")
    made.commit()
    made.git("tag", "v0.1.0")
    monkeypatch.chdir(made.folder)
    return made


def release(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return run(capsys, "release", *DAY, *words)


def text(repo: Repo, path: str) -> str:
    return (repo.folder / path).read_text("utf-8")


def test_a_release_raises_the_version_and_writes_the_changelog(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("range: [0, 100]", "range: [0, 95]")
    repo.edit("default: png", "default: webp")
    code, out, _ = release(capsys)
    assert code == 0 and "released 0.2.0" in out and "git tag v0.2.0" in out
    assert text(repo, RELEASE) == "# The version.\npixelclients: 0.2.0  # a note\n"
    log = text(repo, LOG)
    assert log.startswith(
        "# Changelog\n\n## 0.2.0 - 2026-11-20\n\n### GCCAI (gccai, revision "
    )
    said = "output_compression may be 95 at most, no longer 100."
    assert f"- gpt-image-2-official: {said} `range-max-lowered`" in log
    assert log.index("**Breaking**") < log.index("**Behaviour**")
    assert "Unchanged: dalle-format (" in log


def test_a_second_run_writes_the_same(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("range: [0, 100]", "range: [0, 95]")
    release(capsys)
    before = text(repo, RELEASE), text(repo, LOG)
    release(capsys)
    assert (text(repo, RELEASE), text(repo, LOG)) == before


def test_nothing_changed_is_nothing_to_release(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = release(capsys)
    assert (code, out) == (0, "nothing to release: no change since v0.1.0\n")
    assert not (repo.folder / LOG).exists()


def test_a_release_is_of_today_unless_a_day_is_named(
    repo: Repo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixelspec.cli.release._today", lambda: "2027-01-02")
    repo.edit("default: png", "default: webp")
    code, out, _ = run(capsys, "release", "--dry-run")
    assert code == 0 and out.startswith("## 0.2.0 - 2027-01-02\n")


def test_the_first_release_is_called_as_the_file_says(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.git("tag", "-d", "v0.1.0")
    code, out, _ = release(capsys)
    assert code == 0 and "released 0.1.0" in out
    assert "the provider is new" in text(repo, LOG)


def test_a_dry_run_writes_nothing(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("default: png", "default: webp")
    code, out, _ = release(capsys, "--dry-run")
    assert code == 0 and out.startswith("## 0.2.0 - 2026-11-20\n")
    assert repo.git("status", "--short").split() == ["M", GPT]


def test_a_correction_says_that_only_the_docs_were_wrong(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("range: [0, 100]", "range: [0, 95]")
    fact = "gccai/gpt-image-2-official#parameters.output_compression.range.most"
    words = ("--approve", "range-max-lowered", fact, "--reason", "x", "--correction")
    assert Differ(capsys)("main", *words)[0] == 0
    release(capsys)
    assert "The docs were wrong; the provider did not change." in text(repo, LOG)


BRANCHES = {
    "fewer": (
        "range: [0, 100]",
        "range: [0, 95]",
        "range-max-lowered",
        "parameters.output_compression.range.most",
    ),
    "clear": (
        "      opaque: No transparency.\n",
        "",
        "req-value-removed-rejected",
        "parameters.background.values.opaque",
    ),
}


@pytest.mark.parametrize("order", list(permutations(BRANCHES)))
def test_two_approved_branches_merge_in_either_order(
    repo: Repo, capsys: pytest.CaptureFixture[str], order: tuple[str, ...]
) -> None:
    diff = Differ(capsys)
    for name, (old, new, id, path) in BRANCHES.items():
        repo.git("checkout", "-q", "-b", name, "main")
        repo.edit(old, new)
        fact = f"gccai/gpt-image-2-official#{path}"
        assert diff("main", "--approve", id, fact, "--reason", "seen")[0] == 0
        repo.commit(name)
    repo.git("checkout", "-q", "main")
    for name in order:
        repo.git("merge", "-q", "--no-ff", "--no-edit", name)
    assert diff("v0.1.0")[0] == 0
    assert release(capsys)[0] == 0
    log = text(repo, LOG)
    assert "range-max-lowered" in log and "req-value-removed-rejected" in log
    assert "pixelclients: 0.2.0" in text(repo, RELEASE)


@pytest.mark.parametrize(
    ("version", "by", "next_one"),
    [
        ("0.1.0", "major", "0.2.0"),
        ("0.1.3", "minor", "0.2.0"),
        ("0.1.0", "patch", "0.1.1"),
        ("1.4.2", "major", "2.0.0"),
        ("1.4.2", "minor", "1.5.0"),
        ("1.4.2", "patch", "1.4.3"),
        ("1.0rc1", "patch", None),
    ],
)
def test_the_next_version(version: str, by: object, next_one: str | None) -> None:
    assert raised(version, by) == next_one  # type: ignore[arg-type]  # as listed above


def test_what_check_would_refuse_is_not_released(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.edit("default: png", "default: gif")
    code, out, err = release(capsys)
    assert (code, out) == (1, "") and "gif" in err
    assert not (repo.folder / LOG).exists()


def test_older_sections_stay_as_they_are() -> None:
    old = "# Changelog\n\nWords.\n\n## 0.1.0 - 2026-01-01\n\nOld.\n"
    both = with_section(old, "0.2.0", "## 0.2.0 - 2026-02-02\n\nNew.\n")
    assert both == old.replace("## 0.1.0", "## 0.2.0 - 2026-02-02\n\nNew.\n\n## 0.1.0")
    assert with_section(both, "0.2.0", "## 0.2.0 - 2026-02-02\n\nNew.\n") == both
