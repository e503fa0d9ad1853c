"""Why a request is refused, before anybody decides how the refusal looks."""

from __future__ import annotations

from dataclasses import dataclass

from pixelspec.model.provider import ErrorMeaning, ErrorRow


@dataclass(frozen=True)
class Problem:
    """`http` is the status where no error row has one. `fact` names the fact of the spec
    that refuses; `described` tells that the page itself says so. `message` is the
    provider's own text, `row` the error row where a test asked for just that one."""

    text: str
    fact: str
    http: int = 400
    means: ErrorMeaning | None = "invalid-request"
    described: bool = False
    message: str = ""
    row: ErrorRow | None = None
    headers: tuple[tuple[str, str], ...] = ()
