"""`pixelspec docs`: read, drift, accept; what each writes, says, and leaves alone."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from on_disk import tree
from paged import page_project
from shell import edit, run

Capture = pytest.CaptureFixture[str]
FOX = ("--for", "pond/fox")
LOCK = "specs/pond/fox.model.lock.yaml"
CHOSEN = ("--bind", "body.size.pixels=body.size.s3")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return page_project(tmp_path)


@pytest.fixture
def known(project: Path, capsys: Capture) -> Path:
    """A project whose page was read."""
    assert run(capsys, "docs", "read", "fox.txt", *FOX, *CHOSEN)[0] == 0
    return project


def test_read_asks_writes_and_tells_the_coverage(
    project: Path, capsys: Capture
) -> None:
    code, _, err = run(capsys, "docs", "read", "fox.txt", *FOX)
    assert code == 1
    assert "'body.size.pixels' fits 2 blocks" in err
    assert "fox.txt:46:1: warning: body.prompt.s2 backs no fact" in err
    assert f"{LOCK}: 125 blocks, 108 read" in err
    assert (project / LOCK).exists()


def test_read_remembers_what_a_person_said(known: Path, capsys: Capture) -> None:
    waive = ("--waive", "body.prompt.s2=no client can see it")
    assert run(capsys, "docs", "read", "fox.txt", *FOX, *waive)[0] == 0
    first = (known / LOCK).read_text()
    assert '"waived": "no client can see it"' in first
    assert run(capsys, "docs", "read", "fox.txt", *FOX)[0] == 0
    assert (known / LOCK).read_text() == first


def test_read_proves_the_values_of_a_spec(project: Path, capsys: Capture) -> None:
    edit(project / "specs/pond/fox.yaml", "range: [1, 6]", "range: [1, 9]")
    code, _, err = run(capsys, "docs", "read", "fox.txt", *FOX, *CHOSEN)
    assert code == 1
    wanted = "specs/pond/fox.yaml:62:5: '1' and '9' do not stand where 'body.n' points"
    assert wanted in err


def test_read_takes_no_page_that_has_changed(known: Path, capsys: Capture) -> None:
    before = tree(known)
    edit(known / "fox.txt", "Range: 1 ~ 6", "Range: 1 ~ 9")
    code, _, err = run(capsys, "docs", "read", "fox.txt", *FOX)
    assert code == 1
    assert "pixelspec docs drift" in err
    assert tree(known)[LOCK] == before[LOCK]


def test_drift_is_silent_for_the_same_page(known: Path, capsys: Capture) -> None:
    for name in ("fox.txt", "fox.mdx", "fox.html"):
        code, out, err = run(capsys, "docs", "drift", name, *FOX)
        assert (code, err) == (0, "")
        assert out.endswith("no fact is unseated\n")


def test_drift_names_the_facts_and_their_lines(known: Path, capsys: Capture) -> None:
    edit(known / "fox.txt", "Range: 1 ~ 6", "Range: 1 ~ 9")
    before = tree(known)
    code, out, _ = run(capsys, "docs", "drift", "fox.txt", *FOX)
    assert code == 1
    assert "1 changed, 124 unchanged; 1 fact to be read again" in out
    assert "  line 74, body.n.range: changed\n" in out
    assert "    specs/pond/fox.yaml:62:5: parameters.n.range\n" in out
    assert tree(known) == before


def test_drift_for_programs_and_pull_requests(known: Path, capsys: Capture) -> None:
    edit(known / "fox.txt", "Care taken", "Care taken. Or not | at all, 3 times.")
    code, out, _ = run(capsys, "docs", "drift", "fox.txt", *FOX, "--format", "json")
    told = json.loads(out)
    assert (code, told["silent"], told["counts"]["new"]) == (1, False, 1)
    (change,) = told["changes"]
    assert (change["kind"], change["block"], change["line"]) == (
        "new",
        "body.care.s2",
        67,
    )
    code, out, _ = run(capsys, "docs", "drift", "fox.txt", *FOX, "--format", "markdown")
    assert code == 1
    assert "### pond/fox (model)" in out and "| `body.care.s2` | 67 | new |" in out


def test_accept_wants_the_facts_read_again(known: Path, capsys: Capture) -> None:
    edit(known / "fox.txt", "Range: 1 ~ 6", "Range: 1 ~ 9")
    before = tree(known)
    code, _, err = run(capsys, "docs", "accept", "fox.txt", *FOX)
    assert code == 1
    assert "parameters.n.range is stale: its block body.n.range changed" in err
    assert tree(known) == before
    edit(known / "specs/pond/fox.yaml", "range: [1, 6]", "range: [1, 9]")
    assert run(capsys, "docs", "accept", "fox.txt", *FOX)[0] == 0
    assert run(capsys, "docs", "drift", "fox.txt", *FOX)[0] == 0


def test_a_wrong_correction_is_not_accepted(known: Path, capsys: Capture) -> None:
    edit(known / "fox.txt", "Range: 1 ~ 6", "Range: 1 ~ 9")
    edit(known / "specs/pond/fox.yaml", "range: [1, 6]", "range: [1, 8]")
    code, _, err = run(capsys, "docs", "accept", "fox.txt", *FOX)
    assert code == 1 and "parameters.n.range is stale" in err


def test_a_fact_may_still_be_accurate(known: Path, capsys: Capture) -> None:
    edit(known / "fox.txt", "mostly low", "most often low")
    edit(known / "fox.txt", "may need >90s", "needs >90s")
    assert run(capsys, "docs", "accept", "fox.txt", *FOX)[0] == 1
    reason = ("--still-accurate", "it says so less cautiously")
    assert run(capsys, "docs", "accept", "fox.txt", *FOX, *reason)[0] == 0
    assert '"still": "it says so less cautiously"' in (known / LOCK).read_text()


def test_ten_lines_at_the_top_change_no_spec(known: Path, capsys: Capture) -> None:
    page = known / "fox.txt"
    page.write_text("".join(f"- Guide {n}\n" for n in range(10)) + page.read_text())
    specs = (known / "specs/pond/fox.yaml").read_text()
    assert run(capsys, "docs", "drift", "fox.txt", *FOX)[0] == 0
    assert run(capsys, "docs", "accept", "fox.txt", *FOX)[0] == 0
    assert (known / "specs/pond/fox.yaml").read_text() == specs
    assert '"body.n.range": {"line": 84,' in (known / LOCK).read_text()


LOGIN = '<html><body><form>Log in<input type="password"></form></body></html>'
FRENCH = "Le renard peint une image par appel et rien de plus.\n" * 30
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b" \n", "the page is empty"),
    "login": (LOGIN.encode(), "this is a login page"),
    "binary": (b"\x89PNG\r\n\0\0\0\0" * 50, "binary data, not a page"),
    "large": (b"a fox\n" * 1_800_000, "larger than 8 MiB"),
    "bomb": (gzip.compress(b"a fox\n" * 3_000_000), "larger than 8 MiB"),
    "other": (FRENCH.encode(), "of something else"),
    "error": (b'{"error": {"code": 404}}', "an error message, not a page"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_page_changes_nothing(
    name: str, project: Path, capsys: Capture
) -> None:
    data, reason = BAD[name]
    (project / "page").write_bytes(data)
    before = {path: text for path, text in tree(project / "specs").items()}
    code, out, err = run(capsys, "docs", "read", "page", *FOX)
    assert (code, out) == (4, "")
    assert reason in err and "Traceback" not in err
    assert tree(project / "specs") == before


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_page_is_no_drift(name: str, known: Path, capsys: Capture) -> None:
    (known / "page").write_bytes(BAD[name][0])
    before = tree(known / "specs")
    for verb in ("drift", "accept", "read"):
        assert run(capsys, "docs", verb, "page", *FOX)[0] == 4
    assert tree(known / "specs") == before


def test_another_page_is_no_drift(known: Path, capsys: Capture) -> None:
    for name in ("heron.txt", "otter.md", "vole.md"):
        code, _, err = run(capsys, "docs", "drift", name, *FOX)
        assert code == 4
        assert "this is another page" in err


def test_a_page_may_come_through_a_pipe(
    known: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = io.TextIOWrapper(io.BytesIO((known / "fox.html").read_bytes()))
    monkeypatch.setattr(sys, "stdin", data)
    assert run(capsys, "docs", "drift", "-", *FOX)[0] == 0


def test_other_charsets_and_compressed_pages(known: Path, capsys: Capture) -> None:
    text = (known / "fox.html").read_text().replace("utf-8", "iso-8859-1")
    page = known / "page.html"
    for data in (text.encode("latin-1"), text.encode("utf-16"), None):
        page.write_bytes(data or gzip.compress((known / "fox.txt").read_bytes()))
        assert run(capsys, "docs", "drift", "page.html", *FOX)[0] == 0


def test_a_page_that_was_never_read(project: Path, capsys: Capture) -> None:
    for verb in ("drift", "accept"):
        code, _, err = run(capsys, "docs", verb, "fox.txt", *FOX)
        assert code == 1
        assert "this page was never read; run `pixelspec docs read" in err


def test_a_damaged_lock_is_told(known: Path, capsys: Capture) -> None:
    (known / LOCK).write_text("<<<<<<< ours\n" + (known / LOCK).read_text())
    code, _, err = run(capsys, "docs", "drift", "fox.txt", *FOX)
    assert code == 4
    assert "this lock is damaged" in err


@pytest.mark.parametrize("name", ["pond/foks", "pond/fox#moddel"])
def test_an_unknown_spec_is_told(name: str, project: Path, capsys: Capture) -> None:
    code, _, err = run(capsys, "docs", "read", "fox.txt", "--for", name)
    assert code == 1
    assert f"no page '{name}'" in err and "pond/fox" in err


def test_a_block_that_is_none_is_told(project: Path, capsys: Capture) -> None:
    chosen = ("--bind", "parameters.n.strict=body.n.s9")
    code, _, err = run(capsys, "docs", "read", "fox.txt", *FOX, *chosen)
    assert code == 1
    assert "the page has no such block" in err
    for wrong in ("--bind=a", "--waive=a="):
        assert run(capsys, "docs", "read", "fox.txt", *FOX, wrong)[0] == 2


def test_mutate_over_a_folder(project: Path, capsys: Capture) -> None:
    (project / "only").mkdir()
    (project / "only/a.txt").write_text("size\nstring\nUp to 4\n")
    code, out, _ = run(capsys, "docs", "mutate", "only")
    assert code == 0
    assert out.startswith("only/a.txt: 1 of 1 numbers, 1 of 1 swaps, 3 of 3 deleted")
