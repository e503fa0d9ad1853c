"""What a client is told once: key, address, limits."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict, cast, get_args

from .errors import SettingError
from .secret import Secret

if TYPE_CHECKING:
    from pathlib import Path

    from .events import Event

Quirks = Literal["raise", "warn", "allow"]


class Home(NamedTuple):
    """Where a provider is, all that a client has to know when it is made. `base_url` is ""
    where every deployment has its own; the two variables of the environment hold the key
    and the address; `servers` are addresses by name where there are several."""

    id: str
    base_url: str
    key_variable: str
    address_variable: str
    key_required: bool
    servers: Mapping[str, str] = {}


class Settings(TypedDict, total=False):
    """Settings of a client, all optional.

    `api_key` and `base_url` come from the environment where they are left out; `server` is
    one of the provider's by name. `timeout`
    bounds one HTTP exchange and `deadline` a whole wait, in seconds. `transport` is an
    httpx2 transport, which has to know by itself which networks pictures may come from;
    `clock` and `sleep` replace the time, `wall` the Unix time, `random`
    what spreads retries (0 to 1). `on_event` hears of every step.
    """

    api_key: str
    base_url: str
    server: str
    timeout: float
    deadline: float
    quirks: Quirks
    transport: object
    clock: Callable[[], float]
    sleep: Callable[[float], object]
    wall: Callable[[], float]
    random: Callable[[], float]
    on_event: Callable[[Event], object]


def is_duration(seconds: object) -> bool:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return False
    return 0 < seconds < inf


def require_duration(name: str, seconds: float | None) -> None:
    """Raises SettingError."""
    if seconds is not None and not is_duration(seconds):
        raise SettingError(f"{name} must be seconds above 0, not {seconds!r}")


def find_path(name: str, path: object) -> Path:
    """A path that a system can have. Raises SettingError; nothing is created."""
    found = isinstance(path, str | os.PathLike)
    text: object = os.fspath(cast("str | os.PathLike[str]", path)) if found else None
    if isinstance(text, str) and "\0" not in text:
        from pathlib import Path

        with suppress(UnicodeEncodeError):
            os.fsencode(text)
            return Path(text)
    raise SettingError(f"{name} must be the path of a file or folder, not {path!r}")


def require_limits(
    quirks: Quirks, timeout: float | None, deadline: float | None
) -> None:
    """Raises SettingError: a misspelt word must not pass for another one."""
    if quirks not in get_args(Quirks):
        words = ", ".join(get_args(Quirks))
        raise SettingError(f"quirks must be one of {words}, not {quirks!r}")
    require_duration("timeout", timeout)
    require_duration("deadline", deadline)


def require_usable(settings: Settings) -> None:
    """Raises SettingError for a value that cannot be used, TypeError for a setting that
    does not exist, as a call of a function would."""
    for name in settings:
        if name not in Settings.__annotations__:
            raise TypeError(f"unknown setting {name!r}")
    quirks = settings.get("quirks", "raise")
    require_limits(quirks, settings.get("timeout"), settings.get("deadline"))


def without_key(settings: Settings) -> Settings:
    """All other settings: only a Secret may hold the key."""
    rest = settings.copy()
    rest.pop("api_key", None)
    return rest


def find_key(home: Home, settings: Settings) -> Secret:
    """The key from the settings or the environment. Raises SettingError for one that no
    header can carry; its text is never shown."""
    given = settings.get("api_key")
    variable = os.environ.get(home.key_variable, "")
    return secret(variable if given is None else given)


def secret(text: str) -> Secret:
    """Raises SettingError for a key that no header can carry; it is never shown."""
    key = cast("object", text)
    if not isinstance(key, str) or not all("!" <= mark <= "~" for mark in key):
        raise SettingError("the key holds a character that no HTTP header can carry")
    return Secret(key)


def find_address(home: Home, settings: Settings) -> str:
    """The base address from the settings, the environment or the page, without a final
    slash; "" where nobody says one. Raises SettingError for one that is no http address.
    """
    address = _server(home, settings) or settings.get("base_url")
    address = address or os.environ.get(home.address_variable, "")
    address = address.rstrip("/")
    if address and not _is_address(address):
        raise SettingError("base_url must be an http or https address of a host")
    return address or home.base_url.rstrip("/")


def _server(home: Home, settings: Settings) -> str:
    """The address of the server that was asked for by name. Raises SettingError."""
    name = settings.get("server")
    if name is None:
        return ""
    if "base_url" in settings:
        raise SettingError("server and base_url both say where to go: pass one")
    if name not in home.servers:
        known = ", ".join(home.servers) or "only one"
        raise SettingError(f"{home.id} has no server {name!r} (its servers: {known})")
    return home.servers[name]


def _is_address(text: str) -> bool:
    """A user or a password in the address would take the place of the key."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    alone = parts.username is None and not parts.query and not parts.fragment
    return parts.scheme in ("http", "https") and bool(parts.hostname) and alone


def require(home: Home, address: str, key: Secret) -> None:
    """Raise SettingError where something that a request needs is missing."""
    if not address:
        raise SettingError(
            f"{home.id} has no address of its own: "
            f"set {home.address_variable} or pass base_url="
        )
    if home.key_required and not key:
        raise SettingError(f"no key: set {home.key_variable} or pass api_key=")
