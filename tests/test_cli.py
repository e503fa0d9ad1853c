"""What a shell is told: exit codes, findings as text and as JSON, and nothing of Python."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pixelspec.cli import check
from pixelspec.cli.report import counted, line
from pixelspec.place import NOWHERE, Finding, Place
from shell import GENERATOR, ROOT, edit, make_project, python, run

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path, "dalle-format")


def test_help_states_the_exit_codes(capsys: Capture) -> None:
    code, out, _ = run(capsys, "--help")
    assert code == 0
    for verb in ("generate", "check", "fmt", "schema", "new", "init", "emulate"):
        assert f"\n    {verb} " in out
    assert "exit codes: 0 fine" in out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["check", "--nonsense"],
        ["schema", "nonsense"],
        ["new"],
        ["emulate", "gccai", "--port", "65536"],
        ["emulate", "gccai", "--port", "-1"],
        ["emulate", "gccai", "--speed", "0"],
        ["emulate", "gccai", "--speed", "nan"],
    ],
)
def test_wrong_usage_is_2(capsys: Capture, arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: pixelspec")


def test_the_version_is_told(capsys: Capture) -> None:
    code, out, _ = run(capsys, "--version")
    assert code == 0
    assert out.startswith("pixelspec ")


@pytest.mark.parametrize("kind", ["provider", "model"])
def test_the_schema_is_json(capsys: Capture, kind: str) -> None:
    code, out, _ = run(capsys, "schema", kind)
    assert code == 0
    assert "pixelspec" in json.loads(out)["properties"]


def test_findings_go_to_stderr_with_their_count(project: Path, capsys: Capture) -> None:
    edit(project / "specs/dalle-format/imagen4.yaml", "is: sync", "is: snyc")
    edit(project / "specs/dalle-format/provider.yaml", "billable", "bilable")
    code, out, err = run(capsys, "check")
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert lines[0].startswith("specs/dalle-format/imagen4.yaml: warning: ")
    assert lines[1].startswith("specs/dalle-format/imagen4.yaml:15:7: ")
    assert lines[2].startswith("specs/dalle-format/provider.yaml:18:5: ")
    assert "did you mean 'billable'? [shape]" in lines[2]
    assert lines[3:] == ["3 findings in 2 files"]


def test_findings_as_json(project: Path, capsys: Capture) -> None:
    edit(project / "specs/dalle-format/imagen4.yaml", "is: sync", "is: snyc")
    code, out, err = run(capsys, "check", "--json")
    assert (code, err) == (1, "1 finding in 1 file\n")
    (found,) = json.loads(out)
    place = {"file": "specs/dalle-format/imagen4.yaml", "line": 15, "column": 7}
    assert found["place"] == place
    assert (found["path"], found["rule"], found["level"]) == (
        "kind.is",
        "shape",
        "error",
    )
    assert found["message"] and found["hint"]


def test_json_stays_json_where_all_is_well(project: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "generate", "--json")
    assert (code, json.loads(out)) == (0, [])
    assert err.startswith("generated 1 model: ")


def test_a_finding_on_one_line() -> None:
    place = Place("a.yaml", 3, 5)
    assert line(Finding(place, "shape", "wrong", hint="right")) == (
        "a.yaml:3:5: wrong; right [shape]"
    )
    assert line(Finding(place, "build", "odd", level="warning")) == (
        "a.yaml:3:5: warning: odd [build]"
    )
    assert line(Finding(NOWHERE, "emulate", "no port")) == (
        "pixelspec: no port [emulate]"
    )


def test_files_are_counted() -> None:
    one, other = Finding(Place("a", 1, 1), "r", "m"), Finding(Place("b"), "r", "m")
    assert counted([one]) == "1 finding in 1 file"
    assert counted([one, other, one]) == "3 findings in 2 files"
    assert counted([Finding(NOWHERE, "r", "m")]) == "1 finding"


def test_a_fault_of_ours_is_one_line(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall() -> None:
        raise KeyError("two\nlines")

    monkeypatch.setattr(check, "load_here", fall)
    code, out, err = run(capsys, "check")
    assert (code, out) == (3, "")
    assert len(err.splitlines()) == 1
    assert "KeyError" in err and "test_cli.py:" in err and "please report it" in err


def test_an_interrupt_is_quiet(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "load_here", stop)
    assert run(capsys, "check") == (130, "", "")


def test_a_closed_pipe_is_quiet() -> None:
    command = [sys.executable, "-m", "pixelspec", "schema", "model"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={"PYTHONPATH": GENERATOR},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (141, b"")


def test_a_terminal_without_the_signs_gets_numbers(tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii:strict"}
    done = python("-m", "pixelspec", "schema", "model", folder=tmp_path, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\xd7" in done.stdout


def test_a_project_is_found_from_a_folder_below(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "specs/dalle-format")
    code, _, err = run(capsys, "check")
    assert code == 1
    assert "nothing is generated yet" in err


def test_a_bad_setting_is_a_finding(project: Path, capsys: Capture) -> None:
    (project / "pyproject.toml").write_text('[tool.pixelspec]\npackage = "a b"\n')
    for verb in ("generate", "check", "fmt"):
        code, _, err = run(capsys, verb)
        assert code == 1
        assert err.startswith("pyproject.toml:2:1: ")
