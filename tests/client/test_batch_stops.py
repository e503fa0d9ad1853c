"""When a batch stops buying: ceilings, failures, the account, a full disk, an interruption."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

import pixelclients as px
from client.batches import counter, endings, full_disk, lines, prompts, states


def test_max_paid_is_never_exceeded(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    report = shop.map(way, prompts(9), max_paid=4, in_flight=3, journal=journal)
    assert report.paid == len(shop.bought) == report.counts["delivered"] == 4
    assert report.counts["not-bought"] == 5
    assert report.stopped == "max_paid=4 is reached"
    assert report["k8"].why == report.stopped


def test_max_paid_counts_the_purchases_of_this_run(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, prompts(9), max_paid=4, journal=journal)
    report = shop.map(way, prompts(9), max_paid=4, journal=journal)
    assert report.paid == 4 and report.counts["delivered"] == 8
    assert len(shop.bought) == 8


def test_what_is_not_charged_does_not_count(way: str) -> None:
    shop = counter()
    items = {"limited": "An owl [emulator:rate-limited]", **prompts(3)}
    report = shop.map(way, items, max_paid=3, in_flight=1)
    assert report.paid == report.counts["delivered"] == 3 and not report.stopped


def test_what_may_be_charged_does_count(way: str) -> None:
    shop = counter()
    items = {"lost": "An owl [emulator:reset]", **prompts(3)}
    report = shop.map(way, items, max_paid=3, in_flight=1)
    assert report.paid == 3 and report.counts["delivered"] == 2


def test_max_cost_is_never_exceeded(way: str) -> None:
    shop = counter("Lumen")
    items = {
        "dear": {"prompt": "An owl", "quality": "high", "n": 2},  # 0.4
        **{f"cheap {n}": {"prompt": "An owl", "quality": "low"} for n in range(9)},
    }
    report = shop.map(way, items, max_cost=0.43, in_flight=4)
    assert report.counts["delivered"] == 6  # 0.4 and five times 0.006
    assert report.stopped == "max_cost=0.43 is reached"
    assert report.cost is not None and report.cost <= report.cost.__class__("0.43")


@pytest.mark.parametrize("kind", [dict, lambda items: iter(items.items())])
def test_a_ceiling_for_the_cost_needs_prices(way: str, kind: Any) -> None:
    shop = counter()
    with pytest.raises(px.SettingError, match="does not say what this costs"):
        shop.map(way, kind(prompts(3)), max_cost=100)
    assert shop.sent == []


def test_an_item_without_a_price_is_left_where_there_is_a_ceiling(way: str) -> None:
    shop = counter("Lumen")
    items = {"known": "An owl", "open": {"prompt": "An owl", "quality": "auto"}}
    report = shop.map(way, iter(items.items()), max_cost=1)
    assert endings(report) == {"known": "delivered", "open": "not-bought"}
    assert "price is not documented" in report["open"].why


def test_failures_in_a_row_stop_the_buying(way: str) -> None:
    shop = counter()
    bad = "An owl [emulator:failed]"
    items = {
        "1": bad,
        "2": bad,
        "3": "An owl",
        "4": bad,
        "5": bad,
        "6": bad,
        "7": "An owl",
    }
    report = shop.map(way, items, stop_after=3, in_flight=1)
    ends = "failed failed delivered failed failed failed not-bought"
    assert list(endings(report).values()) == ends.split()
    assert report.stopped == "3 failures in a row"


def test_what_an_earlier_run_says_is_no_failure(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {str(n): f"An owl {n} [emulator:failed]" for n in range(5)}
    shop.map(way, items, journal=journal)
    report = shop.map(way, {**items, "fine": "An owl"}, journal=journal, stop_after=1)
    assert report["fine"].ending == "delivered"


@pytest.mark.parametrize(
    ("word", "name"), [("out-of-credit", "OutOfCredit"), ("key-refused", "AuthError")]
)
def test_a_refused_account_stops_the_buying(
    way: str, word: str, name: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = prompts(9)
    items["k4"] += f" [emulator:{word}]"
    report = shop.map(way, items, in_flight=2, journal=journal)
    assert report.counts["delivered"] == len(shop.bought) < 9
    assert report.stopped.startswith(f"{name}: HTTP")
    assert report.counts["delivered"] + report.counts["not-bought"] == 9
    again = shop.map(way, {**items, "k4": "An owl"}, journal=journal)
    assert again.complete and len(shop.posts) == 9 + 1


def test_an_error_that_concerns_the_account_by_its_page_stops_too(way: str) -> None:
    shop = counter("Lumen")
    shop.emulator.script("usual", "terms-not-accepted")
    report = shop.map(way, prompts(9), in_flight=1)
    assert report.counts["delivered"] == 1 and len(shop.posts) == 2
    assert "terms_not_accepted" in report.stopped


def test_a_key_that_is_refused_while_asking_stops_the_buying(way: str) -> None:
    shop = counter()
    shop.emulator.script("key-refused", operation="query")
    report = shop.map(way, prompts(9), in_flight=1)
    assert endings(report)["k0"] == "unfinished" and len(shop.posts) == 1


@pytest.mark.parametrize("writes", [1, 3, 5])
def test_a_full_disk_stops_before_buying(
    way: str, writes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    with monkeypatch.context() as patched:
        full_disk(patched, from_write=writes)
        report = shop.map(way, prompts(6), journal=journal, in_flight=1)
    assert "No space left on device" in report.stopped
    assert len(shop.posts) == len(shop.bought) < 6
    assert journal.read_bytes().endswith(b"\n")
    again = shop.map(way, prompts(6), journal=journal, in_flight=1)
    assert sorted(shop.bought) == sorted(set(shop.bought))
    assert set(endings(again).values()) <= {"delivered", "unknown"}


def test_what_the_disk_refused_is_written_once_it_has_room(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    real, refused = os.write, False

    def write(descriptor: int, data: Any) -> int:
        nonlocal refused
        if b'"bought"' in bytes(data) and not refused:
            refused = True
            raise OSError(28, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    report = shop.map(way, prompts(1), journal=journal)
    assert endings(report) == {"k0": "delivered"} and report.stopped
    assert [line["state"] for line in lines(journal)] == [
        "submitting",
        "bought",
        "delivered",
    ]


def test_a_folder_that_takes_no_pictures_stops_the_buying(
    way: str, tmp_path: Path
) -> None:
    shop, folder = counter(), tmp_path / "p"

    def gone(request: httpx2.Request) -> None:
        if folder.exists():
            folder.rmdir()

    shop.before.append(gone)
    report = shop.map(way, prompts(5), save=folder, in_flight=1)
    assert "a picture cannot be saved" in report.stopped and len(shop.posts) == 1
    assert endings(report)["k0"] == "unfinished"


def test_a_generator_that_fails_ends_the_batch(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"

    def broken() -> Iterator[tuple[str, str]]:
        yield from prompts(3).items()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        shop.map(way, broken(), journal=journal)
    assert set(states(journal).values()) <= {"bought", "delivered", "not-bought"}
    assert shop.map(way, prompts(3), journal=journal).complete
    assert len(shop.posts) == 3
