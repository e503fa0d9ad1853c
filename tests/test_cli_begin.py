"""`new`, `init` and `fmt`: skeletons that are sound, and files of people that stay theirs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pixelspec.cli import new
from pixelspec.cli.load import load
from pixelspec.fmt import format_spec
from pixelspec.place import Finding
from pixelspec.read.project import find_project
from shell import ROOT, edit, make_project, run

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(folder: Path) -> tuple[Finding, ...]:
    return load(find_project(folder)[0])[1]


@pytest.mark.parametrize(
    "id", ["acme/one", "acme/one-1.0", "acme/1.0", "404/7", "1.5/1e999", "null/true"]
)
def test_a_skeleton_is_sound_and_in_the_common_style(
    here: Path, capsys: Capture, id: str
) -> None:
    make_project(here)
    code, out, _ = run(capsys, "new", id)
    assert code == 0
    provider = id.partition("/")[0]
    assert f"wrote specs/{provider}/provider.yaml\nwrote specs/{id}.yaml\n" in out
    assert found(here) == ()
    for path in (here / "specs").glob("*/*.yaml"):
        assert format_spec(path.read_text("utf-8")) == path.read_text("utf-8")


def uncommented(text: str) -> str:
    """Every key that stands in a comment of its own, as if it were meant."""
    return re.sub(r"^( *)# ( *\"?[\w.:-]+\"?:( .*)?)$", r"\1\2", text, flags=re.M)


def test_what_a_skeleton_has_in_comments_is_sound_too(
    here: Path, capsys: Capture
) -> None:
    make_project(here)
    run(capsys, "new", "acme/one")
    for file in (here / "specs/acme").iterdir():
        text = file.read_text("utf-8").partition("# A provider that replies with")[0]
        file.write_text(uncommented(text), "utf-8")
    assert found(here) == ()


def test_a_provider_that_works_by_tasks_stands_there_in_comments(
    here: Path, capsys: Capture
) -> None:
    make_project(here)
    run(capsys, "new", "acme/one")
    shared = here / "specs/acme/provider.yaml"
    at_once = r"^(operations|pictures|replies):\n(?:  .*\n)+"
    left = re.sub(at_once, "", shared.read_text("utf-8"), flags=re.M)
    shared.write_text(uncommented(left), "utf-8")
    edit(here / "specs/acme/one.yaml", "is: sync ", "is: task ")
    assert found(here) == ()
    catalogue = load(find_project(here)[0])[0]
    assert catalogue and catalogue.providers[0].operation("query")
    run(capsys, "new", "acme/two")
    assert "is: task " in (here / "specs/acme/two.yaml").read_text("utf-8")
    assert found(here) == ()


@pytest.mark.parametrize("provider", ["dalle-format", "gccai"])
def test_a_skeleton_fits_a_provider_that_is_there(
    here: Path, capsys: Capture, provider: str
) -> None:
    make_project(here, provider)
    before = (here / f"specs/{provider}/provider.yaml").read_bytes()
    assert run(capsys, "new", f"{provider}/another")[0] == 0
    assert (here / f"specs/{provider}/provider.yaml").read_bytes() == before
    assert found(here) == ()


@pytest.mark.parametrize("kind", ["provider", "model"])
def test_an_editor_is_told_the_schema(here: Path, capsys: Capture, kind: str) -> None:
    """Beside our own specs by its path; elsewhere the schema is not in the project."""
    make_project(here)
    name = {"provider": "provider.yaml", "model": "one.yaml"}[kind]
    run(capsys, "new", "acme/one")
    elsewhere = (here / "specs/acme" / name).read_text("utf-8")
    assert "$schema=" not in elsewhere
    assert "`pixelspec schema --help`" in elsewhere.partition("\n")[0]


@pytest.mark.parametrize("kind", ["provider", "model"])
def test_a_skeleton_beside_our_specs_names_the_schema_as_they_do(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    make_project(here)
    house = here / "generator/pixelspec"
    monkeypatch.setattr(new, "HOUSE", house)
    monkeypatch.setattr(new, "packaged_specs", lambda: here / "specs")
    run(capsys, "new", "acme/one")
    name = {"provider": "provider.yaml", "model": "one.yaml"}[kind]
    ours = {"provider": "provider.yaml", "model": "imagen-4.0-gccai.yaml"}[kind]
    made = (here / "specs/acme" / name).read_text("utf-8")
    assert made.splitlines()[0] == first_line(ROOT / "specs/gccai" / ours)
    assert format_spec(made) == made and found(here) == ()


def first_line(path: Path) -> str:
    return path.read_text("utf-8").splitlines()[0]


def test_new_overwrites_nothing(here: Path, capsys: Capture) -> None:
    make_project(here, "dalle-format")
    file = here / "specs/dalle-format/imagen4.yaml"
    before = file.read_bytes()
    code, _, err = run(capsys, "new", "dalle-format/imagen4")
    assert code == 1
    assert err.startswith("specs/dalle-format/imagen4.yaml: is there already")
    assert file.read_bytes() == before


BAD_IDS = """
    acme acme/ /one a/b/c ../up/one Acme/one acme/one_two acme/ö acme/-one
    acme/provider approvals/one acme/one.lock
