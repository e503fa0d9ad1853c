"""The command line loses no task file, however many purchases share a folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pixelclients.runtime.notes import file_name, keep


def kept(folder: Path, number: int) -> Path:
    part = folder / f".{number}.part"
    part.write_text(str(number), "utf-8")
    return keep(part, "finished")


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    names = [kept(tmp_path, number).name for number in range(3)]
    assert names == [
        "finished.task.json",
        "finished-2.task.json",
        "finished-3.task.json",
    ]
    assert sorted(p.read_text("utf-8") for p in tmp_path.iterdir()) == ["0", "1", "2"]


def test_purchases_at_once_do_not_meet(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        files = list(threads.map(lambda n: kept(tmp_path, n), range(40)))
    assert len(set(files)) == 40
    assert {f.read_text("utf-8") for f in files} == {str(n) for n in range(40)}


def test_no_id_leads_out_of_the_folder() -> None:
    assert file_name("../../etc/passwd") == "etcpasswd"
    assert file_name("/.") == file_name(None) == "finished"
