"""Which files are specs, and where a project keeps what."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixelspec.read.files import read_spec, spec_files
from pixelspec.read.project import find_project, packaged_specs, templates_folder

ROOT = Path(__file__).parents[1]


def test_a_specs_folder_lists_its_specs(tmp_path: Path) -> None:
    names = ["release.yaml", "a/provider.yaml", "a/m.yaml", "a/m.model.lock.yaml"]
    names += ["a/README.md", "approvals/12ab.yaml", ".cache/x.yaml", "b/provider.yaml"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x: 1\n")
    files, findings = spec_files(tmp_path)
    assert findings == ()
    assert [(file.kind, file.id) for file in files] == [
        ("release", "release"),
        ("provider", "a"),
        ("model", "a/m"),
        ("provider", "b"),
    ]
    assert [file.id for file in spec_files(tmp_path, ["b"])[0]] == ["release", "b"]


def test_files_are_shown_as_a_person_would_write_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "specs" / "a").mkdir(parents=True)
    (tmp_path / "specs" / "a" / "provider.yaml").write_text("x: [1\n")
    monkeypatch.chdir(tmp_path)
    (file,), _ = spec_files(tmp_path / "specs")
    assert str(read_spec(file)[1][0]).startswith("specs/a/provider.yaml:1:4: ")
    monkeypatch.chdir(tmp_path / "specs" / "a")
    assert spec_files(tmp_path / "specs")[0][0].shown == "provider.yaml"
    (tmp_path / "specs" / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "specs" / "elsewhere")
    assert spec_files(tmp_path / "specs")[0][0].shown == file.path.as_posix()


def test_what_would_go_unread_is_found(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "m.yaml").write_text("x: 1\n")
    (tmp_path / "a" / "n.yml").write_text("x: 1\n")
    said = [f"{f.message}; {f.hint}" for f in spec_files(tmp_path, ["c"])[1]]
    assert said == ["no provider 'c' here; there is no c/provider.yaml"]
    said = [f"{f.message}; {f.hint}" for f in spec_files(tmp_path)[1]]
    assert said == [
        "specs end in .yaml; call it n.yaml",
        "no provider.yaml in this folder; add provider.yaml, which its models share",
    ]
    assert spec_files(tmp_path / "none")[1][0].message == "no such folder"


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a" / "provider.yaml").mkdir(parents=True)
    (tmp_path / "a" / "m.yaml").symlink_to(tmp_path / "gone.yaml")
    files, _ = spec_files(tmp_path)
    assert [len(read_spec(file)[1]) for file in files] == [1]


def test_a_project_is_found_from_inside(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.pixelspec]\nspecs = "s"\npackage = "my.own"\nproviders = ["a"]\n'
    )
    inner = tmp_path / "deep" / "er"
    inner.mkdir(parents=True)
    (tmp_path / "deep" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    project, findings = find_project(inner)
    assert findings == ()
    assert (project.root, project.specs) == (tmp_path, tmp_path / "s")
    assert project.out == tmp_path / "generated"
    assert (project.package, project.providers) == ("my.own", ("a",))


def test_an_empty_folder_is_a_project_of_defaults(tmp_path: Path) -> None:
    project, findings = find_project(tmp_path)
    assert findings == ()
    assert (project.specs, project.package) == (tmp_path / "specs", "pixelclients")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("specz = 'x'", ":2:1: unknown key 'specz'; did you mean 'specs'?"),
        ("specs = 1", ':2:1: specs is no text; write specs = "..."'),
        ("package = 'a-b'", ":2:1: 'a-b' cannot be the name of a package"),
        ("package = 'class'", ":2:1: 'class' cannot be the name of a package"),
        ("package = 'a..b'", ":2:1: 'a..b' cannot be the name of a package"),
        ("package = 'json'", ":2:1: the package cannot be called 'json': a module of"),
        ("package = 'json.a'", ":2:1: the package cannot be called 'json.a': a module"),
        ("package = 'pydantic'", ":2:1: the package cannot be called 'pydantic': what"),
        ("package = 'docs'", ":2:1: the package cannot be called 'docs': pixelspec"),
        ("package = 'Facts'", ":2:1: the package cannot be called 'Facts': pixelspec"),
        (f"package = 'a{'b' * 100}'", "b' cannot be the name of a package"),
        (f"specs = '{'a' * 256}'", ":2:1: specs is too long for a path"),
        (f"out = '{'a/' * 1001}'", ":2:1: out is too long for a path"),
        (r'out = "a\u0000b"', ":2:1: out holds a character that no path can have"),
        ("package = 'a_'", ":2:1: 'a_' cannot be the name of a package"),
        ("package = 'größe'", ":2:1: 'größe' cannot be the name of a package"),
        ("providers = 'a'", ":2:1: providers is no list of names"),
        ("specs = ", ":2:9: not TOML: Invalid value"),
    ],
)
def test_a_wrong_setting_is_found(tmp_path: Path, setting: str, expected: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.pixelspec]\n{setting}\n")
    project, (finding,) = find_project(tmp_path)
    assert expected in str(finding) and "pyproject.toml:2:" in str(finding)
    assert (project.specs, project.package) == (tmp_path / "specs", "pixelclients")
    assert project.out == tmp_path / "generated"


def test_a_checkout_uses_its_own_templates_and_specs() -> None:
    assert templates_folder() == ROOT / "templates"
    assert packaged_specs() == ROOT / "specs"
