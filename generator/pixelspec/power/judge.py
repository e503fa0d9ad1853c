"""Flips one fact on one side, and says what became of the mutant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pixelspec.conformance.promise import Check
from pixelspec.conformance.subject import Subject
from pixelspec.emulator.prepared import prepare_all
from pixelspec.model.endpoint import Endpoint
from pixelspec.power.client import with_clients
from pixelspec.power.flips import Choices, flips
from pixelspec.power.proofs import Proof, told_apart
from pixelspec.power.source import alike
from pixelspec.power.stand import Stand
from pixelspec.power.transcript import GuardedBackend
from pixelspec.power.verdict import (
    SAME_CLIENT,
    SIDES,
    SILENT,
    UNBOUND,
    UNREAD,
    Side,
    Verdict,
)
from pixelspec.power.walk import Leaf, put

LONGEST = 60
NAMED = 5


def judged(leaf: Leaf, stands: Sequence[Stand]) -> Iterator[Verdict]:
    """Both mutants of each flip of a fact. Of a provider's, each of its models has its
    say: one that kills it is enough, and all must prove it equivalent."""
    for choices in flips(leaf, stands[0].endpoint):
        value = possible(leaf, choices, stands)
        if value is not NOTHING:
            yield from (_verdict(leaf, value, stands, side) for side in SIDES)


NOTHING: Any = object()


def possible(leaf: Leaf, choices: Choices, stands: Sequence[Stand]) -> Any:
    """The first value with which there can be a client and an emulator."""
    return next((v for v in choices if _is_possible(leaf, v, stands[0])), NOTHING)


def _is_possible(leaf: Leaf, value: Any, stand: Stand) -> bool:
    try:
        mutant = flipped(stand.endpoint, leaf, value)
        prepare_all(mutant)
        GuardedBackend([mutant])
        sources = stand.renderer.sources(mutant)
        if sources != stand.sources:
            with_clients(stand.subject, sources)
    except Exception:
        return False
    return True


def flipped(endpoint: Endpoint, leaf: Leaf, value: Any) -> Endpoint:
    """The model with another value of one fact, its own or its provider's."""
    if leaf.prefix:
        provider = put(endpoint.provider, leaf.spot.steps, value)
        return replace(endpoint, provider=provider)
    changed: Endpoint = put(endpoint, leaf.spot.steps, value)
    return changed


def _verdict(leaf: Leaf, value: Any, stands: Sequence[Stand], side: Side) -> Verdict:
    """What the models say together."""
    bare = Verdict(leaf.path, leaf.kind, side, told(leaf.value, value), "survived")
    found: list[Verdict] = []
    for stand in stands:
        one = _of_one(bare, leaf, value, stand)
        if one.outcome == "killed" or one.proof == SAME_CLIENT:
            return one
        found.append(one)
    lost = [one for one in found if one.outcome == "survived"]
    # The proof that asks for most is the one that holds for all.
    return lost[0] if lost else max(found, key=lambda one: one.proof != UNREAD)


def _of_one(bare: Verdict, leaf: Leaf, value: Any, stand: Stand) -> Verdict:
    mutant = flipped(stand.endpoint, leaf, value)
    if bare.side == "client":
        sources = stand.renderer.sources(mutant)
        if alike(stand.sources, sources):
            return replace(bare, outcome="equivalent", proof=SAME_CLIENT)
        return _tried(bare, leaf, stand, with_clients(stand.subject, sources), None)
    return _tried(bare, leaf, stand, None, mutant)


def _tried(
    bare: Verdict,
    leaf: Leaf,
    stand: Stand,
    subject: Subject | None,
    mutant: Endpoint | None,
) -> Verdict:
    """A mutant before the checks of one model, and before all else that is known to ask."""
    bare = replace(bare, model=stand.endpoint.id)
    reading = _reading(stand, leaf) if mutant else None
    able = [c for c in stand.checks if reading is None or c.name in reading]

    def first(checks: Sequence[Check]) -> Check | None:
        return next((c for c in checks if stand.fails(c, subject, mutant)), None)

    naming = [check for check in stand.naming(leaf.path) if check in able]
    light = [check for check in naming if check.name not in stand.record.heavy]
    killer = first(light)
    proof = Proof("")
    if killer is None:
        proof = told_apart(stand.record, leaf, mutant) if mutant else proof
        # Where every request is answered alike, no check can tell; else the heavy ones may.
        silent = proof.text == SILENT
        killer = None if silent else first([c for c in naming if c not in light])
    if killer:
        return replace(bare, outcome="killed", by=killer.name, group=killer.group)
    if proof.text:
        return replace(bare, outcome="equivalent", proof=proof.text)
    if mutant and not binds(leaf, stand.endpoint):
        return replace(bare, outcome="equivalent", proof=UNBOUND)
    others = [check for check in able if check not in naming]
    stranger = first(sorted(others, key=lambda c: c.name in stand.record.heavy))
    return replace(
        bare,
        named_by=tuple(check.name for check in naming[:NAMED]),
        unnamed=stranger.name if stranger else "",
        request=proof.request,
    )


def binds(leaf: Leaf, endpoint: Endpoint) -> bool:
    """Whether a provider breaks its word by doing otherwise: of a quirk that is only likely,
    the page says that it may be so."""
    field, key = leaf.spot.steps[0]
    quirks = endpoint.quirks if field == "quirks" and not leaf.prefix else ()
    return not any(quirk.likely for quirk in quirks if quirk.id == key)


def _reading(stand: Stand, leaf: Leaf) -> set[str]:
    """The checks that make the emulator read a fact; no other can notice it there."""
    traces = stand.record.reading(bool(leaf.prefix), leaf.spot.steps)
    return {trace.check for trace in traces}


def told(before: Any, after: Any) -> str:
    """`low -> lowx`, cut short."""
    return f"{_short(before)} -> {_short(after)}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    text = text.replace("\n", " ") or "''"
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
