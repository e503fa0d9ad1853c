"""The negative control: against an emulator that knows no facts, or with a client that knows
none or agrees to anything, every group fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import httpx2

from pixelspec.conformance.backend import Handler
from pixelspec.conformance.emulated import EmulatedBackend
from pixelspec.conformance.subject import Subject
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.provider import Limits, Operation, Provider
from pixelspec.power.client import with_clients
from pixelspec.power.stand import Stand, checks_of_group
from pixelspec.power.transcript import GuardedBackend


def ignorant() -> type[EmulatedBackend]:
    """A provider that answers everything with 200 and an empty object."""
    known: Any = GuardedBackend

    class Ignorant(known):  # type: ignore[misc]  # a class that is made at run time
        @property
        def handler(self) -> Handler:
            def carry(request: httpx2.Request) -> httpx2.Response:
                return httpx2.Response(200, json={}, request=request)

            return carry

    made: Any = Ignorant
    found: type[EmulatedBackend] = made
    return found


def unaware(stand: Stand) -> Subject:
    """The subject behind clients that know the names of things, and nothing of them."""
    return with_clients(stand.subject, stand.renderer.sources(blank(stand.endpoint)))


class Oblivious:
    """A client that agrees to anything and does nothing."""

    def __call__(self, *values: object, **named: object) -> Oblivious:
        return self

    def __getattr__(self, name: str) -> Oblivious:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __iter__(self) -> Iterator[object]:
        return iter(())


def blank(endpoint: Endpoint) -> Endpoint:
    """The model without what its pages say of it."""
    return replace(
        endpoint,
        provider=_blank_provider(endpoint.provider),
        parameters=tuple(map(_blank_parameter, endpoint.parameters)),
        table=None,
        prices=None,
        rules=(),
        quirks=(),
        unsupported=(),
        gaps=(),
        switches=(),
        status=replace(endpoint.status, word="available"),
    )


def _blank_parameter(parameter: Parameter) -> Parameter:
    return Parameter(parameter.name, "text", parameter.source)


def _blank_provider(provider: Provider) -> Provider:
    return replace(
        provider,
        replies=tuple(replace(r, fields=(), pictures=()) for r in provider.replies),
        operations=tuple(map(_blank_operation, provider.operations)),
        errors=(),
        lifecycle=(),
        polling=None,
        retention=None,
        limits=Limits(),
    )


def _blank_operation(operation: Operation) -> Operation:
    return replace(operation, headers=(), idempotency=None, accepts=(), most_bytes=None)


def unmoved(stands: Sequence[Stand]) -> dict[str, list[str]]:
    """By model, the groups none of whose checks fails on either side; there should be
    none."""
    # What clients log of such providers is of no interest.
    logging.getLogger().addHandler(logging.NullHandler())
    found: dict[str, list[str]] = {}
    for stand in stands:
        client = unaware(stand)
        made: Any = Oblivious()
        agreeing = replace(stand.subject, client=made, twin=made)
        for group, checks in checks_of_group(stand.checks).items():
            moved = any(
                stand.fails(check, backends=ignorant())
                or stand.fails(check, client)
                or stand.fails(check, agreeing)
                or stand.fails(check, endpoint=blank(stand.endpoint))
                for check in checks
            )
            found.setdefault(stand.endpoint.id, []).extend([] if moved else [group])
    return {id: groups for id, groups in found.items() if groups}
