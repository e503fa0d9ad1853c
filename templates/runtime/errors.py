"""Every exception of this package; each says what happened to the money.

PixelError
├── SettingError          a key or an address is missing or unusable
├── JournalError          the journal of a batch cannot be used; nothing was bought
├── InvalidRequest        the provider would refuse it, or its page does not describe it
├── QuirkRefused          the provider would accept it and silently do something else
├── NotSent               the request never left: nothing was bought
├── SubmissionUnknown     it was sent, and nobody knows whether it was bought
├── ApiError              the provider answered with an error
│   ├── AuthError         the key is refused
│   ├── RateLimited       too many requests
│   ├── OutOfCredit       the account cannot pay
│   ├── ContentRefused    the prompt or a picture is refused
│   ├── ModelUnavailable  the model is not to be had
│   └── ProviderFault     the fault is the provider's
├── QueryFailed           asking after a task or fetching a picture failed; both are unharmed
├── TaskFailed            the task ended without a picture
├── TaskTimeout           the deadline passed; resume the task, do not buy again
├── ResultExpired         the address of a picture is no longer valid
└── ReplyMismatch         the provider no longer answers as its page says
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .origin import Origin
    from .remarks import Notice, Problem, Quirk

Charged = Literal["yes", "no", "unknown"]


class PixelError(Exception):
    """`charged` says whether money was spent, `retry` whether asking again may help (None:
    nobody knows), `task_id` and `raw` hold what is known of a task and of the reply,
    `request_id` what the provider calls the exchange, `attempts` how often and `elapsed`
    how many seconds it was tried."""

    charged: Charged = "no"
    retry: bool | None = False

    def __init__(
        self,
        message: str,
        *,
        task_id: str | None = None,
        raw: object = None,
        charged: Charged | None = None,
        retry: bool | None = None,
    ) -> None:
        super().__init__(message)
        self.task_id = task_id
        self.raw = raw
        self.request_id: str | None = None
        self.attempts = 1
        self.elapsed = 0.0
        self.charged = type(self).charged if charged is None else charged
        self.retry = type(self).retry if retry is None else retry

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (type(self), self.args, self.__dict__)


def _restored(
    kind: type[PixelError], args: tuple[object, ...], state: dict[str, object]
) -> PixelError:
    """An exception that came from another process; it is not constructed anew."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class QuirkWarning(UserWarning):
    """The provider will not do what was written; see `with_options(quirks=...)`."""


class SettingError(PixelError):
    """A setting of the client is missing or unusable; nothing was sent."""


class JournalError(PixelError):
    """The journal of a batch cannot be used, and says why; nothing was bought, and the
    file is as it was."""


class InvalidRequest(PixelError):
    """All `problems` of one request, found before anything was sent, and the `notices`
    that would be left once they are mended."""

    def __init__(
        self, problems: Sequence[Problem], notices: Sequence[Notice] = ()
    ) -> None:
        remarks = (*problems, *(notice for notice in notices if notice.refuses))
        super().__init__("\n".join(str(remark) for remark in remarks))
        self.problems = tuple(problems)
        self.notices = tuple(notices)


class QuirkRefused(PixelError):
    """All `quirks` that the written values meet; `with_options(quirks="warn")` sends them."""

    def __init__(self, quirks: Sequence[Quirk]) -> None:
        lines = [str(quirk) for quirk in quirks]
        lines.append('with_options(quirks="warn") sends it as written')
        super().__init__("\n".join(lines))
        self.quirks = tuple(quirks)


class NotSent(PixelError):
    """The request provably never left this machine."""

    retry: bool | None = True


class SubmissionUnknown(PixelError):
    """Sent, outcome unknown: it may have been bought. Where the page documents an
    idempotency header, `idempotency` is the key of this purchase: submitting again with it
    buys nothing twice. Elsewhere only the provider's own list of tasks can tell."""

    charged: Charged = "unknown"

    def __init__(
        self, message: str, *, raw: object = None, idempotency: str = ""
    ) -> None:
        super().__init__(message, raw=raw)
        self.idempotency = idempotency


class ApiError(PixelError):
    """The provider's own error: HTTP `status`, its `code` and its `message`, as far as
    they could be read. `account` is true where no other request can succeed either."""

    charged: Charged = "unknown"
    retry: bool | None = None
    account = False

    def __init__(
        self,
        message: str,
        *,
        status: int,
        code: str = "",
        raw: object = None,
        charged: Charged | None = None,
        retry: bool | None = None,
        retry_after: float | None = None,
        task_id: str | None = None,
    ) -> None:
        shown = f" {code}" if code and code != str(status) else ""
        super().__init__(
            f"HTTP {status}{shown}: {message or 'no message'}",
            raw=raw,
            charged=charged,
            retry=retry,
            task_id=task_id,
        )
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after


class AuthError(ApiError):
    retry = False
    account = True


class RateLimited(ApiError):
    retry = True


class OutOfCredit(ApiError):
    retry = False
    account = True


class ContentRefused(ApiError):
    retry = False


class ModelUnavailable(ApiError):
    retry = False


class ProviderFault(ApiError):
    pass


class QueryFailed(PixelError):
    """A query or a download failed on its way; the task and its pictures are unharmed."""

    charged: Charged = "yes"
    retry: bool | None = True


class TaskFailed(PixelError):
    """The provider ended the task in `state`, with its own `code` where it gives one;
    whether it was billed is not documented."""

    charged: Charged = "unknown"

    def __init__(
        self, message: str, *, state: str, task_id: str, raw: object, code: str = ""
    ) -> None:
        super().__init__(message, task_id=task_id, raw=raw)
        self.state = state
        self.code = code


class TaskTimeout(PixelError):
    """The wait ended, the task did not: `task_id` can be waited for again."""

    charged: Charged = "yes"
    retry = False


class ResultExpired(PixelError):
    """The address of the picture has expired."""

    charged: Charged = "yes"


NOT_JSON = "the body is not JSON"


class ReplyMismatch(PixelError):
    """A reply that the page does not describe. `problems` says where it differs, `raw` is
    the reply itself, `task_ids` every task id that could be found in it, and `origin` the
    exchange that it ended. `report()` is what somebody else may read of it."""

    charged: Charged = "unknown"

    def __init__(
        self,
        problems: Sequence[str],
        *,
        raw: object,
        task_ids: Sequence[str] = (),
        charged: Charged | None = None,
        origin: Origin | None = None,
    ) -> None:
        super().__init__(
            "the provider no longer answers as its page says: " + "; ".join(problems),
            raw=raw,
            task_id=task_ids[0] if len(task_ids) == 1 else None,
            charged=charged,
        )
        self.problems = tuple(problems)
        self.task_ids = tuple(task_ids)
        self.origin = origin

    def report(self) -> str:
        """The reply as JSON for whoever keeps the spec, without key, prompt, task id or
        full address: `Path("reply.json").write_text(error.report())`, then `pixelspec
        check --reply reply.json --for provider/model`."""
        from .reported import report_text, without_ids

        return report_text(
            self.raw,
            self.origin,
            expected=[without_ids(problem, self.task_ids) for problem in self.problems],
            readable=self.problems != (NOT_JSON,),
        )
