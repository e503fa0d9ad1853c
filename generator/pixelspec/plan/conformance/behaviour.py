"""What a provider does in silence, what it leaves open, and what it does not know."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.behaviour import Quirk
from pixelspec.model.condition import Condition
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge
from pixelspec.plan.conformance.conditions import Part, meeting, missing
from pixelspec.plan.conformance.request import Requests, refuses
from pixelspec.plan.conformance.section import Row, Section, numbered, places
from pixelspec.plan.names import parameter_keyword


def quirk(endpoint: Endpoint) -> Section:
    """Each quirk at work: what the client says of it, and what then holds."""
    return Section(
        group="quirk",
        facts=("quirks.{name}", "{words}"),
        at=("{at}",),
        needs="paid: 2",
        columns="name words given says silent held quirks at part",
        ids="{name}{part}",
        rows=numbered(_quirks(Requests(endpoint))),
    )


def _quirks(requests: Requests) -> Iterator[Row]:
    for one in requests.endpoint.quirks:
        for part in meeting(requests.endpoint, one.when):
            written = requests.having(part.written, (one.id,), part.left)
            if written is None:
                continue
            work = [q.id for q in judge(requests.endpoint, written).quirks]
            if one.id in work:
                names = (*part.written, *dict(one.to), one.on)
                found = requests.held(written, *names)
                yield (
                    one.id,
                    _words(requests.endpoint, part),
                    requests.given(written),
                    _says(one),
                    refuses(one, written),
                    {parameter_keyword(one.on): None, **found},
                    work,
                    places(one.source.at),
                )


def _words(endpoint: Endpoint, part: Part) -> tuple[str, ...]:
    """The listed words that a condition names, as facts."""
    known = [(endpoint.parameter(name), value) for name, value in part.written.items()]
    choices = [(p, value) for p, value in known if p and p.type == "choice"]
    listed = ((p.name, value) for p, value in choices if value in p.words)
    return tuple(f"parameters.{name}.values.{value}" for name, value in listed)


def _says(one: Quirk) -> dict[str, object]:
    """The notice of a plan, by its attributes."""
    return {
        "on": parameter_keyword(one.on),
        "effect": one.effect,
        "to": {parameter_keyword(name): value for name, value in one.to},
        "likely": one.likely,
        "seconds": one.seconds or (None, None),
    }


def near_miss(endpoint: Endpoint) -> Section:
    """Requests that miss a condition by one value: what hangs on it is not at work."""
    requests = Requests(endpoint)
    found = [(f"quirks.{q.id}", q.when, places(q.source.at)) for q in endpoint.quirks]
    found += [
        (f"gaps.{g.id}", g.when, places(g.source.at)) for g in endpoint.gaps if g.when
    ]
    rows = (
        row for path, when, at in found for row in _missed(requests, path, when, at)
    )
    return Section(
        group="near_miss",
        facts=("{path}.when",),
        at=("{at}",),
        needs="paid",
        columns="path number given quirks at",
        ids="{path}-{number}",
        rows=tuple(rows),
    )


def _missed(
    requests: Requests, path: str, when: Condition, at: object
) -> Iterator[Row]:
    seen: list[object] = []
    for part in missing(requests.endpoint, when):
        written = requests.having(part.written, (), part.left)
        if written is None or written in seen:
            continue
        seen.append(written)
        given = requests.given(written)
        work = [q.id for q in judge(requests.endpoint, written).quirks]
        yield path, len(seen), given, work, at


def gap(endpoint: Endpoint) -> Section:
    """What the page leaves open is refused before anything is sent."""
    return Section(
        group="gap",
        facts=("gaps.{name}.when",),
        at=("{at}",),
        columns="name given about at part",
        ids="{name}{part}",
        rows=numbered(_gaps(Requests(endpoint))),
    )


def _gaps(requests: Requests) -> Iterator[Row]:
    for one in requests.endpoint.gaps:
        if one.when is None:
            continue
        for part in meeting(requests.endpoint, one.when):
            path = f"gaps.{one.id}"
            listing = [t.operator for t in one.when.tests] == ["unlisted"]
            about = parameter_keyword(one.when.parameters[0]) if listing else one.id
            written = _alone(requests, part, path)
            if written is not None:
                yield one.id, requests.given(written), about, places(one.source.at)


def _alone(requests: Requests, part: Part, path: str) -> dict[str, object] | None:
    """The request of a part that nothing else speaks against; of an unlisted value, its
    own parameter does."""
    written = {**requests.least, **part.written}
    written = {k: v for k, v in written.items() if k not in part.left}
    own = {path, *(f"parameters.{name}" for name in part.written)}
    problems = judge(requests.endpoint, written).problems
    if path in problems and own.issuperset(problems):
        return written
    return requests.having(part.written, (), part.left, path)


def unsupported(endpoint: Endpoint) -> Section:
    """What the page names only to say what becomes of it."""
    rows = [
        (
            one.name,
            one.effect,
            "something_else" if one.name == "others" else one.name,
            one.message,
            ", ".join(one.source.at),
            places(one.source.at),
        )
        for one in endpoint.unsupported
    ]
    return Section(
        group="unsupported",
        facts=("unsupported.{name}",),
        at=("{at}",),
        needs="paid",
        columns="name effect key message place at",
        ids="{name}",
        rows=tuple(rows),
    )
