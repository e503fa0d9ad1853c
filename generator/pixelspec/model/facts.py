"""Every fact of a spec by its path in the file, with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from pixelspec.model.behaviour import Conflict, Gap
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.pixels import Recommended
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Pictures, Reply
from pixelspec.model.source import Source
from pixelspec.model.table import Table

Fact = tuple[str, Source]


class Sourced(Protocol):
    """What says where it stands."""

    @property
    def source(self) -> Source: ...


def facts(endpoint: Endpoint) -> Iterator[Fact]:
    """The facts of the model's own file."""
    yield from order_facts(endpoint)
    yield from one_fact("upstream", endpoint.upstream)
    for capability in endpoint.capabilities:
        yield f"capabilities.{capability.word}", capability.source
    for parameter in endpoint.parameters:
        yield from parameter_facts(parameter)
    if endpoint.table:
        yield from table_facts(endpoint.table)
    yield from one_fact("prices", endpoint.prices)
    yield from behaviour_facts(endpoint)
    yield from open_facts(endpoint.conflicts, endpoint.gaps)
    for request in endpoint.example_requests:
        yield f"examples.requests.{request.id}", request.source
    for reply in endpoint.example_replies:
        yield f"examples.replies.{reply.id}", reply.source


def order_facts(endpoint: Endpoint) -> Iterator[Fact]:
    """How it is ordered: its kind, or its modes."""
    if not endpoint.modes:
        yield "kind", endpoint.kind.source
    for mode in endpoint.modes:
        yield f"modes.{mode.name}", mode.source


def behaviour_facts(endpoint: Endpoint) -> Iterator[Fact]:
    for rule in endpoint.rules:
        yield f"rules.{rule.id}", rule.source
    for switch in endpoint.switches:
        yield f"switches.{switch.id}", switch.source
    for quirk in endpoint.quirks:
        yield f"quirks.{quirk.id}", quirk.source
    for named in endpoint.unsupported:
        yield f"unsupported.{named.name}", named.source


def one_fact(path: str, fact: Sourced | None) -> Iterator[Fact]:
    """A fact that a spec has once or not at all."""
    if fact:
        yield path, fact.source


def parameter_facts(parameter: Parameter) -> Iterator[Fact]:
    path = f"parameters.{parameter.name}"
    yield path, parameter.source
    words = "ratios" if parameter.type == "size" else "values"
    for value in parameter.values:
        yield f"{path}.{words}.{value.word}", value.source
    for preset in parameter.presets:
        yield f"{path}.presets.{preset.word}", preset.source
    yield from one_fact(f"{path}.pixels", parameter.pixels)
    for size in parameter.recommended:
        yield recommended_path(parameter, size), size.source


def recommended_path(parameter: Parameter, size: Recommended) -> str:
    key = size.ratio or size.size.written(parameter.separator)
    return f"parameters.{parameter.name}.recommended.{key}"


def table_facts(table: Table) -> Iterator[Fact]:
    yield "table", table.source
    for cell in table.cells:
        yield cell_path(cell.row, cell.column), cell.source


def cell_path(row: str, column: str | None) -> str:
    return f"table.{row}" if column is None else f"table.{row}.{column}"


def open_facts(conflicts: Iterable[Conflict], gaps: Iterable[Gap]) -> Iterator[Fact]:
    for conflict in conflicts:
        yield f"conflicts.{conflict.id}", conflict.source
    for gap in gaps:
        yield f"gaps.{gap.id}", gap.source


def provider_facts(provider: Provider) -> Iterator[Fact]:
    """The facts of the provider's file."""
    for server in provider.servers:
        yield f"servers.{server.name}", server.source
    yield "auth", provider.auth.source
    for header in provider.headers:
        yield f"headers.{header.name}", header.source
    for operation in provider.operations:
        path = f"operations.{operation.name}"
        yield path, operation.source
        yield from one_fact(f"{path}.idempotency", operation.idempotency)
        for sent in operation.headers:
            yield f"{path}.headers.{sent.name}", sent.source
    scopes = dict.fromkeys(chain(*(reply.pictures for reply in provider.replies)))
    for scope in scopes:
        yield from picture_facts(scope)
    for reply in provider.replies:
        yield from reply_facts(reply)
    for row in provider.errors:
        yield f"errors.{row.id}", row.source
    for state in provider.lifecycle:
        yield f"lifecycle.{state.word}", state.source
    yield from one_fact("polling", provider.polling)
    for name, limit in provider.limits.stated:
        yield f"limits.{name}", limit.source
    yield from one_fact("retention", provider.retention)
    yield from open_facts(provider.conflicts, provider.gaps)


def picture_facts(scope: Pictures) -> Iterator[Fact]:
    yield f"pictures.{scope.name}", scope.source
    for name, member in scope.members:
        yield f"pictures.{scope.name}.{name}", member.source


def reply_facts(reply: Reply) -> Iterator[Fact]:
    yield f"replies.{reply.name}", reply.source
    for field in reply.fields:
        yield f"replies.{reply.name}.fields.{field.path}", field.source
    for header in reply.headers:
        yield f"replies.{reply.name}.headers.{header.name}", header.source
