"""The progress bar: one listener for a wait, for several, and for a batch."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

import pixelclients as px
from client.shop import Shop, emulated
from pixelclients.runtime.events import Event


class Bar:
    """Stands for a bar of tqdm, and keeps how full it was each time it was drawn."""

    all: ClassVar[list[Bar]] = []

    def __init__(self, *, total: int, **_: object) -> None:
        self.total, self.n, self.said, self.closed = total, 0.0, "", False
        self.drawn: list[float] = []
        Bar.all.append(self)

    def set_description_str(self, text: str, refresh: bool) -> None:
        self.said = text

    def set_postfix_str(self, text: str, refresh: bool) -> None:
        self.said += f" {text}"

    def update(self, more: float) -> None:
        self.n += more
        self.drawn.append(round(self.n / self.total, 2))

    def close(self) -> None:
        self.closed = True


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def bars(monkeypatch: pytest.MonkeyPatch) -> list[Bar]:
    """Every bar that was begun."""
    monkeypatch.setitem(sys.modules, "tqdm", SimpleNamespace(tqdm=Bar))
    monkeypatch.setattr(Bar, "all", [])
    return Bar.all


def bar(total: int | None = None) -> px.ProgressBar:
    return px.ProgressBar(total, file=Terminal())


def generate(client: Any) -> Any:
    return client.gpt_image_2_official.generate(prompt="An owl")


def test_one_wait_fills_one_bar(bars: list[Bar], gccai: Shop, way: str) -> None:
    gccai.run(way, generate, on_event=bar())
    (one,) = bars
    assert one.closed and one.drawn[0] == 0.0 and one.drawn[-1] == 1.0
    assert one.drawn == sorted(one.drawn)
    assert one.said.startswith("completed")


def test_a_reply_with_the_pictures_fills_it_at_once(
    bars: list[Bar], dalle: Shop, way: str
) -> None:
    dalle.run(way, lambda c: c.imagen4.generate(prompt="An owl"), on_event=bar())
    assert [one.drawn for one in bars] == [[1.0]]


def test_waiting_for_several_counts_them(bars: list[Bar], gccai: Shop) -> None:
    client = gccai.client(on_event=bar())
    plan = client.gpt_image_2_official.plan(prompt="An owl")
    client.tasks.wait_all([plan.submit(), plan.submit()])
    assert [(b.total, b.drawn[-1], b.closed) for b in bars] == [(2, 1.0, True)]
    assert "2 of 2" in bars[0].said


def test_a_batch_counts_its_items(bars: list[Bar], way: str) -> None:
    shop = emulated("Gccai")
    shop.emulator.script("failed")
    heard = bar(3)

    def batch(client: Any) -> Any:
        plan = client.gpt_image_2_official.plan(prompt="An owl")
        return client.map({key: plan for key in "abc"}, in_flight=1, on_event=heard)

    report = shop.run(way, batch)
    assert report.counts["failed"] == 1
    assert [(b.total, b.drawn[-1], b.closed) for b in bars] == [(3, 1.0, True)]
    assert "3 of 3" in bars[0].said and "1 not delivered" in bars[0].said


def test_each_call_has_a_bar_of_its_own(bars: list[Bar], gccai: Shop) -> None:
    client = gccai.client(on_event=bar())
    generate(client)
    generate(client)
    assert [one.drawn[-1] for one in bars] == [1.0, 1.0]


def test_a_wait_that_ends_badly_leaves_no_bar(bars: list[Bar], gccai: Shop) -> None:
    with bar() as heard, pytest.raises(px.TaskTimeout):
        task = gccai.client(on_event=heard).gpt_image_2_official.submit(prompt="x")
        task.wait(deadline=0.001)
    assert [(one.closed, one.n) for one in bars] == [(True, 0.0)]


def test_off_a_terminal_it_is_silent(bars: list[Bar], gccai: Shop) -> None:
    file = io.StringIO()
    generate(gccai.client(on_event=px.ProgressBar(file=file)))
    assert (bars, file.getvalue()) == ([], "")


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)  # an import fails
    with pytest.raises(
        px.SettingError, match=r'pip install "pixelclients\[progress\]"'
    ):
        px.ProgressBar()


def test_the_real_bar_draws_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tqdm")
    pytest.importorskip("tqdm")
    terminal = Terminal()
    heard = px.ProgressBar(2, file=terminal)
    for key in "ab":
        heard(Event("delivered", key))
    assert "100%" in terminal.getvalue() and "2 of 2" in terminal.getvalue()
