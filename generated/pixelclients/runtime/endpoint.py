"""One model of a client: checking calls, previewing them, and their options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cached_property
from shlex import quote
from typing import (
    TYPE_CHECKING,
    Generic,
    ParamSpec,
    Protocol,
    Self,
    TypeVar,
    Unpack,
    cast,
)

from .binding import Binding
from .errors import InvalidRequest
from .remarks import Notice, Problem
from .results import Purchase, Stored
from .settings import Changes, Options, changed
from .signature import shows_keywords
from .site import Call, Site, stored_reading
from .table import Dimensions

if TYPE_CHECKING:
    from pydantic import BaseModel

P = ParamSpec("P")
PlanT = TypeVar("PlanT", bound="Preview")
PlanT_co = TypeVar("PlanT_co", bound="Preview", covariant=True)


class Plans(Protocol[PlanT_co]):
    """What an endpoint needs of its client."""

    site: Site

    def plan(self, call: Call) -> PlanT_co:
        """The plan of a checked call, in the manner of this client."""
        ...


class Preview:
    """What one call would send, and what is known of the outcome; nothing is sent yet."""

    def __init__(self, call: Call) -> None:
        self.call = call

    @property
    def body(self) -> Mapping[str, object]:
        """Exactly what would be sent."""
        return self.call.draft.body

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the provider would change in silence, and what cannot be checked here."""
        return self.call.draft.notices

    @property
    def candidates(self) -> tuple[Dimensions, ...]:
        """Every size that may come, as (width, height); () where the page promises none."""
        return self.call.draft.candidates

    @property
    def pixels(self) -> Dimensions | None:
        """The size that will come, or None where the page leaves it open."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def cell(self) -> tuple[str, ...] | None:
        """The row and column of the size table that the call lands in."""
        table = self.call.binding.table
        return table.cell(self.candidates[0]) if table and self.candidates else None

    @property
    def cost(self) -> Decimal | None:
        """What the call will cost, in `cost_unit`; None where the page does not say."""
        return self.call.draft.cost

    @property
    def cost_unit(self) -> str | None:
        """The unit of prices as the page writes it, such as USD; None where it has none."""
        price = self.call.binding.price
        return price.unit if price else None

    def curl(self) -> str:
        """The same request for a shell, with the key, and an address that nobody says,
        as variables."""
        provider, submit = self.call.site.provider, self.call.operation
        address = self.call.site.address or f"${provider.address_variable}"
        lines = [
            f"curl -X {submit.method} {address}{submit.path}",
            f'-H "Authorization: Bearer ${provider.key_variable}"',
            "-H 'Content-Type: application/json'",
            *(f"-H {quote(f'{name}: {value}')}" for name, value in submit.headers),
            f"-d {quote(self.call.draft.content.decode())}",
        ]
        return " \\\n  ".join(lines)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.call.binding.id}, {self.pixels}>"


class EndpointOf(Generic[P, PlanT]):
    """One model of one provider; `binding` is loaded with the first call."""

    def __init__(
        self,
        client: Plans[PlanT],
        binding: Callable[[], Binding[P]],
        options: Options | None = None,
    ) -> None:
        self._client = client
        self._load = binding
        self._options = options or client.site.options

    @cached_property
    def _binding(self) -> Binding[P]:
        return self._load()

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
        client = self._client
        call = Call.check(client.site, self._binding, self._options, keywords)
        return client.plan(call)

    def with_options(self, **changes: Unpack[Changes]) -> Self:
        """The same model with other options; see `Changes`.

        Raises SettingError for a value that cannot be used.
        """
        return type(self)(self._client, self._load, changed(self._options, changes))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


def stored_purchase(client: Plans[Preview], stored: Stored) -> Purchase:
    """The purchase that a stored task describes, planned anew as far as the package still
    knows its model and takes its keywords: for that, a bought task is never refused."""
    if stored.model.partition("/")[0] != client.site.provider.id:
        message = f"the task is one of {stored.model}, not of {client.site.provider.id}"
        raise InvalidRequest([Problem("other-provider", "", message)])
    checked = None
    for value in vars(client).values():
        if isinstance(value, EndpointOf):
            endpoint = cast("EndpointOf[..., Preview]", value)
            if endpoint.id == stored.model:
                with suppress(InvalidRequest):
                    checked = endpoint.parse(stored.given).call.draft
    line = client.site.line(client.site.options)
    return Purchase(stored.model, line, stored_reading(line.provider, stored), checked)
