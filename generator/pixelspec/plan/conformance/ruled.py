"""The rules of a model: a request that breaks each, and one that keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pixelspec.model.allowed import same
from pixelspec.model.behaviour import Rule
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import held
from pixelspec.model.parameter import Parameter
from pixelspec.plan.conformance.conditions import Part, meeting
from pixelspec.plan.conformance.request import Requests, choices, picture
from pixelspec.plan.conformance.section import Row, Section, numbered, places
from pixelspec.plan.names import parameter_keyword

# The addresses of pictures whose properties a check declares.
SUBJECT, OTHER = "https://a.example/subject.png", "https://a.example/other.png"
# No list of a check is longer.
MOST_ITEMS = 40


def rule_broken(endpoint: Endpoint) -> Section:
    """Requests that break a rule."""
    return Section(
        group="rule_broken",
        facts=("rules.{name}",),
        at=("{at}",),
        needs="paid",
        columns="name given lacking at part",
        ids="{name}{part}",
        rows=numbered(_rows(Requests(endpoint), breaking=True)),
    )


def rule_kept(endpoint: Endpoint) -> Section:
    """Requests that come near a rule and keep it."""
    return Section(
        group="rule_kept",
        facts=("rules.{name}",),
        at=("{at}",),
        needs="paid",
        columns="name given lacking at part",
        ids="{name}{part}",
        rows=numbered(_rows(Requests(endpoint), breaking=False)),
    )


def _rows(requests: Requests, breaking: bool) -> Iterator[Row]:
    for rule in requests.endpoint.rules:
        broken = f"rules.{rule.id}" if breaking else ""
        for part in _parts(requests.endpoint, rule, breaking):
            written = requests.having(part.written, (), part.left, broken)
            if written is None:
                continue
            at = places(rule.source.at)
            yield rule.id, requests.given(written), list(requests.lacks(written)), at


def _parts(endpoint: Endpoint, rule: Rule, breaking: bool) -> Iterator[Part]:
    """What breaks a rule, or just keeps it, whatever else a request holds."""
    match rule.kind:
        case "requires":
            yield from _requires(endpoint, rule, breaking)
        case "excludes":
            subject = Part(_one(endpoint, rule.subject))
            for name in rule.others:
                other = _one(endpoint, name)
                yield subject.but(Part(other if breaking else {}))
                if not breaking:
                    yield Part(other, (rule.subject,))
        case "at-least-one":
            if breaking:
                yield Part({}, rule.others)
            for name in () if breaking else rule.others:
                left = tuple(n for n in rule.others if n != name)
                yield Part(_one(endpoint, name), left)
        case "requires-value":
            yield from _values(endpoint, rule, breaking)
        case "sum":
            yield from _sums(endpoint, rule, breaking)


def _requires(endpoint: Endpoint, rule: Rule, breaking: bool) -> Iterator[Part]:
    subject = Part(_one(endpoint, rule.subject))
    others = {k: v for name in rule.others for k, v in _one(endpoint, name).items()}
    if not breaking:
        yield subject.but(Part(others))
        yield Part(others, (rule.subject,))
        return
    for name in rule.others:
        rest = {k: v for k, v in others.items() if k != name}
        yield subject.but(Part(rest, (name,)))


def _values(endpoint: Endpoint, rule: Rule, breaking: bool) -> Iterator[Part]:
    right = dict(zip(rule.others, rule.values, strict=True))
    subject = Part(_one(endpoint, rule.subject))
    if not breaking:
        yield subject.but(Part(right))
    for name in rule.others if breaking else ():
        parameter = endpoint.parameter(name)
        wrong = [v for v in _worth(parameter) if not same(v, right[name])]
        for value in wrong:
            yield subject.but(Part({**right, name: value}))
        if not same(held(endpoint, {}, name), right[name]):
            rest = {k: v for k, v in right.items() if k != name}
            yield subject.but(Part(rest, (name,)))


def _sums(endpoint: Endpoint, rule: Rule, breaking: bool) -> Iterator[Part]:
    """The counts that add up to just the most there may be, or to one more."""
    named = [endpoint.parameter(name) for name in rule.others]
    known = [parameter for parameter in named if parameter]
    goal = (rule.at_most or 0) + (1 if breaking else 0)
    when = next(meeting(endpoint, rule.when), Part({})) if rule.when else Part({})
    ways = [counts for counts in product(*map(_counts, known)) if sum(counts) == goal]
    for counts in (*ways[:1], *ways[-1:]):
        pairs = zip(known, counts, strict=True)
        yield when.but(Part({p.name: _counting(p, count) for p, count in pairs}))


def _counts(parameter: Parameter) -> range:
    bounds = parameter.range or parameter.items
    least = int(bounds.least) if bounds and bounds.least is not None else 1
    most = int(bounds.most) if bounds and bounds.most is not None else MOST_ITEMS
    return range(max(least, 1), min(most, MOST_ITEMS) + 1)


def _counting(parameter: Parameter, count: int) -> object:
    if parameter.type != "list":
        return count
    return ["x" if parameter.of == "text" else picture(parameter)] * count


def _one(endpoint: Endpoint, name: str) -> dict[str, object]:
    """An ordinary value of a parameter, by its name."""
    worth = _worth(endpoint.parameter(name))
    return {name: worth[0]} if worth else {}


def _worth(parameter: Parameter | None) -> list[object]:
    if parameter is None:
        return []
    choice = parameter.type == "choice"
    return [*parameter.words] if choice else choices(parameter)


def picture_rule(endpoint: Endpoint) -> Section:
    """Rules about the pictures behind addresses, which the provider alone can check."""
    requests = Requests(endpoint)
    kinds = ("image-has", "image-same-size")
    rows = (_pictured(requests, r) for r in endpoint.rules if r.kind in kinds)
    return Section(
        group="picture_rule",
        facts=("rules.{name}",),
        at=("{at}",),
        needs="faults, paid: 2",
        columns="name given on words subject other fits unlike at",
        ids="{name}",
        rows=tuple(row for row in rows if row),
    )


def _pictured(requests: Requests, rule: Rule) -> Row | None:
    parts = {rule.subject: SUBJECT}
    parts |= {name: OTHER for name in rule.others}
    values = {n: _picture(requests.endpoint, n, text) for n, text in parts.items()}
    written = requests.having(values)
    if written is None:
        return None
    on = parameter_keyword(rule.subject)
    given, at = requests.given(written), places(rule.source.at)
    known = [r for r in requests.endpoint.rules if r.subject == rule.subject]
    has = [r.property for r in known if r.kind == "image-has"]
    fits = ["8x8", *has]
    others = [word for word in has if word != rule.property]
    unlike = ["9x9", *has] if rule.kind == "image-same-size" else ["8x8", *others]
    words = [on, *([rule.property] if rule.property else [])]
    words += [parameter_keyword(name) for name in rule.others]
    return rule.id, given, on, words, SUBJECT, OTHER, fits, unlike, at


def _picture(endpoint: Endpoint, name: str, address: str) -> object:
    parameter = endpoint.parameter(name)
    return [address] if parameter and parameter.type == "list" else address
