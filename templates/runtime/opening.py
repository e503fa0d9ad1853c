"""What both clients do when they are made: judge the settings at once, and leave all else
to its first use."""

from __future__ import annotations

from abc import ABC, abstractmethod
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, Unpack, overload

from .settings import (
    Home,
    Settings,
    find_address,
    find_key,
    require_usable,
    without_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .pace import Pacer
    from .preview import Preview
    from .provider import Provider
    from .site import Call, Site

T = TypeVar("T")
PlanT_co = TypeVar("PlanT_co", bound="Preview", covariant=True)


class once(Generic[T]):  # it is used like `property`
    """A property that is worked out with its first use, and an attribute from then on. Two
    threads that come at once get the same value."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object, kind: type) -> T | Self:
        if owner is None:
            return self
        value: T = vars(owner).setdefault(self._name, self._make(owner))
        return value


class ClientFacts(ABC, Generic[PlanT_co]):
    """Where a client goes, with which key, and how it was told to work."""

    def __init__(
        self,
        home: Home,
        provider: Callable[[], Provider],
        **settings: Unpack[Settings],
    ) -> None:
        """Raises SettingError for a value that cannot be used."""
        require_usable(settings)
        self._address, self._key = (
            find_address(home, settings),
            find_key(home, settings),
        )
        self._provider = provider
        self._settings = without_key(settings)

    @once
    def _site(self) -> Site:
        """The provider at one address with one key."""
        from .site import Site

        return Site.of(self._provider(), self._address, self._key, self._settings)

    @once
    def _pacer(self) -> Pacer:
        """Keeps this client to the limits of its provider."""
        from .pace import Pacer

        return Pacer(self._site.provider)

    @abstractmethod
    def plan(self, call: Call) -> PlanT_co:
        """The plan of a checked call, in the manner of this client."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._site}>"


# What the rest of this package asks a client for, and its users need not see.
site_of: Callable[[ClientFacts[Any]], Site] = attrgetter("_site")
pacer_of: Callable[[ClientFacts[Any]], Pacer] = attrgetter("_pacer")
