"""What the page of a model says of its provider: calls, tasks, replies and errors."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint, Mode
from pixelspec.model.provider import ErrorMeaning, ErrorRow, Operation, StateMeaning
from pixelspec.model.reply import Field, Pictures, Reply, Required, Role
from pixelspec.model.source import Source
from pixelspec.plan.docs_request import json_text, parsed
from pixelspec.plan.docs_terms import repeats
from pixelspec.plan.docs_words import between, place, shared_place, unit, value
from pixelspec.plan.markdown import code, codes, fenced, prose, sentence, table
from pixelspec.plan.provider import ERRORS

Row = tuple[str, ...]

_CALLS = {
    "query": "asks for one task",
    "batch": "asks for several tasks",
    "list": "asks for the tasks of the account",
    "cancel": "stops one task",
    "upload": "takes a file and gives it an address",
}
_COME = {"task": "by a task", "sync": "at once", "by-reply": "as the reply shows"}
_MEANINGS: dict[ErrorMeaning, str] = {
    "invalid-request": "the request is not allowed",
    "auth": "the key is refused",
    "rate-limited": "too many requests",
    "out-of-credit": "no credit is left",
    "content-refused": "the content is refused",
    "model-unavailable": "the model is not to be had",
    "provider-fault": "the provider is at fault",
}
_STATES: dict[StateMeaning, str] = {
    "waiting": "not done yet",
    "done": "the pictures are there",
    "failed": "failed",
    "cancelled": "cancelled",
}
_ROLES: dict[Role, str] = {
    "task-id": "id of the task",
    "state": "state of the task",
    "progress": "progress",
    "cost": "cost",
    "elapsed": "time taken",
    "created": "time of creation",
    "message": "message",
    "error-code": "code of the error",
    "request-id": "id of the request",
    "address": "address of the uploaded file",
}
_UNRECOGNISED = "`ApiError`: no page says how to tell it from others"
_RETRY = {None: "", True: "may help", False: "cannot help"}


def calls(endpoint: Endpoint) -> tuple[str, ...]:
    header = ("Call", "What it does", "Request", "Body", "Reply", "Billed", "Place")
    provider = endpoint.provider
    rows = [_operation(operation, endpoint) for operation in provider.operations]
    headers = [
        (code(h.name), h.effect, sentence(h.doc), shared_place(h.source, endpoint))
        for h in provider.headers
    ]
    blocks = [table(header, rows)] if rows else []
    if headers:
        named = ("Header", "What becomes of it", "What it is", "Place")
        blocks += [table(named, headers)]
    needed = [
        (
            code(operation.name),
            code(f"{header.name}: {header.value}"),
            shared_place(header.source, endpoint),
        )
        for operation in provider.operations
        for header in operation.headers
    ]
    if needed:
        blocks += [table(("Call", "Header that the client sends", "Place"), needed)]
    return (*blocks, *repeats(endpoint))


def modes(endpoint: Endpoint) -> tuple[str, ...]:
    """The ways to order, the usual one first."""
    header = ("Mode", "Call", "Pictures come", "What differs", "Place")
    rows = [
        (
            code(m.name),
            code(m.submit),
            _COME[m.kind.word],
            "; ".join(_differs(m)),
            place(m.source),
        )
        for m in endpoint.modes
    ]
    about = "The first is usual; `with_options(mode=...)` chooses another."
    return (about, table(header, rows)) if rows else ()


def _differs(mode: Mode) -> Iterator[str]:
    for name, path in mode.wire:
        yield f"{code(name)} goes to {code(path)}"
    if mode.without:
        yield f"without {codes(mode.without, 'and')}"


def _operation(operation: Operation, endpoint: Endpoint) -> Row:
    members = [f"{code(name)}: {prose(kind)}" for name, kind in operation.body]
    body = ", ".join(members) or _content_type(operation)
    return (
        code(operation.name),
        _CALLS.get(operation.name) or _order(operation, endpoint),
        code(f"{operation.method} {operation.path}"),
        body,
        codes(operation.replies, "or"),
        "yes" if operation.billable else "",
        shared_place(operation.source, endpoint),
    )


def _order(operation: Operation, endpoint: Endpoint) -> str:
    used = {endpoint.submit, *(mode.submit for mode in endpoint.modes)}
    return "buys pictures" + ("" if operation.name in used else " of other models")


def _content_type(operation: Operation) -> str:
    if not operation.content_type:
        return ""
    if operation.field:
        return "; ".join(_file(operation))
    needed = "" if operation.content_type_required else ", whose header may be left out"
    return f"the parameters, as {code(operation.content_type)}{needed}"


def _file(operation: Operation) -> Iterator[str]:
    yield f"a file in {code(operation.field)}, as {code(operation.content_type)}"
    if operation.accepts:
        yield codes(operation.accepts, "or")
    if operation.most_bytes is not None:
        yield f"at most {operation.most_bytes} bytes"


def tasks(endpoint: Endpoint) -> tuple[str, ...]:
    """States and polling; nothing for a model that answers at once."""
    provider = endpoint.provider
    kinds = {endpoint.kind.word, *(mode.kind.word for mode in endpoint.modes)}
    if kinds == {"sync"} or not provider.lifecycle:
        return ()
    header = ("State", "What it means", "What may follow", "Place")
    rows = [
        (
            code(state.word),
            _STATES[state.means] + (", right after the submission" * state.first),
            codes(state.then),
            shared_place(state.source, endpoint),
        )
        for state in provider.lifecycle
    ]
    unknown = "A word that is not in this table keeps the wait going to its deadline."
    return (*_polling(endpoint), table(header, rows), unknown)


def _polling(endpoint: Endpoint) -> Iterator[str]:
    advice = endpoint.provider.polling
    if advice is None:
        return
    header = ("First question after", "Then every", "Give up after", "Place")
    first, every = between(advice.first), between(advice.every)
    where = shared_place(advice.source, endpoint)
    yield table(header, [(first, every, f"{advice.deadline:g} s", where)])


def errors(endpoint: Endpoint) -> tuple[str, ...]:
    names = ("Error", "HTTP", "Code", "Text", "What it means", "Raises")
    header = (*names, "Charged", "Asking again", "Place")
    rows = [_error(row, endpoint) for row in endpoint.provider.errors]
    return (table(header, rows),) if rows else ()


def _error(row: ErrorRow, endpoint: Endpoint) -> Row:
    of = f", in {code(row.refused)}" if row.refused else ""
    before = ", before there is a task" if row.before_task else ""
    account = ", for the whole account" if row.account else ""
    recognised = row.http is not None or row.code
    return (
        code(row.id),
        "" if row.http is None else str(row.http),
        code(row.code),
        code(row.message),
        f"{_MEANINGS[row.means]}{of}{before}{account}",
        code(ERRORS[row.means]) if recognised else _UNRECOGNISED,
        "not stated" if row.charged == "unknown" else row.charged,
        _RETRY[row.retry],
        shared_place(row.source, endpoint),
    )


def replies(endpoint: Endpoint) -> tuple[str, ...]:
    return tuple(
        b for reply in endpoint.provider.replies for b in _reply(reply, endpoint)
    )


def _reply(reply: Reply, endpoint: Endpoint) -> Iterator[str]:
    yield f"### {code(reply.name)}"
    answers = [o.name for o in endpoint.provider.operations if reply.name in o.replies]
    said = f"The answer to {codes(answers, 'and')}." if answers else ""
    if reply.like:
        name, inside = code(reply.like[0]), code(reply.like[1])
        said += f" Each item of {code(reply.each)} is like {inside} of {name}."
    yield f"{said} Place: {shared_place(reply.source, endpoint)}".strip()
    rows = [_field(field, endpoint) for field in reply.fields]
    rows += [row for scope in reply.pictures for row in _pictures(scope, endpoint)]
    for header in reply.headers:
        where = shared_place(header.source, endpoint)
        rows.append((code(header.name), "header", _ROLES[header.role], "", where))
    if rows:
        yield table(("Path", "Type", "What it is", "There", "Place"), rows)
    yield from _examples(reply, endpoint)


def _field(field: Field, endpoint: Endpoint) -> Row:
    role = _ROLES[field.role] + unit(field.unit) if field.role else ""
    success = "" if field.succeeds is None else f"{value(field.succeeds)} is a success"
    return (
        code(field.path),
        field.type,
        "; ".join(filter(None, [role, success])),
        _required(field.required),
        shared_place(field.source, endpoint),
    )


def _required(required: Required) -> str:
    if required.always:
        return "always"
    states = f"in the state {codes(required.states, 'or')}" if required.states else ""
    return ", ".join(filter(None, ["on success" if required.success else "", states]))


def _pictures(scope: Pictures, endpoint: Endpoint) -> Iterator[Row]:
    hosts = f", seen on {codes(scope.hosts, 'and')}" if scope.hosts else ""
    members = {
        f"address of the picture{hosts}": scope.address,
        "the picture itself, in base64": scope.base64,
        "end of the address": scope.expires,
        "size in pixels": scope.size,
        "why it failed": scope.error,
    }

    def row(path: str, what: str, source: Source) -> Row:
        return path, "", what, "", shared_place(source, endpoint)

    yield row(code(scope.each), "each is one picture", scope.source)
    for what, member in members.items():
        if member:
            found = (*member.paths, *member.code)
            paths = codes((f"{scope.each}.{path}" for path in found), "or")
            yield row(paths, what + unit(member.unit), member.source)


def _examples(reply: Reply, endpoint: Endpoint) -> Iterator[str]:
    for example in endpoint.example_replies:
        if example.reply == reply.name:
            status = f"HTTP {example.http}: " if example.http != 200 else ""
            yield f"{status}{code(example.id)}, for example. Place: {place(example.source)}"
            yield fenced("json", json_text(parsed(example.body)))
