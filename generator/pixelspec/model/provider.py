"""What all models of one provider share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
class Operation:
    """One HTTP exchange. `body` names its fields other than a model's parameters, with
    their JSON types; `replies` are the shapes that a success may take, exactly one."""

    name: Literal["submit", "query", "batch"]
    method: str
    path: str
    replies: tuple[str, ...]
    source: Source
    content_type: str = ""
    content_type_required: bool = True
    billable: bool = False
    body: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ErrorRow:
    """How one refusal looks and what it means. `refused` names the parameter whose content
    was refused, `before_task` that no task exists then; `retry` is False where asking again
    cannot help, None where the page does not say."""

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
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def operation(self, name: str) -> Operation | None:
        return next((o for o in self.operations if o.name == name), None)

    def reply(self, name: str) -> Reply | None:
        return next((r for r in self.replies if r.name == name), None)
