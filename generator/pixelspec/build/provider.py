"""Builds what all models of a provider share."""

from __future__ import annotations

import re
from typing import Literal, get_args

from pixelspec.build.behaviour import left_open
from pixelspec.build.bounds import limits, retention
from pixelspec.build.reading import (
    RULE,
    Unbuildable,
    child,
    each,
    entries,
    flag,
    flag_at,
    items,
    mapping,
    number,
    text,
    text_at,
    texts_at,
    word,
)
from pixelspec.build.reply import pictures, reply
from pixelspec.build.source import entry_source, pages
from pixelspec.model.provider import (
    OPERATIONS,
    Auth,
    Charged,
    ConstantHeader,
    ErrorMeaning,
    ErrorRow,
    Header,
    Idempotency,
    Operation,
    Polling,
    Provider,
    Served,
    Server,
    State,
    StateMeaning,
)
from pixelspec.model.reply import Reply
from pixelspec.model.source import Source
from pixelspec.place import Finding, nearest
from pixelspec.read.tree import Entry, Mapping, Node

Scheme = Literal["bearer"]
Fate = Literal["ignored"]

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
FATES: tuple[Fate, ...] = get_args(Fate)
MEANINGS: tuple[ErrorMeaning, ...] = get_args(ErrorMeaning)
CHARGES: tuple[Charged, ...] = get_args(Charged)
STATES: tuple[StateMeaning, ...] = get_args(StateMeaning)
ORDER: dict[str, int] = {name: rank for rank, name in enumerate(OPERATIONS)}
REQUEST = re.compile(r"(GET|POST|PUT|PATCH|DELETE) (/[!-~]*)")


def build_provider(node: Mapping) -> tuple[Provider | None, tuple[Finding, ...]]:
    """The provider, or None and everything that cannot be built."""
    scopes, wrong_pictures = each(node, "pictures", pictures)
    known = {scope.name: scope for scope in scopes}
    servers, wrong_servers = each(node, "servers", server)
    headers, wrong_headers = each(node, "headers", header)
    operations, wrong_operations = each(node, "operations", operation)
    replies, wrong_replies = each(node, "replies", lambda e: reply(e, known))
    errors, wrong_errors = each(node, "errors", error_row)
    states, wrong_states = each(node, "lifecycle", state)
    conflicts, gaps, wrong_questions = left_open(node)
    wrong = (*wrong_pictures, *wrong_servers, *wrong_headers, *wrong_operations)
    wrong += (*wrong_replies, *wrong_likeness(node, replies), *wrong_errors)
    wrong += (*wrong_states, *wrong_questions)
    try:
        provider = Provider(
            id=text(child(node, "id")),
            title=text_at(node, "title"),
            pages=pages(node),
            servers=servers,
            auth=auth(node),
            # Their names are the language's: in what order they stand says nothing.
            operations=tuple(sorted(operations, key=rank)),
            replies=replies,
            source=identity(node),
            headers=headers,
            errors=errors,
            lifecycle=states,
            polling=polling(node),
            limits=limits(node),
            retention=retention(node),
            conflicts=conflicts,
            gaps=gaps,
            serves=served(node),
        )
    except Unbuildable as problem:
        return None, (*wrong, problem.finding(""))
    return (None if wrong else provider), wrong


def identity(node: Mapping) -> Source:
    """Where a file says what it is about."""
    entry = node.entry("id")
    return Source(place=entry.place if entry else node.place)


def rank(operation: Operation) -> int:
    """Those of other names order pictures, as submit does, and keep their order."""
    return 0 if operation.orders else ORDER[operation.name]


def served(node: Mapping) -> tuple[Served, ...]:
    listed = node.get("serves")
    found = () if listed is None else items(listed)
    return tuple(Served(text(item), Source(place=item.place)) for item in found)


def constant_header(entry: Entry) -> ConstantHeader:
    value = text(child(mapping(entry.node), "is"))
    return ConstantHeader(entry.key, value, entry_source(entry))


def server(entry: Entry) -> Server:
    address = text(child(mapping(entry.node), "address"))
    known = None if address == "unknown" else address
    return Server(entry.key, known, entry_source(entry))


