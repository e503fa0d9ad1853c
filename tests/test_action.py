"""What the GitHub Action runs: a report without a token, and one comment, also for forks."""

from __future__ import annotations

import json
import os
import runpy
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml

from repository import Repo, make_repo
from shell import GENERATOR, ROOT

SCRIPTS = ROOT / ".github" / "scripts"
REPORT = runpy.run_path(str(SCRIPTS / "report.py"))
COMMENT = runpy.run_path(str(SCRIPTS / "comment.py"))
MARKER: str = COMMENT["MARKER"]


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = make_repo(tmp_path / "project")
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("PYTHONPATH", GENERATOR)
    return made


def reported(repo: Repo, **env: str) -> tuple[int, Path, str]:
    """The code, the report and the outputs of the job."""
    folder, outputs = repo.folder / "report", repo.folder / "outputs"
    paths = {"REPORT": str(folder), "GITHUB_OUTPUT": str(outputs)}
    paths["GITHUB_STEP_SUMMARY"] = str(repo.folder / "summary")
    return REPORT["main"]({**env, **paths}), folder, outputs.read_text("utf-8")


def test_a_breaking_change_fails_the_check_and_is_reported(
    repo: Repo, capfd: pytest.CaptureFixture[str]
) -> None:
    repo.edit("range: [1, 4]", "range: [1, 3]")
    code, folder, outputs = reported(repo, BASE="main")
    assert (code, outputs) == (1, "code=1\n")
    assert capfd.readouterr().out.startswith("::error file=specs/gccai/")
    summary = (repo.folder / "summary").read_text("utf-8")
    assert summary == (folder / "review.markdown").read_text("utf-8")
    assert summary.startswith(f"{MARKER}\n## Spec changes: 1 breaking\n")
    assert json.loads((folder / "review.json").read_text("utf-8"))["exit"] == 1


@pytest.mark.parametrize(("env", "code"), [({"FAIL_ON": "never"}, 0), ({}, 1)])
def test_the_threshold_is_the_workflow_s(
    repo: Repo, env: Mapping[str, str], code: int
) -> None:
    repo.edit("range: [1, 4]", "range: [1, 3]")
    assert reported(repo, BASE="main", **env)[0] == code


@pytest.mark.parametrize(("base", "code"), [("nope", 2), ("", 2), ("--help", 2)])
def test_what_could_not_be_compared_is_not_no_change(
    repo: Repo, base: str, code: int
) -> None:
    found, folder, outputs = reported(repo, BASE=base)
    assert (found, outputs) == (code, f"code={code}\n")
    text = (folder / "review.markdown").read_text("utf-8")
    assert text.startswith(f"{MARKER}\n## Spec changes: not compared\n")
    assert not (folder / "review.json").exists()


def test_a_broken_spec_is_code_3(repo: Repo) -> None:
    repo.edit("type: integer\n    default: 1\n", "typ: integer\n    default: 1\n")
    code, folder, _ = reported(repo, BASE="main")
    assert code == 3
    assert "unknown key 'typ'" in (folder / "review.markdown").read_text("utf-8")


class Hub:
    """As much of GitHub as the script asks for."""

    def __init__(self) -> None:
        self.pulls: list[Any] = [{"number": 7, "head": {"sha": "c0ffee"}}]
        self.comments: list[dict[str, Any]] = []
        self.asked: list[str] = []

    def answer(self, method: str, path: str, body: dict[str, str]) -> Any:
        self.asked.append(f"{method} {path.partition('?')[0]}")
        if "/pulls?" in path:
            assert "head=fork%3Afeature" in path and "state=open" in path
            return self.pulls
        if method == "GET":
            page = int(path.rpartition("page=")[2])
            return self.comments[100 * (page - 1) : 100 * page]
        if method == "POST":
            self.comments.append(said(body["body"], len(self.comments)))
            return self.comments[-1]
        number = int(path.rpartition("/")[2])
        self.comments[number]["body"] = body["body"]
        return self.comments[number]


def said(body: str, number: int, kind: str = "Bot") -> dict[str, Any]:
    return {"id": number, "body": body, "user": {"type": kind}}


