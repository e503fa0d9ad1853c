"""A reply as it came: the report of a generated client, or the body that somebody kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

MARK = "pixelclients-reply"
KNOWN = 1
_INTEGER = re.compile(r"<integer of ([0-9]{1,4}) digits>")
_STANDS_FOR: dict[str, object] = {"<object>": {}, "<list>": [], "<number>": 0.5}


@dataclass(frozen=True)
class Sample:
    """`http`, `request` (such as `GET /v1/tasks/{task_id}`) and `shape`, a reply of the
    spec, are empty where nobody wrote them down. `redacted` texts only tell their length;
    what is not `readable` was no JSON."""

    body: object
    http: int | None = None
    request: str = ""
    shape: str = ""
    provider: str = ""
    model: str = ""
    content_type: str = ""
    redacted: bool = False
    readable: bool = True


class NoReport(Exception):
    """A report that says what no report can say."""


def sample(value: object, http: int | None = None) -> Sample:
    """The sample in a JSON value; `http` is the status where the value has none. Raises
    NoReport."""
    if not isinstance(value, dict) or MARK not in value:
        return Sample(value, http)
    if value[MARK] != KNOWN or isinstance(value[MARK], bool):
        raise NoReport(f"the report is of another version than {KNOWN}")
    if "body" not in value:
        raise NoReport("the report has no 'body'")
    found = Sample(
        _wrapped(_text(value, "each"), restored(value["body"])),
        _status(value, http),
        _text(value, "request"),
        _text(value, "reply"),
        _text(value, "provider"),
        _text(value, "model"),
        _text(value, "content-type"),
        redacted=True,
    )
    return replace(found, readable=value.get("json") is not False)


def _text(value: dict[str, object], name: str) -> str:
    text = value.get(name, "")
    if not isinstance(text, str):
        raise NoReport(f"'{name}' of the report is no text")
    return text


def _status(value: dict[str, object], http: int | None) -> int | None:
    status = value.get("http")
    if status is None:
        return http
    if isinstance(status, bool) or not isinstance(status, int):
        raise NoReport("'http' of the report is no status")
    return status


def _wrapped(each: str, body: object) -> object:
    """An item where it stood in the longer reply that it is one of."""
    for step in reversed(each.split(".") if each else ()):
        name = step.removesuffix("[]")
        body = [body] if step.endswith("[]") else body
        body = {name: body} if name else body
    return body


def restored(value: object) -> object:
    """A body with values of the right type where a report tells only of them."""
    if isinstance(value, dict):
        return {name: restored(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [restored(inner) for inner in value]
    if not isinstance(value, str):
        return value
    digits = _INTEGER.fullmatch(value)
    if digits:
        return 10 ** (int(digits[1]) - 1) if digits[1] != "0" else 0
    return _STANDS_FOR.get(value, value)
