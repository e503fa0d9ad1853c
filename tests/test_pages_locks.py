"""A lock holds no word of its page, reads back, and the committed ones leave nothing
unread."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paged import locked, text
from pixelspec.pages.lock import Lock, lock_of, lock_text
from pixelspec.pages.normal import sentences
from pixelspec.pages.stamp import coverage
from pixelspec.read.yaml import read_yaml
from tiny import ROOT, committed

# A list of pages, index.lock.yaml, is no lock of one.
LOCKS = sorted((ROOT / "specs").glob("*/*.*.lock.yaml"))


def read(written: str) -> Lock | None:
    node, findings = read_yaml(written, "a.lock.yaml")
    assert node is not None and findings == ()
    return lock_of(node.plain())


@pytest.mark.parametrize("name", ["fox.txt", "heron.txt", "otter.md", "vole.md"])
def test_a_lock_reads_back(name: str) -> None:
    lock = locked(text(name), facts=name == "fox.txt")
    assert read(lock_text(lock)) == lock


def test_a_lock_holds_no_sentence() -> None:
    written = lock_text(locked(text("fox.txt"), facts=True)).casefold()
    prose = [s for line in text("fox.txt").splitlines() for s in sentences(line)]
    long = [s for s in prose if len(s.split()) > 5 and s.isascii()]
    assert len(long) > 10
    for sentence in long:
        words = re.findall(r"[a-z]+", sentence.casefold())
        for start in range(len(words) - 5):
            assert "".join(words[start : start + 6]) not in re.sub(
                "[^a-z]", "", written
            )


def test_every_lock_is_of_a_page_that_a_spec_names() -> None:
    names = {path.relative_to(ROOT / "specs").as_posix() for path in LOCKS}
    pages = [(e.id, page.name) for e in committed().values() for page in e.pages]
    assert len(names) >= 4
    assert names <= {f"{id}.{page}.lock.yaml" for id, page in pages}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_no_block_of_a_committed_page_is_unread(path: Path) -> None:
    lock = read(path.read_text("utf-8"))
    assert lock is not None
    assert coverage(lock).unread == 0
    assert coverage(lock).facts > 40


@pytest.mark.parametrize(
    "damage",
    [
        "[]",
        "{}",
        "pixelspec: 2\nblocks: {}",
        'for: "a"\npage: "b"\naddress: c\nread: d\nlanguage: e\nwhole: f\n'
        "pixelspec: 1\nextractor: 1\nblocks: {a: {line: x, kind: leaf}}",
        'for: "a"\npage: "b"\naddress: c\nread: d\nlanguage: e\nwhole: f\n'
        "pixelspec: 1\nextractor: 1\nblocks: {a: {line: 1, kind: stone}}",
    ],
)
def test_a_damaged_lock_is_none(damage: str) -> None:
    assert read(damage) is None
