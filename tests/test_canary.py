"""Hostile text at every place of a spec is refused, or comes out as text and not as code.

First it goes to one place at a time. Where that breaks what other places say of it, as
with the name of a parameter, it goes to all of them together. Then whole files are filled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from canary import Folder, hasten, rendered, unharmed
from canary_looks import by_mark, damage
from canary_places import (
    COMMITTED,
    FILES,
    FOLDERS,
    HARSH,
    PLAIN,
    STEPS,
    TELLING,
    Spot,
    core,
    harmed,
    marked,
    patterns,
    renamed,
    spots,
)

# Where a text is tied to others that stay: the name of a page, one of two alternatives, a
# member of a body, a place on another page, a parameter or else a choice of the provider.
LOOSE = (":pages.* key", ".in.[]", "requests.*.body.** key", "provider:gaps.*.at")
LOOSE += ("table.by.[]",)
# So many places of a kind are tried one by one in each file; all of them are filled.
ENOUGH = 2
# Refused by rules so many times, a text will be refused however it is written.
TRIES = 2
# Whether a text fits into a kind of places, as far as it is known.
TAKES: dict[tuple[str, str], bool] = {}


@dataclass(frozen=True)
class Passed:
    """A text that no stage refused, at one place or at all that say the same."""

    spot: Spot
    pattern: str
    text: str
    folder: Folder

    def damage(self) -> list[str]:
        before = unharmed(self.folder.name, tuple(self.folder.changes))
        telling = self.spot.text in TELLING
        loose = telling or any(kind.endswith(LOOSE) for kind in self.folder.kinds)
        texts = by_mark([self.text])
        return list(damage(before, rendered(self.folder), texts, loose))


@cache
def one_by_one(file: str) -> tuple[tuple[Passed, ...], tuple[Spot, ...]]:
    """What got through at single places of a spec, and the places where nothing did."""
    passed, refused = [], []
    seen: Counter[str] = Counter()
    for number, spot in enumerate(spots(file)):
        seen[spot.kind] += 1
        if not spot.is_closed and seen[spot.kind] <= ENOUGH:
            found = first(spot, number)
            passed += [found] if found else []
            refused += [] if found else [spot]
    return tuple(passed), tuple(refused)


def first(spot: Spot, number: int) -> Passed | None:
    """The harshest text that gets through at a place."""
    tries = 0
    for pattern in patterns(spot):
        fits = TAKES.get((spot.kind, pattern))
        if fits is False or tries == TRIES:
            continue
        change = {(spot.path, spot.is_key): harmed(spot, pattern, number)}
        folder = Folder(spot.folder, {spot.file: change}, shaped=bool(fits))
        TAKES[spot.kind, pattern] = not folder.misshapen
        if not folder.misshapen:
            tries += 1
            if not folder.errors:
                return Passed(spot, pattern, core(pattern, number), folder)
    return None


@cache
def together(name: str) -> tuple[Passed, ...]:
    """What got through where every place that says the same was given the same text."""
    files = [file for file in FILES if file.startswith(f"{name}/")]
    refused = [spot for file in files for spot in one_by_one(file)[1]]
    tied = [s for s in refused if any(TAKES.get((s.kind, p)) for p in patterns(s))]
    words = {spot.text.rpartition(".")[2].removesuffix("[]"): spot for spot in tied}
    found = (
        everywhere(spot, word, files, 5000 + number)
        for number, (word, spot) in enumerate(words.items())
    )
    return tuple(passed for passed in found if passed)


def everywhere(spot: Spot, word: str, files: list[str], number: int) -> Passed | None:
    texts = {pattern: marked(pattern, number) for pattern in (*STEPS, *PLAIN)}
    for pattern, text in texts.items():
        if not spot.takes(text):
            continue
        folder = Folder(
            spot.folder, {file: renamed(file, word, text) for file in files}
        )
        if not folder.errors:
            return Passed(spot, pattern, text, folder)
    return None


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    hasten(monkeypatch.setattr)
    return monkeypatch.setattr


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("file", FILES)
def test_at_one_place_it_stays_text(file: str) -> None:
    found = {passed.spot.path: passed.damage() for passed in one_by_one(file)[0]}
    assert len(found) > 10
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("name", FOLDERS)
def test_at_all_places_that_say_the_same_it_stays_text(name: str) -> None:
    found = {passed.spot.path: passed.damage() for passed in together(name)}
    assert len(found) > 5
    assert {path: faults for path, faults in found.items() if faults} == {}


# Places that text fits into and that rules keep for what else is known: the path of the
# file, the ids of rules, the value that means success, the ratios and sizes of a table.
KEPT = {"model:id", "provider:id", "model:waivers.* key"}
KEPT |= {"provider:replies.*.fields.*.succeeds", "model:table.rows.* key"}
KEPT |= {f"model:table.rows.{cell}" for cell in ("*", "*.[]", "*.[].[]", "*.[].* key")}


def test_the_specs_looked_at_have_every_kind_of_place() -> None:
    known = {kind for file in FILES for kind in open_kinds(file)}
    left_out = {file: open_kinds(file) - known - KEPT for file in COMMITTED}
    assert {file: kinds for file, kinds in left_out.items() if kinds} == {}


def open_kinds(file: str) -> set[str]:
    """The kinds of places for text; several locators are as good as one."""
    fitting = [marked(text, 7) for text in (*HARSH, *STEPS, *PLAIN)]
    found = {s.kind for s in spots(file) if any(map(s.takes, fitting))}
    return {kind.replace(".at.[]", ".at") for kind in found}


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("texts", [(*HARSH, *STEPS), PLAIN], ids=["harsh", "plain"])
def test_every_place_for_text_lets_some_through(texts: tuple[str, ...]) -> None:
    through = [passed for file in FILES for passed in one_by_one(file)[0]]
    through += [passed for name in FOLDERS for passed in together(name)]
    harsh = [passed for passed in through if passed.pattern not in PLAIN]
    chosen = through if texts is PLAIN else harsh
    taken = {kind for passed in chosen for kind in passed.folder.kinds}
    fitting = [marked(text, 7) for text in texts]
    open_ = [s for file in FILES for s in spots(file) if any(map(s.takes, fitting))]
    wanted = {spot.kind for spot in open_}
    assert sorted(wanted - taken - KEPT) == []
