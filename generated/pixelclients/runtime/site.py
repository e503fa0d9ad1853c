"""One provider at one address with one key: what endpoints and tasks of a client share."""

from __future__ import annotations

import logging
import random
import time
import warnings
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

from .binding import Binding
from .errors import InvalidRequest, PixelError, QuirkWarning
from .events import Event, safely, unheard
from .line import Line
from .options import Options, default_options
from .plan import Draft, draft, require_no_quirk
from .provider import Operation, Provider
from .reading import Reading
from .remarks import Problem
from .results import Purchase
from .secret import Secret
from .settings import Settings, require, require_duration

log = logging.getLogger("pixelclients")


@dataclass(frozen=True, eq=False, repr=False)
class Site:
    """`options` are the client's defaults for every call; `random` gives 0 to 1, `wall`
    the Unix time."""

    provider: Provider
    address: str
    key: Secret
    options: Options
    tell: Callable[[Event], object] = unheard
    random: Callable[[], float] = random.random
    wall: Callable[[], float] = time.time

    @classmethod
    def of(
        cls, provider: Provider, address: str, key: Secret, settings: Settings
    ) -> Site:
        return cls(
            provider,
            address,
            key,
            default_options(settings),
            safely(settings.get("on_event", unheard)),
            settings.get("random", random.random),
            settings.get("wall", time.time),
        )

    def line(
        self, options: Options, order: Operation | None = None, model: str = ""
    ) -> Line:
        """Raises SettingError where the address or a required key is missing."""
        require(self.provider.home, self.address, options.key or self.key)
        return Line(
            self.provider,
            self.address,
            timeout=options.timeout,
            deadline=options.deadline,
            resend_uncharged=options.resend_uncharged,
            random=self.random,
            wall=self.wall,
            order=order,
            key=options.key or self.key,
            tell=self.tell,
            model=model,
        )

    def __str__(self) -> str:
        key = "with a key" if self.key else "without a key"
        return f"{self.provider.id} at {self.address or 'no address'}, {key}"


@dataclass(frozen=True, eq=False, repr=False)
class Call:
    """One checked call of one model, ready to be bought."""

    site: Site
    binding: Binding[...]
    options: Options
    draft: Draft

    @classmethod
    def check(
        cls, site: Site, binding: Binding[...], options: Options, keywords: object
    ) -> Call:
        """Raises InvalidRequest with every problem at once."""
        named = _as_keywords(keywords)
        checked = draft(binding, named, options)
        return cls(site, binding, options, checked)

    @property
    def operation(self) -> Operation:
        """What orders the pictures."""
        chosen = self.binding.operation(self.options.mode)
        return chosen or self.site.provider.submit

    def line(self) -> Line:
        """Raises QuirkRefused or SettingError before anything is sent."""
        if self.options.quirks == "raise":
            require_no_quirk(self.draft)
        if self.options.quirks == "warn":
            for quirk in self.draft.quirks:
                warnings.warn(str(quirk), QuirkWarning, stacklevel=_outside())
        return self.site.line(self.options, self.operation, self.binding.id)

    def bought(self, line: Line, reading: Reading) -> Purchase:
        return Purchase(self.binding.id, line, reading, self.draft)


def _as_keywords(outside: object) -> Mapping[str, object]:
    """What came from outside, where it is a mapping from texts. Raises InvalidRequest."""
    if not isinstance(outside, Mapping):
        raise _no_object("the keywords must be an object", outside)
    keywords = cast("Mapping[object, object]", outside)
    for name in keywords:
        if not isinstance(name, str):
            raise _no_object("a keyword must be a text", name)
    return cast("Mapping[str, object]", keywords)


def _no_object(rule: str, found: object) -> InvalidRequest:
    from .refusals import describe

    message = f"{rule}, not {describe(found)}"
    return InvalidRequest([Problem("not-an-object", "", message)])


def _outside() -> int:
    """The level at which the code stands that uses this package: a warning names it."""
    from inspect import currentframe

    frame, level = currentframe(), 0
    own = __name__.removesuffix(".site")
    while frame and str(frame.f_globals.get("__name__")).startswith(own):
        frame, level = frame.f_back, level + 1
    return level


@contextmanager
def findable(task_id: str) -> Generator[None]:
    """Leave the id of a bought task on whatever ends the wait from outside, and in the log."""
    try:
        yield
    except PixelError:
        raise
    except BaseException as stopped:
        log.warning("no longer waiting for task %s, which is bought", task_id)
        stopped.add_note(f"task {task_id} is bought: tasks.get({task_id!r}) resumes it")
        stopped.__dict__["task_id"] = task_id
        raise


@contextmanager
def named(purchase: Purchase) -> Generator[None]:
    """Leave the id of the task, if there is one, on an error about its pictures."""
    try:
        yield
    except PixelError as error:
        error.task_id = error.task_id or purchase.reading.task_id
        raise


def within(purchase: Purchase, deadline: float | None) -> Line:
    """The line of a purchase, with another deadline for one wait (seconds). Raises
    SettingError for one that is none."""
    require_duration("deadline", deadline)
    if deadline is None:
        return purchase.line
    return replace(purchase.line, deadline=deadline)