"""


HARDLY_IDS = ["acme/one\n", "acme/one two", "", "acme/\0", "acme/" + "a" * 101]
HARDLY_IDS += ["a" * 5000 + "/one"]


@pytest.mark.parametrize("id", [*BAD_IDS.split(), *HARDLY_IDS])
def test_new_refuses_a_bad_id(here: Path, capsys: Capture, id: str) -> None:
    code, _, err = run(capsys, "new", id)
    assert code == 2
    assert "argument PROVIDER/MODEL" in err
    assert list(here.iterdir()) == []


def test_init_makes_a_project(here: Path, capsys: Capture) -> None:
    code, out, _ = run(capsys, "init", "--providers", "gccai, dalle-format")
    assert code == 0
    assert out.splitlines()[-2:-1] == ["wrote pyproject.toml"]
    assert found(here) == ()
    project, _ = find_project(here)
    assert (project.out, project.package) == (here / "generated", "pixelclients")
    for path in (here / "specs").glob("*/*.yaml"):
        if not path.name.endswith(".lock.yaml"):
            assert path.read_text("utf-8").startswith("pixelspec: 1")


THEIRS = (
    "",
    "\n\n",
    "[tool.black]\nline-length = 88\n",
    '[project]\nname = "x"',
    "a = 1  # lines as on Windows\r\n\r\n[b]\r\nc = 2\r\n",
)


@pytest.mark.parametrize("mine", THEIRS)
def test_init_appends_to_what_is_there(here: Path, capsys: Capture, mine: str) -> None:
    file = here / "pyproject.toml"
    file.write_bytes(mine.encode())
    assert run(capsys, "init")[0] == 0
    text = file.read_bytes().decode()
    assert text.startswith(mine)
    assert tomllib.loads(text)["tool"]["pixelspec"]["out"] == "generated"
    assert text.count("\r\n") in (0, text.count("\n"))


@pytest.mark.parametrize(
    ("mine", "said"),
    [
        (b"[tool.pixelspec]\n", "is there already"),
        (b"[tool]\npixelspec = 1\n", "is there already"),
        (b"tool = {black = {}}\n", "cannot be added"),
        (b"[broken\n", "cannot be added"),
        (b"\xff\n", "cannot be added"),
        (b"#" * (1 << 20) + b"#\n", "too large"),
    ],
)
def test_init_touches_nothing_it_cannot_extend(
    here: Path, capsys: Capture, mine: bytes, said: str
) -> None:
    (here / "pyproject.toml").write_bytes(mine)
    code, _, err = run(capsys, "init", "--providers", "gccai")
    assert code == 1
    assert err.startswith("pyproject.toml: ") and said in err
    assert [path.name for path in here.iterdir()] == ["pyproject.toml"]
    assert (here / "pyproject.toml").read_bytes() == mine


def test_init_copies_only_providers_that_it_has(here: Path, capsys: Capture) -> None:
    code, _, err = run(capsys, "init", "--providers", "gcai,../..")
    assert code == 1
    assert "no packaged provider 'gcai'; did you mean 'gccai'? [init]" in err
    assert "no packaged provider '../..'; known: " in err
    assert list(here.iterdir()) == []


def test_init_overwrites_no_spec(here: Path, capsys: Capture) -> None:
    (here / "specs/gccai").mkdir(parents=True)
    (here / "specs/gccai/provider.yaml").write_text("mine")
    (here / "specs/release.yaml").write_text("pixelclients: 7.0.0\n")
    assert run(capsys, "init", "--providers", "gccai")[0] == 1
    assert not (here / "pyproject.toml").exists()
    assert run(capsys, "init")[0] == 0
    assert (here / "specs/release.yaml").read_text() == "pixelclients: 7.0.0\n"
    assert (here / "specs/gccai/provider.yaml").read_text() == "mine"


def test_fmt_writes_the_common_style(here: Path, capsys: Capture) -> None:
    make_project(here, "dalle-format")
    file = here / "specs/dalle-format/imagen4.yaml"
    before = file.read_bytes()
    edit(file, "status:\n  is: available", "status: {is:   available}")
    untidy = file.read_bytes()
    code, _, err = run(capsys, "fmt", "--check")
    assert code == 1
    assert err.startswith("specs/dalle-format/imagen4.yaml: not in the common style")
    assert file.read_bytes() == untidy
    assert run(capsys, "fmt") == (0, "1 file formatted, 1 unchanged\n", "")
    assert file.read_bytes() == before
    assert run(capsys, "fmt", "--check")[0] == 0


def test_fmt_leaves_alone_what_docs_wrote(here: Path, capsys: Capture) -> None:
    lock = here / "imagen4.model.lock.yaml"
    lock.write_text("{b:   1,\n a: 2}\n")
    for words in ((), ("--check",)):
        code, out, err = run(capsys, "fmt", *words, lock.name)
        assert (code, out, err) == (0, "0 files formatted, 0 unchanged\n", "")
    assert lock.read_text() == "{b:   1,\n a: 2}\n"


def test_fmt_leaves_alone_what_it_cannot_read(here: Path, capsys: Capture) -> None:
    (here / "a.yaml").write_bytes(b"a: [1\n")
    (here / "b.yaml").write_bytes(b"\xff")
    code, _, err = run(capsys, "fmt", "a.yaml", "b.yaml", "none.yaml", ".")
    assert code == 1
    assert [line.split(":")[0] for line in err.splitlines()[:-1]] == [
        ".",
        "a.yaml",
        "b.yaml",
        "none.yaml",
    ]
    assert (here / "a.yaml").read_bytes() == b"a: [1\n"
