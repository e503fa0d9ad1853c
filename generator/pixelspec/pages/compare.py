"""Compares a page with its lock: what stayed, moved, was reworded, changed, came, went."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pixelspec.pages.block import KEYED, Block
from pixelspec.pages.lock import Lock, Row
from pixelspec.pages.normal import Print, fingerprint, likeness
from pixelspec.pages.page import Page
from pixelspec.pages.standing import parts_of

ChangeKind = Literal["unchanged", "moved", "reworded", "changed", "new", "removed"]
# How alike two texts must be to be two wordings of one: under the same heading, and
# anywhere on the page.
NEAR, FAR = 0.2, 0.5
# A page with more new blocks than this is another page.
FAR_BLOCKS = 1000


@dataclass(frozen=True)
class Change:
    """What became of one block."""

    kind: ChangeKind
    old: Row | None = None
    new: Block | None = None
    prints: Print | None = None

    @property
    def locator(self) -> str:
        return self.new.locator if self.new else self.old.locator if self.old else ""


@dataclass(frozen=True)
class _Fresh:
    block: Block
    prints: Print

    @property
    def locator(self) -> str:
        return self.block.locator


def compare(
    lock: Lock, page: Page, words: Iterable[str], literal_only: bool = False
) -> tuple[Change, ...]:
    """What became of every block, in the order of the new page, what went at the end.

    `words` are those of the spec. In `literal_only` mode sentences without a number or
    a name are left out on both sides, and of the others only those count.
    """
    vocabulary = frozenset(words) | page.names | lock.words
    fresh = [_Fresh(b, fingerprint(b.content, vocabulary)) for b in page.blocks]
    rows = list(lock.rows)
    if literal_only:
        fresh = [f for f in fresh if _counts(f.block.kind, f.prints)]
        rows = [row for row in rows if _counts(row.kind, row.prints)]
    pairing = _Pairing(rows, fresh, literal_only)
    pairing.run()
    return tuple(pairing.changes())


def _counts(kind: str, prints: Print) -> bool:
    return kind in KEYED or bool(prints.literals)


class _Pairing:
    """Pairs rows with blocks, the surest pairs first."""

    def __init__(
        self, rows: list[Row], fresh: list[_Fresh], literal_only: bool
    ) -> None:
        self._rows = rows
        self._fresh = fresh
        self._literal = literal_only
        self._of: dict[int, int] = {}
        self._taken: set[int] = set()

    def run(self) -> None:
        self._pair(lambda kind, place, text: (place, text))
        self._pair(lambda kind, place, text: kind in KEYED and (place,))
        self._pair(
            lambda kind, place, text: kind in KEYED and (kind, _tail(place), text)
        )
        self._pair(lambda kind, place, text: kind not in KEYED and (_head(place), text))
        self._pair(lambda kind, place, text: kind not in KEYED and (text,))
        if not self._literal:
            self._alike(NEAR, near=True)
            self._alike(FAR, near=False)

    def changes(self) -> Iterable[Change]:
        steady = self._steady()
        for at, fresh in enumerate(self._fresh):
            row_at = self._of.get(at)
            if row_at is None:
                yield Change("new", None, fresh.block, fresh.prints)
                continue
            row = self._rows[row_at]
            kind = self._judged(row, fresh)
            renamed = fresh.block.kind in KEYED and row.locator != fresh.locator
            if kind == "unchanged" and (renamed or row_at not in steady):
                kind = "moved"
            yield Change(kind, row, fresh.block, fresh.prints)
        for at, row in enumerate(self._rows):
            if at not in self._taken:
                yield Change("removed", row)

    def _text(self, kind: str, prints: Print) -> str:
        if not self._literal:
            return prints.text
        return f"{prints.literals} {prints.sense if kind == 'attribute' else ''}"

    def _judged(self, row: Row, fresh: _Fresh) -> ChangeKind:
        kind = fresh.block.kind
        if fresh.block.path and not _ends(row.locator, fresh.locator, fresh.block):
            return "changed"
        if self._text(row.kind, row.prints) == self._text(kind, fresh.prints):
            return "unchanged"
        old, new = row.prints, fresh.prints
        same = (old.literals, old.sense) == (new.literals, new.sense)
        # What a short text says is all it says.
        return "reworded" if same and kind in ("sentence", "value") else "changed"

    def _pair(self, key: Callable[[str, str, str], Hashable]) -> None:
        """Pairs, in their order, what has the same key; False is no key."""
        waiting: dict[Hashable, list[int]] = {}
        for at, row in enumerate(self._rows):
            if at not in self._taken:
                text = self._text(row.kind, row.prints)
                waiting.setdefault(key(row.kind, row.locator, text), []).append(at)
        for at, fresh in enumerate(self._fresh):
            kind = fresh.block.kind
            text = self._text(kind, fresh.prints)
            found = key(kind, fresh.locator, text)
            if at not in self._of and found and waiting.get(found):
                self._join(at, waiting[found].pop(0))

    def _join(self, at: int, row_at: int) -> None:
        self._of[at] = row_at
        self._taken.add(row_at)

    def _alike(self, least: float, near: bool) -> None:
        """Pairs what is similar, the most similar first."""
        groups: dict[tuple[str, str], list[int]] = {}
        for row_at, row in enumerate(self._rows):
            if row_at not in self._taken:
                head = _head(row.locator) if near else ""
                groups.setdefault((row.kind, head), []).append(row_at)
        found = []
        left = [at for at in range(len(self._fresh)) if at not in self._of]
        for at in left if near or len(left) < FAR_BLOCKS else ():
            fresh = self._fresh[at]
            head = _head(fresh.locator) if near else ""
            for row_at in groups.get((fresh.block.kind, head), ()):
                sketch = self._rows[row_at].prints.sketch
                alike = likeness(sketch, fresh.prints.sketch)
                if alike >= least and not fresh.block.scaffold:
                    found.append((-alike, abs(at - row_at), at, row_at))
        for _, _, at, row_at in sorted(found):
            if at not in self._of and row_at not in self._taken:
                self._join(at, row_at)

    def _steady(self) -> set[int]:
        """The rows of the longest run of pairs that kept their order."""
        order = [self._of[at] for at in sorted(self._of)]
        ends: list[int] = []
        last: list[int] = []
        before: dict[int, int] = {}
        for row_at in order:
            place = bisect_left(ends, row_at)
            if place:
                before[row_at] = last[place - 1]
            ends[place : place + 1] = [row_at]
            last[place : place + 1] = [row_at]
        kept: set[int] = set()
        at = last[-1] if last else None
        while at is not None:
            kept.add(at)
            at = before.get(at)
        return kept


def _head(locator: str) -> str:
    """The place that a block is in."""
    return locator.rpartition(".")[0]


def _ends(locator: str, now: str, leaf: Block) -> bool:
    """Whether a leaf of a sample still has the path that it had."""
    steps = len(leaf.path.split("."))
    old, new = parts_of(locator), parts_of(now)
    return old[-steps:] == new[-steps:] and len(old) == len(new)


def _tail(locator: str) -> tuple[str, ...]:
    """What of a place is left when its heading gets another name."""
    return tuple(locator.split(".")[1:][-3:]) or (locator,)


def renamed(changes: Sequence[Change]) -> dict[str, str]:
    """What the blocks of the lock are called now."""
    pairs = ((c.old, c.new) for c in changes)
    return {old.locator: new.locator for old, new in pairs if old and new}
