"""What a client is told once: key, address, limits; and what one call may vary."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Literal, NoReturn, TypedDict, cast, get_args
from urllib.parse import urlsplit

from .errors import SettingError
from .provider import Provider

Quirks = Literal["raise", "warn", "allow"]


class Settings(TypedDict, total=False):
    """Settings of a client, all optional.

    `api_key` and `base_url` come from the environment where they are left out. `timeout`
    bounds one HTTP exchange and `deadline` a whole wait, in seconds. `transport` is an
    httpx2 transport; `clock` and `sleep` replace the time, `wall` the Unix time, `random`
    what spreads retries (0 to 1).
    """

    api_key: str
    base_url: str
    timeout: float
    deadline: float
    quirks: Quirks
    transport: object
    clock: Callable[[], float]
    sleep: Callable[[float], object]
    wall: Callable[[], float]
    random: Callable[[], float]


# A shorter key would mask what a reply says by chance, and so hide a task id.
_SHORTEST_MASKED = 8


class Secret:
    """A text that no repr, log or error shows."""

    __slots__ = ("_spellings", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._spellings = _spellings(text)

    def reveal(self) -> str:
        return self._text

    def masked(self, content: bytes) -> bytes:
        """The content with stars in the place of the text, however JSON writes it."""
        for spelling in self._spellings:
            content = content.replace(spelling, b"***")
        return content

    def __bool__(self) -> bool:
        return bool(self._text)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not pickled")

    def __repr__(self) -> str:
        return "Secret(set)" if self._text else "Secret(unset)"


def _spellings(text: str) -> frozenset[bytes]:
    if len(text) < _SHORTEST_MASKED:
        return frozenset()
    quoted = json.dumps(text)[1:-1]
    return frozenset(t.encode() for t in (text, quoted, quoted.replace("/", "\\/")))


@dataclass(frozen=True)
class Options:
    """What one call may vary; see `Endpoint.with_options`."""

    quirks: Quirks = "raise"
    timeout: float | None = None
    deadline: float | None = None
    extra_body: Mapping[str, object] = field(default_factory=dict[str, object])
    model: str | None = None
    resend_uncharged: bool = False

    def __post_init__(self) -> None:
        """Raises SettingError: a misspelt option must not pass for another one."""
        if self.quirks not in get_args(Quirks):
            words = ", ".join(get_args(Quirks))
            raise SettingError(f"quirks must be one of {words}, not {self.quirks!r}")
        for name, seconds in (("timeout", self.timeout), ("deadline", self.deadline)):
            if seconds is not None and not _is_duration(seconds):
                raise SettingError(f"{name} must be seconds above 0, not {seconds!r}")


def _is_duration(seconds: object) -> bool:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return False
    return 0 < seconds < inf


def require_known(settings: Settings) -> None:
    """Raise TypeError for a setting that does not exist, as a call of a function would."""
    for name in settings:
        if name not in Settings.__annotations__:
            raise TypeError(f"unknown setting {name!r}")


def find_key(provider: Provider, settings: Settings) -> Secret:
    """The key from the settings or the environment. Raises SettingError for one that no
    header can carry; its text is never shown."""
    given = settings.get("api_key")
    key = cast(
        "object", os.environ.get(provider.key_variable, "") if given is None else given
    )
    if not isinstance(key, str) or not all("!" <= mark <= "~" for mark in key):
        raise SettingError("the key holds a character that no HTTP header can carry")
    return Secret(key)


def find_address(provider: Provider, settings: Settings) -> str:
    """The base address from the settings, the environment or the page, without a final
    slash; "" where nobody says one. Raises SettingError for one that is no http address.
    """
    address = settings.get("base_url") or os.environ.get(provider.address_variable, "")
    address = (address or provider.base_url).rstrip("/")
    if address and not _is_address(address):
        raise SettingError("base_url must be an http or https address of a host")
    return address


def _is_address(text: str) -> bool:
    """A user or a password in the address would take the place of the key."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    alone = parts.username is None and not parts.query and not parts.fragment
    return parts.scheme in ("http", "https") and bool(parts.hostname) and alone


def default_options(settings: Settings) -> Options:
    return Options(
        quirks=settings.get("quirks", "raise"),
        timeout=settings.get("timeout"),
        deadline=settings.get("deadline"),
    )


def require(provider: Provider, address: str, key: Secret) -> None:
    """Raise SettingError where something that a request needs is missing."""
    if not address:
        raise SettingError(
            f"{provider.id} has no address of its own: "
            f"set {provider.address_variable} or pass base_url="
        )
    if provider.key_required and not key:
        raise SettingError(f"no key: set {provider.key_variable} or pass api_key=")
