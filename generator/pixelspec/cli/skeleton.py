"""The texts that a project begins with."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from pixelspec.read.project import templates_folder


def skeleton(name: str, fields: Mapping[str, str] | None = None) -> str:
    """A text of the installation with its `$fields` filled in."""
    text = (templates_folder() / "new" / name).read_text("utf-8")
    return Template(text).substitute(fields or {})
