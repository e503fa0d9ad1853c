"""What all models of one provider share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from pixelspec.model.behaviour import Conflict, Gap
from pixelspec.model.reply import Reply
from pixelspec.model.source import Page, Source

StateMeaning = Literal["waiting", "done", "failed", "cancelled"]
ErrorMeaning = Literal[
    "invalid-request",
    "auth",
    "rate-limited",
    "out-of-credit",
    "content-refused",
    "model-unavailable",
    "provider-fault",
]
Charged = Literal["yes", "no", "unknown"]
OperationName = Literal["submit", "query", "batch", "list", "cancel", "upload"]
OPERATIONS: tuple[OperationName, ...] = get_args(OperationName)
Span = Literal["seconds", "hours", "days"]


@dataclass(frozen=True)
class Server:
    """`address` is None where every deployment has its own."""

    name: str
    address: str | None
    source: Source


@dataclass(frozen=True)
class Auth:
    """`env` names the environment variable of the key."""

    scheme: Literal["bearer"]
    required: bool
    env: str
    source: Source
    key_from: str = ""


@dataclass(frozen=True)
class Header:
    """A request header that the page names and a caller has no reason to send."""

    name: str
    doc: str
    effect: Literal["ignored"]
    source: Source


@dataclass(frozen=True)
class ConstantHeader:
    """A header that a request needs, with its one value."""

    name: str
    value: str
    source: Source


@dataclass(frozen=True)
class Idempotency:
    """The request header by whose value a repeated request is known."""

    header: str
    source: Source


@dataclass(frozen=True)
class Operation:
    """One HTTP exchange. One whose `name` is not of the language orders pictures, as
    `submit` does; it needs these `headers`. `body` names its fields other than a model's
    parameters, with their JSON types; `replies` are the shapes that a success may take,
    exactly one.

    Of an upload, `field` is the part that holds the file, `accepts` are the media types
    that are taken (none: the page does not say), `most_bytes` the size of a file at most.
    """

    name: str
    method: str
    path: str
    replies: tuple[str, ...]
    source: Source
    content_type: str = ""
    content_type_required: bool = True
    billable: bool = False
    body: tuple[tuple[str, str], ...] = ()
    idempotency: Idempotency | None = None
    field: str = ""
    accepts: tuple[str, ...] = ()
    most_bytes: int | None = None
    headers: tuple[ConstantHeader, ...] = ()

    @property
    def orders(self) -> bool:
        """Whether it orders pictures."""
        return self.name == "submit" or self.name not in OPERATIONS


@dataclass(frozen=True)
class ErrorRow:
    """How one refusal looks and what it means. `refused` names the parameter whose content
    was refused, `before_task` that no task exists then; `retry` is False where asking again
    cannot help, None where the page does not say; `account`: no other request can succeed
    either."""

    id: str
    means: ErrorMeaning
    charged: Charged
    source: Source
    http: int | None = None
    code: str = ""
    message: str = ""
    refused: str = ""
    before_task: bool = False
    retry: bool | None = None
    account: bool = False


@dataclass(frozen=True)
class State:
    """One state word of the provider; `first` marks the one right after submission."""

    word: str
    means: StateMeaning
    then: tuple[str, ...]
    source: Source
    first: bool = False


@dataclass(frozen=True)
class Polling:
    """Advice in seconds, each as (least, most); `deadline` bounds the whole wait."""

    first: tuple[float, float]
    every: tuple[float, float]
    deadline: float
    source: Source


@dataclass(frozen=True)
class Limit:
    """A number that the provider does not let a caller exceed."""

    number: float | int
    source: Source


@dataclass(frozen=True)
class Limits:
    """What the provider takes at once; None where no page says."""

    submits_per_second: Limit | None = None
    queries_per_second: Limit | None = None
    tasks_at_once: Limit | None = None

    @property
    def stated(self) -> tuple[tuple[str, Limit], ...]:
        """Those that a page states, by their keys."""
        pairs = {
            "submits-per-second": self.submits_per_second,
            "queries-per-second": self.queries_per_second,
            "tasks-at-once": self.tasks_at_once,
        }
        return tuple((name, limit) for name, limit in pairs.items() if limit)


SECONDS: dict[Span, int] = {"seconds": 1, "hours": 3600, "days": 86400}


@dataclass(frozen=True)
class Retention:
    """How long a `task` can be asked after and a `picture` be fetched, from the submission
    on, counted in `unit`."""

    task: float | int | None
    picture: float | int | None
    unit: Span
    source: Source

    @property
    def task_seconds(self) -> float | None:
        return None if self.task is None else self.task * SECONDS[self.unit]

    @property
    def picture_seconds(self) -> float | None:
        return None if self.picture is None else self.picture * SECONDS[self.unit]


@dataclass(frozen=True)
class Served:
    """A model of another provider, by its id, that also answers here."""

    id: str
    source: Source


@dataclass(frozen=True)
class Provider:
    id: str
    title: str
    pages: tuple[Page, ...]
    servers: tuple[Server, ...]
    auth: Auth
    operations: tuple[Operation, ...]
    replies: tuple[Reply, ...]
    source: Source
    headers: tuple[Header, ...] = ()
    errors: tuple[ErrorRow, ...] = ()
    lifecycle: tuple[State, ...] = ()
    polling: Polling | None = None
    limits: Limits = Limits()
    retention: Retention | None = None
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    serves: tuple[Served, ...] = ()

    @property
    def orders(self) -> tuple[Operation, ...]:
        """The operations that order pictures; the first is the usual one."""
        return tuple(o for o in self.operations if o.orders)

    def operation(self, name: str) -> Operation | None:
        return next((o for o in self.operations if o.name == name), None)

    def reply(self, name: str) -> Reply | None:
        return next((r for r in self.replies if r.name == name), None)
