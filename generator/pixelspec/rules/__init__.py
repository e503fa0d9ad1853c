"""What must be true of a spec beyond its grammar: one rule a file, one line each here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from types import ModuleType

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding
from pixelspec.rules.shared.waivers import unwaived

Check = Callable[[Endpoint], Iterator[Finding]]
CheckTogether = Callable[[Iterable[Endpoint]], Iterator[Finding]]

RULES = (
    "cell-ratio",
    "cell-step",
    "conflict-cites-two",
    "default-allowed",
    "fact-has-place",
    "id-is-path",
    "names-known",
    "operations-fit",
    "orders-known",
    "page-known",
    "pixels-kept",
    "presets-known",
    "prices-known",
    "python-names",
    "range-ordered",
    "refused-known",
    "replies-known",
    "reply-obeys",
    "request-obeys",
    "required-default-stated",
    "reserved-word",
    "roles-filled",
    "states-end",
    "table-complete",
    "uploads-possible",
    "wire-apart",
)


def found_in(endpoint: Endpoint) -> tuple[Finding, ...]:
    """What every rule says of one model and its provider, waivers aside."""
    checks: list[Check] = [
        module.check for module in modules() if hasattr(module, "check")
    ]
    found = (finding for check in checks for finding in check(endpoint))
    return tuple(dict.fromkeys(found))


def check_all(endpoint: Endpoint) -> tuple[Finding, ...]:
    """What is wrong with one model and its provider, and with the waivers of the model."""
    return tuple(unwaived(endpoint, found_in(endpoint), RULES))


def check_together(endpoints: Iterable[Endpoint]) -> tuple[Finding, ...]:
    """What is wrong with several models beside each other; no waiver covers that."""
    models = tuple(endpoints)
    checks: list[CheckTogether] = [
        module.check_together
        for module in modules()
        if hasattr(module, "check_together")
    ]
    found = (finding for check in checks for finding in check(models))
    return tuple(dict.fromkeys(found))


def modules() -> Iterator[ModuleType]:
    for rule in RULES:
        yield import_module(f"{__name__}.{rule.replace('-', '_')}")
