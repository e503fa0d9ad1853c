"""What a fact of a spec claims to stand on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixelspec.model.fingerprint import Json, meaning
from pixelspec.model.source import Source
from pixelspec.pages.normal import digest
from pixelspec.place import Place

How = Literal["words", "leaf", "prose", "sample", "none"]
# Each alternative is enough; every group of them must be met.
Words = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Claim:
    """`path` is that of the fact or of a part of it. `words` have to stand in one block
    at one of the places `at`; where a block's locator ends in `key`, that is the one.

    `how`: by words; as a `leaf` whose path is `key`; as `prose` without literals; as a
    whole `sample`, whose leaves are `leaves`; or `none`, which only names a place.
    `demanded` says that it is a fault if the words stand nowhere. `worth` is a hash of
    what the spec says, and changes when somebody edits it.
    """

    path: str
    at: tuple[str, ...]
    place: Place
    how: How = "words"
    words: Words = ()
    key: tuple[str, ...] = ()
    leaves: tuple[tuple[str, str, str], ...] = ()
    demanded: bool = True
    worth: str = ""


def claim(
    path: str,
    source: Source,
    said: object,
    words: Words = (),
    key: tuple[str, ...] = (),
    how: How | None = None,
    demanded: bool = True,
) -> Claim:
    """A claim at the place of a fact; `said` is what the spec says there."""
    return Claim(
        path,
        source.at,
        source.place,
        how or ("words" if words else "none"),
        words,
        key,
        (),
        demanded and source.confidence == "documented",
        worth(said),
    )


def worth(said: object) -> str:
    return digest(repr(meaning(said)), 8)


def written(value: Json) -> str:
    """A value of a spec as a page writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "null" if value is None else str(value)


def every(*values: Json) -> Words:
    """All values, each in one writing."""
    return tuple(dict.fromkeys((written(value),) for value in values))