@contextmanager
def served(hub: Hub) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def reply(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            body = json.loads(self.rfile.read(length) or b"{}")
            assert self.headers["authorization"] == "Bearer secret"
            data = json.dumps(hub.answer(self.command, self.path, body)).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = reply

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing: a test is not a log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def posted(hub: Hub, folder: Path, review: str | None) -> int:
    """The code of the script after one run of the check."""
    event = {
        "workflow_run": {
            "head_sha": "c0ffee",
            "head_branch": "feature",
            "head_repository": {"owner": {"login": "fork"}},
        }
    }
    (folder / "event.json").write_text(json.dumps(event), "utf-8")
    if review is not None:
        (folder / "review.markdown").write_text(review, "utf-8")
    with served(hub) as address:
        env = {"GITHUB_API_URL": address, "GITHUB_TOKEN": "secret"}
        env |= {"GITHUB_REPOSITORY": "us/specs", "REPORT": str(folder)}
        env["GITHUB_EVENT_PATH"] = str(folder / "event.json")
        code: int = COMMENT["main"](env)
        return code


def test_one_comment_is_written_and_then_updated(tmp_path: Path) -> None:
    hub = Hub()
    hub.comments = [said(f"{MARKER}\nof a person", i, "User") for i in range(120)]
    assert posted(hub, tmp_path, f"{MARKER}\none") == 0
    assert [c["body"] for c in hub.comments[120:]] == [f"{MARKER}\none"]
    assert posted(hub, tmp_path, f"{MARKER}\ntwo") == 0
    assert posted(hub, tmp_path, f"{MARKER}\ntwo") == 0
    assert [c["body"] for c in hub.comments[120:]] == [f"{MARKER}\ntwo"]
    changes = [asked for asked in hub.asked if not asked.startswith("GET")]
    assert changes == [
        "POST /repos/us/specs/issues/7/comments",
        "PATCH /repos/us/specs/issues/comments/120",
    ]


def test_a_report_of_another_commit_is_posted_nowhere(tmp_path: Path) -> None:
    hub = Hub()
    hub.pulls = [{"number": 8, "head": {"sha": "another"}}]
    assert posted(hub, tmp_path, f"{MARKER}\none") == 0
    assert hub.comments == []


@pytest.mark.parametrize("review", [None, "anything else"])
def test_what_is_no_review_is_not_posted(tmp_path: Path, review: str | None) -> None:
    hub = Hub()
    assert posted(hub, tmp_path, review) == 1
    assert hub.comments == []


def test_a_long_review_is_cut_at_a_line(tmp_path: Path) -> None:
    hub = Hub()
    review = f"{MARKER}\n<details>\n" + "- a line of the report\n" * 5000
    assert posted(hub, tmp_path, review) == 0
    body = hub.comments[0]["body"]
    assert len(body) < 65_536 and body.endswith(COMMENT["CUT"])
    assert body.count("<details>") == body.count("</details>")
    assert "report\n\n</details>" in body


def loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


WORKFLOWS = ("spec-diff.yml", "spec-comment.yml")


def test_the_check_needs_no_token_and_the_comment_no_code_of_the_fork() -> None:
    check, comment = (loaded(f".github/workflows/{name}") for name in WORKFLOWS)
    assert check["permissions"] == {"contents": "read"}
    assert "secrets" not in json.dumps(check) and "github.token" not in json.dumps(
        check
    )
    # YAML 1.1 takes the key `on` for true.
    assert list(check[True]) == ["pull_request"]
    assert comment[True]["workflow_run"]["workflows"] == [check["name"]]
    (steps,) = (job["steps"] for job in comment["jobs"].values())
    assert all("ref" not in step.get("with", {}) for step in steps)
    assert [step["run"] for step in steps if "run" in step] == [
        "python3 .github/scripts/comment.py"
    ]


def test_nothing_of_a_pull_request_is_part_of_a_command() -> None:
    jobs = [
        job
        for n in WORKFLOWS
        for job in loaded(f".github/workflows/{n}")["jobs"].values()
    ]
    steps = [step for job in jobs for step in job["steps"]]
    for step in [*steps, *loaded("action.yml")["runs"]["steps"]]:
        assert "${{" not in step.get("run", "")
    for step in loaded("action.yml")["runs"]["steps"]:
        named = [word for word in step.get("run", "").split('"') if "scripts/" in word]
        assert all((ROOT / word.partition("/")[2]).is_file() for word in named)


def test_the_hooks_run_verbs_and_pin_what_we_pin() -> None:
    hooks = {hook["id"]: hook for hook in loaded(".pre-commit-hooks.yaml")}
    entries = [hook["entry"] for hook in hooks.values()]
    assert entries == ["pixelspec fmt", "pixelspec check", "pixelspec generate"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = hooks["pixelspec-generate"]["additional_dependencies"]
    assert pinned == project["optional-dependencies"]["generate"]


def test_git_folds_what_is_generated_and_reads_specs_with_the_driver() -> None:
    lines = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    assert "generated/** linguist-generated" in lines
    assert "specs/*/*.yaml diff=pixelspec" in lines


def test_git_diff_asks_the_driver(repo: Repo) -> None:
    import sys

    command = f"{sys.executable} -m pixelspec diff --git-driver"
    repo.git("config", "diff.pixelspec.command", command)
    repo.write(".gitattributes", "specs/*/*.yaml diff=pixelspec\n")
    repo.edit("range: [1, 4]", "range: [1, 3]")
    shown = repo.git("diff", "--ext-diff")
    assert "breaking  range-max-lowered" in shown and os.environ["PYTHONPATH"]
