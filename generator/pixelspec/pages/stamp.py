"""Makes the lock of a page from its blocks, their facts, and what a person decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from pixelspec.pages.bind import Bound
from pixelspec.pages.block import Block
from pixelspec.pages.compare import Change, renamed
from pixelspec.pages.language import language
from pixelspec.pages.lock import EXTRACTOR, Lock, Row
from pixelspec.pages.normal import digest, fingerprint
from pixelspec.pages.page import Page

NameMap = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Decisions:
    """What a person said: which blocks a locator or a fact means, and which blocks, by a
    pattern of locators, back no fact, with the reason."""

    names: NameMap
    waived: Mapping[str, str]


@dataclass(frozen=True)
class Coverage:
    """How many blocks back a fact, were waived, are unread."""

    facts: int
    waived: int
    unread: int

    @property
    def share(self) -> float:
        whole = self.facts + self.waived + self.unread
        return (self.facts + self.waived) / whole if whole else 1.0


def carried(lock: Lock, changes: Sequence[Change]) -> Decisions:
    """What was decided about a page, for its newer copy."""
    now = renamed(changes)
    names = {
        name: tuple(now[where] for where in to if where in now)
        for name, to in lock.names
    }
    waived = {
        change.new.locator: change.old.waived
        for change in changes
        if change.old and change.new and change.kind not in ("changed", "new")
        if change.old.waived and not change.old.scaffold
    }
    return Decisions({n: to for n, to in names.items() if to}, waived)


def joined(one: Decisions, other: Decisions) -> Decisions:
    """Both, of which the other wins."""
    return Decisions({**one.names, **other.names}, {**one.waived, **other.waived})


def stamp(
    about: Lock,
    page: Page,
    bound: Bound,
    decided: Decisions,
    words: Iterable[str],
    still: Mapping[str, str],
) -> Lock:
    """The lock of a page; `about` says which page it is and when it was read. `still`
    has the reason for blocks that changed and whose facts hold."""
    vocabulary = frozenset(words) | page.names
    rows = tuple(
        _row(block, bound, decided, vocabulary, still) for block in page.blocks
    )
    texts = "".join(row.prints.text for row in rows)
    names = tuple(sorted(decided.names.items()))
    return replace(
        about,
        language=language(page.blocks),
        whole=digest(texts, 16),
        rows=rows,
        names=names,
        extractor=EXTRACTOR,
    )


def _row(
    block: Block,
    bound: Bound,
    decided: Decisions,
    vocabulary: frozenset[str],
    still: Mapping[str, str],
) -> Row:
    facts = bound.facts.get(block.locator, ())
    reason = "" if facts else _reason(block.locator, decided.waived)
    return Row(
        block.locator,
        block.kind,
        block.line,
        fingerprint(block.content, vocabulary),
        facts,
        waived="" if facts else reason or block.scaffold,
        scaffold=bool(block.scaffold and not reason and not facts),
        still=still.get(block.locator, ""),
    )


def _reason(locator: str, waived: Mapping[str, str]) -> str:
    if locator in waived:
        return waived[locator]
    fitting = (why for pattern, why in waived.items() if fnmatchcase(locator, pattern))
    return next(fitting, "")


def coverage(lock: Lock) -> Coverage:
    facts = sum(bool(row.facts) for row in lock.rows)
    waived = sum(bool(row.waived) for row in lock.rows)
    return Coverage(facts, waived, len(lock.rows) - facts - waived)


def unread(lock: Lock) -> tuple[Row, ...]:
    return tuple(row for row in lock.rows if not row.facts and not row.waived)
