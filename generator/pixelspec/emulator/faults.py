"""Spoils an exchange as a bad line, a bad gateway or a bad provider would."""

from __future__ import annotations

from dataclasses import replace

from pixelspec.emulator.errors import asked_for
from pixelspec.emulator.outcome import Outcome
from pixelspec.emulator.problem import Problem
from pixelspec.emulator.request import Reply, Request, assumed
from pixelspec.emulator.wire import NotJson, decode, encode

_GATEWAY = "<html><body><h1>{} Bad Gateway</h1></body></html>"
_LOGIN = "<!doctype html><html><body><form>Sign in to go on</form></body></html>"
_FAULT = assumed(("fault",))
_JSON = {"content-type": "application/json", **_FAULT}
_HTML = {"content-type": "text/html", **_FAULT}

# Where no reply should lead anybody: into the own network. Nothing answers at this port.
INSIDE = "http://127.0.0.1:9/inside"


def missed(outcome: Outcome) -> Reply:
    """What a carrier is told of a request that does not arrive."""
    return Reply(503, _FAULT, fault=outcome.word)


def instead(outcome: Outcome, request: Request, elsewhere: str) -> Reply | None:
    """What is said where nobody looks at the request."""
    if outcome.kind == "missed":
        return missed(outcome)
    if outcome.kind == "redirect":
        return _redirected(outcome, request, elsewhere)
    return None


def _redirected(outcome: Outcome, request: Request, elsewhere: str) -> Reply:
    """Leads a request to another host; a method other than GET keeps its body."""
    inside = outcome.word == "redirect-inside"
    location = INSIDE if inside else elsewhere + request.path
    status = 302 if request.method in ("GET", "HEAD") else 307
    return Reply(status, {"location": location, **_FAULT})


def refusal(outcome: Outcome) -> Problem:
    """The refusal that a test asked for, by a row of the page or by a status."""
    if outcome.kind != "error" or not outcome.row:
        return broken(outcome)
    after = outcome.retry_after
    return asked_for(outcome.row, (("retry-after", after),) if after else ())


def broken(outcome: Outcome) -> Problem:
    """What the provider says of itself where it is asked to fail."""
    headers = (("retry-after", outcome.retry_after),) if outcome.retry_after else ()
    text, status = "something broke", outcome.status
    if not status:
        return Problem(text, "fault", 500, "provider-fault")
    return Problem(text, "fault", status, None, row=outcome.row, headers=headers)


def spoiled(reply: Reply, error: Reply, outcome: Outcome) -> Reply:
    """The reply after a fault; `error` is how the provider says that something broke."""
    word = outcome.word
    if outcome.kind == "status":
        return replace(error, headers={**error.headers, **_FAULT})
    if word == "html":
        return _html(outcome)
    if word == "error-in-200":
        return Reply(200, _JSON, error.body)
    if word == "wrong-envelope":
        return Reply(200, _JSON, encode({"response": _value(reply)}))
    headers = {**reply.headers, **_FAULT}
    if word == "empty":
        return Reply(reply.status, headers, b"")
    if word == "truncated":
        return Reply(reply.status, headers, reply.body[: len(reply.body) // 2])
    return replace(reply, headers=headers, fault=word)


def _html(outcome: Outcome) -> Reply:
    if not outcome.status:
        return Reply(200, _HTML, _LOGIN.encode())
    after = {"retry-after": outcome.retry_after} if outcome.retry_after else {}
    text = _GATEWAY.format(outcome.status)
    return Reply(outcome.status, {**_HTML, **after}, text.encode())


def _value(reply: Reply) -> object:
    try:
        return decode(reply.body)
    except NotJson:
        return {}
