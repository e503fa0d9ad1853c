"""Runs the tool as `python -m pixelspec`."""

from __future__ import annotations

import sys

from pixelspec.cli import main

if __name__ == "__main__":
    sys.exit(main())
