"""No edit of a page goes unseen: numbers, types, values, lines; and noise is silent."""

from __future__ import annotations

import pytest

from paged import text
from pixelspec.pages import mutate
from pixelspec.pages.mutate import edits, mutation_run

PAGES = ("fox.txt", "fox.mdx", "fox.html", "heron.txt", "otter.txt", "otter.md")


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PAGES, "vole.md"])
def test_every_edit_is_noticed_and_no_noise(name: str) -> None:
    scores = {score.group: score for score in mutation_run(text(name))}
    assert {group: score.wrong for group, score in scores.items()} == dict.fromkeys(
        mutate.GROUPS, ()
    )
    assert scores["number"].count > 5 and scores["line"].count > 20


def test_a_short_page_at_every_edit() -> None:
    page = "Body\n\nsize\nstring\nrequired\n  • 1:1 - Even\n  • 2:1 - Wide\nUp to 4 ×\n"
    scores = {score.group: score for score in mutation_run(page)}
    assert all(score.wrong == () for score in scores.values())
    assert {group: score.count for group, score in scores.items()} == {
        "number": 5,
        "swap": 3,
        "line": 7,
        "noise": 12,
    }


def test_each_edit_is_another_page() -> None:
    page = text("otter.txt")
    made = [edit.text for edit in edits(page)]
    assert page not in made
    assert len(made) > 80


def test_what_is_not_noticed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutate, "compare", lambda *_: ())
    number, *_ = mutation_run("size\nstring\nUp to 4\n")
    assert (number.right, number.count) == (0, 1)
    assert number.wrong == ("line 3: 4 -> 7",)
