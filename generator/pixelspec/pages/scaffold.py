"""Tells what of a page is navigation: it surrounds the content and backs no fact."""

from __future__ import annotations

import re
from dataclasses import replace

from pixelspec.pages.block import Block
from pixelspec.pages.normal import word_set

FURNITURE = re.compile(
    r"skip to main content|documentation index|copy(?: page| code)?|ask ai|search\W*|menu"
    r"|on this page|table of contents|was this page helpful\??|previous|next|edit this page"
    r"|powered by .*|home|docs|sign in|log in|feedback|share|translate|example|application/json"
    r"|request samples?|request example|back to top|try it|send|run",
    re.I,
)
LANGUAGES = word_set(
    "bash c c# c++ curl dart go golang http java javascript kotlin node.js nodejs"
    " objective-c ocaml php powershell python r ruby rust shell swift typescript"
)
DATE = re.compile(r"(?:last )?(?:modified|updated)(?: at| on)?:? .*\d{4}.*", re.I)
POINTER = re.compile(
    r".*\b(?:llms\.txt|documentation index|discover all available pages)\b.*", re.I
)


def scaffolding(block: Block) -> Block:
    """The block, with the reason why nobody needs to read it if there is one."""
    return replace(block, scaffold=_reason(block))


def _reason(block: Block) -> str:
    text = " ".join(block.text.strip(" *#:").split())
    if block.kind == "column" and "".join(text.split()).casefold() in _HEADS:
        return "head of a table"
    if block.kind not in ("sentence", "heading"):
        return ""
    if text.casefold() in LANGUAGES:
        return "name of a programming language"
    if DATE.fullmatch(text):
        return "date of the page"
    if FURNITURE.fullmatch(text) or POINTER.fullmatch(text):
        return "navigation"
    bare = block.kind == "heading" and not any(map(str.isdigit, text))
    return "heading" if bare and block.locator != "title" else ""


_HEADS = word_set(
    "name type required description default parameter field examplevalue example value"
    " notes"
)
