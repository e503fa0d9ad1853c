"""Which exchange a reply came from: what a report of the reply says of its origin."""

from __future__ import annotations

from dataclasses import dataclass, field

from .effects import Answer
from .line import Line
from .provider import Operation, Vocabulary


@dataclass(frozen=True)
class Origin:
    """Plain data, so that an error with it can be pickled. `request` is the method and the
    path as the page writes it; `each` is where a reply that is one item of a longer one
    stood in that one; `length` counts the bytes of the whole."""

    provider: str
    model: str
    vocabulary: Vocabulary = field(repr=False)
    request: str = ""
    status: int | None = None
    content_type: str = ""
    length: int | None = None
    each: str = ""


def origin_of(
    line: Line, operation: Operation, answer: Answer, each: str = ""
) -> Origin:
    return Origin(
        line.provider.id,
        line.model,
        line.provider.vocabulary,
        f"{operation.method} {operation.path}",
        answer.status,
        answer.headers.get("content-type", ""),
        len(answer.content),
        each,
    )
