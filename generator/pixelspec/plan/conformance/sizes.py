"""The size table, and every size that a page lists: what is planned, and what comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pixelspec.model import allowed
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import cell_path, recommended_path
from pixelspec.model.judge import cell_of, judge, outcome
from pixelspec.model.parameter import Parameter
from pixelspec.model.pixels import Recommended
from pixelspec.model.table import Cell, Size, Table
from pixelspec.plan.conformance.request import Requests
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.values import free
from pixelspec.plan.names import parameter_keyword

_PARTS = ("wire", "accepts", "type")
_PIXELS = ("accepts", "separator", "type", "wire")


def table(endpoint: Endpoint) -> Section:
    """Each cell: the sizes that a plan names, and those that come."""
    known = endpoint.table
    return Section(
        group="table",
        facts=("table.{cell}", "table.by", "table.columns"),
        at=known.source.at if known else (),
        needs="paid",
        columns="cell given sizes",
        ids="{cell}",
        rows=tuple(_cells(Requests(endpoint), known)) if known else (),
    )


def _cells(requests: Requests, known: Table) -> Iterator[Row]:
    for cell in known.cells:
        if cell.refused is None and _named(requests.endpoint, known):
            written = requests.having(_words(known, cell))
            if written is not None:
                yield _path(cell), requests.given(written), _sizes(cell)


def refused_cell(endpoint: Endpoint) -> Section:
    """Cells that are not to be had."""
    known = endpoint.table
    cells = known.cells if known and _named(endpoint, known) else ()
    requests = Requests(endpoint)
    rows = (
        (_path(cell), requests.given(_words(known, cell)), places(cell.source.at))
        for cell in cells
        if known and cell.refused is not None
    )
    return Section(
        group="refused_cell",
        facts=("table.{cell}",),
        at=("{at}",),
        needs="paid",
        columns="cell given at",
        ids="{cell}",
        rows=tuple(rows),
    )


def preset(endpoint: Endpoint) -> Section:
    """A table whose rows the provider chooses: a preset gives any size of its column."""
    known = endpoint.table
    return Section(
        group="preset",
        facts=("{cells}", "table.by", "table.columns", "{word}", "{type}"),
        at=known.source.at if known else (),
        needs="paid",
        columns="column word type cells given sizes",
        ids="{column}",
        rows=tuple(_columns(Requests(endpoint), known)) if known else (),
    )


def _columns(requests: Requests, known: Table) -> Iterator[Row]:
    axis = requests.endpoint.parameter(known.by[-1])
    if axis is None or not known.columns or _named(requests.endpoint, known):
        return
    for column in known.columns:
        written = requests.having({axis.name: column})
        if written is not None:
            cells = [cell for cell in known.cells if cell.column == column]
            paths = tuple(f"table.{_path(cell)}" for cell in cells)
            sizes = [size.written() for cell in cells for size in cell.sizes]
            word = f"parameters.{axis.name}.presets.{column}"
            given = {**requests.given(written), parameter_keyword(axis.name): column}
            typed = f"parameters.{axis.name}.type"
            yield column, word, typed, paths, given, list(dict.fromkeys(sizes))


def size(endpoint: Endpoint) -> Section:
    """Each size that is listed as a word: ratios, presets, auto."""
    return Section(
        group="size",
        facts=("{word}", *(f"parameters.{{name}}.{part}" for part in _PARTS)),
        at=("{at}",),
        needs="paid",
        columns="name value word given held sizes quirks at",
        ids="{name}={value}",
        rows=tuple(_listed(Requests(endpoint))),
    )


def _listed(requests: Requests) -> Iterator[Row]:
    for parameter in free(requests.endpoint):
        for path, value, at in words_of(parameter):
            written = requests.having({parameter.name: value})
            if written is None:
                continue
            held = requests.held(written, parameter.name)
            keyword = parameter_keyword(parameter.name)
            given = {**requests.given(written), keyword: value}
            sizes = promised(requests.endpoint, outcome(requests.endpoint, written))
            work = [q.id for q in judge(requests.endpoint, written).quirks]
            yield parameter.name, value, path, given, held, sizes, work, at


def words_of(parameter: Parameter) -> Iterator[tuple[str, object, object]]:
    """The words of a size: the path of the fact, the word, its places."""
    if parameter.type != "size":
        return
    path = f"parameters.{parameter.name}"
    for kind, values in (("ratios", parameter.values), ("presets", parameter.presets)):
        if kind.removesuffix("s") in parameter.accepts:
            for one in values:
                yield f"{path}.{kind}.{one.word}", one.word, places(one.source.at)
    if "auto" in parameter.accepts:
        yield f"{path}.accepts", "auto", places(parameter.source.at)


def pixels(endpoint: Endpoint) -> Section:
    """Each size in pixels that a page lists, as a text of its own."""
    return Section(
        group="pixels",
        facts=("{path}", *(f"parameters.{{name}}.{part}" for part in _PIXELS)),
        at=("{at}",),
        needs="paid",
        columns="name value path given size at",
        ids="{name}={value}",
        rows=tuple(_pixels(Requests(endpoint))),
    )


def _pixels(requests: Requests) -> Iterator[Row]:
    for parameter in free(requests.endpoint):
        if parameter.type != "size" or "pixels" not in parameter.accepts:
            continue
        for one, path, at in sized(requests.endpoint, parameter):
            value = one.written(parameter.separator)
            written = requests.having({parameter.name: value})
            if written is not None:
                given = requests.given(written)
                yield parameter.name, value, path, given, one.written(), places(at)


def sized(
    endpoint: Endpoint, parameter: Parameter
) -> Iterator[tuple[Size, str, tuple[str, ...]]]:
    """The sizes of the table and those recommended, each once."""
    found: dict[Size, tuple[str, tuple[str, ...]]] = {}
    for cell in endpoint.table.cells if endpoint.table else ():
        for one in cell.sizes:
            found.setdefault(one, (f"table.{_path(cell)}", cell.source.at))
    for known in parameter.recommended:
        found.setdefault(known.size, _recommended(parameter, known))
    for one, (path, at) in found.items():
        yield one, path, at


def _recommended(
    parameter: Parameter, known: Recommended
) -> tuple[str, tuple[str, ...]]:
    return recommended_path(parameter, known), known.source.at


def _of_table(endpoint: Endpoint, held: Mapping[str, object]) -> str:
    """The sizes of the table for what holds; "" where it has none."""
    known = endpoint.table
    if known and not _named(endpoint, known):
        column = held.get(known.by[-1])
        cells = [cell for cell in known.cells if cell.column == column]
        sizes = [size.written() for cell in cells for size in cell.sizes]
        return " or ".join(dict.fromkeys(sizes))
    cell = cell_of(endpoint, held)
    return _sizes(cell) if cell else ""


def promised(endpoint: Endpoint, held: Mapping[str, object]) -> str:
    """The sizes that a plan names where these values hold; "" where no page names any."""
    for parameter in endpoint.parameters:
        if parameter.type == "size" and parameter.name in held:
            one = allowed.pixels(parameter, held[parameter.name])
            if one is not None:
                return one.written()
    return _of_table(endpoint, held)


def _sizes(cell: Cell) -> str:
    return " or ".join(size.written() for size in cell.sizes)


def _named(endpoint: Endpoint, known: Table) -> bool:
    """Whether a caller can name both axes."""
    return all(endpoint.parameter(name) for name in known.by)


def _words(known: Table | None, cell: Cell) -> dict[str, object]:
    """What leads to a cell."""
    words = (cell.row,) if cell.column is None else (cell.row, cell.column)
    return dict(zip(known.by if known else (), words, strict=False))


def _path(cell: Cell) -> str:
    return cell_path(cell.row, cell.column).removeprefix("table.")
