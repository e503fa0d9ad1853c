"""Writes a refusal as the provider's error rows and its error reply say."""

from __future__ import annotations

from pixelspec.emulator.problem import Problem
from pixelspec.emulator.replies import Shape, View, headers_of, write
from pixelspec.emulator.request import Reply, assumed
from pixelspec.emulator.wire import encode
from pixelspec.model.provider import ErrorMeaning, ErrorRow, Provider

PLAIN: dict[ErrorMeaning, int] = {
    "invalid-request": 400,
    "auth": 401,
    "out-of-credit": 402,
    "rate-limited": 429,
    "content-refused": 400,
    "model-unavailable": 404,
    "provider-fault": 500,
}


def refuse(
    provider: Provider, shape: Shape | None, problem: Problem, request_id: str = ""
) -> Reply:
    """The reply to a refused request; `shape` is the provider's error reply, if any."""
    fitting = _rows(provider, problem.means)
    row = problem.row or next(iter(fitting), None)
    status = (row.http if row else None) or problem.http
    message = problem.message or (row.message if row else "") or problem.text
    facts: tuple[str, ...] = () if problem.described else (problem.fact,)
    if row is None:
        facts += ("errors",)
    elif row.http is None or row.source.confidence != "documented":
        facts += (f"errors.{row.id}",)
    elif problem.row is None and len(fitting) > 1:
        # Which of them it is, no page says.
        facts += (f"errors.{row.id}",)
    body: object = {"error": {"message": message}}
    if shape is None:
        facts += ("replies.error",)
    else:
        # Of a family of codes, the plain one.
        code = (row.code.removesuffix(".*") if row else "") or str(status)
        roles: dict[str, object] = {"message": message, "error-code": code}
        roles |= {"request-id": request_id} if request_id else {}
        body, guessed = write(shape, View(roles, status=status, success=False))
        facts += guessed
    headers = {"content-type": "application/json", **dict(problem.headers)}
    if shape and request_id:
        headers.update(headers_of(shape.reply, request_id))
    return Reply(status, {**headers, **assumed(facts)}, encode(body))


def asked_for(row: ErrorRow, extra: tuple[tuple[str, str], ...] = ()) -> Problem:
    """The refusal that one error row describes, as a test asked for it."""
    text = row.message or "refused, as a test asked"
    http = PLAIN[row.means]
    return Problem(text, "", http, row.means, described=True, row=row, headers=extra)


def _rows(provider: Provider, means: ErrorMeaning | None) -> list[ErrorRow]:
    """The rows that say how such a refusal looks; prompts have rows of their own."""
    return [
        row
        for row in provider.errors
        if row.means == means and row.http is not None and not row.refused
    ]
