"""What is wrong in one spec stops the whole run: exit code 1, the finding, nothing written."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from on_disk import tree
from shell import edit, make_project, run
from test_bad import BAD, ODD

Capture = pytest.CaptureFixture[str]

# Semantic mistakes: file, old text, new text, and how the finding reads.
GPT = "specs/gccai/gpt-image-2-official.yaml"
MISTAKES = {
    "default outside its values": (
        (GPT, "default: 1k", "default: 8k"),
        "'8k' is not listed",
    ),
    "rule naming no parameter": (
        (GPT, "given: mask_url", "given: mask_uri"),
        "mask_uri",
    ),
    "missing cell": (
        (GPT, "[864x1536, 1152x2048, 2160x3840]", "[864x1536, 1152x2048]"),
        "[table-complete]",
    ),
    "cell off its ratio": (
        (GPT, "2048x1152, 3840x2160", "2048x1600, 3840x2160"),
        "cell-ratio",
    ),
    "id that is not its path": (
        (GPT, "id: gccai/gpt-image-2-official\n", "id: gccai/gpt-image-3\n"),
        "[id-is-path]",
    ),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make_project(tmp_path, "gccai")
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated" / "kept.txt").write_text("as it was\n")
    return tmp_path


def assert_refused(project: Path, capsys: Capture, *expected: str) -> None:
    before = tree(project / "generated")
    code, out, err = run(capsys, "generate")
    assert code == 1
    for text in expected:
        assert text in err, err
    assert "Traceback" not in out + err
    assert tree(project / "generated") == before


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_spec_stops_the_run(file: Path, project: Path, capsys: Capture) -> None:
    (project / "specs" / "gccai" / "bad.yaml").write_bytes(file.read_bytes())
    assert_refused(project, capsys, "specs/gccai/bad.yaml:")


@pytest.mark.parametrize("case", ODD)
def test_what_is_hardly_a_file_stops_the_run(
    case: str, project: Path, capsys: Capture
) -> None:
    (project / "specs" / "gccai" / "bad.yaml").write_bytes(ODD[case][0])
    assert_refused(project, capsys, "specs/gccai/bad.yaml")


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_of_meaning_stops_the_run(
    case: str, project: Path, capsys: Capture
) -> None:
    (file, old, new), expected = MISTAKES[case]
    edit(project / file, old, new)
    assert_refused(project, capsys, expected, f"{file}:")


def test_two_models_with_one_python_name_stop_the_run(
    project: Path, capsys: Capture
) -> None:
    text = (project / GPT).read_text("utf-8")
    twin = project / "specs" / "gccai" / "gpt-image.2-official.yaml"
    twin.write_text(text.replace("gccai/gpt-image-2", "gccai/gpt-image.2"), "utf-8")
    assert_refused(project, capsys, "gpt-image", "[python-names]")


def test_quotes_and_backslashes_in_a_text_are_no_mistake(
    project: Path, capsys: Capture
) -> None:
    edit(
        project / GPT,
        "doc: How many pictures.",
        r"""doc: 'How """ + '"""' + r""" many\'""",
    )
    assert run(capsys, "generate")[0] == 0
    made = project / "generated/pixelclients/gccai/gpt_image_2_official.py"
    docs = [
        node.value.value
        for node in ast.walk(ast.parse(made.read_text("utf-8")))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    assert 'How """ many\\ Default: 1.' in docs


def test_everything_wrong_is_said_at_once(project: Path, capsys: Capture) -> None:
    for (file, old, new), _ in MISTAKES.values():
        edit(project / file, old, new)
    assert_refused(project, capsys, *(expected for _, expected in MISTAKES.values()))
