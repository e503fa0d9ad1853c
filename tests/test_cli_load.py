"""From a folder of specs to a catalogue: all findings of all files at once, none twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pixelspec.cli.load import load
from pixelspec.place import Finding
from pixelspec.read.project import find_project
from shell import edit, make_project, models_of

MODEL, PROVIDER = "specs/dalle-format/imagen4.yaml", "specs/dalle-format/provider.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path, "dalle-format")


def found(folder: Path) -> list[str]:
    catalogue, findings = load(find_project(folder)[0])
    assert (catalogue is None) is any(f.level == "error" for f in findings)
    assert list(findings) == sorted(findings)
    return [str(finding) for finding in findings]


def test_sound_specs_are_a_catalogue(tmp_path: Path) -> None:
    make_project(tmp_path, "gccai", "dalle-format")
    catalogue, findings = load(find_project(tmp_path)[0])
    assert findings == ()
    assert catalogue
    assert catalogue.version == "0.1.0"
    assert [provider.id for provider in catalogue.providers] == [
        "dalle-format",
        "gccai",
    ]
    models = [endpoint.id for endpoint in catalogue.endpoints]
    assert models == models_of("gccai", "dalle-format")
    assert "dalle-format/imagen4" in models and "gccai/imagen-4.0-gccai" in models


def test_some_providers_may_be_enough(tmp_path: Path) -> None:
    project = find_project(make_project(tmp_path, "gccai", "dalle-format"))[0]
    catalogue, _ = load(replace(project, providers=("gccai",)))
    assert catalogue and [provider.id for provider in catalogue.providers] == ["gccai"]


def test_every_stage_is_heard_at_once(project: Path) -> None:
    """Unreadable, of another shape, unbuildable and against a rule, each in its file."""
    text = (project / MODEL).read_text("utf-8")
    folder = (project / MODEL).parent
    (folder / "a.yaml").write_text("a: [1\n")
    (folder / "b.yaml").write_text(text.replace("is: sync", "is: snyc"), "utf-8")
    (folder / "c.yaml").write_text(text.replace("reply: pictures", "reply: x"), "utf-8")
    said = found(project)
    assert [one.split(":")[0].rpartition("/")[2] for one in said] == [
        "a.yaml",
        "b.yaml",
        "c.yaml",
    ]
    assert [one.rpartition("[")[2] for one in said] == ["read]", "shape]", "build]"]
    (folder / "c.yaml").write_text(text, "utf-8")
    (rule,) = [one for one in found(project) if "c.yaml" in one]
    assert rule.endswith("write 'id: dalle-format/c' [id-is-path]")


def test_models_of_a_broken_provider_wait(project: Path) -> None:
    edit(project / PROVIDER, "billable", "bilable")
    waiting, broken = found(project)
    assert waiting == (
        f"{MODEL}: cannot be understood before {PROVIDER} is corrected [build]"
    )
    assert broken.startswith(f"{PROVIDER}:18:5: unknown key 'bilable'")


def test_models_without_a_provider_are_one_finding(project: Path) -> None:
    (project / PROVIDER).unlink()
    (one,) = found(project)
    assert one.startswith("specs/dalle-format: no provider.yaml in this folder")


def test_what_is_wrong_with_a_provider_is_said_once(project: Path) -> None:
    text = (project / MODEL).read_text("utf-8")
    other = text.replace("id: dalle-format/imagen4", "id: dalle-format/imagen5")
    (project / "specs/dalle-format/imagen5.yaml").write_text(other, "utf-8")
    edit(project / PROVIDER, "id: dalle-format", "id: dalle")
    assert len([one for one in found(project) if one.startswith(PROVIDER)]) == 1


def test_models_are_seen_beside_each_other(project: Path) -> None:
    text = (project / MODEL).read_text("utf-8")
    for name in ("a.b", "a-b"):
        other = text.replace("id: dalle-format/imagen4", f"id: dalle-format/{name}")
        (project / f"specs/dalle-format/{name}.yaml").write_text(other, "utf-8")
    (one,) = found(project)
    assert one.endswith("are one name in Python [python-names]")


def test_a_folder_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (one,) = found(tmp_path)
    assert one.startswith("specs: no such folder")


def test_a_folder_without_specs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path))
    (one,) = found(tmp_path)
    assert one.startswith("specs: no specs in this folder; begin with")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "release.yaml: the file is missing; write 'pixelclients: 0.1.0'"),
        ("", "release.yaml: the file is empty"),
        ("- 1\n", "release.yaml:1:1: 'pixelclients' is missing; write"),
        ("pixelclients: 1.0\n", "release.yaml:1:15: this is no version"),
        ("pixelclients: v1\n", "release.yaml:1:15: this is no version"),
        ("pixelclients: 0.1.0; rm\n", "release.yaml:1:15: this is no version"),
        ("pixelclients: [0.1.0]\n", "release.yaml:1:15: this is no version"),
        ("pixelclient: 0.1.0\n", "release.yaml:1:1: 'pixelclients' is missing"),
        ("pixelclients: 0.1.0\nmore: 1\n", "release.yaml:2:1: unknown key 'more'"),
    ],
)
def test_a_release_that_says_no_version(
    project: Path, text: str | None, said: str
) -> None:
    file = project / "specs/release.yaml"
    file.write_text(text) if text is not None else file.unlink()
    assert found(project)[0].startswith(f"specs/{said}")


@pytest.mark.parametrize("version", ["1.0.0", "0.2.0rc1", "2026.11.20", '"1.0"'])
def test_versions(project: Path, version: str) -> None:
    (project / "specs/release.yaml").write_text(f"pixelclients: {version}\n")
    catalogue, _ = load(find_project(project)[0])
    assert catalogue and catalogue.version == version.strip('"')


def test_a_spec_that_may_not_be_read_is_a_finding(project: Path) -> None:
    (project / MODEL).unlink()
    (project / MODEL).symlink_to("imagen4.yaml")
    findings: tuple[Finding, ...] = load(find_project(project)[0])[1]
    assert [str(f.place) for f in findings] == [MODEL]
