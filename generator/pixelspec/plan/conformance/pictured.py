"""Where a picture stands in a reply: each alternative, its expiry, size and error."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.body import put, way_of
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.reply import Member, Pictures
from pixelspec.plan.conformance.asked import Asked, asked, scope_fact
from pixelspec.plan.conformance.reading import last_name
from pixelspec.plan.conformance.replied import (
    Json,
    picture,
    put_address,
    word_of,
    written,
)
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.ways import Way, ways
from pixelspec.plan.names import parameter_keyword

Shown = tuple[str, tuple[str, ...], list[Json]]


def pictures(endpoint: Endpoint) -> Section:
    """Each place of a picture, alone in a reply."""
    return Section(
        group="picture",
        facts=("{facts}",),
        at=("{at}",),
        columns="place asked mode body reads facts at",
        ids="{place}",
        rows=tuple(
            (f"{one.name}.{name}", one.word, one.mode, body, one.reads(body), facts, at)
            for one, scope in _scopes(endpoint)
            for name, facts, items in (*_places(scope, one.reply.name), *_errors(scope))
            for body in [_body(one, scope, items)]
            for at in [places(scope.source.at)]
        ),
    )


def _scopes(endpoint: Endpoint) -> Iterator[tuple[Asked, Pictures]]:
    for one in asked(endpoint):
        for scope in one.reply.pictures if one.word != "cancel" else ():
            yield one, scope


def _body(one: Asked, scope: Pictures, items: list[Json]) -> Json:
    return written(one.reply, one.state, pictures=[(scope, item) for item in items])


def _places(scope: Pictures, reply: str) -> Iterator[Shown]:
    """The alternatives of the address and of base64, each with what goes with it; of the
    other members, all places but the first, which those already have."""
    fact = scope_fact(scope)
    each = (f"{fact}.each", f"provider.replies.{reply}.pictures")
    more = tuple(
        f"{fact}.{n}" for n, m in scope.members if n in ("expires", "size") and m
    )
    for path in scope.address.paths if scope.address else ():
        item = _bare(scope)
        put_address(item, path)
        yield f"{scope.name}.{path}", (f"{fact}.address.in", *each, *more), [item]
    for path in scope.base64.paths if scope.base64 else ():
        item = _bare(scope)
        put(item, way_of(path), "AAAA")
        yield f"{scope.name}.{path}", (f"{fact}.base64.in", *each, *more), [item]
    for name, member in (("expires", scope.expires), ("size", scope.size)):
        for path in member.paths[1:] if member else ():
            item = _without(picture(scope), member)
            put(item, way_of(path), 1776928570 if name == "expires" else "64x32")
            yield f"{scope.name}.{path}", (f"{fact}.{name}.in",), [item]


def _bare(scope: Pictures) -> Json:
    """What a picture says beside where it is."""
    return _without(_without(picture(scope), scope.address), scope.base64)


def _without(item: Json, member: Member | None) -> Json:
    tops = {str(way_of(path)[0]) for path in member.paths} if member else set()
    return {name: value for name, value in item.items() if name not in tops}


def _errors(scope: Pictures) -> Iterator[Shown]:
    """A picture that failed beside one that came, where a scope has several."""
    if scope.error is None or not scope.each.endswith("[]"):
        return
    fact = f"{scope_fact(scope)}.error"
    for path in scope.error.paths:
        for code in scope.error.code or ("",):
            item: Json = {}
            put(item, way_of(path), "out of paint")
            if code:
                put(item, way_of(code), "E7")
            yield f"{scope.name}.{path}", (fact,), [item, picture(scope)]


def mistyped(endpoint: Endpoint) -> Section:
    """A part of a picture in another JSON type is no reply of the page."""
    return Section(
        group="picture_refused",
        facts=("{fact}",),
        columns="place asked mode body names fact",
        ids="{place}",
        rows=tuple(row for one, s in _scopes(endpoint) for row in _mistyped(one, s)),
    )


def _mistyped(one: Asked, scope: Pictures) -> Iterator[Row]:
    for name, member in scope.members:
        item = picture(scope)
        path = member.paths[0].removesuffix("[]")
        put(item, way_of(path.replace("[]", "[0]")), "soon" if name == "expires" else 5)
        body = _body(one, scope, [item])
        fact = f"{scope_fact(scope)}.{name}"
        place, said = f"{one.name}.{scope.name}.{path}", last_name(path)
        yield place, one.word, one.mode, body, said, fact


def failed(endpoint: Endpoint) -> Section:
    """A provider all of whose pictures failed says why, and the client repeats it."""
    return Section(
        group="picture_failed",
        facts=("provider.pictures.{scope}.error",),
        at=("{at}",),
        needs="account, clock, faults, paid",
        columns="name scope way paths state places by_task at",
        ids="{name}",
        rows=tuple(
            (
                f"{way.name}-{scope.name}",
                scope.name,
                way.given,
                tuple(_paths(way, role) for role in ("task-id", "state")),
                word_of(endpoint.provider, "done") if way.by_task else "",
                tuple(f"{scope.each}.{p[0]}" for p in (error.paths, error.code) if p),
                way.by_task,
                places(error.source.at),
            )
            for way in ways(endpoint)
            for scope in way.shown.pictures[:1]
            if (error := scope.error)
        ),
    )


def _paths(way: Way, role: str) -> tuple[str, ...]:
    fields = (*way.reply.fields, *way.shown.fields)
    return tuple(dict.fromkeys(f.path for f in fields if f.role == role))


def inline(endpoint: Endpoint) -> Section:
    """A picture that is asked for as base64 comes with the reply."""
    return Section(
        group="picture_inline",
        facts=("provider.pictures.{scope}.base64.in",),
        at=("{at}",),
        needs="clock, paid",
        columns="name scope way given at",
        ids="{name}",
        rows=tuple(
            (
                f"{way.name}-{scope.name}",
                scope.name,
                way.given,
                {parameter_keyword(parameter.name): base64.paths[0]},
                places(base64.source.at),
            )
            for way in ways(endpoint)
            for scope in way.shown.pictures[:1]
            if (base64 := scope.base64)
            for parameter in way.endpoint.parameters
            if base64.paths[0] in parameter.words and parameter.fixed is None
        ),
    )
