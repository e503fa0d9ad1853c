"""The emulator's own paths, which no provider has: its account, script and declarations.

GET /_emulator/account tells the account. POST /_emulator/script takes
{"outcomes": [...], "operation": "submit"}, POST /_emulator/images takes
{"<address>": {"has": ["alpha"], "size": [width, height]}}.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from pixelspec.emulator.account import Account
from pixelspec.emulator.images import Declared
from pixelspec.emulator.request import Reply, Request
from pixelspec.emulator.wire import NotJson, decode, encode
from pixelspec.model.table import Size

PREFIX = "/_emulator/"


class Told(Protocol):
    """What the side channel needs of an emulator."""

    @property
    def account(self) -> Account: ...

    def script(self, *words: str, operation: str = "submit") -> None: ...

    def declare(self, address: str, declared: Declared) -> None: ...


def answer(told: Told, request: Request) -> Reply:
    """Answers a request beside the provider's wire."""
    asked = f"{request.method} {request.path}"
    if asked == f"GET {PREFIX}account":
        return _json(200, told.account.as_json())
    taker = _TAKERS.get(asked)
    if taker is None:
        return _json(404, {"paths": [f"GET {PREFIX}account", *_TAKERS]})
    try:
        body = decode(request.body)
        if not isinstance(body, dict):
            raise ValueError("the body must be an object")
        taker(told, body)
    except (NotJson, ValueError) as wrong:
        return _json(400, {"error": str(wrong)})
    return Reply(204, {})


def _script(told: Told, body: Mapping[str, object]) -> None:
    words, operation = body.get("outcomes"), body.get("operation", "submit")
    if not isinstance(words, list) or not isinstance(operation, str):
        raise ValueError("outcomes must be a list, and operation a text")
    told.script(*(str(word) for word in words), operation=operation)


def _images(told: Told, body: Mapping[str, object]) -> None:
    declared = {address: _declared(value) for address, value in body.items()}
    for address, one in declared.items():
        told.declare(address, one)


def _declared(value: object) -> Declared:
    if not isinstance(value, dict):
        raise ValueError("each address needs an object")
    has, size = value.get("has", []), value.get("size")
    if not isinstance(has, list):
        raise ValueError("has must be a list of properties")
    properties = frozenset(str(item) for item in has)
    if size is None:
        return Declared(properties)
    if not isinstance(size, list) or [type(side) for side in size] != [int, int]:
        raise ValueError("size must be [width, height]")
    return Declared(properties, Size(size[0], size[1]))


_TAKERS: dict[str, Callable[[Told, Mapping[str, object]], None]] = {
    f"POST {PREFIX}script": _script,
    f"POST {PREFIX}images": _images,
}


def _json(status: int, value: object) -> Reply:
    return Reply(status, {"content-type": "application/json"}, encode(value))
