"""What the generated modules state about a provider, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .errors import ApiError, Charged

if TYPE_CHECKING:
    from .request import Body
    from .settings import Home

Meaning = Literal["waiting", "done", "failed", "cancelled"]


@dataclass(frozen=True, eq=False, repr=False)
class Pictures:
    """Each item at `each` is one picture; the other paths stand inside it, first hit wins.
    `error` and `error_code` say why one failed; `size` is its pixels as a text."""

    each: str
    address: tuple[str, ...] = ()
    base64: tuple[str, ...] = ()
    expires: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    error_code: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Reply:
    """One shape of reply: `body` is its pydantic model, loaded on first use; `succeeds`
    holds the values that mean success, by path; the others are the paths of a role. Where
    there is an `each`, all this describes each item there, and not the whole."""

    name: str
    body: Callable[[], type[Body]]
    succeeds: Mapping[str, object] = field(default_factory=dict[str, object])
    task_id: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    cost: tuple[str, ...] = ()
    elapsed: tuple[str, ...] = ()
    created: tuple[str, ...] = ()
    message: tuple[str, ...] = ()
    error_code: tuple[str, ...] = ()
    request_id: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    request_id_header: str = ""
    pictures: tuple[Pictures, ...] = ()
    each: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Operation:
    """One HTTP exchange; a success has exactly one of the shapes in `replies`. Requests
    with one value in the `idempotency_header` are bought once. A query of several tasks
    lists them in the `ids_field` of its body. The `headers` are always sent."""

    method: str
    path: str
    replies: tuple[Reply, ...]
    idempotency_header: str = ""
    ids_field: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    @cached_property
    def read_timeout(self) -> float:
        """Seconds to wait for a reply: long where it may hold the picture itself."""
        holds_pictures = any(r.pictures and not r.state for r in self.replies)
        return 600.0 if holds_pictures else 60.0

    @cached_property
    def id_names(self) -> tuple[bytes, ...]:
        """The names under which a reply holds a task id, as JSON writes them."""
        paths = [path for reply in self.replies for path in reply.task_id]
        names = {path.rpartition(".")[2].removesuffix("[]") for path in paths}
        return tuple(f'"{name}"'.encode() for name in sorted(names))


@dataclass(frozen=True, eq=False, repr=False)
class Upload:
    """What gives a file an address: `part` is its place in the form, `accepts` are the media
    types that are taken (none: the page does not say), `most_bytes` its size at most.
    """

    operation: Operation
    part: str
    accepts: tuple[str, ...] = ()
    most_bytes: int | None = None


@dataclass(frozen=True, eq=False, repr=False)
class ErrorRow:
    """An error that the page lists; a status, a code or both tell it apart. `account`: no
    other request can succeed either."""

    error: type[ApiError]
    status: int | None = None
    code: str = ""
    charged: Charged = "unknown"
    retry: bool | None = None
    account: bool = False


@dataclass(frozen=True, eq=False, repr=False)
class Polling:
    """Seconds: before the first query, between two, and for the whole wait."""

    first: float
    every: float
    deadline: float


@dataclass(frozen=True)
class Vocabulary:
    """What a page says that a reply may repeat: `words` are names of fields, states and
    codes; `tokens` and `ids` are the paths of states and codes, and of task ids."""

    words: frozenset[str] = frozenset()
    tokens: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


NO_VOCABULARY = Vocabulary()


@dataclass(frozen=True, eq=False, repr=False)
class Provider:
    """`home` says where it is, `states` gives each state word its meaning.
    `batch` asks after several tasks at once, `listing` for all of them, `cancel` stops one,
    `upload` takes a picture. The next three are limits that the page states. `orders` is
    what else orders pictures.
    """

    home: Home
    submit: Operation
    query: Operation | None = None
    error: Reply | None = None
    errors: tuple[ErrorRow, ...] = ()
    states: Mapping[str, Meaning] = field(default_factory=dict[str, Meaning])
    polling: Polling | None = None
    batch: Operation | None = None
    listing: Operation | None = None
    cancel: Operation | None = None
    upload: Upload | None = None
    submits_per_second: float | None = None
    queries_per_second: float | None = None
    tasks_at_once: int | None = None
    orders: Mapping[str, Operation] = field(default_factory=dict[str, Operation])

    @property
    def id(self) -> str:
        return self.home.id

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the page says of replies."""
        from .vocabulary import vocabulary_of

        return vocabulary_of(self)
