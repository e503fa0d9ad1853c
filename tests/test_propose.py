"""One pull request a provider: opened, updated, and never over what a person did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from paged import page_project
from repository import ALONE, Repo
from shell import ROOT, edit
from web import SCRIPTS, script

propose = script("propose")


class Hub:
    """As much of GitHub as a pull request takes."""

    def __init__(self) -> None:
        self.pulls: list[dict[str, Any]] = []
        self.asked: list[str] = []

    def __call__(self, method: str, path: str, body: Any = None) -> Any:
        self.asked.append(method)
        if method == "POST":
            self.pulls.append({"number": 7, **body})
        elif method == "PATCH":
            assert path == "/repos/us/specs/pulls/7"
            self.pulls[0] |= body
        else:
            assert "head=us%3Adocs-drift%2Fpond" in path
        return self.pulls


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A project under git, with a place to push to."""
    known = page_project(tmp_path / "project")
    monkeypatch.chdir(known)
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    made = Repo(known)
    made.git("init", "-q", "-b", "main")
    made.commit("all")
    made.git("init", "-q", "--bare", str(known.parent / "origin"))
    made.git("remote", "add", "origin", str(known.parent / "origin"))
    made.git("push", "-q", "origin", "main")
    return made


def proposed(
    repo: Repo, hub: Hub, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repo.folder.parent / "reports"
    folder.mkdir(exist_ok=True)
    (folder / "pond.md").write_text(report)
    monkeypatch.setattr(propose, "Api", lambda *_: hub)
    env = {"GITHUB_TOKEN": "x", "GITHUB_REPOSITORY": "us/specs", "REPORT": str(folder)}
    assert propose.main(env) == 0


def test_one_pull_request_is_opened_and_then_updated(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub()
    (repo.folder / "specs/pond/index.lock.yaml").write_text("pages:\n")
    for report in ("one", "one", "two"):
        proposed(repo, hub, report, monkeypatch)
    (pull,) = hub.pulls
    assert (pull["head"], pull["base"], pull["body"]) == (
        "docs-drift/pond",
        "main",
        "two",
    )
    assert [asked for asked in hub.asked if asked != "GET"] == ["POST", "PATCH"]
    assert repo.git("rev-parse", "--abbrev-ref", "HEAD").strip() == "main"
    changed = repo.git("diff", "--name-only", "main", "origin/docs-drift/pond")
    assert changed.split() == ["specs/pond/index.lock.yaml"]


def test_what_a_person_added_to_the_branch_stays(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub()
    proposed(repo, hub, "one", monkeypatch)
    repo.git("checkout", "-q", "docs-drift/pond")
    edit(repo.folder / "specs/pond/fox.yaml", "range: [1, 6]", "range: [1, 9]")
    repo.commit("read again")
    repo.git("push", "-q", "origin", "docs-drift/pond")
    repo.git("checkout", "-q", "main")
    proposed(repo, hub, "two", monkeypatch)
    assert hub.pulls[0]["body"] == "two"
    assert "read again" in repo.git("log", "--format=%s", "origin/docs-drift/pond")


def test_the_workflow_runs_what_is_there() -> None:
    workflow = ROOT / ".github/workflows/docs-drift.yml"
    made = yaml.safe_load(workflow.read_text("utf-8"))
    steps = made["jobs"]["watch"]["steps"]
    runs = " ".join(step["run"] for step in steps if "run" in step)
    for name in ("watch.py", "propose.py"):
        assert name in runs and (SCRIPTS / name).exists()
    assert made["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert "${{" not in runs
