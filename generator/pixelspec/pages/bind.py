"""Binds facts to the blocks that state them, and says where none or several would do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pixelspec.pages.block import Block
from pixelspec.pages.claim import Claim
from pixelspec.pages.normal import literals, turns
from pixelspec.pages.page import Page
from pixelspec.pages.sampled import match_sample, root_of
from pixelspec.pages.standing import Index, Scope, parts_of
from pixelspec.place import Finding

Names = Mapping[str, tuple[str, ...]]
SHOWN = 6


@dataclass(frozen=True)
class Bound:
    """The facts of each block by its locator, as path and worth, and what is wrong."""

    facts: Mapping[str, tuple[tuple[str, str], ...]]
    findings: tuple[Finding, ...]


def bind(claims: Sequence[Claim], page: Page, names: Names) -> Bound:
    """Binds every claim; `names` say what a person chose, by locator or fact path."""
    binder = _Binder(claims, page, names)
    # What has literals finds its block alone and leads the others there.
    ranks = {"sample": 0, "words": 1, "leaf": 1, "none": 2, "prose": 3}
    for claim in sorted(claims, key=lambda c: ranks[c.how]):
        binder.take(claim)
    ordered = {b.locator: binder.facts.get(b.locator, {}) for b in page.blocks}
    facts = {where: tuple(found.items()) for where, found in ordered.items() if found}
    return Bound(facts, tuple(sorted(set(binder.findings))))


class _Binder:
    """Takes the claims one by one; later ones see where earlier ones were found."""

    def __init__(self, claims: Sequence[Claim], page: Page, names: Names) -> None:
        words = frozenset(w.casefold() for c in claims for g in c.words for w in g)
        self._index = Index(page, words)
        self._blocks = page.blocks
        self._names = names
        self._valued = frozenset(
            word.casefold()
            for claim in claims
            if _states_value(claim)
            for group in claim.words
            for word in group
        )
        self._citing: dict[str, list[Claim]] = {}
        for claim in claims:
            for name in claim.at if claim.words else ():
                self._citing.setdefault(name, []).append(claim)
        self._scopes: dict[str, Scope] = {}
        self._known: dict[str, list[Block]] = {}
        self.facts: dict[str, dict[str, str]] = {}
        self.findings: list[Finding] = []

    def take(self, claim: Claim) -> None:
        if claim.how == "sample":
            self._sample(claim)
            return
        found, several = False, list[Block]()
        for name in claim.at:
            fitting, sure = self._place(claim, name)
            if sure:
                self._add(claim, name, fitting)
                found = True
            several += [] if sure else fitting
        if not found and claim.how != "prose":
            self._missing(claim, several)

    def _add(self, claim: Claim, name: str, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.facts.setdefault(block.locator, {})[claim.path] = claim.worth
            self._known.setdefault(name, []).append(block)

    def _place(self, claim: Claim, name: str) -> tuple[Sequence[Block], bool]:
        """The blocks that could state a claim, and whether they are the ones."""
        own, chosen = self._names.get(claim.path), self._names.get(name)
        if own:
            return self._told(claim, self._chosen(own).blocks)
        scope = self._chosen(chosen) if chosen else self._scope(name)
        if claim.how == "prose":
            prose = [b for b in scope.blocks if scope.exact and self._prose(b)]
            return prose, bool(prose)
        if claim.how == "none":
            return self._named(name, scope)
        if claim.how == "leaf":
            leaves = self._leaves(claim, scope)
            return leaves, bool(leaves)
        if scope.exact:
            standing = self._cited(claim, scope.blocks)
            return standing, _sure(claim, standing) or bool(chosen and standing)
        if claim.demanded:
            return self._searched(claim, name, scope)
        keyed = self._index.ending(claim.key, scope.blocks) if claim.key else []
        keyed = [b for b in keyed if self._index.stand(claim.words, b)]
        return keyed, bool(keyed)

    def _told(
        self, claim: Claim, blocks: tuple[Block, ...]
    ) -> tuple[Sequence[Block], bool]:
        """The blocks that a person chose for this very fact: what it says has to stand
        in one of them."""
        if claim.how == "leaf":
            blocks = (*self._leaves(claim, Scope(blocks, False)), *blocks)
        elif claim.how == "words":
            standing = any(self._index.stand(claim.words, block) for block in blocks)
            blocks = blocks if standing else ()
        return blocks, bool(blocks)

    def _scope(self, name: str) -> Scope:
        if name not in self._scopes:
            self._scopes[name] = self._index.scope(name)
        return self._scopes[name]

    def _chosen(self, locators: Sequence[str]) -> Scope:
        """The scope that a person named: just those blocks, or what is below them."""
        plain = [b for b in self._blocks if b.locator in locators]
        below = [b for where in locators for b in self._index.below(parts_of(where))]
        return Scope(tuple(plain or below), bool(plain or below))

    def _cited(self, claim: Claim, blocks: Sequence[Block]) -> list[Block]:
        """Where in the cited blocks the words stand: in the one for them, if there is."""
        keyed = self._index.ending(claim.key, blocks) if claim.key else []
        standing = [b for b in keyed or blocks if self._index.stand(claim.words, b)]
        if standing or not keyed or claim.key[-1] in ("type", "required", "default"):
            return standing
        return [b for b in blocks if self._index.stand(claim.words, b)]

    def _searched(
        self, claim: Claim, name: str, scope: Scope
    ) -> tuple[Sequence[Block], bool]:
        """Where the words stand, if the page has no place of that name: near what the
        name resembles, else anywhere, as far as that leaves a single answer."""
        # What stands under a parameter, or has another place, is not looked for all over.
        near = scope.depth > 1 or len(claim.at) > 1
        wide = () if near else (self._blocks,)
        for blocks in (scope.blocks, *wide):
            standing = self._cited(claim, blocks)
            hinted = self._index.hinted(scope.hints, standing) if scope.hints else []
            fitting = self._fullest(name, hinted or standing)
            if fitting:
                together = {b.locator.split(".")[0] for b in fitting}
                short = min(len(w) for g in claim.words for w in g) < 3
                return fitting, len(fitting) == 1 or (len(together) == 1 and not short)
        return [], False

    def _fullest(self, name: str, blocks: Sequence[Block]) -> list[Block]:
        """Of several blocks those where most of what cites the name stands."""
        if len(blocks) < 2:
            return list(blocks)
        citing = self._citing.get(name, [])
        counts = [
            sum(self._index.stand(claim.words, block) for claim in citing)
            for block in blocks
        ]
        return [b for b, n in zip(blocks, counts, strict=True) if n == max(counts)]

    def _named(self, name: str, scope: Scope) -> tuple[Sequence[Block], bool]:
        """What a locator means for a fact without literals."""
        if scope.exact:
            return scope.blocks[:1], True
        known = self._known.get(name, [])
        if known:
            return known[:1], True
        above = self._above(name)
        if above:
            return above, True
        for blocks in (scope.blocks, self._blocks):
            hinted = self._index.hinted(scope.hints, blocks)
            if scope.hints and hinted:
                return hinted, len(hinted) == 1
        return scope.blocks, False

    def _above(self, name: str) -> list[Block]:
        """Where a locator leads whose longer ones have their blocks: to the sample or
        the section that most of them are in."""
        inner = [
            root_of(block) or block.locator.split(".")[0]
            for other, blocks in self._known.items()
            if other.startswith(f"{name}.")
            for block in blocks
        ]
        (most, _), *_ = Counter(inner).most_common(1) or [("", 0)]
        return [b for b in self._blocks if most and b.locator.startswith(most)][:1]

    def _prose(self, block: Block) -> bool:
        """Whether a sentence only describes: no number, no value, no turning word."""
        if block.kind != "sentence" or block.scaffold or block.locator in self.facts:
            return False
        return not turns(block.text) and not any(
            word in self._valued or "_" in word or any(map(str.isdigit, word))
            for word in literals(block.text, self._valued)
        )

    def _leaves(self, claim: Claim, scope: Scope) -> list[Block]:
        """The leaves of samples at the path of a field, and where it is described."""
        keys = {bare_path(key) for key in claim.key}
        leaves = [
            b for b in self._blocks if b.kind == "leaf" and bare_path(b.path) in keys
        ]
        holding = [b for b in leaves if self._index.stand(claim.words, b)]
        if leaves and not holding:
            return []
        last = claim.key[0].rpartition(".")[2].replace("[]", "").casefold()
        near = scope.blocks if scope.exact else ()
        described = [b for b in near if last in parts_of(b.locator)[-2:]]
        return list(dict.fromkeys([*holding, *(b for b in described if not b.path)]))

    def _sample(self, claim: Claim) -> None:
        match = match_sample(claim, self._blocks)
        for block in match.blocks:
            path = f"{claim.path}.body.{block.path}" if block.path else claim.path
            self.facts.setdefault(block.locator, {})[path] = claim.worth
            for name in claim.at:
                self._known.setdefault(name, []).append(block)
        if not match.blocks and claim.demanded:
            message = "no sample of the page has just these values"
            if match.nearest:
                differs = ", ".join(match.differs[:SHOWN])
                message += f"; {match.nearest} differs in {differs}"
            self.findings.append(
                Finding(claim.place, "docs-value", message, claim.path)
            )

    def _missing(self, claim: Claim, several: Sequence[Block]) -> None:
        """Says that nothing states a fact, or asks which of several blocks does."""
        where = " or ".join(f"'{name}'" for name in claim.at)
        if several and claim.demanded:
            listed = ", ".join(_listed(several))
            message = f"{where} fits {len(several)} blocks: {listed} ({claim.path})"
            hint = f"say which: --bind {claim.at[0]}=BLOCK or {claim.path}=BLOCK"
            rule = "docs-bind"
        elif claim.demanded:
            said = " and ".join(repr(group[0]) for group in claim.words) or "this fact"
            verb = "do" if len(claim.words) > 1 else "does"
            message = f"{said} {verb} not stand where {where} points ({claim.path})"
            hint = f"see the page, or name the block: --bind {claim.path}=BLOCK"
            rule = "docs-value"
        else:
            return
        finding = Finding(claim.place, rule, message, claim.path, hint)
        self.findings.append(finding)


def bare_path(path: str) -> str:
    """A path without the numbers of items."""
    return re.sub(r"\[\d*\]", "[]", path).removesuffix("[]")


def _states_value(claim: Claim) -> bool:
    inner = claim.path.startswith("parameters.") and claim.path.count(".") > 1
    return inner and claim.key[-1:] not in (("type",), ("required",))


def _sure(claim: Claim, standing: Sequence[Block]) -> bool:
    """Whether all of several blocks back a fact: a number stands in many by chance."""
    numbers = all(w.replace(".", "").isdigit() for g in claim.words for w in g)
    return len(standing) == 1 or (len(standing) > 1 and not numbers)


def _listed(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks[:SHOWN]:
        yield f"{block.locator} (line {block.line})"
    if len(blocks) > SHOWN:
        yield f"and {len(blocks) - SHOWN} more"
