"""Whether a request is accepted, and what it then means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pixelspec.emulator.condition import Given, holds
from pixelspec.emulator.errors import PLAIN
from pixelspec.emulator.images import Images, offends
from pixelspec.emulator.layout import Stray, strays
from pixelspec.emulator.prepared import Prepared
from pixelspec.emulator.problem import Problem
from pixelspec.emulator.quirks import applied, at_work, cut, tolerated
from pixelspec.emulator.values import Fault, fault, same
from pixelspec.emulator.wire import ABSENT, read_value
from pixelspec.model.behaviour import Quirk, Rule
from pixelspec.model.judge import counted, reset
from pixelspec.model.provider import ErrorMeaning
from pixelspec.model.source import Source

# What a page that describes a parameter thereby says to refuse.
DESCRIBED = {"strict", "fixed"}


@dataclass(frozen=True)
class Accepted:
    """`effective` is what really holds, `ignored` what was sent for nothing, `facts` what
    no page states about this request."""

    written: Mapping[str, object]
    effective: Mapping[str, object]
    ignored: tuple[str, ...]
    quirks: tuple[Quirk, ...]
    facts: tuple[str, ...]


def accept(
    prepared: Prepared, body: Mapping[str, object], images: Images
) -> Accepted | Problem:
    """A request as the provider understands it, or why it does not."""
    written = _written(prepared, body)
    unknown = [name for name in body if name not in prepared.tops]
    prepared = switched(prepared, body, written, unknown)
    astray = list(strays(prepared, body))
    inner = [stray.name for stray in astray if not stray.wanted]
    problem = (
        _gone(prepared)
        or _unknown_problem(prepared, [*unknown, *inner])
        or _crooked(astray)
        or _missing(prepared, written)
    )
    if problem:
        return problem
    faults = _faults(prepared, written)
    for name, found in faults.items():
        if found.listed:
            return _offended(name, found)
    given = _given(prepared, body, written, unknown, faults)
    quirks = at_work(given)
    problem = _unlisted(faults, quirks, given) or _broken(given, images)
    if problem:
        return problem
    ignored = () if prepared.passthrough else (*unknown, *inner)
    absent = (name for name in prepared.unstated if name not in written)
    facts = tuple(f"parameters.{name}.default" for name in absent)
    effective = cut(prepared, applied(given, quirks))
    return Accepted(given.written, effective, ignored, quirks, facts)


def _written(prepared: Prepared, body: Mapping[str, object]) -> dict[str, object]:
    found = {
        w.parameter.name: read_value(body, w.steps, w.parameter.type == "list")
        for w in prepared.wired
    }
    return {name: value for name, value in found.items() if value is not ABSENT}


def _unknown_problem(prepared: Prepared, unknown: list[str]) -> Problem | None:
    """What the page says of keys that no parameter claims; where it says nothing, such a
    key is refused."""
    rows = prepared.unsupported
    for name in unknown:
        # Wherever it stands, a page calls it by its own name.
        row = rows.get(name) or rows.get(name.rpartition(".")[2]) or rows.get("others")
        if row is None and not prepared.passthrough:
            text = f"{name[:100]} is not a parameter of this model"
            return Problem(text, "parameters")
        if row is not None and row.effect == "refused":
            text = f"{name[:100]} is not supported"
            fact, told = f"unsupported.{row.name}", _told(row.source)
            return Problem(text, fact, described=told, message=row.message)
    return None


def _crooked(astray: Iterable[Stray]) -> Problem | None:
    for stray in astray:
        if stray.wanted:
            text = f"{stray.name[:100]} must be {stray.wanted}"
            return Problem(text, "parameters")
    return None


def switched(
    prepared: Prepared,
    body: Mapping[str, object],
    written: Mapping[str, object],
    unknown: list[str],
) -> Prepared:
    """The model as the switches leave it whose conditions hold."""
    given = _given(prepared, body, written, unknown, {})
    sets = [
        meant
        for switch in prepared.endpoint.switches
        if holds(switch.when, given)
        for meant in switch.sets
    ]
    if not sets:
        return prepared
    wired = tuple(
        replace(w, parameter=reset(w.parameter, sets)) for w in prepared.wired
    )
    defaults = {m.name: m.fixed for m in sets if m.fixed is not None}
    return replace(prepared, wired=wired, defaults={**prepared.defaults, **defaults})


def _gone(prepared: Prepared) -> Problem | None:
    status = prepared.endpoint.status
    if status.word != "sunset":
        return None
    text = f"the model is no longer to be had since {status.date or 'some time'}"
    means: ErrorMeaning = "model-unavailable"
    told = _told(status.source)
    return Problem(text, "status", PLAIN[means], means, described=told)


def _told(source: Source) -> bool:
    return source.confidence == "documented"


def _missing(prepared: Prepared, written: Mapping[str, object]) -> Problem | None:
    for wired in prepared.wired:
        parameter = wired.parameter
        if parameter.required and parameter.name not in written:
            fact = f"parameters.{parameter.name}.required"
            told = _told(parameter.source)
            return Problem(f"{parameter.name} is required", fact, described=told)
    return None


def _faults(prepared: Prepared, written: Mapping[str, object]) -> dict[str, Fault]:
    found = {}
    for wired in prepared.wired:
        name = wired.parameter.name
        wrong = fault(wired, written[name]) if name in written else None
        if wrong:
            found[name] = wrong
    return found


def _offended(name: str, found: Fault) -> Problem:
    fact = f"parameters.{name}.{found.kind}"
    return Problem(found.text, fact, described=found.kind in DESCRIBED)


def _given(
    prepared: Prepared,
    body: Mapping[str, object],
    written: Mapping[str, object],
    unknown: list[str],
    faults: Mapping[str, Fault],
) -> Given:
    fixed = {
        w.parameter.name: w.parameter.fixed
        for w in prepared.wired
        if w.parameter.fixed is not None
    }
    effective = {**prepared.defaults, **fixed, **written}
    rest = {name: body[name] for name in unknown}
    if prepared.passthrough:
        effective[prepared.passthrough] = rest
    return Given(prepared, {**written, **rest}, effective, frozenset(faults))


def _unlisted(
    faults: Mapping[str, Fault], quirks: tuple[Quirk, ...], given: Given
) -> Problem | None:
    for name, found in faults.items():
        if not tolerated(name, quirks):
            return _open(given) or _offended(name, found)
    return _open(given)


def _open(given: Given) -> Problem | None:
    """A request about which the page leaves open what happens."""
    for gap in given.prepared.endpoint.gaps:
        if gap.when and holds(gap.when, given):
            return Problem(f"not documented: {gap.open}", f"gaps.{gap.id}")
    return None


def _broken(given: Given, images: Images) -> Problem | None:
    for rule in given.prepared.endpoint.rules:
        summed = rule.kind == "sum"
        found = _too_many(rule, given) if summed else _offences(rule, given, images)
        text = next(found, "")
        if text:
            told = _told(rule.source)
            return Problem(text, f"rules.{rule.id}", described=told)
    return None


def _offences(rule: Rule, given: Given, images: Images) -> Iterator[str]:
    present = {name for name, value in given.written.items() if value != []}
    if rule.kind == "at-least-one":
        if not present.intersection(rule.others):
            yield f"one of {', '.join(rule.others)} is needed"
    elif rule.subject not in present:
        return
    elif rule.kind == "requires":
        lacking = [name for name in rule.others if name not in present]
        yield from (f"{rule.subject} needs {name}" for name in lacking)
    elif rule.kind == "excludes":
        barred = [name for name in rule.others if name in present]
        yield from (f"{rule.subject} excludes {name}" for name in barred)
    elif rule.kind == "requires-value":
        yield from _other_values(rule, given)
    elif offends(rule, given, images):
        yield f"the picture of {rule.subject} does not fit: {rule.id}"


def _other_values(rule: Rule, given: Given) -> Iterator[str]:
    for name, value in zip(rule.others, rule.values, strict=True):
        if not same(given.effective.get(name), value):
            yield f"{rule.subject} needs {name} {value}"


def _too_many(rule: Rule, given: Given) -> Iterator[str]:
    """A sum of what was written that is too large."""
    if rule.when and not holds(rule.when, given):
        return
    found = [counted(given.written[n]) for n in rule.others if n in given.written]
    if rule.at_most is not None and sum(found) > rule.at_most:
        named = " + ".join(rule.others)
        yield f"{named} is {sum(found):g}, at most {rule.at_most:g}"
