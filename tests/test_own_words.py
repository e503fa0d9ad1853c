"""Holds that what stands here is ours: no sentence of a page, no path of a machine."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from hash_pages import HASHES, digest, known_hashes, runs

ROOT = Path(__file__).parents[1]
NOT_PROSE = {HASHES, ROOT / "requirements.lock"}

# What a provider's machine says word for word has to be said word for word: the text of
# an error on the wire, the body of a request or a reply. Each entry names its reason.
ALLOWED: dict[str, str] = {
    '"quality": "high", "output_format": "jpeg", "output_compression":': "a request's body",
    "gpt_image_2_official_task_xxx_0.png expires_at": "the reply of a finished task",
}

# Cut in two, so that this file does not name what it forbids.
MACHINE = re.compile(
    "/" + "work/|/" + "farm|/" + "root/|/" + "opt/py|"
    r"\b(pypi" + r"\.org|pythonhosted" + r"\.org|registry\.npm" + r"js)"
)

in_checkout = pytest.mark.skipif(
    not (ROOT / ".git").exists(),
    reason="only a git checkout says which files are the project's",
)


@cache
def texts() -> dict[Path, str]:
    """Every text file that git tracks or would track."""
    git = ["git", "-c", "safe.directory=*", "ls-files", "-coz", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True)
    found = {}
    for name in listed.stdout.decode().split("\0"):
        file = ROOT / name
        if name and file.is_file():
            try:
                found[file] = file.read_text("utf-8")
            except UnicodeDecodeError:
                continue  # a picture or the like
    return found


def shared_runs(text: str) -> list[str]:
    """The runs of words that a text has in common with a page."""
    allowed = {run for phrase in ALLOWED for run in runs(phrase)}
    known = known_hashes()
    return [run for run in runs(text) if run not in allowed and digest(run) in known]


def machine_names(text: str) -> list[str]:
    """The paths of a machine and the hosts of a package index that a text names."""
    return [match.group() for match in MACHINE.finditer(text)]


def addresses(lock: str) -> list[str]:
    """The places that a lock file sends an installer to."""
    return re.findall(r"\w+://|file:|--[a-z-]*(?:index|find-links)", lock)


@in_checkout
def test_no_eight_words_in_a_row_stand_on_a_page() -> None:
    prose = {file: text for file, text in texts().items() if file not in NOT_PROSE}
    found = {str(file): shared_runs(text) for file, text in prose.items()}
    assert {file: shared for file, shared in found.items() if shared} == {}


@in_checkout
def test_no_file_names_a_machine_or_a_package_index() -> None:
    found = {str(file): machine_names(text) for file, text in texts().items()}
    assert {file: names for file, names in found.items() if names} == {}


@in_checkout
def test_lock_holds_no_address() -> None:
    assert addresses(texts()[ROOT / "requirements.lock"]) == []


def test_every_exception_is_needed() -> None:
    known = known_hashes()
    for phrase in ALLOWED:
        assert any(digest(run) in known for run in runs(phrase)), phrase


def test_a_copied_sentence_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "A fox of seven words, and then another fox."
    copied = {digest(run) for run in runs(sentence)}
    monkeypatch.setitem(shared_runs.__globals__, "known_hashes", lambda: copied)
    assert len(shared_runs(f"It says: {sentence.upper()}")) == len(copied) == 2
    assert shared_runs("A fox of seven words, and then a dog.") == []


def test_numbers_and_addresses_are_no_sentence() -> None:
    assert list(runs("1k 2k 4k 16:9 9:16 1024 1536 2048")) == []
    assert list(runs("a b c d e f 7 8")) == ["a b c d e f 7 8"]


@pytest.mark.parametrize("name", ["/" + "work/main", "https://py" + "pi.org/simple"])
def test_a_machine_name_is_found(name: str) -> None:
    assert machine_names(f"see {name} for more")


@pytest.mark.parametrize(
    "line", ["--extra-index-url x", "a @ file:///a", "-f http://a"]
)
def test_an_address_in_a_lock_is_found(line: str) -> None:
    assert addresses(f"a==1\n{line}\n")
