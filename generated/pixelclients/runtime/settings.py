"""What a client is told once: key, address, limits; and what one call may vary."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Literal, TypedDict, cast, get_args
from urllib.parse import urlsplit

from .errors import SettingError
from .events import Event
from .provider import Provider
from .secret import NO_KEY, Secret

Quirks = Literal["raise", "warn", "allow"]


class Settings(TypedDict, total=False):
    """Settings of a client, all optional.

    `api_key` and `base_url` come from the environment where they are left out; `server` is
    one of the provider's by name. `timeout`
    bounds one HTTP exchange and `deadline` a whole wait, in seconds. `transport` is an
    httpx2 transport; `clock` and `sleep` replace the time, `wall` the Unix time, `random`
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


@dataclass(frozen=True)
class Options:
    """What one call may vary; see `Endpoint.with_options`."""

    quirks: Quirks = "raise"
    timeout: float | None = None
    deadline: float | None = None
    extra_body: Mapping[str, object] = field(default_factory=dict[str, object])
    model: str | None = None
    mode: str | None = None
    resend_uncharged: bool = False
    send_defaults: bool = False
    key: Secret = NO_KEY

    def __post_init__(self) -> None:
        """Raises SettingError: a misspelt option must not pass for another one."""
        if self.quirks not in get_args(Quirks):
            words = ", ".join(get_args(Quirks))
            raise SettingError(f"quirks must be one of {words}, not {self.quirks!r}")
        require_duration("timeout", self.timeout)
        require_duration("deadline", self.deadline)


class Changes(TypedDict, total=False):
    """What `with_options` takes; times are in seconds.

    `quirks`: "raise" refuses what the provider would change in silence, "warn" sends it
    with a warning, "allow" without. `timeout` bounds one HTTP exchange, `deadline` the
    whole wait. `extra_body` is merged into the body unchecked; `model` replaces the id.
    `mode` is one of several ways to order, by its name on the page of the model.
    `resend_uncharged` sends a submission again after an answer (such as a 429) that the
    page says is never charged; `send_defaults` writes the documented defaults out;
    `api_key` pays from another account through the same connections.
    """

    quirks: Quirks
    timeout: float | None
    deadline: float | None
    extra_body: Mapping[str, object]
    model: str | None
    mode: str | None
    resend_uncharged: bool
    send_defaults: bool
    api_key: str


def changed(options: Options, changes: Changes) -> Options:
    """Raises SettingError for a value that cannot be used, TypeError for an unknown name."""
    for name in changes:
        if name not in Changes.__annotations__:
            raise TypeError(f"unknown option {name!r}")
    key = secret(changes["api_key"]) if "api_key" in changes else options.key
    return Options(
        quirks=changes.get("quirks", options.quirks),
        timeout=changes.get("timeout", options.timeout),
        deadline=changes.get("deadline", options.deadline),
        extra_body=changes.get("extra_body", options.extra_body),
        model=changes.get("model", options.model),
        mode=changes.get("mode", options.mode),
        resend_uncharged=changes.get("resend_uncharged", options.resend_uncharged),
        send_defaults=changes.get("send_defaults", options.send_defaults),
        key=key,
    )


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
        with suppress(UnicodeEncodeError):
            os.fsencode(text)
            return Path(text)
    raise SettingError(f"{name} must be the path of a file or folder, not {path!r}")


def require_known(settings: Settings) -> None:
    """Raise TypeError for a setting that does not exist, as a call of a function would."""
    for name in settings:
        if name not in Settings.__annotations__:
            raise TypeError(f"unknown setting {name!r}")


def find_key(provider: Provider, settings: Settings) -> Secret:
    """The key from the settings or the environment. Raises SettingError for one that no
    header can carry; its text is never shown."""
    given = settings.get("api_key")
    variable = os.environ.get(provider.key_variable, "")
    return secret(variable if given is None else given)


def secret(text: str) -> Secret:
    """Raises SettingError for a key that no header can carry; it is never shown."""
    key = cast("object", text)
    if not isinstance(key, str) or not all("!" <= mark <= "~" for mark in key):
        raise SettingError("the key holds a character that no HTTP header can carry")
    return Secret(key)


def find_address(provider: Provider, settings: Settings) -> str:
    """The base address from the settings, the environment or the page, without a final
    slash; "" where nobody says one. Raises SettingError for one that is no http address.
    """
    address = _server(provider, settings) or settings.get("base_url")
    address = address or os.environ.get(provider.address_variable, "")
    address = (address or provider.base_url).rstrip("/")
    if address and not _is_address(address):
        raise SettingError("base_url must be an http or https address of a host")
    return address


def _server(provider: Provider, settings: Settings) -> str:
    """The address of the server that was asked for by name. Raises SettingError."""
    name = settings.get("server")
    if name is None:
        return ""
    if "base_url" in settings:
        raise SettingError("server and base_url both say where to go: pass one")
    if name not in provider.servers:
        known = ", ".join(provider.servers) or "only one"
        raise SettingError(
            f"{provider.id} has no server {name!r} (its servers: {known})"
        )
    return provider.servers[name]


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
