"""Proofs that a mutant of the emulator can be told from the original by no generated
request, or only where the page leaves it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pixelspec.model.endpoint import Endpoint
from pixelspec.power.guard import bounded
from pixelspec.power.record import Record, conversations
from pixelspec.power.transcript import Event, GuardedBackend, Said, compared, replay
from pixelspec.power.verdict import OPEN, SILENT, UNREAD
from pixelspec.power.walk import Leaf

LONGEST = 200
# Marks that tell of the form of a reply, and not of why there is a refusal.
FORMS = ("replies.", "errors.", "pictures.")


@dataclass(frozen=True)
class Proof:
    """That a mutant is equivalent (`text` says how), or else a request that shows it."""

    text: str
    request: str = ""


def told_apart(record: Record, leaf: Leaf, mutant: Endpoint) -> Proof:
    """How all generated requests prove the mutant equivalent; or the first one that tells
    it from the original."""
    traces = record.reading(bool(leaf.prefix), leaf.spot.steps)
    if not traces:
        return Proof(UNREAD)
    proof, like = SILENT, GuardedBackend([mutant]).emulator
    for conversation in conversations(traces):
        with bounded():
            now = replay(conversation, mutant, like)
            pairs = compared(record.said(conversation), now)
            for index, was, new in pairs:
                if _may_be_otherwise(was):
                    # What follows in the conversation follows from this.
                    proof = OPEN
                    break
                if not (_rests(was, leaf.path) and _rests(new, leaf.path)):
                    return Proof("", shown(conversation.events, index))
                proof = OPEN
    return Proof(proof)


def shown(events: Sequence[Event], index: int) -> str:
    """A request in a line: `POST /v1/images {...}`; of what the account says, the last."""
    event = events[min(index, len(events) - 1)]
    if event[0] != "ask":
        return str(event[0])
    asked = event[1]
    short = len(asked.body) <= LONGEST
    body = asked.body.decode("utf-8", "replace") if short else "..."
    return f"{asked.method} {asked.path} {body}".strip()


def _may_be_otherwise(said: Said) -> bool:
    """Whether it is a refusal of which no page speaks: a provider may as well accept."""
    if not isinstance(said.what, tuple) or not isinstance(said.what[0], int):
        return False
    why = [mark for mark in said.assumed if not mark.startswith(FORMS)]
    return said.what[0] >= 400 and bool(why)


def _rests(said: Said, path: str) -> bool:
    """Whether a reply says that it rests on this fact, or on what no page says."""
    bare = path.removeprefix("provider.")
    return any(
        mark.startswith("gaps.")
        or mark == bare
        or bare.startswith(f"{mark}.")
        or mark.startswith(f"{bare}.")
        for mark in said.assumed
    )
