"""The checks of what comes back hold for providers that document what no committed one does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

import made_up
from pixelspec.conformance.bench import Bench
from pixelspec.conformance.emulated import EmulatedBackend
from pixelspec.conformance.promise import Check, module_checks
from pixelspec.plan.conformance.bounds import length
from pixelspec.plan.conformance.module import checks_file
from pixelspec.plan.conformance.returned import RETURNED
from pixelspec.plan.units import plan_units
from pixelspec.read.tool import read_tool
from pixelspec.render import render

MODELS = {
    "lumen/glow": {
        "batch",
        "batch_run",
        "list",
        "cancel",
        "idempotency",
        "limit",
        "pace",
    }
    | {"retention", "reply_header", "length"},
    "atelier/sketch": {"upload", "picture_inline"},
    "quarry/slate": {"needed_header", "picture_failed", "server"},
    "depot/slate": {"fault"},
    "google/imagen-4.0-generate-001": {"picture"},
    "cloudflare/flux-1-schnell": {"reply_success", "error_in_200"},
    "bfl/flux-pro-1.1": {"deadline", "retention"},
}


@cache
def sources() -> Mapping[str, str]:
    """The generated files of all made-up providers."""
    tool = read_tool()
    units = plan_units(made_up.catalogue(), made_up.PACKAGE, tool)
    return {path: text for unit in units for path, text in render(unit, tool).items()}


@pytest.mark.parametrize("id", MODELS)
def test_every_check_holds_in_front_of_the_emulator(id: str) -> None:
    made_up.package()
    endpoint = made_up.endpoint(id)
    names: dict[str, Any] = {"__file__": checks_file(endpoint), "__name__": "checks"}
    exec(compile(sources()[checks_file(endpoint)], id, "exec"), names)
    groups = {group(endpoint).group for group in (*RETURNED, length)}
    checks = [c for c in module_checks(names) if c.group in groups]
    assert MODELS[id] <= {check.group for check in checks}
    failed = [text for check in checks if (text := _tried(check, names, endpoint))]
    assert failed == []


def _tried(check: Check, names: Mapping[str, Any], endpoint: Any) -> str:
    """What speaks against a check; "" where it holds."""
    bench = Bench(names["SUBJECT"], EmulatedBackend([endpoint]))
    try:
        check.function(bench, **check.arguments)
    except Exception as error:
        return f"{check.name}: {type(error).__name__}: {error}"
    return ""
