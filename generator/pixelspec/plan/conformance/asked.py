"""The replies that a model's client reads: what is asked for each, and in which mode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Pictures, Reply
from pixelspec.plan.conformance.replied import Json, reads, word_of, written
from pixelspec.plan.conformance.ways import Way, ways


@dataclass(frozen=True)
class Asked:
    """`word` is what the bench asks for; `reply` is what answers, in the state `state`."""

    word: str
    operation: str
    reply: Reply
    mode: str = ""
    state: str = ""

    @property
    def name(self) -> str:
        """`order.submitted`."""
        return f"{self.word}.{self.reply.name}"

    def fact(self, path: str) -> str:
        return field_fact(self.reply, path)

    def reads(self, body: object) -> Json:
        """What the client makes of a body; a query is told the id that it asked for."""
        found = reads(self.reply, body)
        return {"task-id": "task-1", **found} if self.word == "query" else found

    @property
    def whole(self) -> Json:
        """The reply with all of its fields."""
        return written(self.reply, self.state)


def asked(endpoint: Endpoint) -> tuple[Asked, ...]:
    """Each reply once, as far as it is about one task or about pictures."""
    found = {one.reply.name: one for one in reversed(list(_asked(endpoint)))}
    return tuple(reversed(found.values()))


def _asked(endpoint: Endpoint) -> Iterator[Asked]:
    provider = endpoint.provider
    for way in ways(endpoint):
        yield Asked("order", way.operation.name, way.reply, way.mode, first_word(way))
        if way.query:
            done = word_of(provider, "done")
            yield Asked("query", "query", way.query, way.mode, done)
            yield from _cancel(provider, way.mode)


def _cancel(provider: Provider, mode: str) -> Iterator[Asked]:
    operation = provider.operation("cancel")
    reply = provider.reply(operation.replies[0]) if operation else None
    if operation and reply:
        word = word_of(provider, "cancelled")
        yield Asked("cancel", operation.name, reply, mode, word)


def first_word(way: Way) -> str:
    """The state right after the submission."""
    return word_of(way.endpoint.provider, "waiting", first=True)


def field_fact(reply: Reply, path: str) -> str:
    return f"provider.replies.{reply.name}.fields.{path}"


def scope_fact(scope: Pictures) -> str:
    return f"provider.pictures.{scope.name}"
