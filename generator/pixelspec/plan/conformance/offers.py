"""What the JSON schema of a model offers for each keyword that takes words."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.allowed import takes_any_pixels
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.sizes import sized, words_of
from pixelspec.plan.conformance.values import free
from pixelspec.plan.names import parameter_keyword


def offered(endpoint: Endpoint) -> Section:
    """The listed words of every choice and size."""
    return Section(
        group="offered",
        facts=("parameters.{name}.type", "{facts}"),
        at=("{at}",),
        columns="name facts keyword words free at",
        ids="{name}",
        rows=tuple(_rows(endpoint)),
    )


def _rows(endpoint: Endpoint) -> Iterator[Row]:
    for parameter in free(endpoint):
        name, at = parameter.name, places(parameter.source.at)
        keyword, path = parameter_keyword(name), f"parameters.{name}"
        if parameter.type == "choice":
            known = list(parameter.words)
            yield name, (f"{path}.values",), keyword, known, False, at
        elif parameter.type == "size":
            pixels = _pixels(endpoint, parameter)
            words = [*(value for _, value, _ in words_of(parameter)), *pixels]
            facts = tuple(f"{path}.{part}" for part in _parts(parameter, bool(pixels)))
            any_ = takes_any_pixels(endpoint, parameter)
            yield name, facts, keyword, words, any_, at


def _parts(parameter: Parameter, listed: bool) -> Iterator[str]:
    """What says which words a size takes; `listed` are some in pixels."""
    yield "accepts"
    if parameter.values:
        yield "ratios"
    if parameter.presets:
        yield "presets"
    if listed:
        yield "separator"
    if parameter.recommended:
        yield "recommended"


def _pixels(endpoint: Endpoint, parameter: Parameter) -> list[object]:
    """The sizes in pixels that a page lists."""
    if "pixels" not in parameter.accepts:
        return []
    sizes = (one for one, _, _ in sized(endpoint, parameter))
    return [one.written(parameter.separator) for one in sizes]
