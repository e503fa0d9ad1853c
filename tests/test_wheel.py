"""The wheel in an empty folder: two providers become `acme.images`, one picture is bought."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from picture_size import seen
from shell import ROOT, edit

pytestmark = pytest.mark.slow

CALLER = """
from pathlib import Path

from acme.images import DalleFormat
from pixelspec.cli.load import load
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import api_address, picture_address, transport
from pixelspec.read.project import find_project

catalogue, findings = load(find_project(Path.cwd())[0])
assert catalogue is not None
(model,) = [model for model in catalogue.endpoints if model.id == "dalle-format/imagen4"]
provider = model.provider
address = picture_address(provider)
emulator = Emulator([model], clock=ManualClock(), picture_address=address)
client = DalleFormat(base_url=api_address(provider), transport=transport(emulator))
images = client.imagen4.generate(prompt="A paper boat", aspect_ratio="16:9")
print(images[0].save(Path("boat.png")))
"""
WRONG = """
from acme.images import DalleFormat

client = DalleFormat(base_url="https://a.example")
client.imagen4.plan(prompt="A paper boat", aspect_ratio="7:5")
"""


class Elsewhere:
    """An empty folder on a machine where only the wheel is installed, and what it needs."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder = folder
        self.site = site
        paths = os.pathsep.join([str(site), str(folder / "generated")])
        self._environment = {**os.environ, "PYTHONPATH": paths}

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def python(self, *arguments: str) -> str:
        """What a program says that ends well."""
        done = self.run(sys.executable, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def pixelspec(self, *arguments: str) -> str:
        done = self.run(str(self.site / "bin" / "pixelspec"), *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def built(source: Path, folder: Path) -> Path:
    """The wheel of a distribution."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    done = subprocess.run(
        [*build, str(folder), str(source)], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """The project after `init` and `generate`."""
    site = tmp_path_factory.mktemp("site")
    install = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps"]
    subprocess.run([*install, "--quiet", "--target", str(site), str(wheel)], check=True)
    project = Elsewhere(tmp_path_factory.mktemp("empty"), site)
    project.pixelspec("init", "--providers", "gccai,dalle-format")
    settings = project.folder / "pyproject.toml"
    edit(settings, 'package = "pixelclients"', 'package = "acme.images"')
    assert "generated 3 models" in project.pixelspec("generate")
    return project


def test_it_is_the_wheel_that_runs(elsewhere: Elsewhere) -> None:
    where = elsewhere.python("-c", "import pixelspec; print(pixelspec.__file__)")
    assert Path(where.strip()).is_relative_to(elsewhere.site)


def test_it_carries_what_it_needs_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "pixelspec/_data/templates/client/model.py.j2" in names
    assert "pixelspec/_data/templates/runtime/client.py" in names
    assert "pixelspec/_data/specs/gccai/provider.yaml" in names
    assert "pixelspec/schema/model.schema.json" in names
    roots = {name.partition("/")[0] for name in names}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"pixelspec"}


def test_what_is_generated_is_in_order(elsewhere: Elsewhere) -> None:
    assert "all is well" in elsewhere.pixelspec("check")
    made = elsewhere.folder / "generated" / "acme" / "images"
    assert (made / "gccai" / "gpt_image_2_official.py").is_file()
    assert (made / "py.typed").is_file()
    assert not (elsewhere.folder / "generated" / "pixelclients").exists()


def test_it_is_typed_strictly(elsewhere: Elsewhere) -> None:
    (elsewhere.folder / "caller.py").write_text(CALLER)
    (elsewhere.folder / "wrong.py").write_text(WRONG)
    strict = ["-m", "mypy", "--strict", "--cache-dir", os.devnull]
    elsewhere.python(*strict, "-p", "acme.images")
    elsewhere.python(*strict, "caller.py")
    refused = elsewhere.run(sys.executable, *strict, "wrong.py")
    assert refused.returncode == 1
    assert 'wrong.py:5: error: Argument "aspect_ratio"' in refused.stdout


def test_a_picture_is_bought(elsewhere: Elsewhere) -> None:
    (elsewhere.folder / "caller.py").write_text(CALLER)
    assert elsewhere.python("caller.py").strip() == "boat.png"
    picture = (elsewhere.folder / "boat.png").read_bytes()
    assert seen(picture)[1:] == (1408, 768)


def test_the_client_is_a_distribution(elsewhere: Elsewhere, tmp_path: Path) -> None:
    made = built(elsewhere.folder / "generated", tmp_path)
    assert made.name.startswith("acme_images-0.1.0-")
    names = zipfile.ZipFile(made).namelist()
    assert "acme/images/gccai/gpt_image_2_official.py" in names
    assert not [name for name in names if name.startswith(("docs", "facts"))]
