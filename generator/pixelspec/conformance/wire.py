"""The bare wire: requests that a check writes by hand, as the page documents them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import httpx2

from pixelspec.conformance.subject import Exchange, Subject
from pixelspec.conformance.traffic import Answer, Sent, Traffic


class Wire:
    """Asks a provider without any client, and looks up what a client asked."""

    def __init__(self, subject: Subject, traffic: Traffic) -> None:
        self.subject = subject
        self.traffic = traffic

    @property
    def order(self) -> Exchange:
        """The exchange that orders pictures."""
        return self.subject.exchanges[self.subject.submit]

    def submit(
        self, body: Mapping[str, object] | None = None, **changes: Any
    ) -> Answer:
        """Orders with a whole body, else with the least; `changes` are other parts of the
        exchange (`method`, `path`, `content_type`, `headers`) or another `key`."""
        content = json.dumps(self.subject.body if body is None else body).encode()
        key = changes.pop("key", None)
        return self.ask(replace(self.order, **changes), content, key)

    def with_value(self, keyword: str, value: object) -> Answer:
        """Orders with the least, and one value where the page puts that keyword."""
        return self.submit(self.subject.body_with({keyword: value}))

    def ask(
        self,
        exchange: Exchange,
        content: bytes = b"",
        key: str | None = None,
        **path: str,
    ) -> Answer:
        """One exchange of the page, with the right key unless another is given ("" for
        none); `path` fills what stands in braces."""
        backend = self.traffic.backend
        key = backend.key if key is None else key
        headers = dict(exchange.headers)
        if exchange.content_type and content:
            headers["content-type"] = exchange.content_type
        if key:
            headers["authorization"] = f"Bearer {key}"
        # A real provider stands where the caller says, an emulated one where the page does.
        known = self.subject.address if backend.clock else None
        address = (known or backend.address).rstrip("/") + exchange.path.format(**path)
        request = httpx2.Request(
            exchange.method, address, headers=headers, content=content
        )
        found = self.traffic.carry(request)
        found.read()
        return Answer(found.status_code, dict(found.headers), found.content)

    @property
    def ordered(self) -> Sent:
        """The last request that orders pictures."""
        orders = self.requests(self.subject.submit)
        assert orders, "nothing was ordered"
        return orders[-1]

    def requests(self, exchange: str) -> list[Sent]:
        """The requests of one operation so far, in their order."""
        wanted = self.subject.exchanges[exchange]
        return [sent for sent in self.traffic.sent if _is(wanted, sent)]


def _is(exchange: Exchange, sent: Sent) -> bool:
    """Whether a request is one of this exchange."""
    before, brace, rest = exchange.path.partition("{")
    after = rest.partition("}")[2]
    if sent.method != exchange.method:
        return False
    path = sent.whole if "?" in before else sent.path
    if not brace:
        return path.endswith(exchange.path)
    return before in path and path.endswith(after)
