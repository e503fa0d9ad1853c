"""What a model is ordered through is an operation of the provider that is billable, a mode
changes and leaves out parameters of the model, and a list is gathered at one place only.
"""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint, Mode
from pixelspec.model.provider import OPERATIONS, Operation
from pixelspec.place import Finding, Place, nearest
from pixelspec.rules.shared.body import wire

ID = "orders-known"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for operation in endpoint.provider.orders:
        if operation.name != "submit" and not operation.billable:
            yield unpaid(operation)
    if not endpoint.modes:
        place = endpoint.source.place
        yield from order(endpoint, endpoint.submit, "submit", place)
    for mode in endpoint.modes:
        path = f"modes.{mode.name}"
        yield from order(endpoint, mode.submit, f"{path}.submit", mode.source.place)
        yield from parameters(endpoint, mode, path)
    for parameter in endpoint.parameters:
        if wire(parameter).count("[]") > 1:
            path = f"parameters.{parameter.name}.wire"
            message = f"'{wire(parameter)}' gathers items in more than one list"
            yield Finding(parameter.source.place, ID, message, path)


def unpaid(operation: Operation) -> Finding:
    """Of one whose name is not of the language: misspelt, or short of a word."""
    message = f"the operation '{operation.name}' is not billable"
    hint = "an operation of another name orders pictures: say 'billable: true'"
    path = f"operations.{operation.name}.billable"
    likely = nearest(operation.name, OPERATIONS)
    return Finding(operation.source.place, ID, message, path, likely or hint)


def order(endpoint: Endpoint, name: str, path: str, place: Place) -> Iterator[Finding]:
    known = [operation.name for operation in endpoint.provider.orders]
    if name not in known:
        message = f"no operation '{name}' orders pictures"
        hint = nearest(name, known) or f"known: {', '.join(known)}"
        yield Finding(place, ID, message, path, hint)


def parameters(endpoint: Endpoint, mode: Mode, path: str) -> Iterator[Finding]:
    known = [parameter.name for parameter in endpoint.parameters]
    for key, name in (
        *(("wire", name) for name, _ in mode.wire),
        *(("without", name) for name in mode.without),
    ):
        if name not in known:
            message, hint = f"'{name}' is no parameter", nearest(name, known)
            yield Finding(mode.source.place, ID, message, f"{path}.{key}.{name}", hint)
