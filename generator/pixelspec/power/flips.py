"""Other values of a fact, by its type and by what it refers to; the best one first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Stated
from pixelspec.model.reply import Required
from pixelspec.model.table import Size
from pixelspec.power.references import named
from pixelspec.power.values import others, turned
from pixelspec.power.walk import KEY, Leaf

# The pictures of a table stand on a grid; so does what is offered instead.
STEP = 16
# What is taken away by which direction: what was documented falls out of bounds.
DOWNWARDS = frozenset({"most", "at_most", "most_bytes"})

# The other values of one part of a fact, best first: the first that a model can have is it.
Choices = tuple[Any, ...]


def flips(leaf: Leaf, model: Endpoint) -> tuple[Choices, ...]:
    """What to make of a fact: one thing, or one for each of several numbers in it. Empty
    where the language has no other value."""
    if isinstance(leaf.value, tuple) and _is_fixed(leaf.hint):
        return tuple(c for c in _parts(leaf, model) if c)
    found = tuple(
        v for v in _choices(leaf, model) if v != leaf.value or _typed(leaf, v)
    )
    return (found,) if found else ()


def _typed(leaf: Leaf, value: Any) -> bool:
    """True is not 1."""
    return type(value) is not type(leaf.value)


def _choices(leaf: Leaf, model: Endpoint) -> Iterator[Any]:
    special = SPECIAL.get((type(leaf.owner).__name__, leaf.field))
    if special and leaf.spot.steps[-1] != KEY:
        yield from special(leaf, model)
        return
    words = literals(leaf.hint)
    if words and isinstance(leaf.value, str):
        yield from _rotated(words, leaf.value)
        return
    names = named(leaf, model)
    if isinstance(leaf.value, tuple):
        yield from _listed(leaf, names or words)
        return
    yield from (name for name in names if name != leaf.value)
    yield from plain(leaf.value, leaf.field)


def plain(value: Any, field: str = "") -> Iterator[Any]:
    """Another value of the same type."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        step = 1 if isinstance(value, int) or abs(value) >= 10 else 0.1
        down, up = round(value - step, 6), round(value + step, 6)
        yield from (down, up) if field in DOWNWARDS else (up, down)
    elif isinstance(value, str):
        yield f"{value}x"
    elif isinstance(value, Size):
        yield replace(value, width=value.width + STEP)
    elif isinstance(value, Required):
        yield Required()


