"""Operations name replies, and replies name states, that the provider file describes."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding, nearest

ID = "replies-known"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    provider = endpoint.provider
    replies = [reply.name for reply in provider.replies]
    for operation in provider.operations:
        for name in operation.replies:
            if name not in replies:
                path = f"operations.{operation.name}.reply"
                message, hint = f"no reply is called '{name}'", nearest(name, replies)
                yield Finding(operation.source.place, ID, message, path, hint)
    states = [state.word for state in provider.lifecycle]
    for reply in provider.replies:
        for field in reply.fields:
            for word in field.required.states:
                if word not in states:
                    path = f"replies.{reply.name}.fields.{field.path}.required"
                    message, hint = f"'{word}' is no state", nearest(word, states)
                    yield Finding(field.source.place, ID, message, path, hint)
