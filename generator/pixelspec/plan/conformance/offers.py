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
        path, keyword = f"parameters.{parameter.name}", parameter_keyword(
            parameter.name
        )
        at = places(parameter.source.at)
        if parameter.type == "choice":
            known = list(parameter.words)
            yield parameter.name, (f"{path}.values",), keyword, known, False, at
        elif parameter.type == "size":
            words: list[object] = [value for _, value, _ in words_of(parameter)]
            words += _pixels(endpoint, parameter)
            parts = ("accepts", "separator", "ratios", "presets", "recommended")
            facts = tuple(f"{path}.{part}" for part in parts)
            any_ = takes_any_pixels(endpoint, parameter)
            yield parameter.name, facts, keyword, words, any_, at


def _pixels(endpoint: Endpoint, parameter: Parameter) -> list[object]:
    """The sizes in pixels that a page lists."""
    if "pixels" not in parameter.accepts:
        return []
    sizes = (one for one, _, _ in sized(endpoint, parameter))
    return [one.written(parameter.separator) for one in sizes]
