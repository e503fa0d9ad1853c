"""One item of a batch: from its plan, or from what the journal knows of it, to pictures."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, Literal, TypeVar

from .batch_effects import Record, Withdrawn
from .budget import Budget
from .conversation import submit, wait
from .effects import Conversation
from .entry import Entry
from .errors import PixelError, TaskFailed
from .events import Event, event_of
from .fetching import Kept, save_picture
from .journal import stamp
from .line import Line
from .pace import paced, turn
from .pictures import Head
from .reading import Picture, Reading
from .report import Ending, Outcome
from .results import ImageFacts, Purchase
from .site import Call
from .together import resume
from .uploading import placed
from .verdict import after_refusal, cost_text, outcome_of, reason_of, stem

ImagesT = TypeVar("ImagesT")

log = logging.getLogger("pixelclients")


@dataclass(frozen=True)
class Run(Generic[ImagesT]):
    """What the items of one run share: `folder` is where pictures go, `show` makes images
    of a purchase where they go nowhere, `tell` hears of what happens."""

    budget: Budget
    folder: Path | None
    wall: Callable[[], float]
    show: Callable[[Purchase], ImagesT]
    tell: Callable[[Event], object]


class Seen(ImageFacts):
    """A picture that was saved: its notices say where it is not as planned."""

    def __init__(self, purchase: Purchase, index: int, head: Head | None) -> None:
        super().__init__(purchase, index)
        self._saw(head)


class Item(Generic[ImagesT]):
    """One item on its way; `entry` is what the journal says of it."""

    def __init__(self, run: Run[ImagesT], entry: Entry, call: Call) -> None:
        self._run = run
        self._entry: Entry = entry
        self._call = call
        self._again = entry.in_doubt

    def carried_out(self) -> Conversation[Outcome[ImagesT]]:
        """Buy it unless it is bought, and collect it."""
        if self._entry.task_id or self._entry.addresses:
            line = self._call.site.line(self._call.options)
            return (yield from self._collected(line, None))
        refused = self._run.budget.refusal(self._call.draft.cost)
        if refused:
            return self._left(refused)
        try:
            line = self._call.line()
        except PixelError as error:
            return self._left(str(error), error)
        yield from turn("submit")
        refused = self._run.budget.take(self._call.draft.cost)
        if refused:
            return self._left(refused)
        try:
            content = yield from placed(line, self._call.draft)
        except PixelError as error:
            # A picture to go along was not uploaded: nothing was bought.
            self._run.budget.heed(error)
            return self._given_back(str(error), error)
        return (yield from self._bought(line, content))

    def _bought(self, line: Line, content: bytes) -> Conversation[Outcome[ImagesT]]:
        token = self._entry.idempotency if self._again else ""
        if line.submit.idempotency_header and not token:
            token = line.mint()
        before = self._entry
        self._entry = replace(before, state="submitting", idempotency=token, reason="")
        try:
            yield self._record(intent=True)
        except OSError as error:
            self._run.budget.stop(f"the journal cannot be written: {error}")
            return self._given_back(self._run.budget.stopped)
        except Withdrawn:
            self._entry = before if self._again else replace(before, state="not-bought")
            yield from self._noted()
            raise
        try:
            reading = yield from submit(line, content, token)
        except Withdrawn:
            # It never left, unless it did before: then it had a key to be sent again with.
            if not token:
                self._entry = replace(before, state="not-bought")
                yield from self._noted()
            raise
        except PixelError as error:
            return (yield from self._not_taken(line, error))
        return (yield from self._taken(line, reading))

    def _taken(self, line: Line, reading: Reading) -> Conversation[Outcome[ImagesT]]:
        task_id = reading.task_id or ""
        addresses = () if task_id else tuple(p.address or "" for p in reading.pictures)
        self._entry = replace(
            self._entry,
            state="bought",
            task_id=task_id,
            addresses=addresses if all(addresses) else (),
            cost=cost_text(reading.cost),
        )
        yield from self._noted()
        self._tell("submitted", reading)
        return (yield from self._collected(line, reading))

    def _not_taken(
        self, line: Line, error: PixelError
    ) -> Conversation[Outcome[ImagesT]]:
        if error.task_id:
            # The reply is none that the page describes, and yet something was bought.
            reading = Reading(shape="mismatch", raw=error.raw, task_id=error.task_id)
            return (yield from self._taken(line, reading))
        self._run.budget.heed(error)
        ending = after_refusal(error, again=self._again)
        self._entry = replace(self._entry, state=ending, reason=reason_of(error))
        yield from self._noted()
        if ending == "not-bought":
            return self._given_back(str(error), error)
        return self._ended(ending, str(error), error)

    def _collected(
        self, line: Line, reading: Reading | None
    ) -> Conversation[Outcome[ImagesT]]:
        try:
            if reading is None or not reading.pictures:
                reading = yield from self._awaited(line, fresh=reading is not None)
            saved = yield from self._saved(line, reading)
        except TaskFailed as error:
            self._entry = replace(self._entry, state="failed", reason=reason_of(error))
            yield from self._noted()
            return self._ended("failed", str(error), error)
        except PixelError as error:
            self._run.budget.heed(error)
            return self._ended("unfinished", str(error), error)
        except OSError as error:
            self._run.budget.stop(f"a picture cannot be saved: {error}")
            return self._ended("unfinished", str(error), error)
        self._entry = replace(
            self._entry,
            state="delivered",
            files=tuple(str(kept.path) for kept in saved),
            cost=cost_text(reading.cost) or self._entry.cost,
        )
        yield from self._noted()
        purchase = self._call.bought(line, reading)
        if self._run.folder is None:
            return self._ended("delivered", images=self._run.show(purchase))
        seen = [Seen(purchase, i, kept.head) for i, kept in enumerate(saved)]
        notices = tuple(notice for image in seen for notice in image.notices)
        return replace(self._ended("delivered"), notices=notices)

    def _awaited(self, line: Line, *, fresh: bool) -> Conversation[Reading]:
        task_id = self._entry.task_id
        if not task_id:
            kept = [Picture(address, None, None) for address in self._entry.addresses]
            return Reading(shape="journal", raw=None, pictures=tuple(kept))

        def tell(reading: Reading) -> None:
            self._tell("polled", reading)

        if fresh:
            return (yield from paced(wait(line, task_id, tell)))
        return (yield from paced(resume(line, task_id, tell)))

    def _saved(self, line: Line, reading: Reading) -> Conversation[list[Kept]]:
        folder, saved = self._run.folder, list[Kept]()
        for index, picture in enumerate(reading.pictures if folder else ()):
            target = (folder or Path()) / f"{stem(self._entry.key)}-{index}"
            saved.append((yield from save_picture(line, picture, target)))
        return saved

    def _record(self, *, intent: bool = False) -> Record:
        return Record(self._entry.line(stamp(self._run.wall)), intent)

    def _noted(self) -> Conversation[None]:
        """Write down what happened; what is bought is not lost where that fails."""
        try:
            yield self._record()
        except OSError as error:
            log.error("task %s is not in the journal: %s", self._entry.task_id, error)
            self._run.budget.stop(f"the journal cannot be written: {error}")

    def _tell(self, kind: Literal["submitted", "polled"], reading: Reading) -> None:
        states = self._call.site.provider.states
        told = event_of(kind, reading, 0.0, states)
        task_id = self._entry.task_id
        self._run.tell(replace(told, key=self._entry.key, task_id=task_id))

    def _left(self, why: str, error: PixelError | None = None) -> Outcome[ImagesT]:
        """Not bought by this run, whatever an earlier one did."""
        return self._ended("unknown" if self._again else "not-bought", why, error)

    def _given_back(
        self, why: str, error: PixelError | None = None
    ) -> Outcome[ImagesT]:
        self._run.budget.give_back(self._call.draft.cost)
        return self._left(why, error)

    def _ended(
        self,
        ending: Ending,
        why: str = "",
        error: Exception | None = None,
        images: ImagesT | None = None,
    ) -> Outcome[ImagesT]:
        if error is not None:
            # Its frames would keep the whole conversation in memory.
            error.__traceback__ = error.__context__ = None
        return outcome_of(self._entry, ending, why, error, images)
