"""What must hold for every request and every course of events: laws instead of rows."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range
from pixelspec.plan.conformance.section import Code, Row, Section
from pixelspec.plan.names import parameter_keyword


def property_(endpoint: Endpoint) -> Section:
    """The values of each keyword, for strategies to choose from."""
    return Section(
        group="property",
        facts=("parameters", "rules", "quirks", "switches", "table"),
        needs="account",
        columns="values sizes",
        ids="all",
        rows=((list(_values(endpoint)), _sizes(endpoint)),),
    )


def machine(endpoint: Endpoint) -> Section:
    del endpoint
    return Section(
        group="machine",
        facts=("provider.operations", "provider.lifecycle", "provider.polling"),
        needs="account, clock, faults",
    )


def docs(endpoint: Endpoint) -> Section:
    """The page of the docs whose snippets are run."""
    return Section(
        group="docs",
        facts=("examples.requests",),
        needs="account, clock",
        columns="page",
        ids="{page}",
        rows=((f"{endpoint.id}.md",),),
    )


def _values(endpoint: Endpoint) -> Iterator[Row]:
    for parameter in endpoint.parameters:
        if parameter.fixed is None and parameter.type != "passthrough":
            kind, arguments = _kind(endpoint, parameter)
            yield parameter_keyword(parameter.name), kind, arguments


def _kind(endpoint: Endpoint, parameter: Parameter) -> tuple[str, Row]:
    match parameter.type:
        case "choice" | "size":
            return "among", _words(endpoint, parameter)
        case "boolean":
            return "among", (True, False)
        case "integer":
            return "integers", _ends(parameter.range)
        case "number":
            return "numbers", _ends(parameter.range)
        case "list":
            return "list", _ends(parameter.items)
        case "url" | "image":
            inline = "data:image/png;base64,AAAA"
            taken = "data-uri" in parameter.takes
            return "among", (inline,) if taken else ("https://a.example/1.png",)
        case _:
            return "text", _ends(parameter.length)


def _words(endpoint: Endpoint, parameter: Parameter) -> Row:
    known: list[object] = [*parameter.words]
    known += [form for form in ("auto",) if form in parameter.accepts]
    if "pixels" in parameter.accepts:
        sizes = [*(endpoint.table.sizes if endpoint.table else ())]
        sizes += [named.size for named in parameter.recommended]
        known += [size.written(parameter.separator) for size in sizes[:6]]
    return tuple(known) or ("1024x1024",)


def _ends(bounds: Range | None) -> Row:
    return (bounds.least, bounds.most) if bounds else (None, None)


def _sizes(endpoint: Endpoint) -> Code | tuple[str, ...]:
    """Every size that a plan may name, where the table alone decides; else none."""
    free = any(p.pixels or p.recommended for p in endpoint.parameters)
    if endpoint.table is None or free:
        return ()
    return tuple(size.written() for size in endpoint.table.sizes)
