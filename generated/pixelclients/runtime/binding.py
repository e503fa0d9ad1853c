"""What a generated module states about one model: the binding of a request to a provider."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, ParamSpec

from .price import Price
from .provider import Provider
from .references import Way
from .remarks import Given, Remark
from .table import Table

if TYPE_CHECKING:
    from .request import Request

P = ParamSpec("P")


@dataclass(frozen=True)
class Unsupported:
    """A parameter that the page names only to say what happens to it."""

    effect: Literal["ignored", "refused"]
    at: str
    message: str = ""


def nothing_to_remark(given: Given) -> Iterator[Remark]:
    """The check of a model whose page states no rule and no quirk."""
    del given
    return iter(())


@dataclass(frozen=True)
class Binding(Generic[P]):
    """One model: `fixed` values that every body carries, `defaults` that the provider
    assumes, `wire` places that differ from the keyword, the name of the `passthrough`
    keyword, `images` how the pictures of a keyword may come, and `others`: what happens to
    parameters that the page does not name."""

    id: str
    provider: Provider
    request: Callable[P, Request]
    fixed: Mapping[str, object] = field(default_factory=dict[str, object])
    defaults: Mapping[str, object] = field(default_factory=dict[str, object])
    wire: Mapping[str, str] = field(default_factory=dict[str, str])
    passthrough: str | None = None
    check: Callable[[Given], Iterator[Remark]] = nothing_to_remark
    table: Table | None = None
    price: Price | None = None
    images: Mapping[str, tuple[Way, ...]] = field(
        default_factory=dict[str, tuple[Way, ...]]
    )
    unsupported: Mapping[str, Unsupported] = field(
        default_factory=dict[str, Unsupported]
    )
    others: Unsupported | None = None
