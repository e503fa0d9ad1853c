"""Proofs that a mutant of the emulator can be told from the original by no generated
request, or only where the page leaves it open."""

from __future__ import annotations

from pixelspec.model.endpoint import Endpoint
from pixelspec.power.guard import bounded
from pixelspec.power.stand import Stand
from pixelspec.power.transcript import Said, replay
from pixelspec.power.verdict import OPEN, SILENT


def answers_alike(stand: Stand, mutant: Endpoint | None, path: str) -> str:
    """How all generated requests prove the mutant equivalent; "" where they do not, or it
    is none of the emulator."""
    if mutant is None:
        return ""
    proof = SILENT
    for conversation, before in stand.transcript:
        with bounded():
            for was, now in zip(before, replay(conversation, mutant), strict=True):
                if (was.what, was.account) == (now.what, now.account):
                    continue
                if not (_rests(was, path) and _rests(now, path)):
                    return ""
                proof = OPEN
    return proof


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
