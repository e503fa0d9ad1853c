"""What a generated module states about one model: the binding of a request to a provider."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, ParamSpec

from .errors import SettingError

if TYPE_CHECKING:
    from .price import Price
    from .provider import Operation, Provider
    from .references import Way
    from .remarks import Given, Remark
    from .request import Request
    from .sizes import Sizes
    from .table import Table

P = ParamSpec("P")


@dataclass(frozen=True, eq=False, repr=False)
class Unsupported:
    """A parameter that the page names only to say what happens to it."""

    effect: Literal["ignored", "refused"]
    at: str
    message: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Mode:
    """One way to order: its operation, the `wire` places that differ, and the keywords that
    it goes `without`."""

    submit: Operation
    wire: Mapping[str, str] = field(default_factory=dict[str, str])
    without: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Ending:
    """That a model is `deprecated` or `sunset`, since when, and where the page says so."""

    word: Literal["deprecated", "sunset"]
    date: str
    at: str


def nothing_to_remark(given: Given) -> Iterator[Remark]:
    """The check of a model whose page states no rule and no quirk."""
    del given
    return iter(())


@dataclass(frozen=True, eq=False, repr=False)
class Binding(Generic[P]):
    """One model: `fixed` values that every body carries, `defaults` that the provider
    assumes, `wire` places that differ from the keyword, the name of the `passthrough`
    keyword, `images` how the pictures of a keyword may come, and `others`: what happens to
    parameters that the page does not name. `submit` is what orders, where that is not the
    provider's usual operation; of several `modes` the first is usual. `order` holds names
    whose values must stand in the body before the others."""

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
        default_factory=dict[str, "tuple[Way, ...]"]
    )
    unsupported: Mapping[str, Unsupported] = field(
        default_factory=dict[str, Unsupported]
    )
    others: Unsupported | None = None
    submit: Operation | None = None
    modes: Mapping[str, Mode] = field(default_factory=dict[str, Mode])
    sizes: Mapping[str, Sizes] = field(default_factory=dict[str, "Sizes"])
    order: tuple[str, ...] = ()
    ending: Ending | None = None

    def mode(self, name: str | None) -> Mode | None:
        """The way to order of that name, else the first. Raises SettingError."""
        if name is None:
            return next(iter(self.modes.values()), None)
        if name not in self.modes:
            known = ", ".join(self.modes) or "none"
            raise SettingError(f"{self.id} has no mode {name!r} (it has: {known})")
        return self.modes[name]

    def operation(self, name: str | None) -> Operation | None:
        """What orders pictures in a mode; None for what the provider usually does."""
        mode = self.mode(name)
        return mode.submit if mode else self.submit
