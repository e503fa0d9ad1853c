"""What the page of a model says of its parameters and of the pixels that sizes give."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range, Stated, Unstated, Way
from pixelspec.model.source import Scalar
from pixelspec.model.table import Cell, Table
from pixelspec.plan.docs_behaviour import UNKNOWN
from pixelspec.plan.docs_words import (
    bounds,
    parameter_type,
    place,
    value,
    values,
)
from pixelspec.plan.docs_words import (
    limits as limits_of,
)
from pixelspec.plan.markdown import code, codes, prose, sentence, table
from pixelspec.plan.names import parameter_keyword

_WAYS: dict[Way, str] = {
    "address": "an address",
    "data-uri": "a data URI",
    "upload": "an upload",
}


def parameters(endpoint: Endpoint) -> tuple[str, ...]:
    names = ("Parameter", "Type", "Required", "Default", "Limits", "Meaning", "Place")
    rows = [_parameter(parameter) for parameter in endpoint.parameters]
    blocks = [table(names, rows)]
    for parameter in endpoint.parameters:
        blocks += _values(parameter)
    open_ended = any(p.type == "passthrough" for p in endpoint.parameters)
    others = any(u.name == "others" for u in endpoint.unsupported)
    return (*blocks, *(() if open_ended or others else (UNKNOWN,)))


def _parameter(parameter: Parameter) -> tuple[str, ...]:
    return (
        code(parameter.name),
        parameter_type(parameter),
        "yes" if parameter.required else "no",
        default(parameter),
        limits_of(parameter),
        " ".join(_meaning(parameter)),
        place(parameter.source),
    )


def default(parameter: Parameter) -> str:
    match parameter.default:
        case Stated(stated):
            return value(stated)
        case Unstated():
            return "not stated"
        case None:
            return "none"


def _meaning(parameter: Parameter) -> Iterator[str]:
    yield from filter(None, [sentence(parameter.doc)])
    if parameter.fixed is not None:
        yield f"The client always sends {value(parameter.fixed)}; it is no keyword."
        if parameter.name == "model":
            yield "`with_options(model=...)` sends another."
    if parameter.accepts not in ((), ("ratio",)):
        yield f"Takes {_forms(parameter)}."
    if parameter.takes:
        yield f"Comes as {' or '.join(_WAYS[way] for way in parameter.takes)}."
    yield from _terms(parameter)
    if parameter.cheapest_first:
        yield f"From cheap to dear: {values(parameter.cheapest_first, 'and')}."
    if parameter.strict:
        yield "A number in quotes is refused."
    if parameter.type == "passthrough":
        yield "Its members go into the body as they are."
    if parameter.wire and parameter.wire != parameter.name:
        yield f"It goes to {code(parameter.wire)} in the body."
    keyword = parameter_keyword(parameter.name)
    if keyword != parameter.name and parameter.fixed is None:
        yield f"In Python: `{keyword}`."


def _terms(parameter: Parameter) -> Iterator[str]:
    """What is billed or not built, what a size in pixels must keep, and the sizes that the
    page recommends."""
    if parameter.billed:
        yield "Each one is billed."
    if parameter.unbuilt:
        yield f"Anything else asks for {prose(parameter.unbuilt)}: not built here."
    limits = parameter.pixels
    if limits:
        parts = [_pair("pixels in all", limits.total), _pair("side", limits.side)]
        if limits.ratio:
            ends = [":".join(map(str, ratio)) for ratio in limits.ratio]
            parts.append(f"ratio {ends[0]} to {ends[1]}")
        if limits.multiple:
            parts.append(f"every side a multiple of {limits.multiple}")
        where = place(limits.source)
        shown = "" if where == place(parameter.source) else f" ({where})"
        yield f"A size in pixels keeps: {'; '.join(filter(None, parts))}{shown}."
    sizes = [
        f"{code(r.size.written(parameter.separator))}{f' for {r.ratio}' * bool(r.ratio)}"
        for r in parameter.recommended
    ]
    if sizes:
        yield f"Recommended: {', '.join(sizes)}."


def _pair(what: str, ends: tuple[int | None, int | None] | None) -> str:
    return f"{what} {bounds(Range(*ends))}" if ends else ""


def _forms(parameter: Parameter) -> str:
    """The forms that a size may have."""
    example = f"WIDTH{parameter.separator}HEIGHT"
    forms = {
        "ratio": "a ratio",
        "auto": "`auto`",
        "pixels": f"pixels as {code(example)}",
        "preset": "a preset",
    }
    return " or ".join(forms[form] for form in parameter.accepts)


def _values(parameter: Parameter) -> Iterator[str]:
    """The allowed values: a table where they have notes, else a line."""
    listed = (*parameter.values, *parameter.presets)
    if not listed:
        return
    name = code(parameter.name)
    if not any(v.note for v in listed):
        where = place(parameter.source)
        yield f"{name} takes {values(parameter.words)}. Place: {where}"
        return
    yield f"### Values of {name}"
    rows = [(value(v.word), sentence(v.note), place(v.source)) for v in listed]
    yield table(("Value", "What it is for", "Place"), rows)


def sizes(endpoint: Endpoint) -> tuple[str, ...]:
    found = endpoint.table
    if found is None:
        return ()
    first = code(found.by[0])
    header = (first, *map(code, found.columns or ("pixels",)), "Place")
    if not found.columns:
        header = (first, "Pixels", "Place")
    rows = [_row(found, row) for row in found.rows]
    return (" ".join(_about(endpoint, found)), table(header, rows))


def _row(found: Table, row: str) -> tuple[str, ...]:
    cells = [cell for cell in found.cells if cell.row == row]
    columns = found.columns or (None,)
    filled = [_cell(found.cell(row, column)) for column in columns]
    sources = dict.fromkeys(place(cell.source) for cell in cells)
    return (code(row), *filled, ", ".join(filter(None, sources)))


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "not stated"
    if cell.refused is not None:
        return f"not to be had: {prose(cell.refused)}"
    return " or ".join(size.written() for size in cell.sizes)


def _about(endpoint: Endpoint, found: Table) -> Iterator[str]:
    """What has to be known to read the table."""
    cells = [cell for cell in found.cells if cell.sizes]
    count = sum(len(cell.sizes) for cell in cells)
    yield f"Width x height in pixels by {codes(found.by, 'and')}:"
    yield f"{len(cells)} cells, {count} sizes."
    if count > len(cells):
        yield "Where a cell holds several, the provider picks one of them."
    for axis in found.by:
        if endpoint.parameter(axis) is None:
            yield f"{code(axis)} is no parameter: the provider chooses it."
    if found.baseline:
        tiers = (f"{code(name)} {edge}" for name, edge in found.baseline)
        yield f"Nominal edges: {', '.join(tiers)} ({place(found.source)})."
    if found.step:
        yield _step(found, found.step)


def _step(found: Table, step: int) -> str:
    """The step of the sides, and the sizes that do not keep to it."""
    off: list[Scalar] = [
        size.written()
        for size in found.sizes
        if size.width % step or size.height % step
    ]
    but = f" but in {values(off, 'and')}" if off else ""
    return f"Every side is a multiple of {step}{but} ({place(found.source)})."
