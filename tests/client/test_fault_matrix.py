"""One paid request, whatever fails: every fault at every operation, with every client."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from client.faults import MATRIX, PAGE, expected, page
from client.matrix import OPERATIONS, observe
from emulated import provider
from pixelspec.emulator.outcome import ALIASES, known_words

Case = tuple[str, str, str, str, str]


def cases() -> Iterator[Case]:
    """Operation, fault and provider, with what is seen once and always."""
    for operation, rows in MATRIX.items():
        for row in rows:
            for name in OPERATIONS[operation]:
                once, always = row.but.get(name, (row.once, row.always))
                for word in row.words.split():
                    yield operation, word, name, once, always


@pytest.mark.parametrize(
    ("operation", "word", "name", "once", "always"),
    [pytest.param(*case, id="-".join(case[:3])) for case in cases()],
)
def test_what_a_caller_gets(
    operation: str, word: str, name: str, once: str, always: str, way: str
) -> None:
    seen = str(observe(name, operation, word, forever=False, way=way))
    assert seen == expected(name, once)
    seen = str(observe(name, operation, word, forever=True, way=way))
    assert seen == expected(name, always)


@pytest.mark.parametrize("operation", MATRIX)
def test_no_row_is_missing(operation: str) -> None:
    """The faults of the line, of a gateway and of the provider, at every operation."""
    named = [word for row in MATRIX[operation] for word in row.words.split()]
    assert len(named) == len(set(named))
    of_tasks = {"stuck", "strange", "wrong-pixels", "expired-address"}
    states = {"completed", "failed", "cancelled", "usual"}
    rows = {row.id for row in provider("gccai").errors}
    wanted = set(known_words(provider("gccai"))) - rows - states - set(ALIASES)
    wanted |= {"408", "409", "429", "500", "502", "503", "504", "524"}
    shown = {ALIASES.get(word, word) for word in named}
    assert wanted - of_tasks <= shown
    if operation in ("query", "batch"):
        assert of_tasks <= shown


def test_nothing_is_ever_paid_twice() -> None:
    cells = [
        (operation, cell)
        for operation, rows in MATRIX.items()
        for row in rows
        for pair in ((row.once, row.always), *row.but.values())
        for cell in pair
    ]
    for operation, cell in cells:
        paid = int(cell.partition("paid ")[2][0])
        assert paid <= (2 if operation == "batch" else 1), cell


def test_the_page_shows_the_matrix() -> None:
    assert PAGE.read_text("utf-8") == page()
