"""The states of a task: their order, what each means, and how a task ends."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider, State
from pixelspec.plan.conformance.asked import Asked, asked
from pixelspec.plan.conformance.replied import Json, written
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.ways import Way, ways

UNHEARD = "unheard-of"


def course(provider: Provider, goal: str | None) -> tuple[State, ...]:
    """The states from the first on through all that wait to a word, else to one that is
    done; empty where the page knows no way there."""
    known = {state.word: state for state in provider.lifecycle}
    chain = [s for s in provider.lifecycle if s.first][:1] or list(known.values())[:1]
    while chain and (after := _next(chain, known)):
        chain.append(after)
    while chain:
        for word in chain[-1].then:
            state = known.get(word)
            if state and (word == goal or (goal is None and state.means == "done")):
                return (*chain, state)
        chain.pop()
    return ()


def _next(chain: list[State], known: dict[str, State]) -> State | None:
    words = [word for word in chain[-1].then if word in known]
    fresh = (known[word] for word in words if known[word] not in chain)
    return next((state for state in fresh if state.means == "waiting"), None)


def sequences(endpoint: Endpoint) -> Section:
    """Every way through the states that the page describes, to each of its ends; of an end
    to which it knows no way, that alone."""
    return Section(
        group="lifecycle",
        facts=("{facts}",),
        at=("{at}",),
        needs="clock, faults, paid",
        columns="goal way paths fault states pictures done facts at",
        ids="{goal}",
        rows=tuple(_sequences(endpoint)),
    )


def _sequences(endpoint: Endpoint) -> Iterator[Row]:
    provider = endpoint.provider
    way = next((way for way in ways(endpoint) if way.query), None)
    ends = [state for state in provider.lifecycle if state.means != "waiting"]
    usual = course(provider, None)[-1:]
    for goal in ends if way else ():
        assert way
        states = course(provider, goal.word)
        facts = tuple(f"provider.lifecycle.{s.word}" for s in states or (goal,))
        paths = tuple(_paths(way, role) for role in ("task-id", "state"))
        words = [s.word for s in states]
        at = places(goal.source.at)
        fault = "" if goal in usual else goal.word
        told = (_pictured(way), goal.means == "done")
        yield goal.word, way.given, paths, fault, words, *told, facts, at


def _pictured(way: Way) -> tuple[str, ...]:
    """The places of the pictures in the reply to a query."""
    scopes = way.query.pictures if way.query else ()
    members = ((s, m) for s in scopes for m in (s.address, s.base64) if m)
    return tuple(f"{scope.each}.{p}" for scope, m in members for p in m.paths)


def _paths(way: Way, role: str) -> tuple[str, ...]:
    """The places of a role in the order's reply and in that of a query."""
    assert way.query
    fields = (*way.reply.fields, *way.query.fields)
    return tuple(dict.fromkeys(f.path for f in fields if f.role == role))


def states(endpoint: Endpoint) -> Section:
    """What the client does at each word, and at one that no page has."""
    return Section(
        group="state",
        facts=("{fact}",),
        at=("{at}",),
        columns="state mode means known replies code fact at",
        ids="{state}",
        rows=tuple(_states(endpoint)),
    )


def _states(endpoint: Endpoint) -> Iterator[Row]:
    pair = exchange(endpoint)
    if pair is None:
        return
    order, query = pair
    for state in endpoint.provider.lifecycle:
        pictured = state.means == "done"
        replies = [order.whole, shown(query, state.word, pictured), query.whole]
        fact, at = f"provider.lifecycle.{state.word}", places(state.source.at)
        told = (replies, _code(replies[1], query), fact, at)
        yield state.word, query.mode, state.means, True, *told
    replies = [order.whole, shown(query, UNHEARD, False), query.whole]
    fact = "provider.operations.query.reply"
    yield UNHEARD, query.mode, "waiting", False, replies, "", fact, ""


def _code(body: Json, query: Asked) -> str:
    """The code that a failed task gives."""
    return str(query.reads(body).get("error-code", ""))


def exchange(endpoint: Endpoint) -> tuple[Asked, Asked] | None:
    """An order that is answered by a task, and the query after it."""
    known = asked(endpoint)
    query = next((one for one in known if one.word == "query"), None)
    order = next(
        (o for o in known if o.reply.role("task-id") and o.word == "order"), None
    )
    return (order, query) if order and query and query.reply.role("state") else None


def shown(query: Asked, word: str, pictured: bool) -> Json:
    """The reply to a query in a state."""
    if pictured:
        return written(query.reply, word)
    return written(query.reply, word, pictures=())


def failures(endpoint: Endpoint) -> Section:
    """A task that ends without pictures, from the provider to the exception."""
    provider = endpoint.provider
    way = next((way for way in ways(endpoint) if way.query), None)
    bad = [s for s in provider.lifecycle if s.means in ("failed", "cancelled")]
    return Section(
        group="failure",
        facts=("provider.lifecycle.{state}",),
        at=("{at}",),
        needs="account, faults, paid",
        columns="state way at",
        ids="{state}",
        rows=tuple(
            (state.word, way.given, places(state.source.at)) for state in bad if way
        ),
    )
