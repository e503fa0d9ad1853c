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
_SEEN = "_seen"


class Readings:
    """Model and provider as records that remember which of their fields were read."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._log: set[tuple[int, str]] = set()
        self._twins: dict[int, Any] = {}
        self.endpoint: Endpoint = self._twin(endpoint)

    def unread(self) -> tuple[frozenset[Steps], frozenset[Steps]]:
        """The facts that were not read so far: of the model, and of its provider."""
        read = frozenset(self._log)
        provider: Provider = self.endpoint.provider

        def never(leaf: Leaf) -> bool:
            return (id(_holder(leaf)), leaf.field) not in read

        return (
            frozenset(x.spot.steps for x in model_leaves(self.endpoint) if never(x)),
            frozenset(x.spot.steps for x in provider_leaves(provider) if never(x)),
        )

    def _twin(self, value: Any) -> Any:
        """The same value, whose records are watched; one record stays one."""
        if isinstance(value, tuple):
            return tuple(map(self._twin, value))
        if not is_record(value):
            return value
        if id(value) not in self._twins:
            kind = type(value)
            twin = object.__new__(_watched(kind))
            state = {f.name: self._twin(getattr(value, f.name)) for f in fields(kind)}
            twin.__dict__.update(state, **{_SEEN: self._log})
            # What is kept is not made again under the number of something that is gone.
            self._twins[id(value)] = twin
        return self._twins[id(value)]


def _holder(leaf: Leaf) -> Any:
    """The record that a field is read of; a source is one of its own."""
    return leaf.owner.source if leaf.home[0] == "Source" else leaf.owner


@cache
def _watched(kind: type) -> Any:
    """A class that looks like another one, and writes down which fields are read."""
    known = frozenset(field.name for field in fields(kind))

    def __getattribute__(self: Any, name: str) -> Any:
        if name in known:
            object.__getattribute__(self, "__dict__")[_SEEN].add((id(self), name))
        return object.__getattribute__(self, name)

    named = {"__getattribute__": __getattribute__, "__module__": kind.__module__}
    return type(kind.__name__, (kind,), named)
