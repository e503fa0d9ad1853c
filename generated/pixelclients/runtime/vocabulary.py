"""What the page of a provider says that a reply may repeat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .provider import Provider, Reply, Vocabulary


def vocabulary_of(provider: Provider) -> Vocabulary:
    replies = tuple(_replies(provider))
    tokens = (
        at for r in replies for p in (*r.state, *r.error_code) for at in _at(r, p)
    )
    ids = (at for reply in replies for p in reply.task_id for at in _at(reply, p))
    paths = chain(*(_paths(reply) for reply in replies))
    names = (step.removesuffix("[]") for path in paths for step in path.split("."))
    codes = (row.code.removesuffix(".*") for row in provider.errors)
    values = (v for r in replies for v in r.succeeds.values() if isinstance(v, str))
    words = frozenset(chain(names, codes, values, provider.states)) - {""}
    return Vocabulary(words, frozenset(tokens), frozenset(ids))


def _replies(provider: Provider) -> Iterator[Reply]:
    stated = (provider.query, provider.batch, provider.listing, provider.cancel)
    upload = provider.upload.operation if provider.upload else None
    orders = (provider.submit, *provider.orders.values())
    for operation in (*orders, *stated, upload):
        if operation is not None:
            yield from operation.replies
    if provider.error is not None:
        yield provider.error


def _at(reply: Reply, path: str) -> tuple[str, ...]:
    """A path in an item, and in the whole that the item is one of."""
    return (path, f"{reply.each}.{path}") if reply.each else (path,)


def _paths(reply: Reply) -> Iterator[str]:
    """Every path that the page gives a role."""
    yield from (reply.each, *reply.succeeds, *reply.task_id, *reply.state)
    yield from (*reply.progress, *reply.cost, *reply.elapsed, *reply.created)
    yield from (*reply.message, *reply.error_code, *reply.request_id, *reply.address)
    for scope in reply.pictures:
        yield from (scope.each, *scope.address, *scope.base64, *scope.expires)
        yield from (*scope.size, *scope.error, *scope.error_code)
