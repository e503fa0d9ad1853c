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
from pixelspec.power.proofs import answers_alike
from pixelspec.power.source import alike
from pixelspec.power.stand import Stand
from pixelspec.power.transcript import watched
from pixelspec.power.verdict import SAME_CLIENT, SIDES, UNREAD, Side, Verdict
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
        watched()([mutant])
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
        trial = Trial(stand, subject=with_clients(stand.subject, sources))
    else:
        if leaf.spot.steps in stand.unread[bool(leaf.prefix)]:
            return replace(bare, outcome="equivalent", proof=UNREAD)
        trial = Trial(stand, endpoint=mutant)
    return trial.verdict(bare, leaf)


class Trial:
    """A mutant before the checks of one model."""

    def __init__(
        self,
        stand: Stand,
        subject: Subject | None = None,
        endpoint: Endpoint | None = None,
    ) -> None:
        self._stand = stand
        self._subject = subject
        self._endpoint = endpoint

    def verdict(self, bare: Verdict, leaf: Leaf) -> Verdict:
        bare = replace(bare, model=self._stand.endpoint.id)
        naming = self._stand.naming(leaf.path)
        killer = self._first(naming)
        if killer:
            return replace(bare, outcome="killed", by=killer.name, group=killer.group)
        proof = answers_alike(self._stand, self._endpoint, leaf.path)
        if proof:
            return replace(bare, outcome="equivalent", proof=proof)
        others = [check for check in self._stand.checks if check not in naming]
        stranger = self._first(others)
        names = tuple(check.name for check in naming[:NAMED])
        return replace(bare, named_by=names, unnamed=stranger.name if stranger else "")

    def _first(self, checks: Sequence[Check]) -> Check | None:
        """The first of the checks that fails."""
        for check in checks:
            if self._stand.fails(check, self._subject, self._endpoint):
                return check
        return None


def told(before: Any, after: Any) -> str:
    """`low -> lowx`, cut short."""
    return f"{_short(before)} -> {_short(after)}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    text = text.replace("\n", " ") or "''"
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
