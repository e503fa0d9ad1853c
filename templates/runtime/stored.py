"""A task that was kept as text: what is known of it without asking."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from .endpoint import EndpointOf
from .errors import InvalidRequest, ReplyMismatch
from .opening import ClientFacts, site_of
from .preview import Preview, call_of
from .provider import Provider
from .reading import Reading, read_reply
from .remarks import Problem
from .results import Purchase


@dataclass(frozen=True)
class Stored:
    """A task as text, read back."""

    model: str
    task_id: str | None
    given: Mapping[str, object]
    shape: str
    reply: object


def read_stored(text: str) -> Stored:
    """Raises InvalidRequest where the text is not a task of this package."""
    try:
        whole = json.loads(text)
        model, task_id = whole["model"], whole["task_id"]
        stored = Stored(model, task_id, whole["given"], whole["shape"], whole["reply"])
        version = whole["pixelclients"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InvalidRequest([_NOT_A_TASK]) from None
    texts = isinstance(model, str) and isinstance(task_id, str | None)
    if version != 1 or not texts or not isinstance(stored.given, dict):
        raise InvalidRequest([_NOT_A_TASK])
    return stored


def stored_purchase(client: ClientFacts[Preview], stored: Stored) -> Purchase:
    """The purchase that a stored task describes, planned anew as far as the package still
    knows its model and takes its keywords: for that, a bought task is never refused."""
    site = site_of(client)
    if stored.model.partition("/")[0] != site.provider.id:
        message = f"the task is one of {stored.model}, not of {site.provider.id}"
        raise InvalidRequest([Problem("other-provider", "", message)])
    checked = None
    for value in tuple(vars(client).values()):
        if isinstance(value, EndpointOf):
            endpoint = cast("EndpointOf[..., Preview]", value)
            if endpoint.id == stored.model:
                with suppress(InvalidRequest):
                    checked = call_of(endpoint.parse(stored.given)).draft
    line = site.line(site.options)
    return Purchase(stored.model, line, stored_reading(line.provider, stored), checked)


def stored_reading(provider: Provider, stored: Stored) -> Reading:
    """What is known of a stored task without asking; one with an id can be asked after.
    Raises ReplyMismatch for pictures that are read otherwise by now."""
    if stored.reply is None:
        return Reading(shape="stored", raw=None, task_id=stored.task_id)
    asked = (provider.query,) if provider.query else ()
    operations = (provider.submit, *provider.orders.values(), *asked)
    replies = [r for o in operations for r in o.replies if r.name == stored.shape]
    try:
        return read_reply(stored.reply, replies)
    except ReplyMismatch:
        if stored.task_id is None:
            raise
        return Reading(shape="stored", raw=stored.reply, task_id=stored.task_id)


_NOT_A_TASK = Problem("not-a-task", "", "the text is not a task of this package")
