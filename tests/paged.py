"""Pages of our own, their locks, and pixelspec run over them in a folder of its own."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from pixelspec.model.endpoint import Endpoint
from pixelspec.pages.bind import Bound, bind
from pixelspec.pages.block import Block
from pixelspec.pages.claims import claims_on
from pixelspec.pages.compare import Change, compare
from pixelspec.pages.lock import Lock
from pixelspec.pages.page import Page, read_page
from pixelspec.pages.stamp import Decisions, stamp
from tiny import build

PAGES = Path(__file__).parent / "pages"
FOX = PAGES / "specs" / "pond"
NOTHING = Decisions({}, {})


@cache
def text(name: str) -> str:
    return (PAGES / name).read_text("utf-8")


def blocks(page: str) -> dict[str, Block]:
    """The blocks of a text by their locators."""
    return {block.locator: block for block in read_page(page).blocks}


def fox(model: str = "", provider: str = "") -> Endpoint:
    """The model that fox.txt is the page of."""
    model = model or (FOX / "fox.yaml").read_text("utf-8")
    provider = provider or (FOX / "provider.yaml").read_text("utf-8")
    built, wrong = build(model, provider, "specs/pond")
    assert built is not None and wrong == ()
    return built


def bound(
    page: Page, names: dict[str, tuple[str, ...]] | None = None, model: str = ""
) -> Bound:
    """The facts of the fox on a page."""
    return bind(claims_on(fox(model), "model"), page, names or {})


def locked(page: str, facts: bool = False) -> Lock:
    """What was read of a text: with the facts of the fox, or of nothing."""
    read = read_page(page)
    found = bound(read) if facts else Bound({}, ())
    about = Lock("pond/fox", "model", "unknown", "2026-11-20", "", "", ())
    return stamp(about, read, found, NOTHING, (), {})


def changes(old: str, new: str, facts: bool = False) -> tuple[Change, ...]:
    """What became of the blocks of a page, the unchanged ones left out."""
    lock = locked(old, facts)
    found = compare(lock, read_page(new, lock.known), ())
    return tuple(change for change in found if change.kind != "unchanged")


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.kind, change.locator) for change in changes(old, new)]


def page_project(folder: Path) -> Path:
    """A project with the specs and the pages of the pond."""
    shutil.copytree(PAGES, folder, dirs_exist_ok=True)
    return folder
