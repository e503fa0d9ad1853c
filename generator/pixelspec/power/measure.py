"""Measures the checks of one model, and those of a provider through all its models."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from pixelspec.model.endpoint import Endpoint
from pixelspec.power.flips import flips
from pixelspec.power.judge import flipped, judged
from pixelspec.power.prose import is_prose, reworded
from pixelspec.power.source import alike
from pixelspec.power.stand import Stand
from pixelspec.power.verdict import Measured, Verdict
from pixelspec.power.walk import Leaf, model_leaves, provider_leaves

Tick = Callable[[], None]
# Facts that are measured in one go.
CHUNK = 40


def facts_of(stand: Stand, shared: bool) -> tuple[Leaf, ...]:
    """The leaves of the model's own file, or of its provider's, each once."""
    endpoint = stand.endpoint
    found = provider_leaves(endpoint.provider) if shared else model_leaves(endpoint)
    return tuple({leaf.spot.steps: leaf for leaf in found}.values())


def measured(
    name: str,
    stands: Sequence[Stand],
    shared: bool,
    part: slice,
    tick: Tick = lambda: None,
) -> Measured:
    """A part of the facts; the prose belongs to the first part."""
    start = time.perf_counter()
    checks = sum(len(stand.checks) for stand in stands)
    red = tuple(why for stand in stands for why in stand.record.red)
    if red:
        return Measured(name, checks, red=red)
    leaves = facts_of(stands[0], shared)
    prose = [leaf for leaf in leaves if is_prose(leaf)]
    single = [leaf for leaf in leaves if not is_prose(leaf)][part]
    stray = disproved(prose, stands) if not part.start else ()
    verdicts: list[Verdict] = []
    fixed: list[str] = []
    for leaf in (*single, *stray):
        found = tuple(judged(leaf, stands))
        verdicts += found
        fixed += [] if found else [leaf.path]
        tick()
    count = len(prose) - len(stray) if not part.start else 0
    seconds = time.perf_counter() - start
    return Measured(name, checks, tuple(verdicts), count, tuple(fixed), (), seconds)


def disproved(prose: Sequence[Leaf], stands: Sequence[Stand]) -> tuple[Leaf, ...]:
    """What is no prose after all: all of it is flipped at once, and where that changes
    something, half of it, until what is to blame is left."""
    if not prose or all(changes_nothing(prose, stand) for stand in stands):
        return ()
    if len(prose) == 1:
        return tuple(leaf for leaf in prose if flips(leaf, stands[0].endpoint))
    half = len(prose) // 2
    return disproved(prose[:half], stands) + disproved(prose[half:], stands)


def changes_nothing(prose: Iterable[Leaf], stand: Stand) -> bool:
    """Whether other words change neither the client, but for its texts, nor any reply, but
    for its marks."""
    mutant: Endpoint = stand.endpoint
    for leaf in prose:
        mutant = flipped(mutant, leaf, reworded(leaf))
    if not alike(stand.sources, stand.renderer.sources(mutant)):
        return False
    return stand.record.says_the_same(mutant)


def single_facts(stand: Stand, shared: bool) -> int:
    """How many facts are flipped one by one."""
    return sum(not is_prose(leaf) for leaf in facts_of(stand, shared))
