"""One model of a client: checking calls and their options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Generic, ParamSpec, Self, TypeVar, Unpack, cast

from .opening import site_of
from .signature import shows_keywords

if TYPE_CHECKING:
    from pydantic import BaseModel

    from .binding import Binding
    from .opening import ClientFacts
    from .options import Changes, Options
    from .preview import Preview

P = ParamSpec("P")
PlanT = TypeVar("PlanT", bound="Preview")


class EndpointOf(Generic[P, PlanT]):
    """One model of one provider; `binding` is loaded with the first call."""

    def __init__(
        self,
        client: ClientFacts[PlanT],
        binding: Callable[[], Binding[P]],
        options: Options | None = None,
    ) -> None:
        self._client = client
        self._load = binding
        self._changed = options

    @cached_property
    def _binding(self) -> Binding[P]:
        return self._load()

    @property
    def _options(self) -> Options:
        return self._changed or site_of(self._client).options

    @property
    def request(self) -> Callable[P, object]:
        """The request model: its keywords are those of `generate`."""
        return self._binding.request

    @property
    def json_schema(self) -> Mapping[str, object]:
        """The JSON Schema of the keywords, as agents that call tools want it."""
        return cast("type[BaseModel]", self._load().request).model_json_schema()

    @property
    def id(self) -> str:
        return self._binding.id

    @shows_keywords
    def plan(self, /, *args: P.args, **kwargs: P.kwargs) -> PlanT:
        """Check a call without sending it. Raises InvalidRequest with every problem."""
        return self.parse(kwargs)

    def parse(self, keywords: Mapping[str, object]) -> PlanT:
        """Plan a call from outside data. Raises InvalidRequest with every problem."""
        from .site import Call

        client = self._client
        call = Call.check(site_of(client), self._binding, self._options, keywords)
        return client.plan(call)

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """The same model with other options; see `Changes`.

        Raises SettingError for a value that cannot be used.
        """
        from .options import changed

        return type(self)(self._client, self._load, changed(self._options, changes))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"
