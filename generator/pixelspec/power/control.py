"""The negative control: against an emulator that knows no facts, every group fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx2

from pixelspec.conformance.backend import Handler
from pixelspec.conformance.emulated import EmulatedBackend
from pixelspec.power.stand import Stand, checks_of_group
from pixelspec.power.transcript import watched


def ignorant() -> type[EmulatedBackend]:
    """A provider that answers everything with 200 and an empty object."""
    known = watched()

    class Ignorant(known):  # type: ignore[misc, valid-type]  # made at run time
        @property
        def handler(self) -> Handler:
            def carry(request: httpx2.Request) -> httpx2.Response:
                return httpx2.Response(200, json={}, request=request)

            return carry

    made: Any = Ignorant
    found: type[EmulatedBackend] = made
    return found


def unmoved(stands: Sequence[Stand]) -> dict[str, list[str]]:
    """By model, the groups none of whose checks fails there; all others do."""
    found: dict[str, list[str]] = {}
    for stand in stands:
        for group, checks in checks_of_group(stand.checks).items():
            if not any(stand.fails(check, backends=ignorant()) for check in checks):
                found.setdefault(stand.endpoint.id, []).append(group)
    return found
