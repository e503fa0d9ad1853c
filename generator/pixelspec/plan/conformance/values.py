"""The values of each parameter: every listed one, and what is no value of it at all."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.allowed import listed
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge, refused
from pixelspec.model.parameter import Parameter
from pixelspec.model.sample import INLINE, ODD_PIXELS, ODD_RATIO, UNLISTED
from pixelspec.plan.conformance.request import Requests, choices, ordinary, refuses
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.names import parameter_keyword

# What no page lists, tried in this order.
_ODD = (UNLISTED, ODD_RATIO, "8:5", "11:9")


def free(endpoint: Endpoint) -> Iterator[Parameter]:
    """The parameters that a caller writes."""
    for parameter in endpoint.parameters:
        if parameter.fixed is None and parameter.type != "passthrough":
            yield parameter


def value(endpoint: Endpoint) -> Section:
    """Each value of a choice or a boolean, and an ordinary one of any other parameter."""
    return Section(
        group="value",
        facts=("{facts}",),
        at=("{at}",),
        needs="paid",
        columns="name facts given held quirks at",
        ids="{name}",
        rows=tuple(_values(Requests(endpoint))),
    )


def _values(requests: Requests) -> Iterator[Row]:
    for parameter in free(requests.endpoint):
        path = f"parameters.{parameter.name}"
        for one in _worth(parameter):
            written = requests.having({parameter.name: one})
            if written is None:
                continue
            place = (f"{path}.wire", f"{path}.type", *_word_path(parameter, one))
            yield (
                f"{parameter.name}={_shown(parameter, one)}",
                place,
                {**requests.given(written), parameter_keyword(parameter.name): one},
                requests.held(written, parameter.name),
                [quirk.id for quirk in judge(requests.endpoint, written).quirks],
                places(parameter.source.at),
            )


def _worth(parameter: Parameter) -> list[object]:
    """The values that a page tells apart; one of those that it does not."""
    if parameter.type == "choice":
        return [*parameter.words]
    if parameter.type == "boolean":
        return [True, False]
    if parameter.type == "size":
        return []
    return [ordinary(parameter)] if parameter.type != "list" else choices(parameter)[:1]


def _word_path(parameter: Parameter, one: object) -> tuple[str, ...]:
    word = str(one).lower() if isinstance(one, bool) else str(one)
    path = f"parameters.{parameter.name}"
    return (f"{path}.values.{word}",) if parameter.type == "choice" else (f"{path}.of",)


def _shown(parameter: Parameter, one: object) -> str:
    """A value in the name of a check."""
    if parameter.type in ("choice", "boolean", "integer", "number"):
        return str(one).lower() if isinstance(one, bool) else str(one)
    return "..."


def wrong_type(endpoint: Endpoint) -> Section:
    """A value of another JSON type, which the client refuses."""
    return Section(
        group="wrong_type",
        facts=("parameters.{name}.type",),
        at=("{at}",),
        columns="name keyword value given at",
        ids="{name}={value}",
        rows=tuple(_wrong(Requests(endpoint))),
    )


def _wrong(requests: Requests) -> Iterator[Row]:
    """Beside what the parameter needs, so that nothing but its type speaks against it."""
    for parameter in free(requests.endpoint):
        name, at = parameter.name, places(parameter.source.at)
        right = requests.having({name: (_worth(parameter) or [None])[0]})
        beside = {k: v for k, v in (right or {}).items() if k != name}
        given, keyword = requests.given(beside), parameter_keyword(name)
        for wrong in _strangers(parameter):
            yield name, keyword, wrong, given, at


def _strangers(parameter: Parameter) -> list[object]:
    match parameter.type:
        case "integer":
            least = parameter.range.least if parameter.range else None
            return [1.5, float(1 if least is None else least), True]
        case "number":
            return [True]
        case "boolean":
            return [1]
        case "list":
            return ["x", [7]]
        case "choice" if not all(isinstance(word, str) for word in parameter.words):
            return [[]]
        case _:
            return [7]


def strict(endpoint: Endpoint) -> Section:
    """A quoted number is no number."""
    found = [p for p in free(endpoint) if p.strict]
    rows = (
        (p.name, parameter_keyword(p.name), str(ordinary(p)), places(p.source.at))
        for p in found
    )
    return Section(
        group="strict",
        facts=("parameters.{name}.strict", "parameters.{name}.type"),
        at=("{at}",),
        needs="paid",
        columns="name keyword value at",
        ids="{name}",
        rows=tuple(rows),
    )


def unbuilt(endpoint: Endpoint) -> Section:
    """What the page declares and no client of ours does."""
    rows = [
        (p.name, parameter_keyword(p.name), one, p.unbuilt, places(p.source.at))
        for p in free(endpoint)
        if p.unbuilt
        for one in choices(p)
        if one != p.effective
    ]
    return Section(
        group="unbuilt",
        facts=("parameters.{name}.unbuilt",),
        at=("{at}",),
        columns="name keyword value what at",
        ids="{name}={value}",
        rows=tuple(rows),
    )


def unlisted(endpoint: Endpoint) -> Section:
    """A value that the page does not list: refused, or taken for another one."""
    return Section(
        group="unlisted",
        facts=("{facts}",),
        at=("{at}",),
        needs="paid",
        columns="name facts keyword value given taken at",
        ids="{name}={value}",
        rows=tuple(_unlisted(Requests(endpoint))),
    )


def _unlisted(requests: Requests) -> Iterator[Row]:
    for parameter in free(requests.endpoint):
        odd = _stranger(requests.endpoint, parameter)
        if odd is None:
            continue
        written = {**requests.least, parameter.name: odd}
        verdict = judge(requests.endpoint, written)
        quirks = [quirk for quirk in verdict.quirks if refuses(quirk, written)]
        gaps = tuple(p for p in verdict.problems if p.startswith("gaps."))
        if not (quirks or verdict.problems):
            continue
        words = "ratios" if parameter.type == "size" else "values"
        path = f"parameters.{parameter.name}"
        paths = (f"{path}.{words}", f"{path}.type", *gaps)
        quirk_paths = tuple(f"quirks.{quirk.id}" for quirk in quirks)
        taken = requests.held(written, parameter.name) if quirks else {}
        yield (
            parameter.name,
            (*quirk_paths, f"{path}.type") if quirks else paths,
            parameter_keyword(parameter.name),
            odd,
            requests.given(written),
            taken,
            places(parameter.source.at),
        )


def _stranger(endpoint: Endpoint, parameter: Parameter) -> object:
    """A value of the right form that the page does not list; None where it takes any."""
    odd: tuple[object, ...] = ()
    if parameter.type == "choice":
        texts = all(isinstance(word, str) for word in parameter.words)
        odd = _ODD if texts else (10**6 + 1,)
    elif parameter.type == "size":
        ratios = "ratio" in parameter.accepts
        pixels = ODD_PIXELS.replace("x", parameter.separator)
        odd = _ODD[1:] if ratios else (UNLISTED, pixels)
    fitting = (one for one in odd if not listed(endpoint, parameter, one))
    return next((one for one in fitting if refused(endpoint, parameter, one)), None)


def picture_way(endpoint: Endpoint) -> Section:
    """The ways in which a picture may come, and those in which it may not."""
    return Section(
        group="picture_way",
        facts=("parameters.{name}.takes", "{typed}"),
        at=("{at}",),
        needs="paid",
        columns="name way typed keyword value sent given at",
        ids="{name}-{way}",
        rows=tuple(_ways(Requests(endpoint))),
    )


def _ways(requests: Requests) -> Iterator[Row]:
    address = "https://a.example/1.png"
    for parameter in free(requests.endpoint):
        if not parameter.takes:
            continue
        several = parameter.type == "list"
        uploads = "upload" in parameter.takes and _way_of_file(parameter) == "upload"
        texts = {"address": address, "data-uri": INLINE}
        for way, text in texts.items():
            taken = way in parameter.takes or (way == "address" and uploads)
            if way == "address" and uploads and "address" not in parameter.takes:
                continue
            yield _way(requests, parameter, way, [text] if several else text, taken)
        if _way_of_file(parameter):
            yield _way(requests, parameter, "file", None, True)


def _way_of_file(parameter: Parameter) -> str:
    """How a picture goes out that a caller has as a file; "" where none can."""
    return next((way for way in parameter.takes if way != "address"), "")


def _way(
    requests: Requests, parameter: Parameter, way: str, one: object, taken: bool
) -> Row:
    """A file is no literal: the check has one of its own."""
    kept = choices(parameter)[0] if one is None else one
    written = requests.having({parameter.name: kept}) or requests.least
    keyword = parameter_keyword(parameter.name)
    rest = {k: v for k, v in requests.given(written).items() if k != keyword}
    starts = {"data-uri": "data:image/", "upload": "http", "": "http"}
    shape = starts[_way_of_file(parameter)] if way == "file" else ""
    sent = shape if way == "file" else ("as it is" if taken else "")
    # What is no picture takes no file.
    of = "of" if parameter.type == "list" else "type"
    typed = f"parameters.{parameter.name}.{of}" if way == "file" else ""
    at = places(parameter.source.at)
    return parameter.name, way, typed, keyword, one, sent, rest, at
