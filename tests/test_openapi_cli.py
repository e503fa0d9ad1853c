"""`openapi`: a document on stdout or in a file, and what goes wrong on the way there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from documents import document_text
from shell import edit, make_project, run

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_project(tmp_path, "gccai"))
    return tmp_path


def test_it_is_printed(project: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "openapi", "gccai")
    assert (code, err) == (0, "")
    assert out == document_text("gccai")


def test_it_is_written(project: Path, capsys: Capture) -> None:
    for _ in range(2):
        code, out, err = run(capsys, "openapi", "gccai", "--out", "gccai.json")
        assert (code, out, err) == (0, "wrote gccai.json\n", "")
        assert (project / "gccai.json").read_text("ascii") == document_text("gccai")


def test_it_follows_the_specs_of_the_project(project: Path, capsys: Capture) -> None:
    edit(project / "specs/gccai/provider.yaml", "title: GCCAI", 'title: "Ours – 图"')
    _, out, _ = run(capsys, "openapi", "gccai")
    assert json.loads(out)["info"]["title"] == "Ours – 图" and out.isascii()


def test_a_provider_of_others_comes_with_pixelspec(
    project: Path, capsys: Capture
) -> None:
    code, out, _ = run(capsys, "openapi", "dalle-format")
    assert code == 0 and json.loads(out)["x-pixelspec-provider"] == "dalle-format"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["gcai"], "pixelspec: no provider 'gcai'; did you mean 'gccai'? [openapi]"),
        (
            ["gccai/imagen-4.0-gccai"],
            "no provider 'gccai/imagen-4.0-gccai'; name the provider, 'gccai'",
        ),
        (["gccai", "--out", "."], ".: is a folder; name a file in it [openapi]"),
        (
            ["gccai", "--out", "no/where.json"],
            "no/where.json: cannot be written: its folder is not there;"
            " make the folder first [openapi]",
        ),
        (["gccai", "--out", "pipe"], "pipe: is no file, and pixelspec does not"),
        (["gccai", "--out", "x" * 300], "cannot be written: file name too long"),
    ],
)
def test_bad_input_is_told(
    project: Path, capsys: Capture, words: list[str], told: str
) -> None:
    os.mkfifo("pipe")
    before = sorted(os.listdir())
    code, out, err = run(capsys, "openapi", *words)
    assert (code, out) == (1, "")
    assert told in err and "Traceback" not in err
    assert sorted(os.listdir()) == before


def test_a_spec_that_is_wrong_makes_no_document(project: Path, capsys: Capture) -> None:
    edit(project / "specs/gccai/provider.yaml", "title: GCCAI", "titel: GCCAI")
    Path("old.json").write_text("kept")
    code, out, err = run(capsys, "openapi", "gccai", "--out", "old.json")
    assert (code, out) == (1, "")
    assert "specs/gccai/provider.yaml:" in err
    assert Path("old.json").read_text() == "kept"
