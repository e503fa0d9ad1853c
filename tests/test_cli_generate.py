"""`generate` and `check` over a whole project: what is written, skipped, deleted, told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from on_disk import tree
from pixelspec.cli import generate
from pixelspec.cli.load import load
from pixelspec.plan.units import Unit
from pixelspec.read.project import find_project
from shell import edit, make_project, models_of, python, run

Capture = pytest.CaptureFixture[str]
GPT = "gccai/gpt-image-2-official"
GCCAI = models_of("gccai")
ALL = len(models_of("gccai", "dalle-format"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path, "gccai", "dalle-format")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A stand-in that is quick, and the names of the units that were rendered."""
    names: list[str] = []

    def render(unit: Unit, _: object) -> dict[str, str]:
        names.append(unit.name)
        return {path: f"# {unit.fingerprint}\n" for path in unit.files}

    monkeypatch.setattr("pixelspec.render.render", render)
    yield names


def test_what_is_generated_is_in_order(project: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "generate")
    assert (code, err) == (0, "")
    assert out.startswith(f"generated {ALL} models: ")
    assert out.endswith(" files written, 0 unchanged\n")
    code, out, _ = run(capsys, "check")
    assert (code, out.splitlines()[0]) == (0, f"checked {ALL} models: all is well")
    made = tree(project / "generated")
    for path in made:
        if path.endswith(".py"):
            compile(made[path], path, "exec")


