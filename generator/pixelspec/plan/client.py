"""The module of one model: request, table, checks and binding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pixelspec.model.behaviour import Unsupported
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Stated
from pixelspec.model.prices import Prices
from pixelspec.model.source import Scalar
from pixelspec.model.table import Cell, Size, Table
from pixelspec.plan.check import Check, plan_check
from pixelspec.plan.names import parameter_keyword, type_alias
from pixelspec.plan.schema import REFERENCE, ClassSchema, is_image, request_schema
from pixelspec.plan.text import (
    WIDTH,
    Argument,
    Construction,
    arguments,
    docstring,
    literal,
)


@dataclass(frozen=True)
class SizeType:
    """The type of a size parameter; each of the `lines` lists literals."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ModelModule:
    """`docstring` is Python source; `runtime` maps modules of the runtime to the names
    that are used of them."""

    docstring: str
    request: ClassSchema
    runtime: tuple[tuple[str, tuple[str, ...]], ...]
    typing: tuple[str, ...]
    sizes: tuple[SizeType, ...]
    tables: tuple[Construction, ...]
    checks: tuple[Check, ...]
    binding: Construction


def model_module(endpoint: Endpoint) -> ModelModule:
    check = plan_check(endpoint)
    tables = (_table(endpoint.table),) if endpoint.table else ()
    checks = (check,) if check.remarks else ()
    return ModelModule(
        docstring=docstring(_summary(endpoint)),
        request=request_schema(endpoint),
        runtime=_runtime(endpoint, check),
        typing=("get_args",) if _uses(check, "get_args") else (),
        sizes=tuple(_size_types(endpoint)),
        tables=tables,
        checks=checks,
        binding=_binding(endpoint, bool(checks)),
    )


def _summary(endpoint: Endpoint) -> str:
    return (
        f"{endpoint.title}: request, sizes, rules and quirks of {endpoint.id}.\n\n"
        f"Made by pixelspec from specs/{endpoint.id}.yaml: edit that, then generate."
    )


def _size_types(endpoint: Endpoint) -> Iterator[SizeType]:
    """`auto`, the ratios, then the sizes of the table row by row, as far as they are taken."""
    for parameter in endpoint.parameters:
        if parameter.type != "size":
            continue
        lines = ['"auto"'] if "auto" in parameter.accepts else []
        lines += _wrapped(parameter.words) if "ratio" in parameter.accepts else []
        if endpoint.table and "pixels" in parameter.accepts:
            lines += _pixel_lines(endpoint.table, parameter.separator)
        yield SizeType(type_alias(parameter.name), tuple(lines))


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
        yield ", ".join(literal(size.written(separator)) for size in new)


def _runtime(
    endpoint: Endpoint, check: Check
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    remarks = sorted({remark.type for remark in check.remarks})
    table = (["Table"] if endpoint.table else []) + (
        ["read_pixels"] if _uses(check, "read_pixels") else []
    )
    unsupported = ["Unsupported"] if endpoint.unsupported else []
    names = {
        "binding": ["Binding", *unsupported],
        "price": ["Price"] if endpoint.prices else [],
        "references": [REFERENCE] if any(map(is_image, endpoint.parameters)) else [],
        "remarks": ["Given", *remarks, "Remark"] if remarks else [],
        "request": ["Request"],
        "table": table,
    }
    return tuple((home, tuple(used)) for home, used in names.items() if used)


def _uses(check: Check, function: str) -> bool:
    return any(f"{function}(" in remark.condition for remark in check.remarks)


def _table(table: Table) -> Construction:
    rows = {
        row: tuple(_cell(cell) for cell in table.cells if cell.row == row)
        for row in table.rows
    }
    values = arguments(
        {"by": tuple(map(parameter_keyword, table.by)), "columns": table.columns}
    )
    return Construction("TABLE", "Table", (*values, Argument("rows", literal(rows))))


def _cell(cell: Cell) -> str:
    return " or ".join(size.written() for size in cell.sizes)


def _binding(endpoint: Endpoint, checked: bool) -> Construction:
    named = {u.name: u for u in endpoint.unsupported if u.name != "others"}
    others = next((u for u in endpoint.unsupported if u.name == "others"), None)
    fates = ", ".join(f"{literal(n)}: {_fate(u)}" for n, u in named.items())
    pairs = {
        "id": literal(endpoint.id),
        "provider": "PROVIDER",
        "request": request_schema(endpoint).name,
        "fixed": _mapping(_fixed(endpoint)),
        "defaults": _mapping(_defaults(endpoint)),
        "wire": _mapping(_wire(endpoint)),
        "passthrough": _passthrough(endpoint),
        "check": "check" if checked else "",
        "table": "TABLE" if endpoint.table else "",
        "price": _price(endpoint.prices) if endpoint.prices else "",
        "images": _mapping(_images(endpoint)),
        "unsupported": f"{{{fates}}}" if fates else "",
        "others": _fate(others) if others else "",
    }
    values = tuple(Argument(name, value) for name, value in pairs.items() if value)
    return Construction("BINDING", "Binding", values)


def _mapping(values: dict[str, object]) -> str:
    return literal(values) if values else ""


def _fixed(endpoint: Endpoint) -> dict[str, object]:
    return {
        parameter_keyword(p.name): p.fixed
        for p in endpoint.parameters
        if p.fixed is not None
    }


def _defaults(endpoint: Endpoint) -> dict[str, object]:
    return {
        parameter_keyword(p.name): p.default.value
        for p in endpoint.parameters
        if isinstance(p.default, Stated) and p.fixed is None
    }


def _wire(endpoint: Endpoint) -> dict[str, object]:
    places = {parameter_keyword(p.name): p.wire or p.name for p in endpoint.parameters}
    return {name: place for name, place in places.items() if name != place}


def _images(endpoint: Endpoint) -> dict[str, object]:
    pictures = filter(is_image, endpoint.parameters)
    return {parameter_keyword(p.name): p.takes for p in pictures if p.fixed is None}


def _price(prices: Prices) -> str:
    values = {
        "each": prices.each,
        "by": parameter_keyword(prices.by) if prices.by else "",
        "rows": dict(prices.rows),
        "number": parameter_keyword(prices.number) if prices.number else "",
    }
    rest = "".join(f", {a.name}={a.value}" for a in arguments(values))
    return f"Price({literal(prices.unit)}, {literal(prices.per)}{rest})"


def _passthrough(endpoint: Endpoint) -> str:
    names = [p.name for p in endpoint.parameters if p.type == "passthrough"]
    return literal(parameter_keyword(names[0])) if names else ""


def _fate(unsupported: Unsupported) -> str:
    parts = [unsupported.effect, ", ".join(unsupported.source.at)]
    parts += [unsupported.message] if unsupported.message else []
    return f"Unsupported({', '.join(map(literal, parts))})"
