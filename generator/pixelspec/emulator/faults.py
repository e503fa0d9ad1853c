"""Spoils a reply as a bad line or a bad gateway would."""

from __future__ import annotations

from dataclasses import replace

from pixelspec.emulator.request import Reply, assumed

_GATEWAY = b"<html><body><h1>502 Bad Gateway</h1></body></html>"
_PLAIN = {"content-type": "application/json", **assumed(("fault",))}


def spoiled(reply: Reply, error: Reply, word: str) -> Reply:
    """The reply after a fault of the script; `error` is how the provider refuses."""
    if word == "html-502":
        return Reply(502, {**_PLAIN, "content-type": "text/html"}, _GATEWAY)
    if word == "error-in-200":
        return Reply(200, _PLAIN, error.body)
    headers = {**reply.headers, **assumed(("fault",))}
    if word == "empty":
        return Reply(reply.status, headers, b"")
    if word == "truncated":
        return Reply(reply.status, headers, reply.body[: len(reply.body) // 2])
    return replace(reply, headers=headers, fault=word)