def test_a_second_run_writes_nothing(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    run(capsys, "generate")
    count = len(rendered)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    code, out, _ = run(capsys, "generate")
    assert (code, len(rendered)) == (0, count)
    assert out.startswith(f"generated {ALL} models: 0 files written, ")
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_nothing_is_written_while_an_error_stands(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    edit(project / "specs/dalle-format/imagen4.yaml", "is: sync", "is: snyc")
    assert run(capsys, "generate")[0] == 1
    assert not rendered
    assert not (project / "generated").exists()


def test_nothing_is_written_where_one_unit_fails_to_render(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(unit: Unit, _: object) -> dict[str, str]:
        if unit.name == "package":
            raise RuntimeError("broken template")
        return dict.fromkeys(unit.files, "")

    monkeypatch.setattr("pixelspec.render.render", render)
    code, _, err = run(capsys, "generate")
    assert code == 3
    assert "broken template" in err
    assert not (project / "generated").exists()


def test_a_change_of_one_model_leaves_the_others_alone(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    run(capsys, "generate")
    rendered.clear()
    edit(
        project / "specs/dalle-format/imagen4.yaml", "doc: What to draw.", "doc: Draw."
    )
    assert run(capsys, "check")[2].startswith(
        "generated/facts/dalle-format/imagen4.lock: "
        "'dalle-format/imagen4' is out of date; run `pixelspec generate`"
    )
    run(capsys, "generate")
    assert rendered == ["dalle-format/imagen4"]
    assert run(capsys, "check")[0] == 0


def test_an_edited_file_is_made_anew(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    run(capsys, "generate")
    page = project / f"generated/docs/{GPT}.md"
    page.write_text("mine")
    assert f"{GPT}.md: the file is not as it was generated" in run(capsys, "check")[2]
    assert ": 1 file written, " in run(capsys, "generate")[1]
    assert page.read_text() != "mine"


def test_a_model_that_is_gone_takes_its_files_along(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    run(capsys, "generate")
    (project / f"specs/{GPT}.yaml").unlink()
    edit(project / "specs/gccai/imagen-4.0-gccai.yaml", "title: Imagen", "title: The")
    assert "[orphan]" in run(capsys, "check")[2]
    assert run(capsys, "generate")[1].endswith(", 3 deleted\n")
    left = [path for path in tree(project / "generated") if "gpt" in path]
    assert left == []


def test_the_generated_folder_is_disposable(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    run(capsys, "generate")
    before = tree(project / "generated")
    shutil.rmtree(project / "generated")
    run(capsys, "generate")
    assert tree(project / "generated") == before


@pytest.mark.parametrize(("name", "models"), [(GPT, [GPT]), ("gccai", GCCAI)])
def test_named_models_come_with_what_they_share(
    project: Path, capsys: Capture, rendered: list[str], name: str, models: list[str]
) -> None:
    code, out, _ = run(capsys, "generate", name)
    assert code == 0
    assert out.startswith(f"generated {len(models)} model")
    assert {*rendered} == {*models, "gccai/provider", "package"}


def test_naming_a_model_deletes_nothing_of_others(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    run(capsys, "generate")
    (project / "specs/dalle-format/imagen4.yaml").unlink()
    run(capsys, "generate", GPT)
    assert (project / "generated/docs/dalle-format/imagen4.md").exists()


def test_an_unknown_model_is_told_the_nearest(project: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "generate", "gccai/gpt-img-2", "dalle-format")
    assert (code, out) == (1, "")
    assert err == (
        f"pixelspec: no model 'gccai/gpt-img-2'; did you mean '{GPT}'? [generate]\n"
        "1 finding\n"
    )
    assert not (project / "generated").exists()


def test_what_is_not_installed_is_named(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generate, "NEEDED", ("json", "not_installed_anywhere"))
    code, _, err = run(capsys, "generate")
    assert code == 1
    assert "needs not_installed_anywhere; install pixelspec[generate]" in err


def test_the_project_says_where_and_what(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    (project / "specs").rename(project / "facts")
    table = 'specs = "facts"\nout = "src"\npackage = "acme"\nproviders = ["gccai"]\n'
    (project / "pyproject.toml").write_text(f"[tool.pixelspec]\n{table}")
    assert run(capsys, "generate")[1].startswith(f"generated {len(GCCAI)} models")
    assert (project / "src/acme/gccai").is_dir()
    assert not (project / "src/acme/dalle_format").exists()
    assert run(capsys, "check")[0] == 0


def test_a_project_may_generate_into_its_own_root(
    project: Path, capsys: Capture, rendered: list[str]
) -> None:
    """What a person has there is neither overwritten nor called foreign."""
    mine = '[tool.pixelspec]\nout = "."\n'
    (project / "pyproject.toml").write_text(mine)
    code, _, err = run(capsys, "generate")
    assert code == 1
    assert err.startswith("pyproject.toml: pixelspec did not make this file")
    assert (project / "pyproject.toml").read_text() == mine
    assert not (project / "pixelclients").exists()


def test_check_and_an_idle_run_need_no_generator(project: Path) -> None:
    """Neither imports what only rendering needs, which others may have in other versions."""
    look = (
        "import sys; from pixelspec.cli import main; code = main(sys.argv[1:]);"
        "print(code, *sorted({'jinja2', 'black', 'datamodel_code_generator', 'pydantic',"
        "'httpx2'} & sys.modules.keys()), file=sys.stderr)"
    )
    first = python("-c", look, "generate", folder=project)
    assert "0 black datamodel_code_generator jinja2" in first.stderr
    for verb in ("generate", "check"):
        done = python("-c", look, verb, folder=project)
        assert done.stderr == "0\n"


@pytest.mark.slow
def test_the_same_bytes_everywhere(project: Path) -> None:
    """Whatever the seed of hashes, the current folder, the language and the zone."""
    made = []
    below = project / "specs/gccai"
    for seed, folder, locale in (("0", project, "C"), ("1", below, "de_DE.UTF-8")):
        env = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": f"UTC+{seed}"}
        # Else Python takes UTF-8 where the language is C.
        env |= {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = python("-m", "pixelspec", "generate", folder=folder, env=env)
        assert done.returncode == 0, done.stderr
        made.append(tree(project / "generated"))
        shutil.rmtree(project / "generated")
    assert made[0] == made[1]


def test_every_spec_of_ours_is_sound() -> None:
    _, findings = load(find_project(Path(__file__).parents[1])[0])
    assert findings == ()
