"""The module of one model: request, table, checks and binding."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pixelspec.model.behaviour import Unsupported
from pixelspec.model.endpoint import Endpoint, Status
from pixelspec.model.parameter import Parameter, Stated
from pixelspec.model.prices import Prices
from pixelspec.model.table import Cell, Table
from pixelspec.plan.check import Check, plan_check
from pixelspec.plan.names import parameter_keyword
from pixelspec.plan.schema import REFERENCE, ClassSchema, is_image, request_schema
from pixelspec.plan.sizes import SizeType, is_free, size_types, sizes_source
from pixelspec.plan.text import (
    Argument,
    Construction,
    arguments,
    docstring,
    literal,
)


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
    tables = (_table(endpoint, endpoint.table),) if endpoint.table else ()
    checks = (check,) if check.remarks else ()
    types = size_types(endpoint)
    read = types and any(map(_is_read, endpoint.parameters))
    return ModelModule(
        docstring=docstring(_summary(endpoint)),
        request=request_schema(endpoint),
        runtime=_runtime(endpoint, check),
        typing=("get_args",) if _uses(check, "get_args") or read else (),
        sizes=types,
        tables=tables,
        checks=checks,
        binding=_binding(endpoint, bool(checks)),
    )


def _summary(endpoint: Endpoint) -> str:
    spec = f"specs/{endpoint.served or endpoint.id}.yaml"
    return (
        f"{endpoint.title}: request, sizes, rules and quirks of {endpoint.id}.\n\n"
        f"Made by pixelspec from {spec}: edit that, then generate."
    )


# What the limits of a check call of the runtime, beside its remarks.
_LIMITS: tuple[str, ...] = (
    "beyond",
    "measured",
    "other",
    "outside",
    "overlong",
    "too_many",
)
_LIMITS += ("too_short", "total", "unlike")


def _runtime(
    endpoint: Endpoint, check: Check
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    remarks = sorted({r.type for r in check.remarks} - {*_LIMITS})
    sized = [p for p in endpoint.parameters if p.type == "size"]
    sizes = ["Pixels"] if any(is_free(endpoint, p) for p in sized) else []
    sizes += ["Sizes"] if any(map(_is_read, sized)) else []
    bound = {
        "Ending": endpoint.status.word != "available",
        "Mode": bool(endpoint.modes),
        "Unsupported": bool(endpoint.unsupported),
    }
    names = {
        "binding": ["Binding", *(name for name, used in bound.items() if used)],
        "limits": [name for name in _LIMITS if _uses(check, name)],
        "price": ["Price"] if endpoint.prices else [],
        "references": [REFERENCE] if any(map(is_image, endpoint.parameters)) else [],
        "remarks": sorted(["Given", "Remark", *remarks]) if check.remarks else [],
        "request": ["Request"],
        "sizes": sizes,
        "table": [
            *(["Table"] if endpoint.table else []),
            *(["read_pixels"] if _uses(check, "read_pixels") else []),
        ],
    }
    return tuple((home, tuple(used)) for home, used in names.items() if used)


def _is_read(parameter: Parameter) -> bool:
    """Whether callers may write its sizes in several ways."""
    return parameter.type == "size" and "pixels" in parameter.accepts


def _uses(check: Check, function: str) -> bool:
    call = re.compile(rf"\b{function}\(")
    return any(
        call.search(remark.condition) or remark.type == function
        for remark in check.remarks
    )


def _table(endpoint: Endpoint, table: Table) -> Construction:
    """An axis that is no parameter has no keyword: the provider chooses."""

    def axis(name: str) -> str:
        return parameter_keyword(name) if endpoint.parameter(name) else ""

    rows = {
        row: tuple(_cell(cell) for cell in table.cells if cell.row == row)
        for row in table.rows
    }
    values = arguments({"by": tuple(map(axis, table.by)), "columns": table.columns})
    return Construction("TABLE", "Table", (*values, Argument("rows", literal(rows))))


def _cell(cell: Cell) -> str:
    return " or ".join(size.written() for size in cell.sizes)


def _binding(endpoint: Endpoint, checked: bool) -> Construction:
    others = next((u for u in endpoint.unsupported if u.name == "others"), None)
    usual = _fate(others) if others else ""
    # What becomes of any other keyword need not be said of one by its name.
    named = {u.name: _fate(u) for u in endpoint.unsupported if _fate(u) != usual}
    fates = ", ".join(f"{literal(name)}: {fate}" for name, fate in named.items())
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
        "others": usual,
        "submit": _order(endpoint),
        "modes": _modes(endpoint),
        "sizes": _sizes(endpoint),
        "order": _in_order(endpoint),
        "ending": _ending(endpoint.status),
    }
    values = tuple(Argument(name, value) for name, value in pairs.items() if value)
    return Construction("BINDING", "Binding", values)


def _order(endpoint: Endpoint) -> str:
    """The operation that orders, where it is not the provider's usual one."""
    usual = endpoint.provider.orders[:1]
    if endpoint.modes or endpoint.submit in [o.name for o in usual]:
        return ""
    return f"PROVIDER.orders[{literal(endpoint.submit)}]"


def _modes(endpoint: Endpoint) -> str:
    usual = [o.name for o in endpoint.provider.orders[:1]]
    parts = []
    for mode in endpoint.modes:
        order = f"PROVIDER.orders[{literal(mode.submit)}]"
        wire = {parameter_keyword(name): path for name, path in mode.wire}
        without = tuple(map(parameter_keyword, mode.without))
        rest = arguments({"wire": wire, "without": without})
        more = "".join(f", {a.name}={a.value}" for a in rest)
        order = "PROVIDER.submit" if mode.submit in usual else order
        parts.append(f"{literal(mode.name)}: Mode({order}{more})")
    return f"{{{', '.join(parts)}}}" if parts else ""


def _sizes(endpoint: Endpoint) -> str:
    parts = [
        f"{literal(parameter_keyword(p.name))}: {sizes_source(endpoint, p)}"
        for p in filter(_is_read, endpoint.parameters)
    ]
    return f"{{{', '.join(parts)}}}" if parts else ""


def _in_order(endpoint: Endpoint) -> str:
    """The order of the file, where what is fixed stands between other items of a list."""
    fixed = [p for p in endpoint.parameters if p.fixed is not None]
    if not any("[]" in p.wire for p in fixed):
        return ""
    names = [p.name for p in endpoint.parameters if p.type != "passthrough"]
    return literal(tuple(map(parameter_keyword, names)))


def _ending(status: Status) -> str:
    if status.word == "available":
        return ""
    parts = (status.word, status.date, ", ".join(status.source.at))
    return f"Ending({', '.join(map(literal, parts))})"


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
