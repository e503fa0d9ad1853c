"""What a test declares about the pictures that a request refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pixelspec.emulator.condition import Given
from pixelspec.model.behaviour import Rule
from pixelspec.model.table import Size


@dataclass(frozen=True)
class Declared:
    """The properties of the picture at one address."""

    properties: frozenset[str] = frozenset()
    size: Size | None = None


Images = Mapping[str, Declared]


def offends(rule: Rule, given: Given, images: Images) -> bool:
    """Whether a rule about a picture is broken; an undeclared picture is always fine."""
    picture = _first(given, rule.subject, images)
    if picture is None:
        return False
    if rule.kind == "image-has":
        return rule.property not in picture.properties
    reference = _first(given, rule.others[0], images)
    if reference is None or picture.size is None or reference.size is None:
        return False
    return picture.size != reference.size


def _first(given: Given, name: str, images: Images) -> Declared | None:
    value = given.written.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return images.get(value) if isinstance(value, str) else None