def auth(node: Mapping) -> Auth:
    entry = node.entry("auth")
    if entry is None:
        raise Unbuildable(node.place, "'auth' is missing")
    stated = mapping(entry.node)
    return Auth(
        scheme=word(child(stated, "scheme"), SCHEMES),
        required=flag_at(stated, "required"),
        env=text(child(stated, "env")),
        source=entry_source(entry),
        key_from=text_at(stated, "key-from"),
    )


def header(entry: Entry) -> Header:
    node = mapping(entry.node)
    effect = word(child(node, "effect"), FATES)
    return Header(entry.key, text_at(node, "doc"), effect, entry_source(entry))


def operation(entry: Entry) -> Operation:
    node, most = mapping(entry.node), mapping(entry.node).get("most-bytes")
    method, path = request_line(child(node, "request"))
    return Operation(
        name=entry.key,
        method=method,
        path=path,
        replies=texts_at(node, "reply"),
        source=entry_source(entry),
        content_type=text_at(node, "content-type"),
        content_type_required=flag_at(node, "content-type-required", True),
        billable=flag_at(node, "billable"),
        body=tuple((e.key, text(e.node)) for e in entries(node, "body")),
        idempotency=idempotency(node),
        field=text_at(node, "field"),
        accepts=texts_at(node, "accepts"),
        most_bytes=None if most is None else int(number(most)),
        headers=tuple(map(constant_header, entries(node, "headers"))),
    )


def idempotency(node: Mapping) -> Idempotency | None:
    entry = node.entry("idempotency")
    if entry is None:
        return None
    return Idempotency(text(child(mapping(entry.node), "header")), entry_source(entry))


def request_line(node: Node) -> tuple[str, str]:
    written = text(node)
    found = REQUEST.fullmatch(written)
    if found is None:
        hint = "write a method and a path: POST /v1/images"
        raise Unbuildable(node.place, f"'{written}' is no request line", hint)
    return found[1], found[2]


def error_row(entry: Entry) -> ErrorRow:
    node = mapping(entry.node)
    http, retry = node.get("http"), node.get("retry")
    return ErrorRow(
        id=entry.key,
        means=word(child(node, "means"), MEANINGS),
        charged=word(child(node, "charged"), CHARGES),
        source=entry_source(entry),
        http=None if http is None else int(number(http)),
        code=text_at(node, "code"),
        message=text_at(node, "message"),
        refused=text_at(node, "refused"),
        before_task=text_at(node, "before") == "task",
        retry=None if retry is None else flag(retry),
        account=flag_at(node, "account"),
    )


def state(entry: Entry) -> State:
    node = mapping(entry.node)
    return State(
        word=entry.key,
        means=word(child(node, "means"), STATES),
        then=texts_at(node, "then"),
        source=entry_source(entry),
        first=flag_at(node, "first"),
    )


def polling(node: Mapping) -> Polling | None:
    entry = node.entry("polling")
    if entry is None:
        return None
    stated = mapping(entry.node)
    return Polling(
        first=seconds(child(stated, "first")),
        every=seconds(child(stated, "every")),
        deadline=number(child(stated, "deadline")),
        source=entry_source(entry),
    )


def seconds(node: Node) -> tuple[float, float]:
    ends = tuple(number(item) for item in items(node))
    if len(ends) != 2:
        raise Unbuildable(node.place, "these are not two ends", "write [least, most]")
    return ends[0], ends[1]


def wrong_likeness(node: Mapping, replies: tuple[Reply, ...]) -> tuple[Finding, ...]:
    """Every `like` that names no reply, or a path that no field of it begins with."""
    known = {shape.name: shape for shape in replies}
    listed = node.get("replies")
    named = {e.key: e for e in listed} if isinstance(listed, Mapping) else {}
    found = []
    for borrower in replies:
        if not borrower.like:
            continue
        place = child(mapping(named[borrower.name].node), "like").place
        path, (name, inside) = f"replies.{borrower.name}.like", borrower.like
        if name not in named:
            message, hint = f"no reply is called '{name}'", nearest(name, named)
            found.append(Finding(place, RULE, message, path, hint))
        elif name in known and not begins(known[name], inside):
            message = f"the reply '{name}' has no fields under '{inside}'"
            found.append(Finding(place, RULE, message, path))
    return tuple(found)


def begins(reply: Reply, path: str) -> bool:
    return any(field.path.startswith(f"{path}.") for field in reply.fields)
