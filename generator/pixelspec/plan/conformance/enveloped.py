"""The form of each reply on the bare wire, in each state."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import cast

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import State
from pixelspec.model.reply import Field, Pictures, Reply
from pixelspec.plan.conformance.asked import field_fact, first_word, scope_fact
from pixelspec.plan.conformance.lifecycle import course
from pixelspec.plan.conformance.replied import is_required
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.ways import Way, ways

# What a reply tells, by what it is about.
AT_ONCE = ("created", "request-id", "cost")
ALWAYS = ("task-id", "state", "request-id")
BY_MEANING = {
    "waiting": (*ALWAYS, "progress"),
    "done": (*ALWAYS, "progress", "cost", "elapsed", "created"),
    "failed": (*ALWAYS, "message", "error-code"),
    "cancelled": (*ALWAYS, "message", "error-code"),
}
# How many of a unit make a second.
TIMES = {
    "unix-seconds": 1,
    "unix-milliseconds": 1000,
    "seconds": 1,
    "milliseconds": 1000,
}


def envelopes(endpoint: Endpoint) -> Section:
    return Section(
        group="envelope",
        facts=("{facts}", "provider.operations.{operation}.reply"),
        at=("{at}",),
        needs="{needs}",
        columns="reply operation way state paths fields required shown holds told facts at"
        " needs",
        ids="{reply}",
        rows=tuple(row for way in ways(endpoint) for row in _replies(endpoint, way)),
    )


def endings(endpoint: Endpoint) -> Section:
    """The same for a task that ends without pictures."""
    return Section(
        group="envelope_ended",
        facts=("{facts}",),
        at=("{at}",),
        needs="faults, paid",
        columns="reply operation way state paths fields required shown holds facts at",
        ids="{reply}",
        rows=tuple(_ended(endpoint)),
    )


def _replies(endpoint: Endpoint, way: Way) -> Iterator[Row]:
    first = first_word(way) if way.by_task else ""
    told: Sequence[str] = ALWAYS if way.by_task else AT_ONCE
    name, by_task = way.operation.name, way.by_task
    *first_row, facts, at = _row(way, way.reply, name, "", first, told, not by_task)
    # What answers the order tells a task from pictures.
    yield (
        *first_row,
        (_kind(endpoint, way), *cast("tuple[str, ...]", facts)),
        at,
        "paid",
    )
    if way.query:
        for state in course(way.endpoint.provider, None):
            told, done = BY_MEANING[state.means], state.means == "done"
            row = _row(way, way.query, "query", state.word, state.word, told, done)
            # Only the last state can be awaited where nobody moves the time.
            yield (*row, "paid" if done else "clock, paid")


def _ended(endpoint: Endpoint) -> Iterator[Row]:
    for way in ways(endpoint):
        for goal in _failures(endpoint) if way.query else ():
            told = BY_MEANING[goal.means]
            assert way.query
            row = _row(way, way.query, "query", goal.word, goal.word, told, False)
            yield (*row[:9], *row[10:])


def _failures(endpoint: Endpoint) -> list[State]:
    provider = endpoint.provider
    bad = [s for s in provider.lifecycle if s.means in ("failed", "cancelled")]
    return [state for state in bad if course(provider, state.word)]


def _row(
    way: Way,
    reply: Reply,
    operation: str,
    state: str,
    word: str,
    told: Sequence[str],
    pictured: bool,
) -> Row:
    scopes = reply.pictures[:1] if pictured else ()
    must = [f for f in reply.fields if _needed(f, word)]
    shown: list[tuple[str, ...]] = [
        (path,) for role in told for path in _spoken(reply, role)
    ]
    shown += [(f.path,) for f in (*must, *_beside(reply))]
    shown += [some for scope in scopes for some in _shown(scope)]
    holds = _holds(reply, word)
    mark = f"-{state}" if state else ""
    mode = f"{way.mode or way.name}." if way.mode or way.free else ""
    return (
        f"{mode}{reply.name}{mark}",
        operation,
        way.given,
        state,
        (
            _paths(way.reply, "task-id"),
            _paths(reply, "state"),
            _paths(reply, "task-id"),
        ),
        _types(reply),
        tuple(f.path for f in must),
        tuple(dict.fromkeys(some for some in shown if some)),
        holds,
        _told(reply, scopes, told),
        _facts(reply, scopes, {p for some in shown for p in some} | set(holds)),
        places(reply.source.at),
    )


def _kind(endpoint: Endpoint, way: Way) -> str:
    """The fact that tells a task from pictures at once: of the mode, or of the model."""
    modes = endpoint.modes
    return f"modes.{way.mode or modes[0].name}.kind" if modes else "kind"


def _spoken(reply: Reply, role: str) -> list[str]:
    """The places where a role is told: those that a page documents, else the first."""
    beside = _beside(reply)
    found = [f for f in reply.fields if f.role == role and f not in beside]
    known = [f for f in found if f.source.confidence == "documented"]
    return [field.path for field in known or found[:1]]


def _types(reply: Reply) -> dict[str, str]:
    """The JSON type of each place of a reply."""
    found: dict[str, str] = {field.path: field.type for field in reply.fields}
    for scope in reply.pictures:
        found |= dict(_scope_fields(scope))
    return found


def _holds(reply: Reply, word: str) -> dict[str, object]:
    """The values that a reply has to have: those of success, and its state."""
    found: dict[str, object] = {
        f.path: f.succeeds for f in reply.fields if f.succeeds is not None
    }
    return found | ({f.path: word for f in reply.role("state")[:1]} if word else {})


def _facts(
    reply: Reply, scopes: Sequence[Pictures], known: Collection[str]
) -> tuple[str, ...]:
    """What a row rests on: the fields that it shows, and where the pictures stand."""
    fields = [field_fact(reply, f.path) for f in reply.fields if f.path in known]
    fields += [f"provider.replies.{reply.name}.pictures"] if scopes else []
    return (*fields, *(fact for scope in scopes for fact in _scope_facts(scope)))


def _scope_facts(scope: Pictures) -> Iterator[str]:
    fact = scope_fact(scope)
    yield f"{fact}.each"
    for name, _ in scope.members:
        if name != "error":
            yield f"{fact}.{name}.in"
    if scope.expires:
        yield f"{fact}.expires.unit"


def _paths(reply: Reply, role: str) -> tuple[str, ...]:
    return tuple(f.path for f in reply.fields if f.role == role)


def _needed(field: Field, word: str) -> bool:
    return is_required(field) or (bool(word) and word in field.required.states)


def _beside(reply: Reply) -> list[Field]:
    """The message and the code that stand beside what tells of success."""
    homes = {f.path.rpartition(".")[0] for f in reply.fields if f.succeeds is not None}
    told = (f for f in reply.fields if f.role in ("message", "error-code"))
    return [f for f in told if f.path.rpartition(".")[0] in homes]


def _scope_fields(scope: Pictures) -> Iterator[tuple[str, str]]:
    for name, member in scope.members:
        for path in (*member.paths, *member.code):
            yield f"{scope.each}.{path}", "integer" if name == "expires" else "text"


def _shown(scope: Pictures) -> Iterator[tuple[str, ...]]:
    """Where a picture stands first of all, and what else is said of it."""
    known = [m for m in (scope.address, scope.base64) if m]
    yield tuple(f"{scope.each}.{member.paths[0]}" for member in known)
    for member in (scope.expires, scope.size):
        if member:
            yield (f"{scope.each}.{member.paths[0]}",)


def _told(
    reply: Reply, scopes: Sequence[Pictures], told: Sequence[str]
) -> dict[str, tuple[object, ...]]:
    """What the value at a place has to do with the clock, the account, the headers."""
    known = [f for f in reply.fields if f.role in told]
    found = {f.path: _relation(f, told) for f in known}
    named = [h.name.lower() for h in reply.headers if h.role == "request-id"]
    found |= {
        f.path: ("header", n) for f in known if f.role == "request-id" for n in named
    }
    found |= {
        f"{s.each}.{path}": ("later", TIMES[s.expires.unit])
        for s in scopes
        if s.expires and s.expires.unit in TIMES
        for path in s.expires.paths
    }
    return {path: relation for path, relation in found.items() if relation}


def _relation(field: Field, told: Sequence[str]) -> tuple[object, ...]:
    if field.type not in ("integer", "number"):
        return ()
    match field.role:
        case "created" if field.unit in TIMES:
            return "now", TIMES[field.unit]
        case "elapsed" if (field.unit or "seconds") in TIMES:
            return "lasted", TIMES[field.unit or "seconds"]
        case "progress":
            return "between", 100 if "elapsed" in told else 0, 100
        case "cost":
            return ("paid",)
    return ()
