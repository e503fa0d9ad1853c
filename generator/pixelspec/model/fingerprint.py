"""The meaning of a spec as one hash."""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from hashlib import sha256

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.place import Place

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def fingerprint(fact: Endpoint | Provider) -> str:
    """The same for two files that mean the same, however they are written."""
    canonical = json.dumps(meaning(fact), sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def meaning(value: object) -> Json:
    """A value without its places, and without what it leaves at its default: a field
    that the language gains changes nothing for the specs that do not use it."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple):
        return [meaning(member) for member in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: meaning(getattr(value, field.name))
            for field in fields(value)
            if not silent(field, getattr(value, field.name))
        }
    raise TypeError(f"{type(value).__name__} is no part of a model")


def silent(field: Field[object], value: object) -> bool:
    """Whether a field says nothing: a place, or its default (and False is not 0)."""
    if isinstance(value, Place):
        return True
    if field.default is MISSING:
        return False
    return type(value) is type(field.default) and value == field.default
