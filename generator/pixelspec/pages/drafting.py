"""What the parts of a draft share: the blocks of a page, and which of them were used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pixelspec.pages.block import Block
from pixelspec.pages.normal import plain
from pixelspec.pages.sampled import samples_of

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Facts = dict[str, Json]
RATIO = re.compile(r"\d{1,2}:\d{1,2}")
SIZE = re.compile(r"(?<!\d)(\d{2,5})[x×*](\d{2,5})(?!\d)")


@dataclass(frozen=True)
class Described:
    """A parameter with the blocks that describe it."""

    section: str
    name: str
    blocks: tuple[Block, ...]

    @property
    def at(self) -> str:
        return self.blocks[0].locator

    def attribute(self, name: str) -> Block | None:
        wanted = f"{self.at}.{name}"
        return next((b for b in self.blocks if b.locator == wanted), None)

    @property
    def sentences(self) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.kind == "sentence")

    @property
    def text(self) -> str:
        return " ".join(plain(b.text) for b in self.blocks)


@dataclass
class Material:
    """The blocks of a page; `used` are those that a fact of the draft was taken from."""

    blocks: Sequence[Block]
    used: set[str] = field(default_factory=set)

    def take(self, *blocks: Block | None) -> None:
        self.used |= {block.locator for block in blocks if block}

    def described(self, *sections: str) -> Iterator[Described]:
        """The parameters under some headings."""
        for block in self.blocks:
            parts = block.locator.split(".")
            if block.kind == "parameter" and parts[0] in sections:
                prefix = f"{block.locator}."
                inner = [b for b in self.blocks if b.locator.startswith(prefix)]
                yield Described(parts[0], block.text, (block, *inner))

    def samples(self) -> dict[str, list[Block]]:
        return samples_of(self.blocks)

    def calls(self) -> Iterator[Block]:
        """The blocks that belong to a call of curl."""
        return (b for b in self.blocks if b.path.startswith("call."))

    @property
    def left(self) -> tuple[Block, ...]:
        """What nothing was made of."""
        return tuple(
            b for b in self.blocks if b.locator not in self.used and not b.scaffold
        )


def body_of(leaves: Sequence[Block]) -> Facts:
    """The document that the leaves of a sample make up."""
    whole: Facts = {}
    for leaf in leaves:
        if leaf.type != "comment" and not leaf.path.startswith("call."):
            steps = re.findall(r"[^.\[\]]+|\[\d+\]", leaf.path)
            _put(whole, steps, value_of(leaf))
    return whole


def value_of(leaf: Block) -> Json:
    if leaf.type == "number":
        return float(leaf.text) if "." in leaf.text else int(leaf.text)
    words: dict[str, Json] = {"true": True, "false": False, "null": None}
    if leaf.type in ("boolean", "null"):
        return words[leaf.text]
    if leaf.type in ("object", "array"):
        return {} if leaf.type == "object" else []
    return leaf.text


def _put(whole: Facts, steps: Sequence[str], value: Json) -> None:
    node: Json = whole
    for step, following in zip(steps, (*steps[1:], ""), strict=True):
        inner: Json = value
        if following:
            inner = [] if following.startswith("[") else {}
        node = _entered(node, step, inner)


def _entered(node: Json, step: str, inner: Json) -> Json:
    """What stands at a step below a node, put there if nothing does."""
    if isinstance(node, dict):
        return node.setdefault(step, inner)
    if isinstance(node, list):
        # Items come in their order: what is there is the last one.
        if int(step[1:-1]) == len(node):
            node.append(inner)
        return node[-1]
    return inner
