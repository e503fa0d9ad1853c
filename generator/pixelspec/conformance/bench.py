"""The bench of a check: a generated client, whoever answers it, and what went between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpx2

from pixelspec.conformance.backend import Backend, Unavailable
from pixelspec.conformance.canned import Canned, CannedBackend, Told
from pixelspec.conformance.drift import require_no_drift, require_values
from pixelspec.conformance.envelope import require_form
from pixelspec.conformance.subject import Subject
from pixelspec.conformance.traffic import Answer, Traffic
from pixelspec.conformance.walk import Walk
from pixelspec.conformance.wire import Wire
from pixelspec.emulator.account import Submission
from pixelspec.emulator.wire import ABSENT

# Of alternatives that are the provider's choice, each comes within so many orders.
TRIES = 12


@dataclass(frozen=True)
class Bought:
    """One paid call through the client: the finished `images`, the `body` as it was sent,
    and what the account says of it, None where the provider tells nothing."""

    images: Any
    body: Any
    entry: Submission | None

    @property
    def pixels(self) -> tuple[str, ...]:
        """The size of each picture, measured in its bytes: `1024x1024`."""
        for image in self.images:
            image.read()
        return tuple(_written(image.pixels) for image in self.images)


class Bench:
    """What a check works with. Keywords of a call are added to the `least` that a request
    needs; nothing is shared between two checks."""

    def __init__(
        self,
        subject: Subject,
        backend: Backend,
        options: Mapping[str, Any] | None = None,
        traffic: Traffic | None = None,
    ) -> None:
        self.subject = subject
        self.backend = backend
        self.options = dict(options or {})
        self.traffic = traffic or Traffic(backend)
        self.wire = Wire(subject, self.traffic)
        # Places of a reply that a real provider left out, as it may.
        self.unseen: list[str] = []

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of a client that talks to whoever answers here."""
        transport = httpx2.MockTransport(self.traffic.carry)
        found: dict[str, Any] = {"api_key": self.backend.key, "transport": transport}
        clock = self.backend.clock
        if self.subject.address is None or clock is None:
            found["base_url"] = self.backend.address
        if clock:
            found |= {"clock": clock, "wall": clock, "sleep": clock.advance}
            found["random"] = _longest
        return found

    @cached_property
    def client(self) -> Any:
        return self.subject.client(**self.settings)

    @cached_property
    def model(self) -> Any:
        """The model on the blocking client, with the options of this bench."""
        model = getattr(self.client, self.subject.attribute)
        return model.with_options(**self.options) if self.options else model

    def with_options(self, **changes: Any) -> Bench:
        """The same bench, its client's calls with other options."""
        options = {**self.options, **changes}
        return Bench(self.subject, self.backend, options, self.traffic)

    def without(self, *keywords: str) -> Bench:
        """The same bench, whose least request lacks some keywords."""
        subject = self.subject.without(*keywords)
        return Bench(subject, self.backend, self.options, self.traffic)

    def again(self) -> Bench:
        """The same bench before a provider that has seen nothing yet."""
        return Bench(self.subject, self.backend.again(), self.options)

    def but(self, **changes: Any) -> Bench:
        """The same bench before an emulated provider with other keys or limits."""
        make = getattr(self.backend, "but", None)
        if make is None:
            raise Unavailable("only an emulated provider can be made otherwise")
        return Bench(self.subject, make(**changes), self.options)

    def way(self, mode: str = "", by_task: bool | None = None, **changes: Any) -> Bench:
        """The same bench, which orders in a mode; where the provider decides by its reply,
        it answers by a task or not; `changes` are those of `but`."""
        subject = self.subject.in_mode(mode) if mode else self.subject
        options = {**self.options, "mode": mode} if mode else self.options
        bench = Bench(subject, self.backend, options, self.traffic)
        if by_task is not None:
            named = subject.read(subject.body, "model")
            changes["asynchronous"] = [named] if by_task else []
        return bench.but(**changes) if changes else bench

    def told(self, *answers: object, mode: str = "") -> Told:
        """The client alone, told these replies in turn: each a body, or a tuple of body,
        status and headers."""
        told = [
            Canned(*one) if isinstance(one, tuple) else Canned(one) for one in answers
        ]
        backend = CannedBackend(self.subject.address, self.backend.key, told)
        return Told(Bench(self.subject, backend, self.options).way(mode))

    def model_with(self, **settings: Any) -> Any:
        """The model on a client with other settings; None leaves one of ours out."""
        found = {**self.settings, **settings}
        given = {name: value for name, value in found.items() if value is not None}
        return getattr(self.subject.client(**given), self.subject.attribute)

    def put_forward(self, seconds: float = 0.0, to: float | None = None) -> None:
        """Lets time pass: so many seconds, or up to an instant of the clock."""
        clock = self.backend.clock
        if clock is None:
            raise Unavailable("nobody moves the time of a real provider")
        clock.advance(seconds if to is None else to - clock())

    def walk(self, ids: Sequence[str], words: Sequence[str]) -> Walk:
        """An order over the bare wire, and the queries after it."""
        return Walk(self, ids, words)

    def require_form(
        self,
        answer: Answer,
        fields: Mapping[str, str],
        required: Sequence[str],
        shown: Sequence[Sequence[str]],
    ) -> None:
        """A reply has what the page requires in its types; an emulated provider shows all
        that the page names at this point, and nothing else."""
        if self.backend.account is not None:
            require_form(answer.json, fields, required, shown)
        else:
            self.unseen += require_no_drift(answer.json, fields, required, shown)

    def require_values(self, answer: Answer, holds: Mapping[str, Any]) -> None:
        """Each place has its value; a real provider may leave out what it need not say."""
        found = {path: answer.at(path) for path in holds}
        require_values(found, holds, live=self.backend.account is None)

    def submit(self, **given: Any) -> Any:
        """One paid request, and the task that it gives."""
        return self.model.submit(**{**self.subject.least, **given})

    def plan(self, **given: Any) -> Any:
        """The plan of a call with these keywords beside the least."""
        return self.model.plan(**{**self.subject.least, **given})

    def sizes(self, **given: Any) -> str:
        """The sizes that a plan promises: `1881x836 or 1536x512`, "" where it names none."""
        return " or ".join(map(_written, self.plan(**given).candidates))

    def refuses(self, about: str, **given: Any) -> list[Any]:
        """The client refuses the call before anything is sent, because of the rule, quirk
        or parameter `about`; what it says of that."""
        before = len(self.traffic.sent)
        try:
            self.model.generate(**{**self.subject.least, **given})
        except Exception as error:
            said = [*getattr(error, "problems", ()), *getattr(error, "quirks", ())]
            named = sorted({part for one in said for part in _named(one)})
            assert named, f"{type(error).__name__}: {error}"
            assert about in named, f"refused because of {', '.join(named)}"
        else:
            raise AssertionError(f"{given!r} was sent")
        assert len(self.traffic.sent) == before, "a request left before the refusal"
        return [one for one in said if about in _named(one)]

    def buy(self, **given: Any) -> Bought:
        """One paid call, to its end."""
        images = self.model.generate(**{**self.subject.least, **given})
        account = self.backend.account
        entry = account.submissions[-1] if account and account.submissions else None
        return Bought(images, self.wire.ordered.body, entry)

    def holds(self, bought: Bought, **values: Any) -> None:
        """These values held, by keyword, as far as the provider tells."""
        if bought.entry is None:
            return
        held = bought.entry.effective
        found = {k: held.get(self.subject.called(k), ABSENT) for k in values}
        assert found == values, f"what held is {dict(held)!r}"

    def delivers(self, sizes: str, **given: Any) -> None:
        """The pictures have one of these sizes; of alternatives, each comes for some prompt
        where asking costs nothing."""
        promised = set(sizes.split(" or "))
        free = self.backend.account is not None
        seen: set[str] = set()
        for attempt in range(TRIES if free and len(promised) > 1 else 1):
            prompt = {"prompt": f"{attempt} boats"} if attempt else {}
            pixels = set(self.buy(**{**given, **prompt}).pixels)
            assert pixels <= promised, f"{pixels} came, {sizes} was promised"
            seen |= pixels
        assert seen == promised or not free, f"of {sizes}, only {seen} ever came"

    def sent_as(self, bought: Bought, keyword: str) -> Any:
        """What stood in the body where the page puts a keyword; ABSENT where nothing did."""
        return self.subject.read(bought.body, keyword)

    def fault(self, word: str, on: str = "submit", times: int | None = 1) -> None:
        """Lets something go wrong, by its name in the emulator."""
        words = [word] * (1 if times is None else times)
        self.backend.emulator.script(*words, operation=on, forever=times is None)

    @property
    def paid(self) -> int:
        """How many paid requests were accepted, as the provider counts."""
        if self.backend.account is None:
            raise Unavailable("the provider does not say what it counts as paid")
        return self.backend.account.paid


def _named(remark: Any) -> tuple[str, ...]:
    """What a remark is about: its rule, and the keyword."""
    found = (getattr(remark, name, "") for name in ("rule", "parameter", "on"))
    return tuple(part for part in found if part)


def _written(pixels: tuple[int, int] | None) -> str:
    return "?" if pixels is None else f"{pixels[0]}x{pixels[1]}"


def _longest() -> float:
    """Chance, for retries that always wait as long."""
    return 1.0
