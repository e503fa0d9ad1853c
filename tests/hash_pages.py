"""Owns the runs of words: how a text is cut into them, and the hashes of the pages.

The pages of the providers are theirs and never enter this repository; what enters is
`page_runs.txt`, one hash for every eight words in a row. After a page was read again:

    python tests/hash_pages.py FOLDER      # a folder of pages as plain text, *.txt
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HASHES = Path(__file__).with_name("page_runs.txt")
RUN = 8
ALPHABETIC = 6
HEADER = f"# Every {RUN} words in a row of the pages, hashed by tests/hash_pages.py.\n"


def runs(text: str) -> Iterator[str]:
    """Every run of words in which most are plain words, not numbers or addresses."""
    words = re.findall(r"[a-z0-9:×/.']+", text.lower())
    plain = [word.isalpha() for word in words]
    for start in range(len(words) - RUN + 1):
        if sum(plain[start : start + RUN]) >= ALPHABETIC:
            yield " ".join(words[start : start + RUN])


def digest(run: str) -> str:
    """Eight bytes are enough: a chance meeting among a million runs is one in 10^10."""
    return hashlib.sha256(run.encode()).hexdigest()[:16]


def hashes_of(folder: Path) -> set[str]:
    """The hashes of all runs on all pages of a folder."""
    pages = sorted(folder.glob("*.txt"))
    return {digest(run) for page in pages for run in runs(page.read_text("utf-8"))}


def known_hashes() -> frozenset[str]:
    """The hashes that are committed."""
    return frozenset(HASHES.read_text("utf-8").removeprefix(HEADER).split())


def main(arguments: list[str]) -> int:
    """Write the hash file from the folder that was named."""
    folder = Path(arguments[0]) if len(arguments) == 1 else None
    found = hashes_of(folder) if folder else set()
    if not found:
        print("usage: python tests/hash_pages.py FOLDER (with pages in *.txt)")
        return 2
    HASHES.write_text(HEADER + "\n".join(sorted(found)) + "\n", "utf-8")
    print(f"{len(found)} runs in {HASHES}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