def literals(hint: Any) -> tuple[str, ...]:
    """The words that an annotation allows, also of the members of a tuple."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    if get_origin(hint) in (Union, UnionType, tuple):
        return tuple(word for part in get_args(hint) for word in literals(part))
    return ()


def _is_fixed(hint: Any) -> bool:
    """Whether a tuple has its places: `tuple[int, int] | None`."""
    if get_origin(hint) in (Union, UnionType):
        return any(map(_is_fixed, get_args(hint)))
    return get_origin(hint) is tuple and Ellipsis not in get_args(hint)


def _parts(leaf: Leaf, model: Endpoint) -> Iterator[Choices]:
    """A flip for each place of a tuple."""
    for index, part in enumerate(leaf.value):
        field = ("least", "most")[index] if len(leaf.value) == 2 else ""
        if isinstance(part, tuple):
            found = [(v, *part[1:]) for v in plain(part[0])]
        else:
            found = [*plain(part, field)]
        before, after = leaf.value[:index], leaf.value[index + 1 :]
        yield tuple((*before, value, *after) for value in found)


def _rotated(words: tuple[str, ...], value: str) -> Iterator[str]:
    """The next words, and then those before it."""
    at = words.index(value)
    yield from (*words[at + 1 :], *words[:at])


def _listed(leaf: Leaf, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """A list without its first member, with another one instead, with one more."""
    first, *rest = leaf.value
    if rest:
        yield tuple(rest)
    free = [name for name in names if name not in leaf.value]
    yield from ((name, *rest) for name in free)
    if not names:
        yield from ((other, *rest) for other in plain(first))
        yield from ((path(first), *rest),) if isinstance(first, str) else ()
    yield from ((*leaf.value, name) for name in free[:1])


def path(text: str) -> str:
    """A path whose last name is another one: `data[].task_idx`."""
    return re.sub(r"(\w)(\W*)$", r"\1x\2", text)


def _paths(leaf: Leaf, model: Endpoint) -> Iterator[Any]:
    del model
    if not isinstance(leaf.value, tuple):
        yield path(leaf.value)
        return
    first, *rest = leaf.value
    if rest:
        yield tuple(rest)
    yield (path(first), *rest)


def _wire(leaf: Leaf, model: Endpoint) -> Iterator[str]:
    del model
    yield path(leaf.value or leaf.owner.name)


def _route(leaf: Leaf, model: Endpoint) -> Iterator[str]:
    """The path of an operation, whose first step is another one."""
    del model
    yield re.sub(r"^(/\w+)", r"\1x", leaf.value)


def _method(leaf: Leaf, model: Endpoint) -> Iterator[str]:
    del model
    yield from (word for word in ("PUT", "PATCH") if word != leaf.value)


def _address(leaf: Leaf, model: Endpoint) -> Iterator[str]:
    del model
    yield leaf.value.replace("://", "://x.")


def _default(leaf: Leaf, model: Endpoint) -> Iterator[Stated]:
    documented = others(leaf.owner, leaf.value.value)
    yield from (Stated(value) for value in (*documented, *plain(leaf.value.value)))


def _fixed(leaf: Leaf, model: Endpoint) -> Iterator[Any]:
    del model
    yield from others(leaf.owner, leaf.value)
    yield from plain(leaf.value)


def _instead(leaf: Leaf, model: Endpoint) -> Iterator[Any]:
    """What holds instead, of a quirk; the name of the pair is that of the parameter."""
    parameter = model.parameter(leaf.key)
    yield from others(parameter, leaf.value) if parameter else ()
    yield from plain(leaf.value)


def _condition(leaf: Leaf, model: Endpoint) -> Iterator[Any]:
    yield from turned(leaf.value, model)


def _word(leaf: Leaf, model: Endpoint) -> Iterator[Any]:
    """A listed word: of a ratio, another ratio."""
    del model
    ratio = re.fullmatch(r"(\d+):(\d+)", str(leaf.value))
    if ratio:
        # No page lists a ratio of such a width.
        yield f"{int(ratio[1]) + 100}:{ratio[2]}"
    elif not isinstance(leaf.value, bool):
        yield from plain(leaf.value)


def _nothing(leaf: Leaf, model: Endpoint) -> Iterator[None]:
    """That a field says nothing: of another meaning no reply could be told from a mistake."""
    del leaf, model
    yield None


def _other_type(leaf: Leaf, model: Endpoint) -> Iterator[str]:
    """A type whose values are no values of this one: a number may still be an integer."""
    del model
    yield from (kind for kind in ("text", "integer", "list") if kind != leaf.value)


def _field_type(leaf: Leaf, model: Endpoint) -> Iterator[str]:
    del model
    yield from (kind for kind in ("text", "integer") if kind != leaf.value)


def _means(leaf: Leaf, model: Endpoint) -> Iterator[str]:
    """That a state is the end which it is not: failed and cancelled end alike."""
    del model
    yield "failed" if leaf.value == "done" else "done"


def _amount(leaf: Leaf, model: Endpoint) -> Iterator[str]:
    """Another exact decimal."""
    del model
    yield f"{leaf.value}1" if "." in leaf.value else f"{leaf.value}.1"


def _sizes(leaf: Leaf, model: Endpoint) -> Iterator[tuple[Size, ...]]:
    del model
    first, *rest = leaf.value
    yield (replace(first, width=first.width + STEP), *rest)


def _reversed(leaf: Leaf, model: Endpoint) -> Iterator[tuple[Any, ...]]:
    del model
    yield tuple(reversed(leaf.value))
    yield leaf.value[1:]


def _to_be_had(leaf: Leaf, model: Endpoint) -> Iterator[str | None]:
    """A cell that is refused has no size; another reason is all that can be had."""
    del model
    yield f"{leaf.value}x"


def _pictures(leaf: Leaf, model: Endpoint) -> Iterator[tuple[str, ...]]:
    del model
    yield leaf.value[1:]


def _bound(leaf: Leaf, model: Endpoint) -> Iterator[Any]:
    """An end of a range, the way that takes away, unless nothing would be left."""
    del model
    for value in plain(leaf.value, leaf.field):
        other = replace(leaf.owner, **{leaf.field: value})
        if None in (other.least, other.most) or other.least <= other.most:
            yield value


SPECIAL: dict[tuple[str, str], Callable[[Leaf, Endpoint], Iterator[Any]]] = {
    ("Cell", "refused"): _to_be_had,
    ("Cell", "sizes"): _sizes,
    ("ErrorRow", "code"): lambda leaf, _: iter((f"x{leaf.value}",)),
    ("Field", "path"): _paths,
    ("Field", "role"): _nothing,
    ("Field", "type"): _field_type,
    ("Gap", "when"): _condition,
    ("Member", "code"): _paths,
    ("Member", "paths"): _paths,
    ("Mode", "wire"): _paths,
    ("Operation", "method"): _method,
    ("Operation", "path"): _route,
    ("Parameter", "cheapest_first"): _reversed,
    ("Parameter", "default"): _default,
    ("Parameter", "fixed"): _fixed,
    ("Parameter", "type"): _other_type,
    ("Parameter", "wire"): _wire,
    ("Pictures", "each"): _paths,
    ("Prices", "each"): _amount,
    ("Prices", "rows"): _amount,
    ("Quirk", "to"): _instead,
    ("Quirk", "when"): _condition,
    ("Range", "least"): _bound,
    ("Range", "most"): _bound,
    ("Reply", "each"): _paths,
    ("Reply", "pictures"): _pictures,
    ("Rule", "when"): _condition,
    ("Server", "address"): _address,
    ("State", "means"): _means,
    ("Switch", "when"): _condition,
    ("Table", "columns"): _reversed,
    ("Value", "word"): _word,
}
