"""Applies the waivers of a model: what is known to break a rule, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pixelspec.model.endpoint import Endpoint, Waiver
from pixelspec.place import Finding, nearest

UNUSED = "unused-waiver"
UNKNOWN = "unknown-waiver"


def covers(on: str, path: str) -> bool:
    """A waiver of `table` covers `table.3:1.1k`, and not `tables`."""
    return path == on or path.startswith(f"{on}.")


def waived(waiver: Waiver, finding: Finding) -> bool:
    named = waiver.rule == finding.rule
    return named and any(covers(on, finding.path) for on in waiver.on)


def unwaived(
    endpoint: Endpoint, found: Collection[Finding], rules: Collection[str]
) -> Iterator[Finding]:
    """What no waiver covers, and every waiver that covers nothing."""
    for finding in found:
        if not any(waived(waiver, finding) for waiver in endpoint.waivers):
            yield finding
    for waiver in endpoint.waivers:
        yield from wrong(waiver, found, rules)


def wrong(
    waiver: Waiver, found: Collection[Finding], rules: Collection[str]
) -> Iterator[Finding]:
    place, path = waiver.source.place, f"waivers.{waiver.rule}"
    if waiver.rule not in rules:
        message, hint = f"no rule is called '{waiver.rule}'", nearest(
            waiver.rule, rules
        )
        yield Finding(place, UNKNOWN, message, path, hint)
        return
    broken = [finding.path for finding in found if finding.rule == waiver.rule]
    for on in waiver.on:
        if not any(covers(on, path) for path in broken):
            message = f"{waiver.rule} holds at '{on}', so the waiver is of no use"
            yield Finding(place, UNUSED, message, path, "take it out")
