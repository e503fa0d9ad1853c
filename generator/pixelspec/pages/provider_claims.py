"""What the spec of a provider claims of the pages of its models, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pixelspec.model.behaviour import Conflict, Gap
from pixelspec.model.provider import ErrorRow, Header, Operation, Polling, Provider
from pixelspec.model.reply import Field, Member, Pictures, Reply
from pixelspec.model.source import Source
from pixelspec.pages.claim import Claim, Words, claim, every

SCHEMES = {"bearer": ("bearer",)}
AUTHORIZATION = "authorization"


def provider_claims(provider: Provider) -> Iterator[Claim]:
    for server in provider.servers:
        words = every(server.address) if server.address else ()
        yield claim(f"servers.{server.name}", server.source, server.address, words)
    yield from _auth(provider)
    for header in provider.headers:
        yield from _header(header)
    for operation in provider.operations:
        yield from _operation(operation)
    scopes = {p.name: p for reply in provider.replies for p in reply.pictures}
    for scope in scopes.values():
        yield from _pictures(scope)
    for reply in provider.replies:
        yield from _whole_reply(reply)
        for field in reply.fields:
            yield from _field(f"replies.{reply.name}.fields.{field.path}", field)
    for row in provider.errors:
        yield from _error(row)
    for state in provider.lifecycle:
        yield claim(f"lifecycle.{state.word}", state.source, state, every(state.word))
    if provider.polling:
        yield from _polling(provider.polling)
    yield from open_claims(provider.conflicts, provider.gaps)


def open_claims(conflicts: Iterable[Conflict], gaps: Iterable[Gap]) -> Iterator[Claim]:
    for conflict in conflicts:
        yield claim(f"conflicts.{conflict.id}", conflict.source, conflict)
    for gap in gaps:
        yield claim(f"gaps.{gap.id}", gap.source, gap)


def _header(header: Header) -> Iterator[Claim]:
    path, source = f"headers.{header.name}", header.source
    yield claim(path, source, header, every(header.name), (header.name,))
    words, key = (("no", "optional"),), (header.name, "required")
    yield claim(path, source, header, words, key, demanded=False)
    yield claim(path, source, header, how="prose")


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
    named: tuple[tuple[str, tuple[str, ...]], ...]
    named = ((AUTHORIZATION, (AUTHORIZATION,)), ("string", (AUTHORIZATION, "type")))
    for word, key in named:
        yield claim("auth", auth.source, "", every(word), key, demanded=False)
    yield claim("auth.key-from", auth.source, auth.key_from, how="prose")


def _operation(operation: Operation) -> Iterator[Claim]:
    path = f"operations.{operation.name}"
    said = (operation.method, operation.path)
    # A page may call the task in the path otherwise; it stands where ours does.
    shown = operation.path.partition("{")[0] + ("{" if "{" in operation.path else "")
    yield claim(path, operation.source, said, every(shown), ("request",))
    words = every(operation.method, shown)
    yield claim(path, operation.source, said, words, demanded=False)
    if operation.content_type:
        words = every(operation.content_type)
        place = f"{path}.content-type"
        yield claim(
            place, operation.source, operation.content_type, words, demanded=False
        )


def _pictures(scope: Pictures) -> Iterator[Claim]:
    path = f"pictures.{scope.name}"
    yield claim(path, scope.source, scope.each)
    yield claim(path, scope.source, scope.each, how="prose")
    yield from _containers(path, scope.source, (scope.each,))
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


def _whole_reply(reply: Reply) -> Iterator[Claim]:
    path = f"replies.{reply.name}"
    yield claim(path, reply.source, reply.name)
    yield claim(path, reply.source, reply.name, how="prose")
    paths = tuple(field.path for field in reply.fields)
    yield from _containers(path, reply.source, paths)


def _containers(path: str, source: Source, paths: tuple[str, ...]) -> Iterator[Claim]:
    """That what holds a field is a list or an object, where a page says so."""
    steps = {step for p in paths for step in p.split(".")[:-1]}
    steps |= {p.split(".")[-1] for p in paths if p.endswith("[]")}
    for step in sorted(steps):
        kinds = ("array", "list") if step.endswith("[]") else ("object",)
        key = (step.removesuffix("[]"), "type")
        yield claim(path, source, step, (kinds,), key, demanded=False)


def _error(row: ErrorRow) -> Iterator[Claim]:
    """Status, code and message each stand alone, and often apart."""
    path = f"errors.{row.id}"
    stated = {"http": row.http, "code": row.code, "message": row.message}
    for name, value in stated.items():
        if value:
            yield claim(f"{path}.{name}", row.source, value, every(value))
    if not any(stated.values()):
        yield claim(path, row.source, row)


def _polling(polling: Polling) -> Iterator[Claim]:
    pairs = {
        "first": polling.first,
        "every": polling.every,
        "deadline": (polling.deadline,),
    }
    for name, values in pairs.items():
        yield claim(f"polling.{name}", polling.source, values, every(*values))
