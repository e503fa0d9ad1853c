"""What an unknown item may be: the tasks that the provider lists and no journal knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import pixelclients as px
from client.batches import Counter, counter, endings
from pixelclients.runtime.doubts import doubts
from pixelclients.runtime.journal import opened
from pixelclients.runtime.reading import Reading
from pixelclients.runtime.results import Purchase, TaskFacts

NOBODY: Any = None  # no request is sent to anybody
MARK = "[emulator:reset]"
HOURS = 3600.0


def unsettled(shop: Counter, way: str, journal: Path) -> Any:
    return shop.run(way, lambda client: client.unsettled(journal))


def bought_elsewhere(shop: Counter) -> str:
    """The id of a task that another buyer of the account has."""
    with shop.client("blocking") as client:
        return str(client.glow.submit(prompt="A heron").id)


def ids(doubt: Any) -> list[str]:
    return [task.id for task in doubt.candidates]


def lost(shop: Counter, way: str, journal: Path) -> str:
    """The id of the task of an item `k`, which nobody was told."""
    shop.map(way, {"j": "A crow", "k": f"An owl {MARK}"}, journal=journal, in_flight=1)
    return shop.emulator.account.submissions[-1].task


def test_the_one_task_that_nobody_claims_is_proposed(way: str, tmp_path: Path) -> None:
    shop, journal = counter("Lumen"), tmp_path / "journal"
    task = lost(shop, way, journal)
    (doubt,) = unsettled(shop, way, journal)
    assert (doubt.key, ids(doubt)) == ("k", [task])
    assert str(doubt) == f"k: may have been bought at about {doubt.at}; perhaps {task}"
    shop.run(way, lambda c: c.settle(journal, doubt.key, found=ids(doubt)[0]))
    report = shop.map(way, {"j": "A crow", "k": f"An owl {MARK}"}, journal=journal)
    assert endings(report) == {"j": "delivered", "k": "delivered"}
    assert unsettled(shop, way, journal) == ()


def test_what_others_bought_then_is_proposed_too_the_nearest_first(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter("Lumen"), tmp_path / "journal"
    bought_elsewhere(shop)
    shop.clock.advance(2 * HOURS)
    task = lost(shop, way, journal)
    shop.clock.advance(600)
    other = bought_elsewhere(shop)
    (doubt,) = unsettled(shop, way, journal)
    assert ids(doubt) == [task, other]
    assert f"perhaps {task} or {other}" in str(doubt)


def test_looking_changes_nothing(way: str, tmp_path: Path) -> None:
    shop, journal = counter("Lumen"), tmp_path / "journal"
    lost(shop, way, journal)
    posts = len(shop.posts)
    seen = [unsettled(shop, way, journal)[0] for _ in range(3)]
    assert len({str(doubt) for doubt in seen}) == 1
    assert len(shop.posts) == posts


def told(name: str, created: float | None) -> TaskFacts:
    """A listed task, which came about so many seconds after 1970."""
    reading = Reading(shape="task", raw=None, task_id=name, created=created)
    return TaskFacts(Purchase("lumen/glow", NOBODY, reading))


LINE = '{"key": "k", "body": "", "model": "m", "state": "submitting"%s}\n'
AT = ', "at": "1970-01-02T00:00:00+00:00"'
DAY = 86400.0

LISTED: list[tuple[str, list[float | None], list[int]]] = [
    (AT, [], []),
    (AT, [DAY - 7200, DAY + 7200], []),
    (AT, [DAY + 60, DAY + 1], [1, 0]),
    (AT, [None, DAY - 10], [1, 0]),
    ("", [0.0, None], [0, 1]),
    (', "at": "yesterday"', [0.0], [0]),
]


@pytest.mark.parametrize(("at", "created", "order"), LISTED)
def test_the_time_of_creation_decides_where_it_is_told(
    at: str, created: list[float | None], order: list[int], tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    site = counter("Lumen").client("blocking")._site
    with opened(journal, "lumen", ""):
        pass
    journal.write_text(journal.read_text("utf-8") + LINE % at, "utf-8")
    listed = [told(str(i), seconds) for i, seconds in enumerate(created)]
    (doubt,) = doubts(site, journal, listed)
    assert [task.id for task in doubt.candidates or ()] == [str(i) for i in order]
    assert ("lists no task that it may be" in str(doubt)) == (not order)


def test_without_a_list_only_the_items_are_told(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, {"k": f"An owl {MARK}"}, journal=journal)
    (doubt,) = unsettled(shop, way, journal)
    assert (doubt.key, doubt.candidates) == ("k", None)
    assert str(doubt).endswith("no page says how to list tasks")


def test_a_journal_that_is_not_there_is_not_made(way: str, tmp_path: Path) -> None:
    with pytest.raises(px.JournalError, match="no such journal"):
        unsettled(counter(), way, tmp_path / "journal")
    assert list(tmp_path.iterdir()) == []
