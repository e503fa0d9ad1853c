"""What one call may vary, and how a caller says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from .secret import NO_KEY, Secret
from .settings import Quirks, Settings, require_limits, secret


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
        require_limits(self.quirks, self.timeout, self.deadline)


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


def default_options(settings: Settings) -> Options:
    return Options(
        quirks=settings.get("quirks", "raise"),
        timeout=settings.get("timeout"),
        deadline=settings.get("deadline"),
    )
