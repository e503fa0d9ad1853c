"""The base of every request model: the caller's flat view of one call."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Request(BaseModel):
    """Strict (a quoted number is no number), frozen, and closed to unknown keywords; of
    `Pixels` it takes instances alone."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        protected_namespaces=(),
        arbitrary_types_allowed=True,
    )


class Body(BaseModel):
    """The base of every reply model: strict about documented fields, open to others."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="allow", protected_namespaces=()
    )
