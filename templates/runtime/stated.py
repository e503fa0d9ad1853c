"""What the page states of a call beyond its rules: sizes, ways to order, the model's end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .binding import Binding, Mode
from .remarks import Advice, Given, Problem, Remark

if TYPE_CHECKING:
    from .sizes import Pixels, Sizes
    from .table import Dimensions


def spelled_out(binding: Binding[...], keywords: Given) -> Given:
    """The keywords with every size as the page writes it."""
    found = dict(keywords)
    for name, sizes in binding.sizes.items():
        if name in found:
            found[name] = sizes.read(found[name])
    return found


def stated(binding: Binding[...], mode: Mode | None, given: Given) -> Iterator[Remark]:
    yield from _end(binding)
    if binding.sizes:
        yield from _free_sizes(binding, given)
    for name in mode.without if mode else ():
        if name in given:
            message = f"{name} is not sent in this mode"
            yield Problem("mode", name, message)


def asked_size(
    binding: Binding[...], effective: Mapping[str, object]
) -> tuple[Dimensions, ...]:
    """The size that a call spells out, where no table says more."""
    from .table import read_pixels

    asked = (read_pixels(effective.get(name)) for name in binding.sizes)
    return tuple(size for size in asked if size)[:1]


def _end(binding: Binding[...]) -> Iterator[Remark]:
    ending = binding.ending
    if ending is None:
        return
    since = f" since {ending.date}" if ending.date else ""
    if ending.word == "sunset":
        message = f"{binding.id} is no longer to be had{since}"
        yield Problem("sunset", "", message, ending.at)
    else:
        message = f"{binding.id} is deprecated{since.replace('since', 'as of')}"
        yield Advice("deprecated", message, ending.at)


def _free_sizes(binding: Binding[...], given: Given) -> Iterator[Problem]:
    from .sizes import Pixels

    for name, sizes in binding.sizes.items():
        value = given.get(name)
        if isinstance(value, Pixels):
            yield from _size_problems(binding, name, sizes, value)


def _size_problems(
    binding: Binding[...], name: str, sizes: Sizes, value: Pixels
) -> Iterator[Problem]:
    from .sizes import spelled

    size = spelled(value)
    if size is None:
        message = f"{name}={str(value)!r} is no size: write width, x and height"
        yield Problem("size", name, message, sizes.at)
        return
    near = sizes.nearest(size, binding.table)
    for limit, text in sizes.offences(size):
        message = f"{name}: {text}" + (f"; {near}" if near else "")
        yield Problem(f"pixels-{limit}", name, message, sizes.at)
