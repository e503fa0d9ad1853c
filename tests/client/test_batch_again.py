"""A batch run again: what was bought is collected, and never bought twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
import pytest

import made_up
import pixelclients as px
from client.batches import Guillotine, counter, endings, lines, prompts, states

MARK = "[emulator:reset]"


@pytest.mark.parametrize("answered", [False, True], ids=["unasked", "unheard"])
def test_killed_at_any_request_and_run_again(
    way: str, answered: bool, tmp_path: Path
) -> None:
    items, number, killed = prompts(4), 0, True
    while killed:
        shop = counter()
        journal, folder = tmp_path / f"{number}.jsonl", tmp_path / str(number)
        killed = Guillotine(journal, number, answered).run(
            shop, way, items, save=folder, in_flight=2
        )
        at_kill = states(journal)
        again = shop.map(way, items, save=folder, in_flight=2, journal=journal)
        assert len(shop.bought) == len(set(shop.bought)), number
        assert len(shop.posts) == 4, number
        assert set(endings(again).values()) <= {"delivered", "unknown"}, number
        in_doubt = [key for key, state in at_kill.items() if state == "submitting"]
        assert [o.key for o in again.ended("unknown")] == sorted(in_doubt), number
        assert len(in_doubt) <= 2, number
        files = {file for outcome in again.values() for file in outcome.files}
        assert {file for file in folder.iterdir() if file.suffix == ".png"} == files
        number += 1
    assert number > 12  # each item takes a submission, a query or two and a download


def test_delivered_items_are_not_touched(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    first = shop.map(way, prompts(3), journal=journal, save=tmp_path / "p")
    before, written = len(shop.sent), lines(journal)
    again = shop.map(way, prompts(3), journal=journal, save=tmp_path / "p")
    assert len(shop.sent) == before
    assert endings(again) == endings(first) and again.complete
    assert [o.files for o in again.values()] == [o.files for o in first.values()]
    assert again.cost == first.cost and again.paid == 0
    assert all(outcome.earlier for outcome in again.values())
    assert lines(journal) == written


def test_neither_order_nor_number_of_the_items_matters(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = prompts(6)
    shop.map(way, dict(list(items.items())[:3]), journal=journal)
    backwards = dict(reversed(items.items()))
    report = shop.map(way, iter(backwards.items()), journal=journal)
    assert report.complete and report.paid == 3
    assert sorted(shop.bought) == sorted(items.values())


def test_what_was_left_out_this_time_is_mentioned(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {"a": "An owl [emulator:stuck]", "b": f"An owl {MARK}", "c": "An owl"}
    shop.map(way, items, journal=journal)
    report = shop.map(way, {"d": "An owl"}, journal=journal)
    assert report.notes == ("2 more of the journal are bought or unknown",)
    assert "2 more of the journal" in str(report)


def test_another_request_under_a_bought_key_is_refused_before_all_else(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, prompts(2), journal=journal)
    sent = len(shop.sent)
    with pytest.raises(px.JournalError, match="another request: 'k1'"):
        shop.map(way, {"new": "An owl", "k1": "Another owl"}, journal=journal)
    assert len(shop.sent) == sent


def test_a_generator_s_other_request_is_refused_when_it_comes(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, prompts(1), journal=journal)
    items = [
        ("k0", "Another owl"),
        ("k1", "An owl"),
        ("k1", "No owl"),
        ("k1", "An owl"),
    ]
    report = shop.map(way, iter(items), journal=journal)
    assert [refused.key for refused in report.refused] == ["k0", "k1"]
    assert "given before with another request" in report.refused[0].why
    assert endings(report) == {"k1": "delivered"} and not report.complete
    assert shop.bought == ["Owl number 0", "An owl"]


def test_what_was_never_bought_may_be_mended(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, {"k": "An owl [emulator:rate-limited]"}, journal=journal)
    report = shop.map(way, {"k": "A better owl"}, journal=journal)
    assert report.complete and shop.bought == ["A better owl"]


@pytest.mark.parametrize("word", ["failed", "prompt-refused"])
def test_what_failed_stays_so(way: str, word: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {"k": f"An owl [emulator:{word}]"}
    shop.map(way, items, journal=journal)
    sent = len(shop.sent)
    report = shop.map(way, items, journal=journal)
    assert endings(report) == {"k": "failed"} and len(shop.sent) == sent
    assert report["k"].why in ("TaskFailed", "ApiError HTTP 400")


def test_a_refused_prompt_is_final_even_where_it_costs_nothing(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter("Lumen"), tmp_path / "journal"
    items = {"k": "An owl [emulator:prompt-refused]"}
    report = shop.map(way, items, journal=journal)
    assert isinstance(report["k"].error, made_up.package().ContentRefused)
    assert endings(shop.map(way, items, journal=journal)) == {"k": "failed"}
    assert len(shop.posts) == 1


def test_an_unknown_one_is_not_bought_again_by_itself(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {"k": f"An owl {MARK}"}
    for _ in range(3):
        report = shop.map(way, items, journal=journal)
        assert endings(report) == {"k": "unknown"}
    assert len(shop.posts) == 1


@pytest.mark.parametrize("answered", [False, True], ids=["unasked", "unheard"])
def test_with_an_idempotency_key_nothing_stays_unknown(
    way: str, answered: bool, tmp_path: Path
) -> None:
    for number in range(8):
        shop, journal = counter("Lumen"), tmp_path / f"{number}.jsonl"
        Guillotine(journal, number, answered).run(shop, way, prompts(2))
        report = shop.map(way, prompts(2), journal=journal)
        assert report.complete, number
        assert sorted(shop.bought) == ["Owl number 0", "Owl number 1"], number
        keys = {r.content: r.headers["idempotency-key"] for r in shop.posts}
        sent = {(r.content, r.headers["idempotency-key"]) for r in shop.posts}
        assert sent == set(keys.items()), number
        assert len(set(keys.values())) == 2
        assert {line["idempotency"] for line in lines(journal)} == set(keys.values())


def test_a_refusal_of_a_repeated_purchase_says_nothing_about_the_first(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter("Lumen"), tmp_path / "journal"
    shop.emulator.script("reset", "reset", "reset", "rate-limited")
    for _ in range(2):
        report = shop.map(way, prompts(1), journal=journal)
        assert endings(report) == {"k0": "unknown"}
    assert states(journal) == {"k0": "unknown"}
    assert shop.map(way, prompts(1), journal=journal).complete
    assert shop.bought == ["Owl number 0"]
    assert len({r.headers["idempotency-key"] for r in shop.posts}) == 1


def test_pictures_that_came_at_once_are_fetched_by_their_address(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter("DalleFormat"), tmp_path / "journal"
    guillotine = Guillotine(journal, 1, answered=False)
    assert guillotine.run(shop, way, {"k": "An owl"}, save=tmp_path / "p")
    report = shop.map(way, {"k": "An owl"}, journal=journal, save=tmp_path / "p")
    assert report.complete and len(shop.posts) == 1
    assert report["k"].files[0].stat().st_size > 0


def test_pictures_that_came_in_a_lost_reply_are_unknown(
    way: str, tmp_path: Path, monkeypatch: Any
) -> None:
    shop, journal = counter("DalleFormat"), tmp_path / "journal"
    items = {"k": {"prompt": "An owl", "response_format": "b64_json"}}
    report = shop.map(way, items, journal=journal)
    kept = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(line for line in kept if b"delivered" not in line))
    report = shop.map(way, items, journal=journal)
    assert endings(report) == {"k": "unknown"} and len(shop.posts) == 1
    assert "the reply with its pictures is lost" in report["k"].why


def test_what_was_delivered_without_a_folder_can_be_saved_later(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, prompts(1), journal=journal)
    report = shop.map(way, prompts(1), journal=journal, save=tmp_path / "p")
    assert len(report["k0"].files) == 1 and len(shop.posts) == 1


def test_a_mismatched_reply_with_a_task_id_is_a_purchase(
    way: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    carry = shop._carry

    def odd(request: httpx2.Request) -> httpx2.Response:
        response = carry(request)
        if request.method == "POST":
            content = response.content.replace(b'"submitted"', b"17")
            return httpx2.Response(200, content=content)
        return response

    report = shop.run(
        way,
        lambda client: client.map(shop.plans(client, prompts(1)), journal=journal),
        transport=httpx2.MockTransport(odd),
    )
    assert report.complete and lines(journal)[1]["task_id"]
