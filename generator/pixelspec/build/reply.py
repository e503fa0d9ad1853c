"""Builds what comes back: fields with roles, and the scopes of pictures."""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from typing import Literal, get_args

from pixelspec.build.reading import (
    Unbuildable,
    child,
    entries,
    flag,
    flag_at,
    items,
    mapping,
    scalar,
    text,
    text_at,
    texts_at,
    word,
)
from pixelspec.build.source import entry_source
from pixelspec.model.reply import (
    Field,
    FieldType,
    Member,
    Pictures,
    Reply,
    ReplyHeader,
    Required,
    Role,
)
from pixelspec.model.source import Source
from pixelspec.place import nearest
from pixelspec.read.tree import Entry, Mapping, Scalar

TYPES: tuple[FieldType, ...] = get_args(FieldType)
ROLES: tuple[Role, ...] = get_args(Role)
HeaderRole = Literal["request-id"]
HEADER_ROLES: tuple[HeaderRole, ...] = get_args(HeaderRole)


def pictures(entry: Entry) -> Pictures:
    node = mapping(entry.node)
    origin = entry_source(entry)
    return Pictures(
        name=entry.key,
        each=text(child(node, "each")),
        source=origin,
        address=member(node, "address", origin),
        base64=member(node, "base64", origin),
        expires=member(node, "expires", origin),
        hosts=texts_at(node, "hosts"),
        size=member(node, "size", origin),
        error=member(node, "error", origin),
    )


def member(node: Mapping, key: str, origin: Source) -> Member | None:
    entry = node.entry(key)
    if entry is None:
        return None
    if not isinstance(entry.node, Mapping):
        return Member(texts_at(node, key), entry_source(entry, origin))
    paths = texts_at(entry.node, "in")
    unit = text_at(entry.node, "unit")
    code = texts_at(entry.node, "code")
    return Member(paths, entry_source(entry, origin), unit, code)


def reply(entry: Entry, scopes: Mapped[str, Pictures]) -> Reply:
    """A reply; `scopes` are the pictures of the provider by name."""
    node = mapping(entry.node)
    origin = entry_source(entry)
    fields = node.get("fields")
    return Reply(
        name=entry.key,
        fields=tuple(field(e, origin) for e in mapping(fields)) if fields else (),
        pictures=scopes_of(node, scopes),
        source=origin,
        each=text_at(node, "each"),
        like=like(node),
        headers=tuple(header(e, origin) for e in entries(node, "headers")),
    )


def header(entry: Entry, origin: Source) -> ReplyHeader:
    role = word(child(mapping(entry.node), "is"), HEADER_ROLES)
    return ReplyHeader(entry.key, role, entry_source(entry, origin))


def scopes_of(node: Mapping, scopes: Mapped[str, Pictures]) -> tuple[Pictures, ...]:
    listed = node.get("pictures")
    found = []
    for item in () if listed is None else items(listed):
        name = text(item)
        if name not in scopes:
            message = f"no pictures are called '{name}'"
            raise Unbuildable(item.place, message, nearest(name, scopes))
        found.append(scopes[name])
    return tuple(found)


def like(node: Mapping) -> tuple[str, str] | None:
    """The reply and the path inside it that `task.data` names."""
    found = node.get("like")
    if found is None:
        return None
    name, dot, path = text(found).partition(".")
    if not (name and dot and path):
        hint = "write a reply and a path in it: task.data"
        raise Unbuildable(found.place, f"'{text(found)}' names no reply", hint)
    return name, path


def field(entry: Entry, origin: Source) -> Field:
    node = mapping(entry.node)
    role, succeeds = node.get("is"), node.get("succeeds")
    return Field(
        path=entry.key,
        type=word(child(node, "type"), TYPES),
        source=entry_source(entry, origin),
        role=None if role is None else word(role, ROLES),
        required=required(node),
        succeeds=None if succeeds is None else scalar(succeeds),
        unit=text_at(node, "unit"),
    )


def required(node: Mapping) -> Required:
    """Always, on success, or in some states."""
    found = node.get("required")
    if found is None:
        return Required()
    if isinstance(found, Scalar):
        return Required(always=flag(found))
    stated = mapping(found)
    return Required(
        success=flag_at(stated, "success"), states=texts_at(stated, "state")
    )
