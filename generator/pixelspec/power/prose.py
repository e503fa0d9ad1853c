"""What no program acts upon: flipped all at once, each text by a mark that can be taken out
again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pixelspec.power.walk import Leaf

# The room's docstring says in words what this says by class and field.
PROSE = frozenset(
    {
        ("Auth", "key_from"),
        ("Conflict", "ours"),
        ("Conflict", "says"),
        ("Endpoint", "evidence"),
        ("Endpoint", "title"),
        ("ExampleReply", "body"),
        ("ExampleReply", "http"),
        ("ExampleReply", "reply"),
        ("ExampleRequest", "body"),
        ("Gap", "open"),
        ("Header", "doc"),
        ("Page", "address"),
        ("Page", "modified"),
        ("Page", "read"),
        ("Parameter", "doc"),
        ("Provider", "title"),
        ("Source", "at"),
        ("Source", "confidence"),
        ("Value", "note"),
        ("Waiver", "on"),
        ("Waiver", "why"),
    }
)
# Stands in no spec, and in no text that a program writes.
MARK = "\u204b"


def is_prose(leaf: Leaf) -> bool:
    return leaf.home in PROSE


def reworded(leaf: Leaf) -> Any:
    """The leaf in other words."""
    if leaf.field == "confidence":
        return "reported" if leaf.value == "documented" else "documented"
    if leaf.field == "http":
        return leaf.value + 1
    if leaf.field == "evidence":
        return type(leaf.value)("live", f"2001-01-01{MARK}", MARK)
    if isinstance(leaf.value, tuple):
        return tuple(f"{text}{MARK}" for text in leaf.value)
    return f"{leaf.value}{MARK}"


def unmarked(text: str) -> str:
    """A text without the marks."""
    return text.replace(MARK, "")


def prose_of(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    return tuple(leaf for leaf in leaves if is_prose(leaf))
