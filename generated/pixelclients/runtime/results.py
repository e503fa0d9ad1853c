"""What was bought: pictures and tasks, as the blocking and the async client show them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from .remarks import Mismatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from .line import Line
    from .pictures import Head
    from .plan import Draft
    from .reading import Failure, Picture, Reading
    from .remarks import Notice
    from .table import Dimensions

ImageT = TypeVar("ImageT", bound="ImageFacts")


@dataclass(frozen=True, eq=False, repr=False)
class Purchase:
    """One bought call: the model's id, where to ask, how it was planned, and the reply."""

    model: str
    line: Line
    reading: Reading
    draft: Draft | None = None


def report_of(purchase: Purchase) -> str:
    """What came, as JSON for whoever keeps the spec: see `ReplyMismatch.report`."""
    from .origin import Origin
    from .reported import report_text

    reading, home = purchase.reading, purchase.line.provider
    origin = reading.origin or Origin(home.id, "", home.vocabulary)
    # A task that was asked for by its id alone has the name of its provider.
    model = purchase.model if purchase.model != home.id else ""
    named = replace(origin, model=model)
    return report_text(reading.raw, named, shape=reading.shape)


class ImageFacts:
    """One picture. `url` is None where it came as base64; `expires_at` is Unix seconds."""

    def __init__(self, purchase: Purchase, index: int) -> None:
        self._purchase = purchase
        self._picture: Picture = purchase.reading.pictures[index]
        self._head: Head | None = None
        self._seen = False
        self.index = index

    @property
    def url(self) -> str | None:
        return self._picture.address

    @property
    def expires_at(self) -> int | None:
        return self._picture.expires_at

    @property
    def stem(self) -> str:
        """A file name without extension, ours and never the server's."""
        task_id = self._purchase.reading.task_id or ""
        safe = "".join(c for c in task_id if c.isascii() and (c.isalnum() or c in "_-"))
        return f"{safe[:80] or self._mark}-{self.index}"

    @property
    def stated_size(self) -> str:
        """The size that the reply states, as it writes it; "" where it states none."""
        return self._picture.stated

    @property
    def pixels(self) -> Dimensions | None:
        """The real size as (width, height), from the picture itself; None until it was
        read or saved."""
        return self._head.pixels if self._head else None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """How what was delivered differs from what was planned, as far as it was seen."""
        draft = self._purchase.draft
        promised = draft.candidates if draft else ()
        if self._seen and self._head is None:
            return (Mismatch("what came is no picture of a known type"),)
        if self.pixels and promised and self.pixels not in promised:
            planned = " or ".join(f"{width}x{height}" for width, height in promised)
            width, height = self.pixels
            return (Mismatch(f"{width}x{height} came where {planned} was planned"),)
        return ()

    def _saw(self, head: Head | None) -> None:
        self._head, self._seen = head, True

    def _repr_html_(self) -> str:
        """The picture, in a notebook."""
        from html import escape

        data = f"data:image/*;base64,{self._picture.base64}"
        return f'<img src="{escape(self.url or data)}" alt="{escape(repr(self))}">'

    @property
    def _mark(self) -> str:
        """Tells the pictures of two calls apart where neither has a task."""
        from hashlib import sha256

        text = self._picture.address or self._picture.base64 or ""
        return f"image-{sha256(text.encode(errors='replace')).hexdigest()[:12]}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.index}: {self.url or 'base64'}>"


class ImagesFacts(Sequence[ImageT], Generic[ImageT]):
    """The pictures of one call, in the provider's order, and what is known about them.

    `cost` is exact and in the unit that the page states, if it states one.
    """

    def __init__(self, purchase: Purchase, images: Sequence[ImageT]) -> None:
        self._purchase = purchase
        self._images = tuple(images)

    @property
    def task_id(self) -> str | None:
        return self._purchase.reading.task_id

    @property
    def cost(self) -> Decimal | None:
        return self._purchase.reading.cost

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the plan noticed, and how the pictures seen so far differ from it."""
        planned = self._purchase.draft.notices if self._purchase.draft else ()
        return (*planned, *(notice for image in self for notice in image.notices))

    @property
    def candidates(self) -> tuple[Dimensions, ...]:
        """The sizes that were promised, as (width, height)."""
        return self._purchase.draft.candidates if self._purchase.draft else ()

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Why the other pictures of the call failed, each with `code` and `message`."""
        return self._purchase.reading.failures

    @property
    def raw(self) -> object:
        """The whole reply as JSON."""
        return self._purchase.reading.raw

    def report(self) -> str:
        """The reply for whoever keeps the spec; see `ReplyMismatch.report`."""
        return report_of(self._purchase)

    @overload
    def __getitem__(self, index: int) -> ImageT: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[ImageT, ...]: ...
    def __getitem__(self, index: int | slice) -> ImageT | tuple[ImageT, ...]:
        return self._images[index]

    def __len__(self) -> int:
        return len(self._images)

    def __repr__(self) -> str:
        failed = f", {len(self.failures)} failed" if self.failures else ""
        return f"<{len(self)} images{failed}, task {self.task_id}, cost {self.cost}>"


class TaskFacts:
    """One task as it was last seen. It is only a view: asking again gives a new one."""

    def __init__(self, purchase: Purchase) -> None:
        self._purchase = purchase

    @property
    def id(self) -> str | None:
        """The provider's id; None where the provider answered with the pictures at once."""
        return self._purchase.reading.task_id

    @property
    def model(self) -> str:
        return self._purchase.model

    @property
    def state(self) -> str | None:
        """The provider's own word."""
        return self._purchase.reading.state

    @property
    def progress(self) -> int | None:
        """0 to 100."""
        return self._purchase.reading.progress

    @property
    def cost(self) -> Decimal | None:
        return self._purchase.reading.cost

    @property
    def created(self) -> float | None:
        """When the provider took it, in Unix seconds; None where the reply does not tell."""
        return self._purchase.reading.created

    @property
    def done(self) -> bool:
        """Whether the pictures are here, and no more to come."""
        reading = self._purchase.reading
        meaning = self._purchase.line.provider.states.get(reading.state or "")
        at_once = reading.state is None
        return bool(reading.pictures) and (at_once or meaning == "done")

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self._purchase.draft.notices if self._purchase.draft else ()

    @property
    def raw(self) -> object:
        return self._purchase.reading.raw

    def report(self) -> str:
        """The reply for whoever keeps the spec; see `ReplyMismatch.report`."""
        return report_of(self._purchase)

    def to_json(self) -> str:
        """The task as text for another process: `client.tasks.load` reads it. It holds the
        keywords of the call (so the prompt) but those with a picture in them, and no key.
        """
        reading = self._purchase.reading
        draft = self._purchase.draft
        whole = {
            "pixelclients": 1,
            "model": self.model,
            "task_id": reading.task_id,
            "given": _storable(draft) if draft else {},
            "shape": reading.shape,
            "reply": reading.raw if self.done else None,
        }
        return json.dumps(whole)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} {self.state or ''} of {self.model}>"


def _storable(draft: Draft) -> dict[str, object]:
    return {n: value for n, value in draft.given.items() if n not in draft.inline}


# For the rest of this package: no part of what a user sees.
purchase_of: Callable[[TaskFacts], Purchase] = attrgetter("_purchase")
