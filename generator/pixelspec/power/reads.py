"""Which facts of a model are ever read: what nobody reads may be anything."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from pixelspec.compare.parts import Step, is_record
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.power.walk import Leaf, model_leaves, provider_leaves

Steps = tuple[Step, ...]
# A record by its number, and one of its fields.
Key = tuple[int, str]
_SEEN = "_seen"


class Readings:
    """Model and provider as records that remember which of their fields were read."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._log: set[Key] = set()
        self._twins: dict[int, Any] = {}
        self.endpoint: Endpoint = self._twin(endpoint)

    def taken(self) -> frozenset[Key]:
        """What was read since the last time."""
        found = frozenset(self._log)
        self._log.clear()
        return found

    def keys(self) -> dict[tuple[bool, Steps], Key]:
        """How each fact is known here: those of the model, and those of its provider."""
        provider: Provider = self.endpoint.provider
        own = (((False, x.spot.steps), _key(x)) for x in model_leaves(self.endpoint))
        shared = (((True, x.spot.steps), _key(x)) for x in provider_leaves(provider))
        found = dict((*own, *shared))
        self._log.clear()
        return found

    def _twin(self, value: Any) -> Any:
        """The same value, whose records are watched; one record stays one."""
        if isinstance(value, tuple):
            return tuple(map(self._twin, value))
        if not is_record(value):
            return value
        if id(value) not in self._twins:
            kind: Any = type(value)
            twin = object.__new__(_watched(kind))
            state = {f.name: self._twin(getattr(value, f.name)) for f in fields(kind)}
            twin.__dict__.update(state, **{_SEEN: self._log})
            # What is kept is not made again under the number of something that is gone.
            self._twins[id(value)] = twin
        return self._twins[id(value)]


def _key(leaf: Leaf) -> Key:
    """The record that a field is read of; a source is one of its own."""
    owner = leaf.owner.source if leaf.home[0] == "Source" else leaf.owner
    return id(owner), leaf.field


@cache
def _watched(kind: Any) -> Any:
    """A class that looks like another one, and writes down which fields are read."""
    known = frozenset(field.name for field in fields(kind))

    def __getattribute__(self: Any, name: str) -> Any:
        # A copy made by `replace` has no log: all its fields were read of the original.
        log = object.__getattribute__(self, "__dict__").get(_SEEN)
        if log is not None and name in known:
            log.add((id(self), name))
        return object.__getattribute__(self, name)

    named = {"__getattribute__": __getattribute__, "__module__": kind.__module__}
    return type(kind.__name__, (kind,), named)
