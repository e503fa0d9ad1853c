"""A reply as JSON, from a file or from standard input."""

from __future__ import annotations

import json
import sys
from math import isfinite
from pathlib import Path

from pixelspec.place import Finding, Place
from pixelspec.read.files import shown

STDIN = "-"
LIMIT = 64 << 20
DEEPEST = 200


class _NoReply(Exception):
    """Why a file holds no reply."""


def read_reply(path: str) -> tuple[object, str, tuple[Finding, ...]]:
    """The JSON value, the name of the file, and why it cannot be read. A name that stands
    twice in an object has its last value, as a client reads it."""
    name = "(stdin)" if path == STDIN else shown(Path(path))
    try:
        return _value(_bytes(path)), name, ()
    except _NoReply as error:
        message = str(error)
    except (OSError, ValueError) as error:
        # A path that holds a NUL is none.
        message = (getattr(error, "strerror", "") or "it cannot be read").lower()
    hint = "save the body of the reply as JSON, or what `report()` returns"
    return None, name, (Finding(Place(name), "reply", message, hint=hint),)


def _bytes(path: str) -> bytes:
    if path == STDIN:
        # Python has no standard input where the caller closed it.
        if sys.stdin is None:
            raise _NoReply("nothing stands there: it is closed")
        return sys.stdin.buffer.read(LIMIT + 1)
    with Path(path).open("rb") as file:
        return file.read(LIMIT + 1)


def _value(data: bytes) -> object:
    if len(data) > LIMIT:
        raise _NoReply(f"larger than {LIMIT >> 20} MiB")
    if not data.strip():
        raise _NoReply("the file is empty")
    try:
        value: object = _JSON.decode(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _NoReply(f"no JSON: {error.msg.lower()} in {where}") from None
    except UnicodeError:
        raise _NoReply("no JSON: the text is not UTF-8") from None
    except ValueError:
        raise _NoReply("no JSON: it holds a number that no reader takes") from None
    except RecursionError:
        raise _NoReply(f"nested deeper than {DEEPEST} levels") from None
    _require_shallow(value)
    return value


def _require_shallow(value: object) -> None:
    level = [value]
    for _ in range(DEEPEST):
        inner = [list(v.values()) if isinstance(v, dict) else v for v in level]
        level = [item for items in inner if isinstance(items, list) for item in items]
        if not level:
            return
    raise _NoReply(f"nested deeper than {DEEPEST} levels")


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is not JSON")


def _finite(text: str) -> object:
    """A number too large for a float stays a text, as in a client."""
    number = float(text)
    return number if isfinite(number) else text


_JSON = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite)
