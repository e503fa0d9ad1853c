"""The command line of this package: `python -m pixelclients`."""

from __future__ import annotations

import sys

from . import DalleFormat, Gccai, OceanBase
from .runtime.command import main as run

CLIENTS = {
    "dalle-format": DalleFormat,
    "gccai": Gccai,
    "oceanbase": OceanBase,
}


def main() -> int:
    return run("pixelclients", CLIENTS)


if __name__ == "__main__":
    sys.exit(main())
