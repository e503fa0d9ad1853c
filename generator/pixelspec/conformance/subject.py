"""What a generated file of checks is about: one model, its clients, and its wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pixelspec.emulator.wire import read_value, steps
from pixelspec.model.body import put, way_of


@dataclass(frozen=True)
class Exchange:
    """One HTTP exchange of the page: `path` may hold `{task_id}`; `headers` are those that
    it needs beside the key. A `billable` one counts as paid, whatever the answer."""

    method: str
    path: str
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    billable: bool = False


@dataclass(frozen=True)
class Subject:
    """One model behind one client.

    `client` and `twin` are the generated classes, blocking and async, `attribute` the model
    on them. `address` is where the API is by the page, None where no page says. `key` is
    the environment variable of the key. `exchanges` are the operations by name; `submit`
    is the name of the one that orders. `least` are keywords without which nothing can be
    ordered, `body` the same request as the page has it on the wire. `names` are the page's
    names of the parameters where a keyword is called otherwise, `wire` their places in the
    body. `fixed` are the values that the client writes by itself, `lists` the keywords that
    take several values. `asynchronous` are the ids that are answered by a task where the
    reply decides.
    """

    id: str
    client: type[Any]
    twin: type[Any]
    attribute: str
    address: str | None
    key: str
    exchanges: Mapping[str, Exchange]
    least: Mapping[str, object]
    body: Mapping[str, object]
    submit: str = "submit"
    names: Mapping[str, str] = field(default_factory=dict)
    wire: Mapping[str, str] = field(default_factory=dict)
    asynchronous: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    fixed: Mapping[str, object] = field(default_factory=dict)
    modes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def in_mode(self, name: str) -> Subject:
        """The same subject, ordered in another mode."""
        return replace(self, **self.modes[name], modes={})

    @property
    def provider(self) -> str:
        return self.id.partition("/")[0]

    def called(self, keyword: str) -> str:
        """The page's name of a parameter."""
        return self.names.get(keyword, keyword)

    def place(self, keyword: str) -> str:
        """Where the value of a keyword stands in the body."""
        return self.wire.get(keyword, self.called(keyword))

    def without(self, *keywords: str) -> Subject:
        """The same subject, whose least request lacks some keywords."""
        least = {k: v for k, v in self.least.items() if k not in keywords}
        rest = {k: v for k, v in self._written.items() if k not in keywords}
        return replace(self, least=least, body=self._body(rest))

    def body_with(self, values: Mapping[str, object]) -> dict[str, object]:
        """The least body with other values where the page puts these keywords."""
        return self._body({**self._written, **values})

    @property
    def _written(self) -> Mapping[str, object]:
        """The least request by keyword, with what the client writes by itself."""
        return {**self.fixed, **self.least}

    def _body(self, written: Mapping[str, object]) -> dict[str, object]:
        body: dict[str, object] = {}
        for keyword, value in written.items():
            place = self.wire.get(keyword)
            called = (self.called(keyword),)
            put(body, way_of(place) if place else called, value)
        return body

    def read(self, body: object, keyword: str) -> Any:
        """What stands in a body where the page puts a keyword."""
        return read_value(body, steps(self.place(keyword)), keyword in self.lists)
