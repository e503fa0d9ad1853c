"""What a person says of an item whose outcome is unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import pixelclients as px
from client.batches import counter, endings, prompts

MARK = "[emulator:reset]"


def settle(shop: Any, way: str, journal: Path, key: str, **said: Any) -> None:
    shop.run(way, lambda client: _settled(client, way, journal, key, said))


def _settled(client: Any, way: str, journal: Path, key: str, said: Any) -> Any:
    return client.settle(journal, key, **said)


def test_a_found_task_is_collected(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {"k": f"An owl {MARK}"}
    shop.map(way, items, journal=journal)
    task = shop.emulator.account.submissions[0].task
    settle(shop, way, journal, "k", found=task)
    report = shop.map(way, items, journal=journal)
    assert report.complete and report["k"].task_id == task and report.paid == 0


def test_a_lost_one_is_given_up(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {"k": f"An owl {MARK}"}
    shop.map(way, items, journal=journal)
    settle(shop, way, journal, "k", lost=True)
    report = shop.map(way, items, journal=journal)
    assert endings(report) == {"k": "failed"} and "lost" in report["k"].why
    assert len(shop.posts) == 1


def test_one_may_be_bought_again_on_demand(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {"k": "An owl"}
    shop.emulator.script("reset")
    shop.map(way, items, journal=journal)
    settle(shop, way, journal, "k", buy_again=True)
    report = shop.map(way, items, journal=journal)
    assert report.complete and len(shop.posts) == 2


SAID: list[tuple[dict[str, object], str]] = [
    ({}, "say one of"),
    ({"lost": True, "buy_again": True}, "say one of"),
    ({"found": ""}, "say one of"),
]


@pytest.mark.parametrize(("said", "problem"), SAID)
def test_a_settlement_says_one_thing(
    way: str, said: dict[str, object], problem: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, {"k": f"An owl {MARK}"}, journal=journal)
    written = journal.read_bytes()
    with pytest.raises(px.SettingError, match=problem):
        settle(shop, way, journal, "k", **said)
    assert journal.read_bytes() == written


def test_only_what_is_open_is_settled(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, {"k": "An owl"}, journal=journal)
    with pytest.raises(px.JournalError, match="nothing to settle: 'k' is delivered"):
        settle(shop, way, journal, "k", lost=True)
    with pytest.raises(px.JournalError, match="has no 'j'"):
        settle(shop, way, journal, "j", lost=True)
    with pytest.raises(px.JournalError, match="no such journal"):
        settle(shop, way, tmp_path / "other", "k", lost=True)
    assert not (tmp_path / "other").exists()


def test_a_purchase_on_demand_has_a_key_of_its_own(tmp_path: Path) -> None:
    shop, journal = counter("Lumen"), tmp_path / "journal"
    shop.emulator.script(*["reset"] * 3)
    shop.map("blocking", prompts(1), journal=journal)
    settle(shop, "blocking", journal, "k0", buy_again=True)
    assert shop.map("blocking", prompts(1), journal=journal).complete
    assert len({r.headers["idempotency-key"] for r in shop.posts}) == 2
