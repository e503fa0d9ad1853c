"""Recognises a purchase that is sent again, by the header that the page names for it."""

from __future__ import annotations

import hashlib

from pixelspec.emulator.problem import Problem
from pixelspec.emulator.request import Reply, Request
from pixelspec.model.provider import Operation


class Repeats:
    """What was answered to each key. A refusal is not kept: it bought nothing."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[bytes, Reply]] = {}

    def answer(self, operation: Operation, request: Request) -> Reply | Problem | None:
        """The first answer to the key of this request; None for a key that is new."""
        key = _key(operation, request)
        if key not in self._answers:
            return None
        body, reply = self._answers[key]
        if body == _digest(request):
            return reply
        text = "this key was used for another request"
        return Problem(text, "operations.submit.idempotency.other-body")

    def keep(self, operation: Operation, request: Request, reply: Reply) -> None:
        key = _key(operation, request)
        if key and reply.status == 200:
            self._answers[key] = (_digest(request), reply)


def _key(operation: Operation, request: Request) -> str:
    stated = operation.idempotency
    return request.headers.get(stated.header.lower(), "") if stated else ""


def _digest(request: Request) -> bytes:
    return hashlib.sha256(request.body).digest()
