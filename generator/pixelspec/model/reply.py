"""What comes back: typed fields with roles, and where the pictures stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixelspec.model.source import Scalar, Source

FieldType = Literal["text", "integer", "number", "boolean", "object"]
Role = Literal[
    "task-id",
    "state",
    "progress",
    "cost",
    "elapsed",
    "created",
    "message",
    "error-code",
    "request-id",
    "address",
]


@dataclass(frozen=True)
class Required:
    """When a field must be there: `always`, on `success`, or in one of `states`."""

    always: bool = False
    success: bool = False
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """One field of a reply by its `path` (`data[].task_id`; `[]` is an array).

    `succeeds` is the value, of just this JSON type, that means success.
    """

    path: str
    type: FieldType
    source: Source
    role: Role | None = None
    required: Required = Required()
    succeeds: Scalar = None
    unit: str = ""


@dataclass(frozen=True)
class Member:
    """Where one part of a picture stands inside its scope; `paths` are alternatives, and
    `code` those of the code that goes with the message of an error."""

    paths: tuple[str, ...]
    source: Source
    unit: str = ""
    code: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pictures:
    """One scope, `each` of whose items is a picture, so that address and expiry of one
    picture stay together. `size` is its pixels as the reply states them, `error` why it
    failed where others came. `hosts` are the hosts that the page shows addresses on."""

    name: str
    each: str
    source: Source
    address: Member | None = None
    base64: Member | None = None
    expires: Member | None = None
    hosts: tuple[str, ...] = ()
    size: Member | None = None
    error: Member | None = None

    @property
    def members(self) -> tuple[tuple[str, Member], ...]:
        """What the scope says of a picture, by name."""
        named = {
            "address": self.address,
            "base64": self.base64,
            "expires": self.expires,
            "size": self.size,
            "error": self.error,
        }
        return tuple((name, member) for name, member in named.items() if member)


@dataclass(frozen=True)
class ReplyHeader:
    """A response header that a client needs."""

    name: str
    role: Literal["request-id"]
    source: Source


@dataclass(frozen=True)
class Reply:
    """A reply by its name. `like` = (reply, path) says that each item of `each` looks like
    what stands at that path of that reply."""

    name: str
    fields: tuple[Field, ...]
    pictures: tuple[Pictures, ...]
    source: Source
    each: str = ""
    like: tuple[str, str] | None = None
    headers: tuple[ReplyHeader, ...] = ()

    def role(self, role: Role) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.role == role)
