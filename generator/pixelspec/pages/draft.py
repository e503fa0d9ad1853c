"""Drafts the spec of a page: what is structured becomes facts, the rest is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pixelspec.pages.block import Block
from pixelspec.pages.draft_behaviour import (
    draft_quirks,
    draft_rules,
    draft_table,
    draft_unsupported,
)
from pixelspec.pages.draft_parameters import draft_parameters
from pixelspec.pages.draft_replies import (
    Replied,
    draft_errors,
    draft_replies,
    example_replies,
    replies_on,
)
from pixelspec.pages.drafting import Facts, Json, Material, body_of
from pixelspec.pages.normal import plain
from pixelspec.pages.page import Page

PROMPT = "A lighthouse on a cliff at dusk"
QUERY = re.compile(r"\bGET (\S*\{[^{}/]+\}\S*?)[.,;]?(?=\s|$)")
SECONDS = re.compile(r"(\d+)\s*(?:~|-|to)\s*(\d+) seconds", re.I)
TIMEOUT = re.compile(r"timeout\b.*?(?:≥|>=|at least)\s*(\d+) seconds", re.I)


@dataclass(frozen=True)
class Draft:
    """What the two files of a spec would say, and the blocks of which nothing was made."""

    model: Facts
    provider: Facts
    left: tuple[Block, ...]


def draft(page: Page, id: str, today: str, address: str = "unknown") -> Draft:
    """The draft of `provider/model`; what a page does not say is left out."""
    material = Material(page.blocks)
    provider, _, name = id.partition("/")
    replies = replies_on(material)
    model = _model(id, today, address, replies, material)
    shared = _provider(provider, name, replies, material)
    return Draft(model, shared, material.left)


def _model(
    id: str, today: str, address: str, replies: Sequence[Replied], material: Material
) -> Facts:
    parameters = draft_parameters(material)
    made: Facts = {
        "pixelspec": 1,
        "id": id,
        "title": id.partition("/")[2],
        "pages": {"model": {"address": address, "read": today}},
        "status": {"is": "available"},
        "evidence": {"is": "none"},
    }
    made |= _kind(replies)
    made["parameters"] = dict(parameters)
    table = draft_table(parameters, material)
    parts: dict[str, Facts | None] = {
        "table": table,
        "rules": draft_rules(parameters, material),
        "quirks": draft_quirks(parameters, material),
        "unsupported": draft_unsupported(parameters, material),
        "conflicts": _conflicts(parameters),
        "examples": _examples(parameters, replies, material),
    }
    return _with(made, parts)


def _with(made: Facts, parts: Mapping[str, Facts | None]) -> Facts:
    """The facts and those further parts that are not empty."""
    whole: Facts = {**made}
    for key, part in parts.items():
        if part:
            whole[key] = part
    return whole


def _kind(replies: Sequence[Replied]) -> Facts:
    """A task if a reply names one, one reply if the pictures stand in it."""
    for reply in replies:
        word = {"submitted": "task", "pictures": "sync"}.get(reply.name)
        if word:
            return {"kind": {"is": word, "at": reply.root}}
    return {}


def _conflicts(parameters: dict[str, Facts]) -> Facts:
    both = [n for n, made in parameters.items() if {"required", "default"} <= set(made)]
    if not both:
        return {}
    places: list[Json] = [f"body.{n}.{part}" for n in both for part in BOTH]
    said: Json = {
        "says": ["required", "a default is stated"],
        "ours": "the client always sends it",
        "at": places,
    }
    return {"required-with-default": said}


BOTH = ("required", "default")


def _examples(
    parameters: dict[str, Facts], replies: Sequence[Replied], material: Material
) -> Facts:
    """The requests and replies of the page, with a prompt of our own."""
    answered = {reply.root for reply in replies}
    requests: Facts = {}
    for root, leaves in material.samples().items():
        body = body_of(leaves)
        if root in answered or not body or not set(body) <= set(parameters):
            continue
        for name in body:
            if parameters[name]["type"] == "text" and "fixed" not in parameters[name]:
                free = name != "model" or "default" in parameters[name]
                body[name] = PROMPT if free else body[name]
        titles = [b for b in material.blocks if b.locator == root]
        material.take(*leaves, *titles)
        if {"body": body} not in [_bare(made) for made in requests.values()]:
            requests[_key(root, requests)] = {"body": body, "at": root}
    answers = example_replies(replies) if replies else {}
    return _with({}, {"requests": requests, "replies": answers})


def _bare(made: Json) -> Json:
    return (
        {k: v for k, v in made.items() if k == "body"} if isinstance(made, dict) else {}
    )


def _key(root: str, taken: Facts) -> str:
    last = re.sub(r"[^a-z0-9]+", "-", root.split(".")[-1].casefold()).strip("-")
    return last if last not in taken else f"{last}-{len(taken) + 1}"


def _provider(
    id: str, model: str, replies: Sequence[Replied], material: Material
) -> Facts:
    request = next((b for b in material.blocks if b.kind == "request"), None)
    made: Facts = {"pixelspec": 1, "id": id, "title": id}
    made["servers"] = _servers(model, request, material)
    made |= _auth(id, model, material)
    shapes, pictures = draft_replies(replies, model, material)
    made["operations"] = dict(_operations(model, request, shapes, material))
    parts: dict[str, Facts | None] = {"pictures": pictures, "replies": shapes}
    parts["errors"] = draft_errors(replies, model)
    parts["polling"] = _polling(model, material)
    return _with(made, parts)


def _servers(model: str, request: Block | None, material: Material) -> Facts:
    """The base address, which stands in a call before the path."""
    path = request.text.partition(" ")[2] if request else "\0"
    for block in material.calls():
        parts = urlsplit(block.text) if block.type == "url" else None
        if parts and parts.scheme and parts.path.endswith(path):
            base = block.text.removesuffix(path)
            return {"default": {"address": base, "at": f"{model}#{block.locator}"}}
    for block in material.blocks:
        if block.path == "servers[0].url":
            material.take(block)
            at = f"{model}#{block.locator}"
            return {"default": {"address": block.text, "at": at}}
    place: Json = f"{model}#{request.locator}" if request else None
    where: Facts = {"at": place} if place else {"confidence": "assumed"}
    return {"default": {"address": "unknown", **where}}


def _auth(id: str, model: str, material: Material) -> Facts:
    for described in material.described("authorizations", "header"):
        bearer = [b for b in described.blocks if re.search(r"\bbearer\b", b.text, re.I)]
        needed = described.attribute("required")
        if described.name.casefold() == "authorization" and bearer and needed:
            material.take(described.blocks[0], *bearer, needed)
            material.take(described.attribute("type"))
            required = plain(needed.text).casefold() in ("required", "yes", "true")
            env = re.sub(r"[^A-Z0-9]", "_", id.upper()) + "_API_KEY"
            stated: Facts = {"scheme": "bearer", "required": required, "env": env}
            return {"auth": {**stated, "at": f"{model}#{described.at}"}}
    return {}


def _operations(
    model: str, request: Block | None, shapes: Facts, material: Material
) -> Iterator[tuple[str, Facts]]:
    if request:
        material.take(request)
        stated: Facts = {"request": re.sub(r"(?<= )\{[^{}/]+\}(?=/)", "", request.text)}
        for block in material.calls():
            if block.path == "call.header.content-type":
                stated["content-type"] = block.text
        first = [n for n in ("pictures", "submitted", "envelope") if n in shapes]
        stated |= {"billable": True, "reply": first[0]} if first else {"billable": True}
        yield "submit", {**stated, "at": f"{model}#{request.locator}"}
    for block in material.blocks:
        found = QUERY.search(plain(block.text)) if block.kind == "sentence" else None
        if found:
            material.take(block)
            path = re.sub(r"\{[^{}]+\}", "{task_id}", found[1])
            asked: Facts = {"request": f"GET {path}", "reply": "task"}
            yield "query", {**asked, "at": f"{model}#{block.locator}"}
            return


def _polling(model: str, material: Material) -> Facts:
    """The advice on when to ask, where all three parts of it are given in seconds."""
    found: Facts = {}
    section = ""
    for block in material.blocks:
        text = plain(block.text) if block.kind == "sentence" else ""
        span, bound = SECONDS.search(text), TIMEOUT.search(text)
        name = ""
        if span and re.match(r"(?:initial|first)\b", text, re.I):
            name = "first"
        elif span and re.search(r"\b(?:interval|between)\b", text, re.I):
            name = "every"
        if span and name:
            found[name] = [int(span[1]), int(span[2])]
        elif bound:
            found["deadline"] = int(bound[1])
        else:
            continue
        section = block.locator.split(".")[0]
        material.take(block)
    if set(found) != {"first", "every", "deadline"}:
        return {}
    return {**found, "at": f"{model}#{section}"}
