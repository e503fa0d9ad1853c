"""The lock of a page: what was read of it, without a sentence of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from pixelspec.pages.block import BlockKind
from pixelspec.pages.normal import Print

# Goes up when the same page would give other blocks.
EXTRACTOR = 1
KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
HEADER = (
    "# Written by `pixelspec docs`: what a page said, as fingerprints."
    " Nobody edits it by hand.\n"
)


@dataclass(frozen=True)
class Row:
    """One block as it was read. It backs `facts` (each with a hash of what the spec said
    then), or was `waived` with a reason, or was left unread. `still` is why its facts
    hold although the block had changed."""

    locator: str
    kind: BlockKind
    line: int
    prints: Print
    facts: tuple[tuple[str, str], ...] = ()
    waived: str = ""
    scaffold: bool = False
    still: str = ""


@dataclass(frozen=True)
class Lock:
    """`names` are the blocks that a person chose for a locator or a fact."""

    target: str
    page: str
    address: str
    read: str
    language: str
    whole: str
    rows: tuple[Row, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    extractor: int = EXTRACTOR

    @property
    def known(self) -> dict[str, str]:
        """What kind of block a text was, by its hash, where only one kind has it."""
        kinds: dict[str, set[str]] = {}
        for row in self.rows:
            kinds.setdefault(row.prints.text, set()).add(row.kind)
        return {text: found.pop() for text, found in kinds.items() if len(found) == 1}

    @property
    def words(self) -> frozenset[str]:
        """The names and values that the page had."""
        kinds = ("parameter", "value")
        return frozenset(
            row.locator.rpartition(".")[2].partition("~")[0].casefold()
            for row in self.rows
            if row.kind in kinds
        )


def lock_text(lock: Lock) -> str:
    """A lock as YAML, one line a block."""
    head = {
        "pixelspec": 1,
        "for": lock.target,
        "page": lock.page,
        "address": lock.address,
        "read": lock.read,
        "extractor": lock.extractor,
        "language": lock.language,
        "whole": lock.whole,
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in head.items()]
    if lock.names:
        lines.append("names:")
        lines += [f"  {_flow(name)}: {_flow(list(to))}" for name, to in lock.names]
    lines.append("blocks:")
    lines += [f"  {_flow(row.locator)}: {_flow(_row(row))}" for row in lock.rows]
    return HEADER + "\n".join(lines) + "\n"


def lock_of(plain: object) -> Lock | None:
    """The lock in a document; None where it is damaged."""
    try:
        return _lock(plain) if isinstance(plain, dict) else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _flow(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(row: Row) -> dict[str, object]:
    prints = row.prints
    stated: dict[str, object] = {
        "line": row.line,
        "kind": row.kind,
        "text": prints.text,
        "literals": prints.literals,
        "sense": prints.sense,
        "sketch": prints.sketch,
        "facts": dict(row.facts),
        "scaffold" if row.scaffold else "waived": row.waived,
        "still": row.still,
    }
    return {key: value for key, value in stated.items() if value not in ("", {})}


def _lock(plain: Mapping[str, object]) -> Lock:
    blocks, names = plain["blocks"], plain.get("names") or {}
    extractor = plain["extractor"]
    if plain["pixelspec"] != 1 or not isinstance(extractor, int):
        raise ValueError
    if not isinstance(blocks, dict) or not isinstance(names, dict):
        raise ValueError
    return Lock(
        target=str(plain["for"]),
        page=str(plain["page"]),
        address=str(plain["address"]),
        read=str(plain["read"]),
        language=str(plain["language"]),
        whole=str(plain["whole"]),
        rows=tuple(_read_row(locator, row) for locator, row in blocks.items()),
        names=tuple((str(name), _texts(to)) for name, to in names.items()),
        extractor=extractor,
    )


def _read_row(locator: str, row: Mapping[str, object]) -> Row:
    kinds: dict[object, BlockKind] = {kind: kind for kind in KINDS}
    kind = kinds[row["kind"]]
    line, facts = row["line"], row.get("facts") or {}
    if not isinstance(line, int) or not isinstance(facts, dict):
        raise ValueError
    keys = ("text", "literals", "sense", "sketch")
    return Row(
        locator,
        kind,
        line,
        Print(*(str(row.get(key, "")) for key in keys)),
        tuple((str(path), str(worth)) for path, worth in facts.items()),
        waived=str(row.get("scaffold") or row.get("waived") or ""),
        scaffold="scaffold" in row,
        still=str(row.get("still") or ""),
    )


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, Iterable) or isinstance(value, str):
        raise ValueError
    return tuple(str(item) for item in value)
