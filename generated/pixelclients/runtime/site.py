"""One provider at one address with one key: what endpoints and tasks of a client share."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from typing import Any

from .binding import Binding
from .conversation import Line
from .errors import QuirkWarning
from .plan import Draft, draft, require_no_quirk
from .provider import Provider
from .reading import Reading, read_reply
from .results import Purchase, Stored
from .settings import Options, Secret, Settings, default_options, find_address, find_key
from .settings import require


@dataclass(frozen=True)
class Site:
    """`options` are the client's defaults for every call."""

    provider: Provider
    address: str
    key: Secret
    options: Options

    @classmethod
    def from_settings(cls, provider: Provider, settings: Settings) -> Site:
        """Raises SettingError for a key or an address that cannot be used."""
        address, key = find_address(provider, settings), find_key(provider, settings)
        return cls(provider, address, key, default_options(settings))

    def line(self, options: Options) -> Line:
        """Raises SettingError where the address or a required key is missing."""
        require(self.provider, self.address, self.key)
        return Line(self.provider, self.address, options.timeout, options.deadline)

    def __str__(self) -> str:
        key = "with a key" if self.key else "without a key"
        return f"{self.provider.id} at {self.address or 'no address'}, {key}"


@dataclass(frozen=True)
class Call:
    """One checked call of one model, ready to be bought."""

    site: Site
    binding: Binding[...]
    options: Options
    draft: Draft

    @classmethod
    def check(
        cls, site: Site, binding: Binding[...], options: Options, keywords: Any
    ) -> Call:
        """Raises InvalidRequest with every problem at once."""
        checked = draft(binding, keywords, options.extra_body, options.model)
        return cls(site, binding, options, checked)

    def line(self) -> Line:
        """Raises QuirkRefused or SettingError before anything is sent."""
        if self.options.quirks == "raise":
            require_no_quirk(self.draft)
        if self.options.quirks == "warn":
            for quirk in self.draft.quirks:
                warnings.warn(str(quirk), QuirkWarning, stacklevel=4)
        return self.site.line(self.options)

    def bought(self, line: Line, reading: Reading) -> Purchase:
        return Purchase(self.binding.id, line, reading, self.draft)


def stored_reading(provider: Provider, stored: Stored) -> Reading:
    """What is known of a stored task without asking. Raises ReplyMismatch."""
    if stored.reply is None:
        return Reading(shape="stored", raw=None, task_id=stored.task_id)
    replies = provider.submit.replies + (
        provider.query.replies if provider.query else ()
    )
    return read_reply(stored.reply, replies)


def within(purchase: Purchase, deadline: float | None) -> Line:
    """The line of a purchase, with another deadline for one wait (seconds)."""
    if deadline is None:
        return purchase.line
    return replace(purchase.line, deadline=deadline)
