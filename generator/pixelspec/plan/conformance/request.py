"""Requests that a check can make: the least there is, and the least with one thing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pixelspec.model.allowed import same
from pixelspec.model.behaviour import Quirk
from pixelspec.model.body import put, way
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge, outcome
from pixelspec.model.parameter import Parameter
from pixelspec.model.sample import ADDRESS, INLINE, plain, values
from pixelspec.plan.names import parameter_keyword

Written = Mapping[str, object]

PROMPT = "A lighthouse at dusk"
MODEL = "some-model"
# So many values are changed to make a request clean, in so many ways at a time.
CHANGES = 3
TRIED = 100


def least(endpoint: Endpoint) -> dict[str, object]:
    """What a request of the usual mode cannot do without, values of our own, by the names
    on the page; what the client writes by itself is left out."""
    needed = [p for p in endpoint.parameters if (p.required or p.name == "prompt")]
    open_ = [p for p in needed if p.fixed is None and p.type != "passthrough"]
    start = {p.name: ordinary(p) for p in open_}
    found = completed(endpoint, start, ())
    return start if found is None else dict(found)


def ordinary(parameter: Parameter) -> object:
    """An ordinary value, in words of our own where it is a text."""
    if parameter.name == "prompt":
        return PROMPT
    if parameter.name == "model":
        return MODEL
    return picture(parameter) if parameter.type == "image" else plain(parameter)


def body_of(endpoint: Endpoint, written: Written) -> dict[str, object]:
    """The body of a request as the page has it: fixed values first, then the others."""
    body: dict[str, object] = {}
    for parameter in endpoint.parameters:
        if parameter.type == "passthrough":
            continue
        fixed = parameter.fixed if parameter.name not in written else None
        value = written.get(parameter.name, fixed)
        if value is not None:
            put(body, way(parameter), value)
    return body


def with_value(
    endpoint: Endpoint, name: str, value: object, quirks: Sequence[str] = ()
) -> dict[str, object] | None:
    """The smallest request that has this value and is done as written, beside the quirks
    named; None where none was found."""
    return completed(endpoint, {**least(endpoint), name: value}, quirks, (name,))


@dataclass(frozen=True)
class Requests:
    """The requests that can be made of one model, on top of the least one."""

    endpoint: Endpoint

    @cached_property
    def least(self) -> dict[str, object]:
        return least(self.endpoint)

    def having(
        self,
        written: Written,
        quirks: Sequence[str] = (),
        left: Sequence[str] = (),
        broken: str = "",
    ) -> dict[str, object] | None:
        """The smallest request with all of these values and without those `left` out, as
        `with_value`; with `broken`, the smallest that this fact alone speaks against.
        """
        start = {k: v for k, v in {**self.least, **written}.items() if k not in left}
        kept = (*written, *left)
        found = completed(self.endpoint, start, quirks, kept, broken)
        if found is None or not broken:
            return found
        return found if broken in judge(self.endpoint, found).problems else None

    def given(self, written: Written) -> dict[str, object]:
        """The keywords of a request beyond the least."""
        more = {n: v for n, v in written.items() if not _is(self.least, n, v)}
        return {parameter_keyword(name): value for name, value in more.items()}

    def lacks(self, written: Written) -> tuple[str, ...]:
        """The keywords of the least request that this one goes without."""
        return tuple(parameter_keyword(n) for n in self.least if n not in written)

    def held(self, written: Written, *names: str) -> dict[str, object]:
        """What holds of these parameters, by keyword, as far as the page says."""
        found = outcome(self.endpoint, written)
        named = (name for name in dict.fromkeys(names) if name in found)
        return {parameter_keyword(name): found[name] for name in named}


def _is(written: Written, name: str, value: object) -> bool:
    return name in written and same(written[name], value)


def completed(
    endpoint: Endpoint,
    start: Written,
    quirks: Sequence[str],
    kept: Sequence[str] = (),
    broken: str = "",
) -> dict[str, object] | None:
    """The request with as few other values as make it clean but for `broken`, those of
    `kept` as they are; None where none do."""
    tried: list[dict[str, object]] = [dict(start)]
    for _ in range(CHANGES + 1):
        following: list[dict[str, object]] = []
        for written in tried:
            scope = complaint(endpoint, written, quirks, broken)
            if scope is None:
                return written
            free = [name for name in scope if name not in kept]
            following += _mended(endpoint, written, free)
        tried = following[:TRIED]
    return None


def complaint(
    endpoint: Endpoint, written: Written, quirks: Sequence[str] = (), broken: str = ""
) -> tuple[str, ...] | None:
    """The parameters of the first thing beside `broken` that stands against a request;
    None for a clean one."""
    verdict = judge(endpoint, written)
    problems = [path for path in verdict.problems if path != broken]
    loud = [q for q in verdict.quirks if q.id not in quirks and refuses(q, written)]
    if problems:
        return _scope(endpoint, problems[0])
    return (*loud[0].when.parameters, loud[0].on) if loud else None


def refuses(quirk: Quirk, written: Written) -> bool:
    """Whether the client refuses because of a quirk unless it is told not to."""
    silent = quirk.effect not in ("slow", "billed")
    return silent and not quirk.likely and quirk.on in written


def _scope(endpoint: Endpoint, path: str) -> tuple[str, ...]:
    """The parameters that a problem is about."""
    kind, _, rest = path.partition(".")
    if kind == "table":
        return endpoint.table.by if endpoint.table else ()
    if kind == "rules":
        rule = next(rule for rule in endpoint.rules if rule.id == rest)
        more = rule.when.parameters if rule.when else ()
        return (*rule.others, rule.subject, *more)
    if kind == "gaps":
        gap = next(gap for gap in endpoint.gaps if gap.id == rest)
        return gap.when.parameters if gap.when else ()
    name = next(p.name for p in endpoint.parameters if _is_below(rest, p.name))
    setting = [s for s in endpoint.switches if name in (m.name for m in s.sets)]
    return (name, *(n for switch in setting for n in switch.when.parameters))


def _is_below(path: str, name: str) -> bool:
    return path == name or path.startswith(f"{name}.")


def _mended(
    endpoint: Endpoint, written: Written, free: Sequence[str]
) -> Iterator[dict[str, object]]:
    """The request with one of these parameters left out, or with another value."""
    for name in dict.fromkeys(free):
        parameter = endpoint.parameter(name)
        if parameter is None or parameter.fixed is not None:
            continue
        if name in written and not parameter.required:
            yield {key: value for key, value in written.items() if key != name}
        for value in choices(parameter):
            if not _is(written, name, value):
                yield {**written, name: value}


def picture(parameter: Parameter) -> str:
    """A picture as a text, in a way that the page takes."""
    inline = parameter.takes and "address" not in parameter.takes
    return INLINE if inline else ADDRESS


def choices(parameter: Parameter) -> list[object]:
    """Values worth trying, the usual ones."""
    if parameter.type == "list":
        item = "x" if parameter.of == "text" else picture(parameter)
        least = parameter.items.least if parameter.items else None
        return [[item] * max(1, int(least or 1))]
    return list(values(parameter))[:4]
