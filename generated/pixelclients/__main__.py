"""The command line of this package: `python -m pixelclients`."""

from __future__ import annotations

import sys

from . import Bailian, DalleFormat, Gccai, OceanBase, Volcengine
from .runtime.command import main as run

CLIENTS = {
    "bailian": Bailian,
    "dalle-format": DalleFormat,
    "gccai": Gccai,
    "oceanbase": OceanBase,
    "volcengine": Volcengine,
}


def main() -> int:
    return run("pixelclients", CLIENTS)


if __name__ == "__main__":
    sys.exit(main())
