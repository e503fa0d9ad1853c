"""A virtual environment for each package that is compared, and how large it is.

They are kept in one folder from run to run; only the generated package is installed anew
each time. Nothing of them enters requirements.lock or the environment of this repository.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from timing import stop
from yardstick import ROOT

OURS = "pixelclients"
BARE = "bare"
REQUIREMENTS: dict[str, tuple[str, ...]] = {
    OURS: (str(ROOT / "generated"),),
    BARE: ("httpx2", "pydantic"),
    "openai": ("openai",),
    "litellm": ("litellm",),
    "fal-client": ("fal-client",),
    "replicate": ("replicate",),
    "dashscope": ("dashscope",),
}
_DONE = "installed"


@dataclass(frozen=True)
class Installed:
    """One package with all that it needs, in an environment of its own."""

    name: str
    home: Path

    @property
    def python(self) -> str:
        return str(self.home / "bin" / "python")

    @property
    def mib(self) -> float:
        """All files, byte code included, as pip leaves them."""
        files = (path for path in self._packages.rglob("*") if path.is_file())
        return sum(path.stat().st_size for path in files) / 1024**2

    @property
    def distributions(self) -> int:
        return len(list(self._packages.glob("*.dist-info")))

    @property
    def version(self) -> str:
        """Of the package itself, by the name that pip gives its folder."""
        stem = self.name.replace("-", "_")
        found = self._packages.glob(f"{stem}-*.dist-info")
        return next(found).name.removesuffix(".dist-info").rpartition("-")[2]

    @property
    def _packages(self) -> Path:
        return next(self.home.glob("lib/python3*/site-packages"))


def installed(folder: Path, name: str) -> Installed:
    """Made with the first call, for good."""
    home = folder / f"{name}-{sys.version_info[0]}.{sys.version_info[1]}"
    one = Installed(name, home)
    if not (home / _DONE).exists():
        print(f"installing {name} into {home}", file=sys.stderr)
        shutil.rmtree(home, ignore_errors=True)
        venv.create(home, with_pip=False)
        _pip(one, *REQUIREMENTS[name])
        (home / _DONE).touch()
    elif name == OURS:
        _pip(one, "--force-reinstall", "--no-deps", *REQUIREMENTS[name])
    return one


def _pip(one: Installed, *words: str) -> None:
    """With the pip of this environment: theirs would count as theirs."""
    command = [sys.executable, "-m", "pip", "--python", one.python, "install", "-q"]
    done = subprocess.run([*command, *words], capture_output=True, text=True)
    if done.returncode:
        stop(f"{one.name} could not be installed:\n{done.stderr}")
