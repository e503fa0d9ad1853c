"""What the spec of a provider claims of the pages of its models, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.provider import ErrorRow, Operation, Polling, Provider
from pixelspec.model.reply import Field, Member, Pictures
from pixelspec.pages.claim import Claim, Words, claim, every

SCHEMES = {"bearer": ("bearer",)}


def provider_claims(provider: Provider) -> Iterator[Claim]:
    for server in provider.servers:
        words = every(server.address) if server.address else ()
        yield claim(f"servers.{server.name}", server.source, server.address, words)
    yield from _auth(provider)
    for header in provider.headers:
        words, key = every(header.name), (header.name,)
        yield claim(f"headers.{header.name}", header.source, header, words, key)
    for operation in provider.operations:
        yield from _operation(operation)
    scopes = {p.name: p for reply in provider.replies for p in reply.pictures}
    for scope in scopes.values():
        yield from _pictures(scope)
    for reply in provider.replies:
        yield claim(f"replies.{reply.name}", reply.source, reply.name)
        for field in reply.fields:
            yield from _field(f"replies.{reply.name}.fields.{field.path}", field)
    for row in provider.errors:
        yield claim(f"errors.{row.id}", row.source, row, _error_words(row))
    for state in provider.lifecycle:
        yield claim(f"lifecycle.{state.word}", state.source, state, every(state.word))
    if provider.polling:
        yield from _polling(provider.polling)
    for conflict in provider.conflicts:
        yield claim(f"conflicts.{conflict.id}", conflict.source, conflict)
    for gap in provider.gaps:
        yield claim(f"gaps.{gap.id}", gap.source, gap)


def _auth(provider: Provider) -> Iterator[Claim]:
    auth = provider.auth
    yield claim("auth.scheme", auth.source, auth.scheme, (SCHEMES[auth.scheme],))
    words: Words = (("required", "yes") if auth.required else ("optional", "no"),)
    yield claim(
        "auth.required",
        auth.source,
        auth.required,
        words,
        ("authorization", "required"),
        demanded=False,
    )


def _operation(operation: Operation) -> Iterator[Claim]:
    path = f"operations.{operation.name}"
    words = every(operation.method, operation.path)
    said = (operation.method, operation.path)
    yield claim(path, operation.source, said, words, ("request",))
    if operation.content_type:
        words = every(operation.content_type)
        place = f"{path}.content-type"
        yield claim(
            place, operation.source, operation.content_type, words, demanded=False
        )


def _pictures(scope: Pictures) -> Iterator[Claim]:
    path = f"pictures.{scope.name}"
    yield claim(path, scope.source, scope.each)
    for host in scope.hosts:
        yield claim(f"{path}.hosts", scope.source, host, every(host))
    members = {
        "address": scope.address,
        "base64": scope.base64,
        "expires": scope.expires,
    }
    for name, member in members.items():
        if member:
            yield _member(f"{path}.{name}", scope, member)


def _member(path: str, scope: Pictures, member: Member) -> Claim:
    keys = tuple(f"{scope.each}.{inner}" for inner in member.paths)
    return claim(path, member.source, member, key=keys, how="leaf")


def _field(path: str, field: Field) -> Iterator[Claim]:
    words: Words = ()
    if field.succeeds is not None:
        words = every(field.succeeds)
    if field.required.always or field.required.success:
        yield claim(
            f"{path}.required",
            field.source,
            field.required,
            (("required",),),
            (field.path.rpartition(".")[2], "required"),
            demanded=False,
        )
    yield claim(path, field.source, field, words, (field.path,), "leaf")


def _error_words(row: ErrorRow) -> Words:
    stated = [row.http, row.code or None, row.message or None]
    return every(*(value for value in stated if value is not None))


def _polling(polling: Polling) -> Iterator[Claim]:
    pairs = {
        "first": polling.first,
        "every": polling.every,
        "deadline": (polling.deadline,),
    }
    for name, values in pairs.items():
        yield claim(f"polling.{name}", polling.source, values, every(*values))
