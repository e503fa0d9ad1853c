"""Hostile text at every place of a spec is refused, or comes out as text and not as code.

First it goes to one place at a time. Where that breaks what other places say of it, as
the name of a parameter, it goes to all of them together. Then whole files are filled.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pytest
from canary import (
    FILES,
    FOLDERS,
    HARSH,
    STEPS,
    TELLING,
    Folder,
    Spot,
    harmed,
    hasten,
    marked,
    patterns,
    rendered,
    renamed,
    spots,
    unharmed,
)
from canary_looks import damage

# Refused by a rule twice, a text will be refused however it is written.
TRIES = 2


@dataclass(frozen=True)
class Passed:
    """A text that no stage refused, at one place or at all that say the same."""

    spot: Spot
    text: str
    folder: Folder

    @property
    def loose(self) -> bool:
        """Whether the text means something else than the one before."""
        return self.spot.text in TELLING or self.spot.kind == "provider:pages.* key"

    def damage(self) -> list[str]:
        before = unharmed(self.folder.name, tuple(self.folder.changes))
        return list(damage(before, rendered(self.folder), [self.text], self.loose))


@cache
def one_by_one(file: str) -> tuple[tuple[Passed, ...], tuple[Spot, ...]]:
    """What got through at single places of a spec, and the places where nothing did."""
    passed, refused = [], []
    takes: dict[tuple[str, str], bool] = {}
    for number, spot in enumerate(spots(file)):
        found = None if is_word(spot) else first(spot, number, takes)
        if found:
            passed.append(found)
        else:
            refused.append(spot)
    return tuple(passed), tuple(refused)


def is_word(spot: Spot) -> bool:
    """A key of the language itself."""
    return spot.kind.endswith(" key") and not spot.kind.endswith("* key")


def first(
    spot: Spot, number: int, takes: dict[tuple[str, str], bool]
) -> Passed | None:
    """The harshest text that gets through; `takes` says what fits into a kind of place."""
    tries = 0
    for pattern in patterns(spot):
        fits = takes.get((spot.kind, pattern))
        if fits is False or tries == TRIES:
            continue
        text = harmed(spot, pattern, number)
        change = {spot.file: {(spot.path, spot.is_key): text}}
        folder = Folder(spot.file.partition("/")[0], change, shaped=bool(fits))
        takes[spot.kind, pattern] = not folder.misshapen
        if not folder.misshapen:
            tries += 1
            if not folder.errors:
                return Passed(spot, marked(pattern, number), folder)
    return None


@cache
def together(name: str) -> tuple[Passed, ...]:
    """What got through where every place that says the same was given the same text."""
    files = [file for file in FILES if file.startswith(f"{name}/")]
    refused = [spot for file in files for spot in one_by_one(file)[1]]
    texts = {spot.text: spot for spot in refused if not is_word(spot)}
    found = (everywhere(spot, files, 5000 + i) for i, spot in enumerate(texts.values()))
    return tuple(passed for passed in found if passed)


def everywhere(spot: Spot, files: list[str], number: int) -> Passed | None:
    for pattern in STEPS:
        text = harmed(Spot(spot.file, (), False, spot.text, ""), pattern, number)
        changes = {file: renamed(file, spot.text, text) for file in files}
        folder = Folder(files[0].partition("/")[0], changes)
        if not folder.errors:
            return Passed(spot, text, folder)
    return None


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    hasten(monkeypatch.setattr)


@pytest.mark.parametrize("file", FILES)
def test_at_one_place_it_stays_text(file: str) -> None:
    found = [(p.spot.path, p.damage()) for p in one_by_one(file)[0]]
    assert [(path, faults) for path, faults in found if faults] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_everywhere_at_once_it_stays_text(name: str) -> None:
    found = [(p.spot.path, p.damage()) for p in together(name)]
    assert [(path, faults) for path, faults in found if faults] == []


def test_show() -> None:
    kinds={}
    for file in FILES:
        for s in spots(file):
            if not is_word(s): kinds.setdefault(s.kind,0)
        for p in one_by_one(file)[0]: kinds[p.spot.kind]+=1
    for n in FOLDERS:
        for p in together(n):
            print('TOG',p.spot.text,[k for k in {s.kind for f in FILES if f.startswith(n+'/') for s in spots(f) if s.text==p.spot.text}])
            kinds[p.spot.kind]+=1
    for k in sorted(kinds): print(kinds[k],k)
