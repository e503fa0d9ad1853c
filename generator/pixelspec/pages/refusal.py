"""Says why a text is no copy of the page that it is said to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pixelspec.pages.bind import Bound
from pixelspec.pages.claim import Claim
from pixelspec.pages.compare import Change
from pixelspec.pages.html import is_login
from pixelspec.pages.page import Page, is_html

LOGIN = re.compile(
    r"\b(?:sign in|log ?in|enter your password|forgot (?:your )?password|sso)\b", re.I
)
FEW = 12
# Of the claims of a spec, and of the blocks of a lock, so many must be found again.
CLAIMED, KEPT = 0.3, 0.2


def unreadable(text: str, page: Page) -> str:
    """Why a text is no documentation at all; empty where it is."""
    short = len(page.blocks) < FEW or len(text) < 400
    if is_html(text) and is_login(text) and not _parameters(page):
        return "this is a login page"
    if short and LOGIN.search(text) and not _parameters(page):
        return "this is a login page"
    if not text.strip() or not page.blocks:
        return "the page is empty"
    if text.lstrip().startswith("{") and '"error"' in text[:400] and short:
        return "this is an error message, not a page"
    return ""


def foreign_to_spec(claims: Sequence[Claim], bound: Bound) -> str:
    """Why a page is not the one that a spec was written from."""
    demanded = {c.path for c in claims if c.demanded and c.words}
    found = {path for facts in bound.facts.values() for path, _ in facts}
    if not demanded or len(demanded & found) >= CLAIMED * len(demanded):
        return ""
    few = f"{len(demanded & found)} of its {len(demanded)} facts"
    return f"this is the page of something else: of the spec only {few} stand here"


def foreign_to_lock(changes: Sequence[Change]) -> str:
    """Why a page is not a newer copy of the one that was read."""
    rows = [c for c in changes if c.old and (c.old.facts or c.old.waived)]
    rows = [c for c in rows if c.old and not c.old.scaffold]
    kept = [c for c in rows if c.kind in ("unchanged", "moved", "reworded")]
    if not rows or len(kept) >= KEPT * len(rows):
        return ""
    few = f"{len(kept)} of {len(rows)} blocks"
    return f"this is another page: only {few} that were read stand here"


def _parameters(page: Page) -> bool:
    return sum(block.kind == "parameter" for block in page.blocks) > 1
