"""Holds the pictures of a reply against the scopes in which they should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pixelspec.evidence.observation import Observation, quoted, told
from pixelspec.evidence.shape import Misfit, Shape, reached
from pixelspec.model.reply import Member, Pictures

_REPORTED = re.compile(r"<address by [a-z]+ on ([a-z0-9.*-]+)(?: ending [.a-z0-9]+)?>")


def scopes(body: object, expected: Shape, wanted: bool) -> Iterator[Observation]:
    """What a reply says of its pictures; `wanted` where it has to hold some."""
    found = {scope: items_in(body, scope) for scope in expected.pictures}
    for scope, items in found.items():
        path = f"pictures.{scope.name}"
        if items:
            says = f"'{scope.each}' holds {len(items)}"
            yield Observation("confirmed", path, scope.source, says)
        elif wanted and not any(found.values()):
            says = f"no picture stands at '{scope.each}'"
            yield Observation("contradicted", path, scope.source, says)
        else:
            says = f"nothing stands at '{scope.each}'"
            yield Observation("unseen", path, scope.source, says)
        yield from empty_items(scope, items)
        yield from members(scope, items)


def items_in(body: object, scope: Pictures) -> list[object]:
    return [
        item
        for item in reached(body, scope.each)
        if item is not None and not isinstance(item, Misfit)
    ]


def empty_items(scope: Pictures, items: Sequence[object]) -> Iterator[Observation]:
    """The pictures that have neither an address nor a reason why not."""
    sources = [m for n, m in scope.members if n in ("address", "base64")]
    paths = [path for member in sources for path in member.paths]
    reasons = scope.error.paths + scope.error.code if scope.error else ()
    for item in items:
        found = [v for path in paths for v in reached(item, path)]
        failed = any(values(item, (path,)) for path in reasons)
        if not failed and not any(isinstance(value, str) for value in found):
            says = f"a picture at '{scope.each}' has none of {', '.join(paths)}"
            path = f"pictures.{scope.name}"
            yield Observation("contradicted", path, scope.source, says)


def values(item: object, paths: Sequence[str]) -> list[object]:
    """The values at the first of some alternatives that has any."""
    for path in paths:
        found = [v for v in reached(item, path) if v is not None]
        found = [v for v in found if not isinstance(v, Misfit)]
        if found:
            return found
    return []


def members(scope: Pictures, items: Sequence[object]) -> Iterator[Observation]:
    for name, member in scope.members:
        path = f"pictures.{scope.name}.{name}"
        found = [v for item in items for v in values(item, member.paths)]
        wrong = [value for value in found if not suits(name, value)]
        where = " or ".join(f"'{scope.each}.{path}'" for path in member.paths)
        if wrong:
            kind = "number" if name == "expires" else "text"
            says = f"{where} is {quoted(wrong[0])}, which is no {kind}"
            yield Observation("contradicted", path, member.source, says)
        elif found:
            says = f"{where} is {told(found[0])}"
            yield Observation("confirmed", path, member.source, says)
        elif items:
            yield Observation("unseen", path, member.source, f"{where} is not there")


def suits(name: str, value: object) -> bool:
    """Whether a part of a picture is of the type that a client can use."""
    if name == "expires":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str)


def hosts(body: object, expected: Shape) -> Iterator[Observation]:
    """Whether the addresses are on the hosts that the page shows."""
    for scope in expected.pictures:
        if not scope.hosts or scope.address is None:
            continue
        found = [
            host_of(v)
            for item in items_in(body, scope)
            for v in values(item, scope.address.paths)
        ]
        for host in dict.fromkeys(host for host in found if host):
            yield host_fact(scope, scope.address, host)


def host_fact(scope: Pictures, address: Member, host: str) -> Observation:
    path = f"pictures.{scope.name}.hosts"
    says = f"an address is on {host}"
    if any(among(host, known) for known in scope.hosts):
        return Observation("confirmed", path, scope.source, says)
    hint = f"the page shows {', '.join(scope.hosts)}"
    return Observation("contradicted", path, scope.source, says, hint)


def among(host: str, known: str) -> bool:
    """Whether a host, of which a report may show the end alone, is a known one."""
    if host.startswith("*"):
        return known.lower().endswith(host[1:])
    return host == known.lower()


def host_of(value: object) -> str:
    """The host of an address or of what a report tells of it; "" where there is none."""
    if not isinstance(value, str):
        return ""
    reported = _REPORTED.fullmatch(value)
    if reported:
        return "" if reported[1] == "*" else reported[1]
    try:
        return quoted(urlsplit(value).hostname or "")[1:-1]
    except ValueError:
        return ""
