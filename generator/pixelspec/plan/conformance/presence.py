"""What may be left out and what may not, what that means, and what has one value only."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.behaviour import Quirk
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge
from pixelspec.model.parameter import Parameter, Stated, Unstated
from pixelspec.plan.conformance.refusing import told
from pixelspec.plan.conformance.request import Requests
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.values import free
from pixelspec.plan.names import parameter_keyword


def minimal(endpoint: Endpoint) -> Section:
    """The least request: what it is on the wire, and what is at work without a word."""
    requests = Requests(endpoint)
    quirks = tuple(q.id for q in judge(endpoint, requests.least).quirks)
    said = [*quirks, *(_bills(p) for p in endpoint.parameters if _is_billed(p))]
    said += ["deprecated"] if endpoint.status.word == "deprecated" else []
    defaults = [f"parameters.{name}.default" for name in _behind(requests)]
    billed = [f"parameters.{p.name}.billed" for p in endpoint.parameters if p.billed]
    omitted = [f"parameters.{p.name}.required" for p in _omitted(requests)]
    task = endpoint.kind.word == "task"
    row = ("least", said, list(quirks), task)
    return Section(
        group="minimal",
        facts=(
            *("status", "submit", "kind"),
            *(f"quirks.{quirk}" for quirk in quirks),
            *(*billed, *defaults, *omitted),
        ),
        at=endpoint.status.source.at,
        needs="paid",
        columns="row said quirks task",
        ids="{row}",
        rows=(row,) if endpoint.status.word != "sunset" else (),
    )


def _behind(requests: Requests) -> Iterator[str]:
    """The parameters by whose defaults a quirk is at work in the least request."""
    quirks = judge(requests.endpoint, requests.least).quirks
    tested = {name for quirk in quirks for name in quirk.when.parameters}
    for parameter in free(requests.endpoint):
        stated = isinstance(parameter.default, Stated)
        if stated and parameter.name in tested.difference(requests.least):
            yield parameter.name


def _is_billed(parameter: Parameter) -> bool:
    return bool(parameter.billed) and parameter.effective not in (None, 1)


def _bills(parameter: Parameter) -> str:
    return f"{parameter.name}-billed"


def default(endpoint: Endpoint) -> Section:
    """What holds of a parameter that nobody writes."""
    requests = Requests(endpoint)
    return Section(
        group="default",
        facts=("parameters.{name}.default", "{facts}"),
        at=("{at}",),
        needs="account, paid",
        columns="name keyword value facts quirks at",
        ids="{name}",
        rows=tuple(_defaults(requests)),
    )


def _defaults(requests: Requests) -> Iterator[Row]:
    for parameter in free(requests.endpoint):
        if parameter.name in requests.least or isinstance(parameter.default, Unstated):
            continue
        keyword = parameter_keyword(parameter.name)
        held = requests.held(requests.least, parameter.name)
        verdict = judge(requests.endpoint, requests.least)
        quirks = [q for q in verdict.quirks if _is_about(q, parameter.name)]
        work = [quirk.id for quirk in quirks]
        paths = tuple(f"quirks.{q.id}.to" for q in quirks if q.to)
        where = places(parameter.source.at)
        yield parameter.name, keyword, list(held.values()), paths, work, where


def _is_about(quirk: Quirk, name: str) -> bool:
    return name in (*quirk.when.parameters, *dict(quirk.to))


def written_default(endpoint: Endpoint) -> Section:
    """What `send_defaults` writes."""
    requests = Requests(endpoint)
    omitted = (p for p in free(endpoint) if p.name not in requests.least)
    rows = (
        (p.name, parameter_keyword(p.name), _stated(p), places(p.source.at))
        for p in omitted
    )
    return Section(
        group="written_default",
        facts=("parameters.{name}.default", "parameters.{name}.wire"),
        at=("{at}",),
        columns="name keyword value at",
        ids="{name}",
        rows=tuple(rows),
    )


def _stated(parameter: Parameter) -> list[object]:
    stated = parameter.default
    return [stated.value] if isinstance(stated, Stated) else []


def optional(endpoint: Endpoint) -> Section:
    """What may be left out is not sent, and not missed."""
    requests = Requests(endpoint)
    rows = (
        (p.name, parameter_keyword(p.name), places(p.source.at))
        for p in _omitted(requests)
    )
    return Section(
        group="optional",
        facts=("parameters.{name}.required",),
        at=("{at}",),
        columns="name keyword at",
        ids="{name}",
        rows=tuple(rows),
    )


def _omitted(requests: Requests) -> list[Parameter]:
    """What the least request goes without."""
    found = free(requests.endpoint)
    return [p for p in found if p.name not in requests.least and not p.required]


def required(endpoint: Endpoint) -> Section:
    """What must be there: the client refuses without it, and so does the provider."""
    requests = Requests(endpoint)
    needed = [p for p in free(endpoint) if p.required and p.name in requests.least]
    lifted = {meant.name for switch in endpoint.switches for meant in switch.sets}
    answer, facts = told(endpoint.provider, "invalid-request")
    rows = (
        (
            p.name,
            parameter_keyword(p.name),
            p.name not in lifted,
            facts,
            answer,
            places(p.source.at),
        )
        for p in needed
    )
    return Section(
        group="required",
        facts=("parameters.{name}.required", "{facts}"),
        at=("{at}",),
        needs="paid",
        columns="name keyword always facts told at",
        ids="{name}",
        rows=tuple(rows),
    )


def fixed(endpoint: Endpoint) -> Section:
    """What has one value, which the client writes by itself."""
    return Section(
        group="fixed",
        facts=("parameters.{name}.fixed", "parameters.{name}.wire", "{type}"),
        at=("{at}",),
        needs="paid: 3",
        columns="name type keyword value other missed told at",
        ids="{name}",
        rows=tuple(_fixed(endpoint)),
    )


def _fixed(endpoint: Endpoint) -> Iterator[Row]:
    for parameter in endpoint.parameters:
        if parameter.fixed is None:
            continue
        name, path = parameter.name, f"parameters.{parameter.name}"
        value = parameter.fixed
        # What becomes of the name of another model is for that one to say.
        other = [] if name == "model" else _others(value)
        missed = parameter.required
        answer, facts = told(endpoint.provider, "invalid-request")
        paths = (
            f"{path}.type",
            f"{path}.required",
            *(facts if missed or other else ()),
        )
        where, keyword = places(parameter.source.at), parameter_keyword(name)
        yield name, paths, keyword, value, other, missed, answer, where


def _others(value: object) -> list[object]:
    """A value of the same type that is another one."""
    if isinstance(value, bool):
        return [not value]
    return [f"{value}-other"] if isinstance(value, str) else []
