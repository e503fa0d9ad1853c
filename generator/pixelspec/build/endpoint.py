"""Builds one model behind one provider."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

from pixelspec.build.behaviour import left_open, quirk, rule, unsupported
from pixelspec.build.modes import kind, mode, submit, switch
from pixelspec.build.parameter import parameter
from pixelspec.build.prices import prices
from pixelspec.build.provider import identity
from pixelspec.build.reading import (
    Unbuildable,
    child,
    each,
    mapping,
    number,
    text,
    text_at,
    texts_at,
    word,
)
from pixelspec.build.source import entry_source, pages
from pixelspec.build.table import table
from pixelspec.model.behaviour import Quirk, Rule, Switch, Unsupported
from pixelspec.model.endpoint import (
    Capability,
    Endpoint,
    Evidence,
    ExampleReply,
    ExampleRequest,
    Status,
    Upstream,
    Waiver,
)
from pixelspec.model.provider import Provider
from pixelspec.place import Finding, nearest
from pixelspec.read.tree import Entry, Mapping, Node

StatusWord = Literal["available", "deprecated", "sunset"]
EvidenceWord = Literal["none", "live", "recorded"]

STATUSES: tuple[StatusWord, ...] = get_args(StatusWord)
EVIDENCE: tuple[EvidenceWord, ...] = get_args(EvidenceWord)


Built = tuple[Endpoint | None, tuple[Finding, ...]]


def build_endpoint(model: Mapping, provider: Provider) -> Built:
    """The model, or None and everything that cannot be built."""
    endpoint, bad = facts(model, provider)
    conflicts, gaps, bad_open = left_open(model)
    waivers, bad_waivers = each(model, "waivers", waiver)
    bad += bad_open + bad_waivers
    if endpoint is None or bad:
        return None, bad
    return replace(endpoint, conflicts=conflicts, gaps=gaps, waivers=waivers), ()


def facts(model: Mapping, provider: Provider) -> Built:
    """The model as its page states it, and what of that cannot be built."""
    parameters, bad_parameters = each(model, "parameters", parameter)
    pixels, bad_cells = table(model)
    modes, bad_modes = each(model, "modes", mode)
    rules, switches, quirks, refused, bad_behaviour = behaviour(model)
    requests, replies, bad_shown = examples(model, provider)
    bad = bad_parameters + bad_cells + bad_modes + bad_behaviour + bad_shown
    try:
        endpoint = Endpoint(
            id=text(child(model, "id")),
            title=text_at(model, "title"),
            provider=provider,
            kind=kind(model, modes),
            submit=submit(model, modes),
            modes=modes,
            status=status(model),
            evidence=evidence(model),
            pages=pages(model),
            parameters=parameters,
            source=identity(model),
            capabilities=capabilities(model),
            upstream=upstream(model),
            table=pixels,
            prices=prices(model),
            rules=rules,
            quirks=quirks,
            unsupported=refused,
            example_requests=requests,
            example_replies=replies,
            switches=switches,
        )
    except Unbuildable as problem:
        return None, (*bad, problem.finding(""))
    return endpoint, bad


def behaviour(
    model: Mapping,
) -> tuple[
    tuple[Rule, ...],
    tuple[Switch, ...],
    tuple[Quirk, ...],
    tuple[Unsupported, ...],
    tuple[Finding, ...],
]:
    """What the provider refuses or changes, and what of that cannot be built."""
    rules, bad_rules = each(model, "rules", rule)
    switches, bad_switches = each(model, "switches", switch)
    quirks, bad_quirks = each(model, "quirks", quirk)
    refused, bad_refused = each(model, "unsupported", unsupported)
    wrong = (*bad_rules, *bad_switches, *bad_quirks, *bad_refused)
    return rules, switches, quirks, refused, wrong


def named(model: Mapping, key: str) -> tuple[Entry, Mapping]:
    """A key that must be there, and its mapping."""
    entry = model.entry(key)
    if entry is None:
        raise Unbuildable(model.place, f"'{key}' is missing")
    return entry, mapping(entry.node)


def status(model: Mapping) -> Status:
    entry, node = named(model, "status")
    stated = word(child(node, "is"), STATUSES)
    return Status(stated, entry_source(entry), text_at(node, "date"))


def evidence(model: Mapping) -> Evidence:
    _, node = named(model, "evidence")
    stated = word(child(node, "is"), EVIDENCE)
    return Evidence(stated, text_at(node, "date"), text_at(node, "confirmed"))


def upstream(model: Mapping) -> Upstream | None:
    entry = model.entry("upstream")
    if entry is None:
        return None
    return Upstream(text(child(mapping(entry.node), "id")), entry_source(entry))


def capabilities(model: Mapping) -> tuple[Capability, ...]:
    found = model.get("capabilities")
    listed = () if found is None else mapping(found).entries
    return tuple(Capability(entry.key, entry_source(entry)) for entry in listed)


def waiver(entry: Entry) -> Waiver:
    node = mapping(entry.node)
    why = text(child(node, "why"))
    return Waiver(entry.key, texts_at(node, "on"), why, entry_source(entry))


def examples(
    model: Mapping, provider: Provider
) -> tuple[tuple[ExampleRequest, ...], tuple[ExampleReply, ...], tuple[Finding, ...]]:
    entry = model.entry("examples")
    if entry is None or not isinstance(entry.node, Mapping):
        return (), (), ()
    node, known = entry.node, [reply.name for reply in provider.replies]
    requests, wrong = each(node, "requests", example_request, "examples.")
    replies, wrong_replies = each(
        node, "replies", lambda e: example_reply(e, known), "examples."
    )
    return requests, replies, (*wrong, *wrong_replies)


def example_request(entry: Entry) -> ExampleRequest:
    body = json_text(child(mapping(entry.node), "body"))
    return ExampleRequest(entry.key, body, entry_source(entry))


def example_reply(entry: Entry, known: Sequence[str]) -> ExampleReply:
    node = mapping(entry.node)
    http, shape = node.get("http"), child(node, "reply")
    if text(shape) not in known:
        message = f"no reply is called '{text(shape)}'"
        raise Unbuildable(shape.place, message, nearest(text(shape), known))
    return ExampleReply(
        id=entry.key,
        reply=text(shape),
        http=200 if http is None else int(number(http)),
        body=json_text(child(node, "body")),
        source=entry_source(entry),
    )


def json_text(node: Node) -> str:
    """What stands on the wire, its members in the order of the file."""
    try:
        return json.dumps(
            node.plain(), ensure_ascii=False, allow_nan=False, separators=(",", ":")
        )
    except ValueError as problem:
        raise Unbuildable(node.place, "JSON cannot say this number") from problem
