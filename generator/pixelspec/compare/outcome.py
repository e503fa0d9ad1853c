"""What a provider makes of one request: asked of the emulator, told in a few words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pixelspec.compare.change import Outcome
from pixelspec.emulator.account import Submission
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.request import Reply, Request
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation

PICTURES = "https://pictures.example/f"
HOST = "api.example"
# Numbers from here on are times and ids, which differ from request to request.
LARGE = 1000
# A longer value is not repeated.
LONG = 60


@dataclass(frozen=True)
class Result:
    """`effective` is what held in the end, `told` the shape of the reply and, of a task,
    that of the last query; a refusal has a `reason`."""

    status: int
    reason: str = ""
    effective: tuple[tuple[str, str], ...] = ()
    pixels: str = ""
    pictures: int = 0
    seconds: float = 0.0
    told: tuple[str, ...] = ()

    def differs(self, other: Result) -> bool:
        """In more than the words of a refusal, which are the emulator's own."""
        if self.reason and other.reason:
            return (self.status, self.told) != (other.status, other.told)
        return self != other


class Asker:
    """Puts requests to one model, written as callers of another one write them."""

    def __init__(self, model: Endpoint, caller: Endpoint) -> None:
        self._clock = ManualClock()
        self._emulator = Emulator([model], clock=self._clock, picture_address=PICTURES)
        self._caller = caller.provider
        self._submit = caller.operation

    def ask(self, body: str) -> Result:
        operation = self._submit
        if operation is None:
            return Result(0, "nothing can be ordered")
        reply = self._send(operation, operation.path, body.encode())
        if reply.status != 200:
            shape = tuple(_shape(_json(reply)))
            return Result(reply.status, _reason(reply), told=shape)
        submission = self._emulator.account.submissions[-1]
        told = [*_shape(_json(reply))]
        if submission.task:
            told += self._queried(submission)
        return Result(
            status=200,
            effective=tuple(
                sorted((k, _word(v)) for k, v in submission.effective.items())
            ),
            pixels=submission.pixels.written(),
            pictures=submission.pictures,
            seconds=submission.seconds,
            told=tuple(told),
        )

    def _queried(self, submission: Submission) -> list[str]:
        """How the finished task looks to a caller who asks as before."""
        operation = self._caller.operation("query")
        if operation is None:
            return []
        self._clock.advance(submission.seconds + 1)
        before, _, rest = operation.path.partition("{")
        path = before + submission.task + rest.partition("}")[2]
        reply = self._send(operation, path, b"")
        return [f"query {reply.status}", *_shape(_json(reply), "query")]

    def _send(self, operation: Operation, path: str, body: bytes) -> Reply:
        headers = {}
        if self._caller.auth.required:
            headers["authorization"] = "Bearer key"
        if operation.content_type and operation.content_type_required:
            headers["content-type"] = operation.content_type
        headers |= {h.name.lower(): h.value for h in operation.headers}
        request = Request(operation.method, path, "", headers, body, HOST)
        return self._emulator.handle(request)


def _json(reply: Reply) -> object:
    value: object = json.loads(reply.body)
    return value


def _reason(reply: Reply) -> str:
    """The longest text of a refusal, which is its message."""
    texts = [text for text in _texts(_json(reply)) if not text.isdigit()]
    return max(texts, key=len, default="refused")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _shape(value: object, path: str = "reply") -> Iterator[str]:
    """Paths and types, with the values that do not differ from request to request."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _shape(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value[:1]:
            yield from _shape(inner, f"{path}[]")
    elif isinstance(value, bool) or (isinstance(value, int) and value < LARGE):
        yield f"{path} {json.dumps(value)}"
    elif isinstance(value, str) and value.replace("_", "").isalpha():
        yield f"{path} {value}"
    else:
        yield f"{path} {type(value).__name__}"


def _word(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str)


def told(result: Result, other: Result) -> Outcome:
    """A result as it differs from another one."""
    if result.reason:
        text = f"refused with {result.status}: {result.reason}"
        if other.reason and result.status == other.status:
            text += "".join(
                f", {line}" for line in result.told if line not in other.told
            )
        return Outcome(result.status, text)
    if other.reason:
        return Outcome(result.status, f"accepted: {_delivery(result)}")
    said = list(_values(result, dict(other.effective)))
    if result.pixels != other.pixels:
        said.append(result.pixels)
    if result.pictures != other.pictures:
        said.append(_several(result.pictures))
    if result.seconds != other.seconds:
        said.append(f"after {result.seconds:g} s")
    said += [line for line in result.told if line not in other.told]
    return Outcome(result.status, f"accepted: {', '.join(said) or 'as usual'}")


def _values(result: Result, theirs: Mapping[str, str]) -> Iterator[str]:
    """What holds here and does not hold there."""
    mine = dict(result.effective)
    for name, value in mine.items():
        if theirs.get(name) != value:
            yield f"{name} {value if len(value) < LONG else 'as written'}"
    yield from (f"without {name}" for name in theirs if name not in mine)


def _delivery(result: Result) -> str:
    return f"{_several(result.pictures)} of {result.pixels}"


def _several(count: int) -> str:
    return "1 picture" if count == 1 else f"{count} pictures"
