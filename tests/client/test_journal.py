"""The journal of a batch: what it holds, who has it, and when it is on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

import pixelclients as px
from client.batches import KEY, counter, full_disk, lines, prompts, states


def test_a_line_before_and_after_each_purchase(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    report = shop.map(way, prompts(1), journal=journal, save=tmp_path)
    first, bought, delivered = lines(journal)
    assert {"key": "k0", "model": "gccai/gpt-image-2-official"}.items() <= first.items()
    assert [line["state"] for line in (first, bought, delivered)] == [
        "submitting",
        "bought",
        "delivered",
    ]
    assert "task_id" not in first
    assert bought["task_id"] == delivered["task_id"] == report["k0"].task_id
    assert delivered["cost"] == "0.0125"
    assert delivered["files"] == [str(tmp_path / "k0-0.png")]
    assert len({line["body"] for line in (first, bought, delivered)}) == 1
    assert delivered["at"] == "2027-01-15T08:00:10+00:00"


def test_it_never_holds_a_prompt_or_the_key(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    prompt = "A secret owl"
    endings = ("", "failed", "prompt-refused", "rate-limited", "reset", "key-refused")
    items = {f"k{i}": f"{prompt} [emulator:{word}]" for i, word in enumerate(endings)}
    shop.map(way, items, journal=journal, in_flight=1)
    text = journal.read_text()
    assert len(lines(journal)) >= 12
    assert prompt not in text and KEY not in text and "secret" not in text


def test_a_purchase_is_on_the_disk_before_it_is_sent(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    synced = b""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        nonlocal synced
        real(descriptor)
        synced = journal.read_bytes()

    def look(request: httpx2.Request) -> None:
        if request.method == "POST":
            prompt = json.loads(request.content)["prompt"]
            key = f'"key":"{prompt.replace("Owl number ", "k")}"'.encode()
            assert [line for line in synced.splitlines() if key in line]

    shop.before.append(look)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        assert shop.map(way, prompts(20), journal=journal, in_flight=5).complete


def test_lines_of_one_turn_share_one_wait_for_the_disk(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop, journal, waits, threads = counter(), tmp_path / "journal", 0, set[int]()
    real = os.fsync

    def fsync(descriptor: int) -> None:
        nonlocal waits
        waits += 1
        if waits > 2:  # the first are for the beginning of the file
            threads.add(threading.get_ident())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    shop.map(way, prompts(100), journal=journal, in_flight=50)
    assert len(lines(journal)) == 300
    assert waits < 30
    here = threading.get_ident()
    assert (here in threads) == (way == "blocking")


def test_no_more_is_announced_than_can_be_sent_at_once(
    way: str, tmp_path: Path
) -> None:
    shop, journal, most = counter(), tmp_path / "journal", 0

    def look(request: httpx2.Request) -> None:
        nonlocal most
        most = max(most, list(states(journal).values()).count("submitting"))

    shop.before.append(look)
    assert shop.map(way, prompts(150), journal=journal, in_flight=150).complete
    assert most == 64


def test_a_second_run_stops_and_names_the_first(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    program = (
        "import sys; from pixelclients.runtime.journal import open_journal;"
        "journal = open_journal(sys.argv[1], 'gccai', 'now');"
        "print('mine', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(journal)]
    paths = os.pathsep.join(filter(None, sys.path))
    with subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == b"mine\n"
        before = journal.read_bytes()
        with pytest.raises(px.JournalError, match=f"in use by process {other.pid}"):
            shop.map(way, prompts(1), journal=journal)
        assert journal.read_bytes() == before and shop.sent == []
        other.kill()
    assert shop.map(way, prompts(1), journal=journal).complete


def test_it_is_free_again_however_a_run_ends(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"

    def broken() -> Iterator[tuple[str, str]]:
        yield from prompts(1).items()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        shop.map(way, broken(), journal=journal)
    with pytest.raises(px.SettingError):
        shop.map(way, {"": "An owl"}, journal=journal)
    assert shop.map(way, prompts(1), journal=journal).complete


HEAD = b'{"journal":"pixelclients","version":1,"provider":"gccai","pid":1,"at":"x"}\n'
ITEM = b'{"key":"k0","body":"","model":"m","state":"bought","task_id":"t","at":"x"}\n'
FOREIGN: list[tuple[bytes, str]] = [
    (b"key,state\nk0,bought\n", "is not a journal"),
    (b"\x89PNG\r\n\x1a\n\0\0", "is not a journal"),
    (b'{"name": "something"}\n', "is not a journal"),
    (b"[1, 2]\n", "is not a journal"),
    (ITEM, "is not a journal"),
    (HEAD.replace(b"1,", b"2,", 1), "by a newer version"),
    (HEAD.replace(b"gccai", b"lumen"), "a journal of lumen, not of gccai"),
    (HEAD + b"rubbish\n" + ITEM, ":2: the line cannot be read"),
    (HEAD + ITEM.replace(b"bought", b"eaten"), ":2: the line cannot be read"),
    (HEAD + ITEM.replace(b'"t"', b"7"), ":2: the line cannot be read"),
    (HEAD + ITEM.replace(b'"k0"', b'""'), ":2: the line cannot be read"),
    (HEAD + b"[]\n" + ITEM, ":2: the line cannot be read"),
    (HEAD + b'{"files":7,' + ITEM[1:], ":2: the line cannot be read"),
]


@pytest.mark.parametrize(("content", "problem"), FOREIGN)
def test_another_file_is_left_alone(
    way: str, content: bytes, problem: str, tmp_path: Path
) -> None:
    shop, journal = counter(), tmp_path / "journal"
    journal.write_bytes(content)
    with pytest.raises(px.JournalError, match=problem):
        shop.map(way, prompts(1), journal=journal)
    assert journal.read_bytes() == content and shop.sent == []


def test_a_journal_that_cannot_be_opened_is_named(way: str, tmp_path: Path) -> None:
    shop = counter()
    with pytest.raises(px.JournalError, match=r"none/journal: No such file"):
        shop.map(way, prompts(1), journal=tmp_path / "none" / "journal")
    with pytest.raises(px.JournalError, match="Is a directory"):
        shop.map(way, prompts(1), journal=tmp_path)


TORN = "torn lines of the journal: 1; what a line announces is done once it is whole"


def torn(tmp_path: Path) -> tuple[Any, Path, bytes, bytes]:
    """A journal after two items, cut into what is whole and the last line."""
    shop, journal = counter(), tmp_path / "journal"
    shop.map("blocking", {"k0": "Owl number 0"}, journal=journal)
    whole = journal.read_bytes()
    line = lines(journal)[0]
    last = {**line, "key": 'kü"1', "body": "0" * 64}
    return shop, journal, whole, json.dumps(last, separators=(",", ":")).encode()


def test_a_torn_line_counts_as_unknown_wherever_it_is_torn(tmp_path: Path) -> None:
    shop, journal, whole, last = torn(tmp_path)
    told = last.index(b',"body"')
    for cut in range(1, len(last)):
        journal.write_bytes(whole + last[:cut])
        items = {"k0": "Owl number 0", 'kü"1': "Owl number 1"}
        bought = len(shop.posts)
        if cut > last.index(b'","model"'):
            with pytest.raises(px.JournalError, match="another request"):
                shop.map("blocking", items, journal=journal)
        elif cut >= told:
            report = shop.map("blocking", items, journal=journal)
            assert report['kü"1'].ending == "unknown", cut
            assert report['kü"1'].why == "its line was torn"
        else:
            # A line that is not on the disk has sent nothing.
            report = shop.map("blocking", items, journal=journal)
            assert report.complete, cut
            assert report.notes == (() if cut < 3 else (TORN,)), cut
        assert len(shop.posts) == bought + (cut < told), cut
        assert journal.read_bytes().startswith(whole + last[:cut] + b"\n"), cut


def test_a_torn_line_stays_unknown_until_it_is_settled(tmp_path: Path) -> None:
    shop, journal, whole, last = torn(tmp_path)
    journal.write_bytes(whole + last[: last.index(b'"model"')].replace(b"0" * 64, b""))
    items = {'kü"1': "Owl number 1"}
    for _ in range(2):
        report = shop.map("blocking", items, journal=journal)
        assert report['kü"1'].ending == "unknown"
    shop.client("blocking").settle(journal, 'kü"1', buy_again=True)
    assert shop.map("blocking", items, journal=journal).complete
    assert shop.map("blocking", items, journal=journal).paid == 0


def test_a_line_torn_after_a_refusal_may_have_been_a_purchase(tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {"k": "An owl"}
    shop.emulator.script("rate-limited")
    shop.map("blocking", items, journal=journal)
    assert states(journal) == {"k": "not-bought"}
    again = json.dumps(lines(journal)[0], separators=(",", ":"))
    journal.write_bytes(journal.read_bytes() + again[:-9].encode())
    report = shop.map("blocking", items, journal=journal)
    assert report["k"].ending == "unknown" and len(shop.posts) == 1


def test_a_line_torn_after_the_purchase_costs_nothing(way: str, tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map(way, prompts(1), journal=journal)
    whole = journal.read_bytes()
    start = whole.rstrip(b"\n").rindex(b"\n") + 1  # the line "delivered"
    for cut in range(start, len(whole)):
        journal.write_bytes(whole[:cut])
        assert shop.map(way, prompts(1), journal=journal).complete, cut
    assert len(shop.posts) == 1


def test_a_torn_beginning_is_no_foreign_file(tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    for cut in range(1, len(HEAD)):
        journal.write_bytes(HEAD[:cut])
        report = shop.map("blocking", {str(cut): "An owl"}, journal=journal)
        assert report.complete and not report.notes, cut


def test_a_write_that_is_torn_in_the_middle_is_taken_back(tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    shop.map("blocking", prompts(1), journal=journal)
    with pytest.MonkeyPatch.context() as patched:
        full_disk(patched, from_write=1)
        shop.map("blocking", prompts(2), journal=journal)
    assert states(journal) == {"k0": "delivered"}


def test_text_that_no_file_can_hold_is_no_trouble_as_a_key(tmp_path: Path) -> None:
    shop, journal = counter(), tmp_path / "journal"
    items = {"\ud800": "An owl", "\n": "An owl", '"},{': "An owl"}
    assert shop.map("blocking", items, journal=journal).complete
    report = shop.map("blocking", items, journal=journal)
    assert report.complete and report.paid == 0
