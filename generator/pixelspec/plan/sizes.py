"""The types of size parameters, and what a caller may write beside the listed sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pixelspec.model.allowed import takes_any_pixels
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.source import Scalar
from pixelspec.model.table import Size, Table
from pixelspec.plan.names import type_alias
from pixelspec.plan.text import WIDTH, arguments, literal


@dataclass(frozen=True)
class SizeType:
    """The type of a size parameter; each of the `lines` lists literals."""

    name: str
    lines: tuple[str, ...]


def size_types(endpoint: Endpoint) -> tuple[SizeType, ...]:
    """One for each size parameter that has anything listed."""
    sizes = [p for p in endpoint.parameters if p.type == "size"]
    types = [SizeType(type_alias(p.name), size_lines(endpoint, p)) for p in sizes]
    return tuple(found for found in types if found.lines)


def size_lines(endpoint: Endpoint, parameter: Parameter) -> tuple[str, ...]:
    """`auto`, the ratios, the presets, then the sizes of the table row by row and those
    recommended, as far as they are taken."""
    forms = parameter.accepts
    lines = ['"auto"'] if "auto" in forms else []
    lines += _wrapped([v.word for v in parameter.values]) if "ratio" in forms else []
    lines += _wrapped([v.word for v in parameter.presets]) if "preset" in forms else []
    if "pixels" not in forms:
        return tuple(lines)
    known = set(endpoint.table.sizes if endpoint.table else ())
    if endpoint.table:
        lines += _pixel_lines(endpoint.table, parameter.separator)
    named = dict.fromkeys(r.size for r in parameter.recommended if r.size not in known)
    lines += _wrapped([size.written(parameter.separator) for size in named])
    return tuple(lines)


def _wrapped(words: Sequence[Scalar]) -> list[str]:
    """The literals of these words, as many a line as fit."""
    lines: list[str] = []
    for word in map(literal, words):
        longer = f"{lines[-1]}, {word}" if lines else word
        if lines and len(longer) <= WIDTH - 5:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pixel_lines(table: Table, separator: str) -> Iterator[str]:
    listed: set[Size] = set()
    for row in table.rows:
        sizes = dict.fromkeys(s for c in table.cells if c.row == row for s in c.sizes)
        new = [size for size in sizes if size not in listed]
        listed.update(new)
        if new:
            yield ", ".join(literal(size.written(separator)) for size in new)


def is_free(endpoint: Endpoint, parameter: Parameter) -> bool:
    """Whether it takes sizes that are not listed, as `Pixels`."""
    return parameter.type == "size" and takes_any_pixels(endpoint, parameter)


def sizes_source(endpoint: Endpoint, parameter: Parameter) -> str:
    """How the runtime reads what a caller writes: a call of its `Sizes`."""
    lines, limits = size_lines(endpoint, parameter), parameter.pixels
    listed = f"get_args({type_alias(parameter.name)}.__value__)" if lines else "()"
    free = is_free(endpoint, parameter)
    values: dict[str, object] = {"free": free or None}
    if parameter.separator != "x":
        values = {"separator": parameter.separator, **values}
    if limits:
        values |= {"total": limits.total, "side": limits.side, "ratio": limits.ratio}
        values |= {"multiple": limits.multiple, "at": ", ".join(limits.source.at)}
    rest = "".join(f", {a.name}={a.value}" for a in arguments(values))
    return f"Sizes({listed}{rest})"
