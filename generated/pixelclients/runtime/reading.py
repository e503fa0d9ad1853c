"""Reading a reply: JSON to roles, strictly, with everything kept where it does not fit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, cast

from .effects import Answer
from .errors import NOT_JSON, ReplyMismatch
from .provider import Pictures, Reply

if TYPE_CHECKING:
    from pydantic import ValidationError

    from .origin import Origin

_Object = dict[str, object]
_List = list[object]


@dataclass(frozen=True, eq=False, repr=False)
class Picture:
    """One picture of a reply: its `address` or its `base64`, Unix seconds of expiry, and the
    `stated` size."""

    address: str | None
    base64: str | None
    expires_at: int | None
    stated: str = ""


@dataclass(frozen=True)
class Failure:
    """Why one picture of a reply failed, where others may have come."""

    code: str
    message: str


@dataclass(frozen=True, eq=False, repr=False)
class Reading:
    """What a reply says. `raw` is the whole JSON value; `cost` is exact and without a unit
    unless the page states one; `progress` runs from 0 to 100, `elapsed` is in seconds,
    `created` in Unix seconds; `origin` is the exchange that it came from, if there was one.
    """

    shape: str
    raw: object
    task_id: str | None = None
    state: str | None = None
    progress: int | None = None
    cost: Decimal | None = None
    elapsed: float | None = None
    created: float | None = None
    message: str = ""
    code: str = ""
    request_id: str | None = None
    address: str | None = None
    pictures: tuple[Picture, ...] = ()
    failures: tuple[Failure, ...] = ()
    origin: Origin | None = field(default=None, repr=False, compare=False)


def parse_json(answer: Answer) -> object:
    """The JSON value of an answer. Raises ReplyMismatch, with the text kept, for others."""
    try:
        return _JSON.decode(answer.content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        text = answer.content[:2000].decode("utf-8", "replace")
        raise ReplyMismatch([NOT_JSON], raw=text) from None


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is not JSON")


def _finite(text: str) -> object:
    """A number too large for a float stays a text: no role takes it, and the task id next
    to it is not lost."""
    number = float(text)
    return number if isfinite(number) else text


_JSON = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite)


def succeeded(raw: object, replies: Sequence[Reply]) -> bool:
    """False where a documented success value is there and says otherwise. One of another
    type says nothing: reading the reply will refuse it and keep what it holds."""
    return all(
        type(value) is not type(wanted) or value == wanted
        for reply in replies
        for path, wanted in reply.succeeds.items()
        for value in values_at(raw, path)
    )


def read_reply(
    raw: object, replies: Sequence[Reply], origin: Origin | None = None
) -> Reading:
    """Read a success in the one shape that fits. Raises ReplyMismatch where none or several
    do, or where the shape that fits differs from its page."""
    shapes = [(reply, tuple(_pictures(raw, reply))) for reply in replies]
    fitting = [shape for shape in shapes if _fits(raw, *shape)]
    if len(fitting) != 1:
        names = " or ".join(reply.name for reply in replies)
        count = "several shapes fit" if fitting else f"it holds no {names}"
        raise ReplyMismatch([count], raw=raw, task_ids=task_ids(raw, replies))
    return _read(raw, *fitting[0], replies, origin)


def error_text(raw: object, reply: Reply | None) -> tuple[str, str]:
    """The code and the message of an error reply, as far as they stand where expected."""
    if reply is None:
        return "", ""
    code, message = _first(raw, reply.error_code), _first(raw, reply.message)
    return _text(code) or "", _text(message) or ""


def request_id_in(raw: object, reply: Reply) -> str | None:
    """What an error reply calls the exchange, where it says so in its body."""
    return _text(_first(raw, reply.request_id)) or None


def values_at(raw: object, path: str) -> list[object]:
    """Every value at a path; `a.b[].c` goes through each item of the list at `a.b`."""
    found = [raw]
    for name, is_list in _steps(path):
        if name:
            objects = [cast(_Object, item) for item in found if isinstance(item, dict)]
            found = [members[name] for members in objects if name in members]
        if is_list:
            lists = [cast(_List, item) for item in found if isinstance(item, list)]
            found = [value for items in lists for value in items]
    return found


@lru_cache
def _steps(path: str) -> tuple[tuple[str, bool], ...]:
    steps = path.split(".")
    return tuple((step.removesuffix("[]"), step.endswith("[]")) for step in steps)


def _values(raw: object, paths: Sequence[str]) -> list[object]:
    return [v for path in paths for v in values_at(raw, path) if v is not None]


def _fits(raw: object, reply: Reply, pictures: Sequence[Picture]) -> bool:
    """Whether the roles that make this shape what it is are filled."""
    if reply.task_id or reply.state:
        return bool(_values(raw, (*reply.task_id, *reply.state)))
    if reply.address:
        return bool(_values(raw, reply.address))
    return bool(pictures) or bool(_failures(raw, reply))


def _read(
    raw: object,
    reply: Reply,
    pictures: tuple[Picture, ...],
    replies: Sequence[Reply],
    origin: Origin | None,
) -> Reading:
    problems = _type_problems(raw, reply)
    ids = task_ids(raw, [reply]) if reply.task_id else []
    count = max([len(ids), *[len(values_at(raw, path)) for path in reply.task_id]])
    if count > 1:
        problems.append(f"{count} task ids where one is documented")
    if [p for p in pictures if p.address is None and p.base64 is None]:
        problems.append("a picture has neither an address nor base64")
    if problems:
        raise ReplyMismatch(problems, raw=raw, task_ids=task_ids(raw, replies))
    return Reading(
        shape=reply.name,
        raw=raw,
        task_id=ids[0] if ids else None,
        state=_text(_first(raw, reply.state)),
        progress=cast("int | None", _first(raw, reply.progress)),
        cost=_exact(_first(raw, reply.cost)),
        elapsed=cast("float | None", _first(raw, reply.elapsed)),
        created=_seconds(_first(raw, reply.created)),
        message=_text(_first(raw, reply.message)) or "",
        code=_text(_first(raw, reply.error_code)) or "",
        request_id=_text(_first(raw, reply.request_id)) or None,
        address=_text(_first(raw, reply.address)),
        pictures=pictures,
        failures=_failures(raw, reply),
        origin=origin,
    )


def _type_problems(raw: object, reply: Reply) -> list[str]:
    try:
        reply.body().model_validate(raw)
    except ValueError as failure:  # what pydantic raises, without importing it here
        error = cast("ValidationError", failure)
        return [
            f"{'.'.join(map(str, detail['loc']))}: {detail['type'].replace('_', ' ')}"
            for detail in error.errors(include_url=False, include_input=False)
        ]
    return []


def _pictures(raw: object, reply: Reply) -> Iterator[Picture]:
    for scope in reply.pictures:
        for item in values_at(raw, scope.each):
            if not _failure(item, scope):
                yield from _pictures_in(item, scope)


def _failures(raw: object, reply: Reply) -> tuple[Failure, ...]:
    """The pictures that failed, in the order of the reply."""
    found = (
        _failure(item, scope)
        for scope in reply.pictures
        if scope.error
        for item in values_at(raw, scope.each)
    )
    return tuple(failure for failure in found if failure)


def _failure(item: object, scope: Pictures) -> Failure | None:
    """Why a picture failed; one that has come has not failed."""
    message, code = _first(item, scope.error), _first(item, scope.error_code)
    if message is None and code is None:
        return None
    came = _texts(item, scope.address) or _texts(item, scope.base64)
    return None if came else Failure(_text(code) or "", _text(message) or "")


def _pictures_in(item: object, scope: Pictures) -> list[Picture]:
    """The pictures of one item: one for each address, else one for each base64 text."""
    expiry = _first(item, scope.expires)
    expires_at = int(expiry) if isinstance(expiry, int | float) else None
    addresses = _texts(item, scope.address)
    encoded = () if addresses else _texts(item, scope.base64)
    size = _text(_first(item, scope.size)) or ""
    found = [Picture(address, None, expires_at, size) for address in addresses]
    found += [Picture(None, text, expires_at, size) for text in encoded]
    members = (*scope.address, *scope.base64, *scope.expires, *scope.size)
    if not found and not any(values_at(item, path) for path in members):
        return []  # such as a text among pictures
    return found or [Picture(None, None, expires_at)]


def _texts(item: object, paths: Sequence[str]) -> tuple[str, ...]:
    """The texts at the first of these paths that has any."""
    for path in paths:
        found = [v for v in values_at(item, path) if isinstance(v, str) and v]
        if found:
            return tuple(found)
    return ()


def _first(raw: object, paths: Sequence[str]) -> object:
    found = _values(raw, paths) if paths else ()
    return found[0] if found else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _seconds(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _exact(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, int | float) else None


def task_ids(raw: object, replies: Sequence[Reply]) -> list[str]:
    """Every task id in the reply, wherever a documented shape has one."""
    found = (_values(raw, reply.task_id) for reply in replies)
    ids = (value for values in found for value in values)
    return list(dict.fromkeys(str(i) for i in ids if i and type(i) in (str, int)))
