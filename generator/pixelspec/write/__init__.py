"""The disk side of generation: what is written, deleted, and found to have drifted."""

from __future__ import annotations

from pixelspec.write.drift import inspect, up_to_date
from pixelspec.write.files import Outcome, create, save, write
from pixelspec.write.lock import Unit

__all__ = ["Outcome", "Unit", "create", "inspect", "save", "up_to_date", "write"]
