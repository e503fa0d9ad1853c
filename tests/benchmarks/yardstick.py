"""What generating is measured against: a client for gpt-image-2-official alone, made by
datamodel-code-generator as it comes, from a document written by hand."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from timing import Cost, child

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOCUMENT = HERE / "gpt-image-2-official.openapi.yaml"
HOUSE = str(ROOT / "generator")

# Its defaults throughout, formatting included; the last three are what it insists on.
THEIRS = [sys.executable, "-m", "datamodel_code_generator"]
THEIRS += ["--input", str(DOCUMENT), "--input-file-type", "openapi"]
THEIRS += ["--output", "models.py", "--generate-client", "httpx2"]
THEIRS += ["--client-output", "client"]
THEIRS += ["--client-package", "client", "--client-model-package", "models"]

OURS = [sys.executable, "-m", "pixelspec", "generate"]


def theirs(folder: Path, env: Mapping[str, str]) -> Cost:
    """Their client into an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    cost = child(THEIRS, folder, env)
    assert (folder / "client" / "_client.py").is_file()
    return cost


SYSTEMS = ("gccai", "dalle-format", "oceanbase")


def project(folder: Path) -> Path:
    """A folder of ours that generates the four systems of the four pages; the models of
    other vendors, which the gateway also serves, are left out."""
    for system in SYSTEMS:
        shutil.copytree(ROOT / "specs" / system, folder / "specs" / system)
    shutil.copy(ROOT / "specs" / "release.yaml", folder / "specs")
    gateway = folder / "specs" / "oceanbase" / "provider.yaml"
    text, served = re.subn(r"(?m)^serves:\n(  - .*\n)+", "", gateway.read_text("utf-8"))
    assert served == 1
    gateway.write_text(text, "utf-8")
    (folder / "pyproject.toml").write_text("[tool.pixelspec]\n", "utf-8")
    return folder
