"""Takes a submission: what it means, what it will deliver, and what the account says."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pixelspec.emulator.accept import Accepted, accept
from pixelspec.emulator.account import Ledger, Submission
from pixelspec.emulator.delivery import Delivery, deliver
from pixelspec.emulator.gallery import Gallery, Picture
from pixelspec.emulator.images import Images
from pixelspec.emulator.lifecycle import Course, course, strange, stuck
from pixelspec.emulator.outcome import ALL_FAILED, FAILED, Outcome
from pixelspec.emulator.picture import Format
from pixelspec.emulator.prepared import Prepared, format_of
from pixelspec.emulator.problem import Problem
from pixelspec.emulator.quirks import duration
from pixelspec.emulator.replies import Shown, View
from pixelspec.emulator.tasks import Task, at_once, submitted
from pixelspec.emulator.wire import encode
from pixelspec.model.provider import Operation, Provider
from pixelspec.model.reply import Reply

# How long a task takes where no page says more, and how long a picture is kept.
USUAL_SECONDS = 6.0
KEPT_SECONDS = 24 * 60 * 60
# A parameter without a range must not fill the memory.
MOST_PICTURES = 16


@dataclass(frozen=True)
class Order:
    """An accepted request with all that its task needs: `reply` answers it, `shown` is the
    reply that will show its pictures."""

    prepared: Prepared
    accepted: Accepted
    delivery: Delivery
    reply: Reply
    shown: Reply
    number: int
    now: float
    seconds: float

    @property
    def asynchronous(self) -> bool:
        return bool(self.reply.role("task-id"))

    @property
    def format(self) -> Format:
        return format_of(self.prepared, self.accepted.effective)

    @property
    def count(self) -> int:
        prices = self.prepared.endpoint.prices
        name = prices.number if prices and prices.number else "n"
        number = self.accepted.effective.get(name, 1)
        return min(max(number, 1), MOST_PICTURES) if isinstance(number, int) else 1

    @property
    def price(self) -> Decimal | None:
        """What the page says that this costs."""
        prices = self.prepared.endpoint.prices
        if prices is None:
            return None
        return prices.of(self.accepted.effective.get(prices.by), self.count)

    @property
    def cost(self) -> float:
        """The price; where the page gives none, one that grows with the pictures."""
        price = self.price
        return round(0.0125 * self.count, 5) if price is None else float(price)

    @property
    def kept(self) -> float | None:
        """How many seconds after its making a picture is gone; None: never."""
        retention = self.prepared.endpoint.provider.retention
        if retention and retention.picture_seconds is not None:
            return max(0.0, retention.picture_seconds - self.seconds)
        lasting = all(scope.expires is None for scope in self.shown.pictures[:1])
        return None if lasting else KEPT_SECONDS

    @property
    def inline(self) -> bool:
        """Whether a value names the place of the base64 text, as `b64_json` does."""
        asked = self.accepted.effective.values()
        for scope in self.shown.pictures[:1]:
            if scope.base64 and (not scope.address or scope.base64.paths[0] in asked):
                return True
        return False


Taken = tuple[Task, View, str]


class Desk:
    """Numbers the submissions, so that every id follows from the order of the requests."""

    def __init__(
        self,
        gallery: Gallery,
        ledger: Ledger,
        asynchronous: frozenset[str],
        seconds: float | None,
    ) -> None:
        self._gallery = gallery
        self._ledger = ledger
        self._asynchronous = asynchronous
        self._seconds = seconds
        self._count = 0

    def take(
        self,
        prepared: Prepared,
        operation: Operation,
        body: Mapping[str, object],
        outcome: Outcome,
        now: float,
        images: Images,
    ) -> Taken | Problem:
        """The new task, what its reply says, and the name of that reply."""
        accepted = accept(prepared, body, images)
        if isinstance(accepted, Problem):
            return accepted
        delivery = deliver(prepared, accepted.effective, _seed(body))
        if isinstance(delivery, Problem):
            return delivery
        order = self._order(prepared, accepted, delivery, operation, now)
        if outcome.kind == "end" and not order.asynchronous:
            text = "the emulator was told that this fails"
            return Problem(text, "outcome", 500, "provider-fault")
        self._count += 1
        task = self._task(order, _course(order, outcome), outcome.word_of_picture)
        self._ledger.accepted(_entry(order, task, operation.billable))
        lifecycle = prepared.endpoint.provider.lifecycle
        view = submitted(task, lifecycle) if order.asynchronous else at_once(task)
        return task, view, order.reply.name

    def _order(
        self,
        prepared: Prepared,
        accepted: Accepted,
        delivery: Delivery,
        operation: Operation,
        now: float,
    ) -> Order:
        model = accepted.effective.get("model")
        reply = _reply(prepared, operation, model in self._asynchronous)
        shown = _showing(prepared.endpoint.provider, reply)
        seconds = self._seconds if reply.role("task-id") else 0.0
        if seconds is None:
            seconds = duration(accepted.quirks, USUAL_SECONDS)
        return Order(
            prepared, accepted, delivery, reply, shown, self._count, now, seconds
        )

    def _task(self, order: Order, whole: Course, spoiled: str) -> Task:
        digest = hashlib.blake2b(b"task %d" % order.number, digest_size=12).hexdigest()
        name = f"task_{order.number:02d}{digest.upper()}"
        hung = (self._hang(order, f"{name}_{i}", i) for i in range(order.count))
        pictures = tuple(self._gallery.spoil(s, spoiled, order.now) for s in hung)
        pictures = tuple(_failed(order, pictures, spoiled))
        return Task(
            id=name if order.asynchronous else "",
            created=order.now,
            course=whole,
            pictures=pictures,
            request_id=f"req_{digest}",
            facts=order.accepted.facts,
            cost=order.cost,
        )

    def _hang(self, order: Order, name: str, index: int) -> Shown:
        """Makes one picture; each has a shade of its own, so that none can be mistaken."""
        done = order.now + order.seconds
        picture = Picture(
            size=order.delivery.size,
            format=order.format,
            shade=(order.number * 8 + index * 37 + 40) % 256,
            expires=None if order.kept is None else done + order.kept,
            facts=order.delivery.facts,
        )
        address = self._gallery.hang(name, picture)
        data = self._gallery.bytes_of(picture) if order.inline else b""
        size = order.delivery.size.written()
        return Shown(address, base64.b64encode(data).decode(), picture.expires, size)


def _failed(order: Order, pictures: tuple[Shown, ...], word: str) -> Iterator[Shown]:
    """The pictures, of which the first or all failed if a word says so."""
    rows = order.prepared.endpoint.provider.errors
    refused = (row.code for row in rows if row.refused and row.code)
    error = (next(refused, "failed").removesuffix(".*"), "the picture was refused")
    for index, shown in enumerate(pictures):
        fails = word == ALL_FAILED or (word == FAILED and index == 0)
        yield replace(shown, error=error) if fails else shown


def _reply(prepared: Prepared, operation: Operation, listed: bool) -> Reply:
    """The shape of the answer: a task where the kind says so, or the list of models."""
    kind = prepared.endpoint.kind.word
    wanted = kind == "task" or (kind == "by-reply" and listed)
    provider = prepared.endpoint.provider
    named = [provider.reply(name) for name in operation.replies]
    shapes = [reply for reply in named if reply is not None]
    fitting = (reply for reply in shapes if bool(reply.role("task-id")) == wanted)
    return next(fitting, shapes[0])


def _showing(provider: Provider, reply: Reply) -> Reply:
    """The reply that will show the pictures: this one, or that to a query."""
    query = provider.operation("query")
    if reply.pictures or query is None:
        return reply
    return provider.reply(query.replies[0]) or reply


def _course(order: Order, outcome: Outcome) -> Course:
    goal = outcome.word if outcome.kind == "end" else None
    whole = course(order.prepared.endpoint.provider.lifecycle, order.seconds, goal)
    if outcome.kind == "stuck":
        return stuck(whole)
    return strange(whole) if outcome.kind == "strange" else whole


def _entry(order: Order, task: Task, paid: bool) -> Submission:
    accepted = order.accepted
    return Submission(
        endpoint=order.prepared.endpoint.id,
        model=str(accepted.effective.get("model", "")),
        task=task.id,
        paid=paid,
        written=accepted.written,
        effective=accepted.effective,
        ignored=accepted.ignored,
        quirks=tuple(quirk.id for quirk in accepted.quirks),
        pixels=order.delivery.size,
        pictures=len(task.pictures),
        format=order.format,
        seconds=order.seconds,
        cost="" if order.price is None else f"{order.price:f}",
    )


def _seed(body: Mapping[str, object]) -> int:
    """What the provider leaves to itself goes by the prompt."""
    prompt = body.get("prompt")
    text = prompt.encode("utf-8", "replace") if isinstance(prompt, str) else None
    return zlib.crc32(encode(body) if text is None else text)
