"""A change that was reviewed is written down by id, by fact and by what changed; it then
lets the change pass, once, and never another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from repository import Differ, Repo, make_repo

FACT = "gccai/gpt-image-2-official#parameters.n.range.most"
CHANGE = ("range-max-lowered", FACT)
APPROVE = ("main", "--approve", *CHANGE, "--reason", "The page says so since May.")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = make_repo(tmp_path / "project")
    monkeypatch.chdir(made.folder)
    made.git("checkout", "-qb", "feature")
    made.edit("range: [1, 4]", "range: [1, 3]")
    return made


@pytest.fixture
def diff(capsys: pytest.CaptureFixture[str]) -> Differ:
    return Differ(capsys)


def approvals(repo: Repo) -> list[Path]:
    return sorted((repo.folder / "specs/approvals").glob("*.yaml"))


def test_an_approval_lets_its_change_pass(repo: Repo, diff: Differ) -> None:
    assert diff("main")[0] == 1
    code, out, _ = diff(*APPROVE)
    (file,) = approvals(repo)
    assert (code, out) == (0, f"approved: {file.name}\n")
    lines = file.read_text("utf-8").splitlines()
    assert lines[:2] == [f'id: "{CHANGE[0]}"', f'path: "{FACT}"']
    assert lines[3:] == ['reason: "The page says so since May."', 'owner: "Ada"']
    code, out, _ = diff("main")
    assert code == 0 and "approved by Ada: The page says so since May." in out


def test_it_is_of_the_style_of_specs(repo: Repo, diff: Differ) -> None:
    """And no spec: `fmt` and `check` leave it alone."""
    diff(*APPROVE, "--owner", 'O"Brien: #1', "--correction")
    (file,) = approvals(repo)
    assert file.read_text("utf-8").splitlines()[4:] == [
        'owner: "O\\"Brien: #1"',
        "correction: true",
    ]
    (change,) = diff.changes("main")
    assert change["approval"]["owner"] == 'O"Brien: #1'
    assert change["approval"]["correction"] is True


def test_another_value_needs_another_approval(repo: Repo, diff: Differ) -> None:
    diff(*APPROVE)
    repo.edit("range: [1, 3]", "range: [1, 2]")
    code, out, _ = diff("main")
    assert code == 1
    assert f"approves 'range-max-lowered' of {FACT}, which is not what changed" in out


def test_what_was_approved_long_ago_is_history(repo: Repo, diff: Differ) -> None:
    """It neither fails for want of a change nor approves the same change again."""
    diff(*APPROVE)
    repo.commit()
    assert diff("HEAD") == (0, "no change from HEAD to specs\n", "")
    repo.edit("range: [1, 3]", "range: [1, 4]")
    repo.commit()
    assert diff("HEAD~1")[0] == 0
    repo.edit("range: [1, 4]", "range: [1, 3]")
    assert diff("HEAD")[0] == 1


def test_two_approvals_never_conflict(repo: Repo, diff: Differ) -> None:
    diff(*APPROVE)
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.edit("      opaque: No transparency.\n", "")
    fact = "gccai/gpt-image-2-official#parameters.background.values.opaque"
    words = ("--approve", "req-value-removed-rejected", fact, "--reason", "gone")
    assert diff("HEAD", *words)[0] == 0
    repo.commit()
    repo.git("merge", "-q", "--no-edit", "feature")
    assert len(approvals(repo)) == 2
    assert diff("HEAD~1")[0] == 0 and diff("feature")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("range-max-lowerd", FACT, "--reason", "x"),
            f"did you mean range-max-lowered '{FACT}'?",
        ),
        ((*CHANGE,), "an approval needs a reason"),
    ],
)
def test_what_cannot_be_approved_is_said(
    repo: Repo, diff: Differ, words: tuple[str, ...], said: str
) -> None:
    code, out, err = diff("main", "--approve", *words)
    assert (code, out) == (2, "") and said in err
    assert approvals(repo) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: a\n", "'path' is missing"),
        ("- a\n", "this is no approval"),
        ("id: a\nreason: [x]\n", "'reason' is no text"),
        ("id: a\nowners: b\n", "unknown key 'owners'; did you mean 'owner'?"),
        ("id: [\n", "specs/approvals/x.yaml:"),
    ],
)
def test_a_broken_approval_is_bad_input(
    repo: Repo, diff: Differ, text: str, said: str
) -> None:
    repo.write("specs/approvals/x.yaml", text)
    code, out, err = diff("main")
    assert (code, out) == (2, "") and said in err
