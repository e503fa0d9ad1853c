"""Finds the sample of a page that an example of a spec was taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pixelspec.pages.block import Block
from pixelspec.pages.claim import Claim

Leaves = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class SampleMatch:
    """The blocks of the sample, its title among them; else the place of the most similar
    one, and the paths at which it differs."""

    blocks: tuple[Block, ...]
    nearest: str = ""
    differs: tuple[str, ...] = ()


def match_sample(claim: Claim, blocks: Sequence[Block]) -> SampleMatch:
    """The sample with just the leaves of a claim, prompts aside; a page may show it
    alone and inside a call."""
    samples = samples_of(blocks)
    wanted = {path: (value, kind) for path, value, kind in claim.leaves}
    gaps = {root: _differs(wanted, _body(found)) for root, found in samples.items()}
    roots = [root for root, differs in gaps.items() if not differs]
    if roots:
        titles = [b for b in blocks if b.locator in roots]
        inner = [block for root in roots for block in samples[root]]
        return SampleMatch((*titles, *inner))
    ranked = sorted((len(differs), root) for root, differs in gaps.items())
    close = [root for count, root in ranked if count <= len(wanted) // 2]
    return SampleMatch((), close[0], gaps[close[0]]) if close else SampleMatch(())


def samples_of(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """The leaves of every sample by its place, the notes in it with them."""
    found: dict[str, list[Block]] = {}
    for block in blocks:
        if block.path or block.type:
            found.setdefault(root_of(block), []).append(block)
    return found


def root_of(block: Block) -> str:
    """The place of the sample that a leaf belongs to."""
    if not (block.path or block.type):
        return ""
    steps = len([s for s in block.path.split(".") if s]) + (block.type == "comment")
    parts = block.locator.split(".")
    return ".".join(parts[: len(parts) - steps])


def _body(blocks: Sequence[Block]) -> Leaves:
    return {
        b.path: (b.text, b.type)
        for b in blocks
        if not b.path.startswith("call.") and b.type != "comment"
    }


def _differs(wanted: Leaves, found: Leaves) -> tuple[str, ...]:
    """The paths at which two samples differ; an empty text stands for any."""
    return tuple(
        path
        for path in {**wanted, **found}
        if path not in wanted
        or path not in found
        or wanted[path][1] != found[path][1]
        or (wanted[path][0] and wanted[path][0] != found[path][0])
    )
