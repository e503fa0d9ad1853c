"""Drafts replies, pictures and errors of a provider from the samples of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pixelspec.pages.bind import bare_path
from pixelspec.pages.block import Block
from pixelspec.pages.drafting import Facts, Json, Material, body_of
from pixelspec.pages.normal import plain

STATUS = re.compile(r"(?<!\d)([1-5]\d\d)(?!\d)")
TASK_ID = re.compile(r"(?:task|job)_?id", re.I)
ADDRESS = ("url", "image_url", "link")
ROLES = {
    "status": "state",
    "task_status": "state",
    "progress": "progress",
    "cost": "cost",
    "created": "created",
    "message": "message",
}
ROLE_TYPES = {
    "state": ("text",),
    "progress": ("integer", "number"),
    "cost": ("number", "integer"),
    "created": ("integer",),
    "message": ("text",),
}
MEANS = {400: "invalid-request", 401: "auth", 402: "out-of-credit", 429: "rate-limited"}


@dataclass(frozen=True)
class Replied:
    """A reply of the page: what it is called in the draft, and its sample."""

    name: str
    root: str
    leaves: tuple[Block, ...]
    http: int


def replies_on(material: Material) -> tuple[Replied, ...]:
    """The samples that are replies, each by what it holds."""
    found = []
    for root, leaves in material.samples().items():
        keys = {leaf.path.rpartition(".")[2] for leaf in leaves}
        asks = any(leaf.path.startswith("call.") for leaf in leaves)
        if asks or "prompt" in keys or root.startswith("request.") or "." not in root:
            continue
        http = _status(root, material)
        found.append(Replied(_name(leaves, http), root, tuple(leaves), http))
    return tuple(reply for reply in found if reply.name)


def _status(root: str, material: Material) -> int:
    """The HTTP status that the title of a sample or its section says."""
    titles = [b for b in material.blocks if root.startswith(b.locator) and not b.path]
    for block in reversed(titles):
        said = STATUS.search(plain(block.text)) if block.kind != "parameter" else None
        if said:
            material.take(block)
            return int(said[1])
    return 200


def _name(leaves: Sequence[Block], http: int) -> str:
    keys = {re.sub(r"\[\d+\]$", "", leaf.path.rpartition(".")[2]) for leaf in leaves}
    if http >= 400:
        return "error"
    if any(TASK_ID.fullmatch(key) for key in keys):
        return "submitted"
    pictures = bool(keys & {*ADDRESS, "b64_json"})
    if pictures:
        return "task" if keys & {"status", "task_status"} else "pictures"
    return "envelope" if keys & {"success", "code"} else ""


def draft_replies(
    known: Sequence[Replied], model: str, material: Material
) -> tuple[Facts, Facts]:
    """The replies, and the pictures in them."""
    replies: Facts = {}
    pictures: Facts = {}
    for reply in known:
        scope = _scope(reply, model)
        material.take(*reply.leaves)
        if scope:
            pictures[scope[0]] = scope[1]
        fields = _fields(reply, scope[1] if scope else {}, model, material)
        made: Facts = {"fields": fields} if fields else {}
        if scope:
            made["pictures"] = [scope[0]]
        made["at"] = f"{model}#{reply.root}"
        replies.setdefault(reply.name, made)
    return replies, pictures


def _scope(reply: Replied, model: str) -> tuple[str, Facts] | None:
    """Where the pictures of a reply stand: the list, and the address in each item."""
    for leaf in reply.leaves:
        path = re.sub(r"\[\d+\]", "[]", leaf.path)
        found = re.fullmatch(r"(.*\[\])\.((?:\w+_)?(?:url|link)(?:\[\])?)", path)
        if found and leaf.type == "string":
            place = f"{model}#{leaf.locator}"
            made: Facts = {"each": found[1], "address": {"in": found[2], "at": place}}
            made |= _expiry(reply.leaves, found[1], model)
            host = re.match(r"https?://([\w-]+(?:\.[\w-]+)+)/", leaf.text)
            made |= {"hosts": [host[1]]} if host else {}
            return "result" if "result" in path else "data", {**made, "at": place}
    return None


def _expiry(leaves: Sequence[Block], each: str, model: str) -> Facts:
    for leaf in leaves:
        path = re.sub(r"\[\d+\]", "[]", leaf.path)
        if path == f"{each}.expires_at" and re.fullmatch(r"\d{10}", leaf.text):
            place = f"{model}#{leaf.locator}"
            stated: Json = {"in": "expires_at", "unit": "unix-seconds", "at": place}
            return {"expires": stated}
    return {}


def _fields(
    reply: Replied, scope: Mapping[str, Json], model: str, material: Material
) -> Facts:
    inside = str(scope.get("each", "\0"))
    found: Facts = {}
    for leaf in reply.leaves:
        path = re.sub(r"\[\d+\]", "[]", leaf.path)
        kind = _kind(leaf)
        if path.startswith(inside) or not kind or path in found:
            continue
        made: Facts = {"type": kind, **_meaning(reply, path, kind, leaf)}
        made |= _needed(path, material)
        found[path] = {**made, "at": f"{model}#{leaf.locator}"}
    return found


def _kind(leaf: Block) -> str:
    if leaf.type == "number":
        return "number" if "." in leaf.text else "integer"
    types = {"string": "text", "boolean": "boolean", "object": "object"}
    return types.get(leaf.type, "")


def _meaning(reply: Replied, path: str, kind: str, leaf: Block) -> Facts:
    """The role of a field, or the value that means success, by set names."""
    key = path.rpartition(".")[2]
    role = ROLES.get(key)
    if role and kind in ROLE_TYPES[role]:
        unit: Facts = {"unit": "unix-seconds"} if role == "created" else {}
        return {"is": role, **unit}
    named = TASK_ID.fullmatch(key) or (reply.name == "task" and path == "data.id")
    if named and kind == "text":
        return {"is": "task-id"}
    if key == "code" and kind == "text":
        return {"is": "error-code"}
    if reply.http == 200 and (key, leaf.text) in (("code", "200"), ("success", "true")):
        return {"succeeds": leaf.text == "true" or int(leaf.text)}
    return {}


def _needed(path: str, material: Material) -> Facts:
    where = f"reply.{path}.required"
    stated = next((b for b in material.blocks if b.locator == where), None)
    if stated and plain(stated.text).casefold() in ("required", "yes"):
        material.take(stated)
        return {"required": True}
    return {}


def draft_errors(known: Iterable[Replied], model: str) -> Facts:
    """One row for each refusal that the page shows."""
    found: Facts = {}
    for reply in known:
        if reply.name != "error":
            continue
        said: Facts = {}
        for leaf in reply.leaves:
            key = leaf.path.rpartition(".")[2]
            if key in ("code", "message") and leaf.type == "string":
                said[key] = leaf.text
        means = MEANS.get(reply.http, "provider-fault" if reply.http >= 500 else "")
        if means:
            row: Facts = {"http": reply.http, **said, "means": means}
            row |= {"charged": "unknown", "at": f"{model}#{reply.root}"}
            found[f"error-{reply.http}"] = row
    return found


def example_replies(known: Sequence[Replied]) -> Facts:
    found: Facts = {}
    for count, reply in enumerate(known, 1):
        body: Json = body_of(reply.leaves)
        made: Facts = {"reply": reply.name, "body": body, "at": reply.root}
        if reply.http != 200:
            made["http"] = reply.http
        key = reply.name if reply.name not in found else f"{reply.name}-{count}"
        found[key] = made
    return found


def paths_of(leaves: Iterable[Block]) -> set[str]:
    return {bare_path(leaf.path) for leaf in leaves}
