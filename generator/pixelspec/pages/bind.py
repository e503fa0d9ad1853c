"""Binds facts to the blocks that state them, and says where none or several would do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pixelspec.pages.block import Block
from pixelspec.pages.claim import Claim
from pixelspec.pages.normal import literals, sense
from pixelspec.pages.page import Page
from pixelspec.pages.sampled import SampleMatch, match_sample
from pixelspec.pages.standing import Index, Scope, parts_of
from pixelspec.place import Finding

Names = Mapping[str, tuple[str, ...]]
SHOWN = 6
LEAF_TYPES: dict[str, tuple[str, ...]] = {
    "text": ("string", "null"),
    "integer": ("number",),
    "number": ("number",),
    "boolean": ("boolean",),
    "object": ("object", "array"),
}


@dataclass(frozen=True)
class Bound:
    """The facts of each block by its locator, as path and worth, and what is wrong."""

    facts: Mapping[str, tuple[tuple[str, str], ...]]
    findings: tuple[Finding, ...]


@dataclass
class _Placed:
    """What was found for the claims, as it is found."""

    blocks: dict[str, dict[str, str]] = field(default_factory=dict)
    by_name: dict[str, list[Block]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, claim: Claim, name: str, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.blocks.setdefault(block.locator, {})[claim.path] = claim.worth
            self.by_name.setdefault(name, []).append(block)


def bind(claims: Sequence[Claim], page: Page, names: Names) -> Bound:
    """Binds every claim; `names` say what a person chose, by locator or fact path."""
    words = frozenset(w.casefold() for c in claims for g in c.words for w in g)
    index = Index(page, words)
    placed = _Placed()
    # What has literals finds its block alone and leads the others there.
    ranks = {"sample": 0, "words": 1, "leaf": 1, "none": 2, "prose": 3}
    for claim in sorted(claims, key=lambda c: ranks[c.how]):
        _bind_one(claim, index, names, placed)
    ordered = {b.locator: placed.blocks.get(b.locator, {}) for b in page.blocks}
    facts = {where: tuple(found.items()) for where, found in ordered.items() if found}
    return Bound(facts, tuple(sorted(set(placed.findings))))


def _bind_one(claim: Claim, index: Index, names: Names, placed: _Placed) -> None:
    found: list[Block] = []
    several: list[Block] = []
    for name in claim.at:
        chosen = names.get(claim.path) or names.get(name)
        scope = _chosen(chosen, index) if chosen else index.scope(name)
        fitting = _fitting(claim, name, scope, index, placed)
        if claim.how == "sample":
            match = match_sample(claim, index.page.blocks, scope.blocks)
            _sampled(claim, name, match, placed)
            return
        if _decided(claim, scope, fitting):
            found += fitting
            placed.add(claim, name, fitting)
        else:
            several += fitting
    if not found and claim.how != "prose":
        _missing(claim, several, placed)


def _chosen(locators: Sequence[str], index: Index) -> Scope:
    """The scope that a person named: those blocks, and what stands below them."""
    blocks = [b for where in locators for b in index.below(parts_of(where))]
    plain = [b for b in index.page.blocks if b.locator in locators]
    exact = [b for b in blocks if "~" not in "".join(locators)] or plain
    return Scope(tuple(dict.fromkeys(exact)), True)


def _fitting(
    claim: Claim, name: str, scope: Scope, index: Index, placed: _Placed
) -> list[Block]:
    """The blocks in a scope that could state a claim."""
    if claim.how == "none":
        return _named(name, scope, index, placed)
    if claim.how == "prose":
        taken = placed.blocks
        return [b for b in scope.blocks if scope.exact and _prose(b, index, taken)]
    if claim.how == "leaf":
        return _leaves(claim, scope, index)
    keyed = index.ending(claim.key, scope.blocks) if claim.key else []
    # An author may point at a block that holds the value itself.
    near = keyed or scope.blocks
    standing = [b for b in near if index.stand(claim.words, b)]
    if not standing and keyed and claim.key[-1] not in ("type", "required", "default"):
        standing = [b for b in scope.blocks if index.stand(claim.words, b)]
    hinted = index.hinted(scope.hints, standing) if scope.hints else []
    return hinted or standing


def _decided(claim: Claim, scope: Scope, fitting: Sequence[Block]) -> bool:
    """Whether the blocks found are the ones, and not one of them to be asked for."""
    if len(fitting) < 2 or claim.how in ("leaf", "prose"):
        return bool(fitting)
    if not scope.exact:
        return False
    numbers = all(w.replace(".", "").isdigit() for g in claim.words for w in g)
    return not numbers


def _named(name: str, scope: Scope, index: Index, placed: _Placed) -> list[Block]:
    """What a locator means for a fact without literals."""
    if scope.exact:
        return [scope.blocks[0]]
    known = placed.by_name.get(name)
    if known:
        return list(dict.fromkeys(known))[:1]
    return index.hinted(scope.hints, scope.blocks) or list(scope.blocks)


def _prose(
    block: Block, index: Index, taken: Mapping[str, Mapping[str, str]]
) -> bool:
    """Whether a sentence only describes: no literal, no word that turns a sense."""
    if block.kind != "sentence" or block.locator in taken or block.scaffold:
        return False
    return not literals(block.text, index.page.names | index.words) and not (
        sense(block.text)
    )


def _leaves(claim: Claim, scope: Scope, index: Index) -> list[Block]:
    """The leaves of samples at the path of a field, and where the page describes it."""
    keys = {bare_path(key) for key in claim.key}
    leaves = [
        b
        for b in index.page.blocks
        if b.kind == "leaf" and not b.path.startswith("call.") and _at(b, keys)
    ]
    holding = [b for b in leaves if index.stand(claim.words, b)]
    last = claim.key[0].rpartition(".")[2].replace("[]", "")
    described = [
        b
        for b in scope.blocks
        if scope.exact and set(parts_of(b.locator)[-2:]) & {last.casefold()}
    ]
    if claim.words and leaves and not holding:
        return []
    return list(dict.fromkeys([*holding, *(b for b in described if b not in leaves)]))


def bare_path(path: str) -> str:
    """A path without the numbers of items."""
    return re.sub(r"\[\d*\]", "[]", path).removesuffix("[]")


def _at(block: Block, keys: set[str]) -> bool:
    return bare_path(block.path) in keys


def _sampled(
    claim: Claim, name: str, match: SampleMatch, placed: _Placed
) -> None:
    for block in match.blocks:
        path = f"{claim.path}.body.{block.path}" if block.path else claim.path
        placed.blocks.setdefault(block.locator, {})[path] = claim.worth
        placed.by_name.setdefault(name, []).append(block)
    if not match.blocks and claim.demanded:
        message = "no sample of the page has just these values"
        if match.nearest:
            differs = ", ".join(match.differs[:SHOWN])
            message += f"; {match.nearest} differs in {differs}"
        finding = Finding(claim.place, "docs-value", message, claim.path)
        placed.findings.append(finding)


def _missing(claim: Claim, several: Sequence[Block], placed: _Placed) -> None:
    """Says that nothing states a fact, or asks which of several blocks does."""
    where = " or ".join(f"'{name}'" for name in claim.at)
    if several:
        listed = ", ".join(_listed(several))
        message = f"{where} fits {len(several)} blocks: {listed}"
        hint = f"say which: --bind {claim.path}=BLOCK, or {claim.at[0]}=BLOCK"
        placed.findings.append(
            Finding(claim.place, "docs-bind", message, claim.path, hint)
        )
    elif claim.demanded:
        said = " and ".join(repr(group[0]) for group in claim.words) or "this fact"
        message = f"{said} does not stand where {where} points ({claim.path})"
        hint = f"see the page, or name the block: --bind {claim.path}=BLOCK"
        placed.findings.append(
            Finding(claim.place, "docs-value", message, claim.path, hint)
        )


def _listed(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks[:SHOWN]:
        yield f"{block.locator} (line {block.line})"
    if len(blocks) > SHOWN:
        yield f"and {len(blocks) - SHOWN} more"
