"""Builds the models that a provider serves and whose facts stand with another one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pixelspec.build.reading import RULE
from pixelspec.model.endpoint import Endpoint, Kind
from pixelspec.model.provider import Provider, Served
from pixelspec.model.source import Source
from pixelspec.place import Finding, nearest


def served_models(
    providers: Iterable[Provider], endpoints: Sequence[Endpoint]
) -> tuple[tuple[Endpoint, ...], tuple[Finding, ...]]:
    """Every model behind every provider that serves it, and what cannot be served."""
    known = {endpoint.id: endpoint for endpoint in endpoints}
    built: list[Endpoint] = []
    wrong: list[Finding] = []
    for provider in providers:
        taken = {e.name: e.id for e in endpoints if e.provider.id == provider.id}
        for served in provider.serves:
            model = known.get(served.id)
            problem = _problem(provider, served, model, taken)
            if problem or model is None:
                message, hint = problem or ("", "")
                hint = hint or nearest(served.id, known)
                path = f"serves.{served.id}"
                wrong.append(Finding(served.source.place, RULE, message, path, hint))
            else:
                taken[model.name] = model.id
                built.append(behind(model, provider, served))
    return tuple(built), tuple(wrong)


def _problem(
    provider: Provider,
    served: Served,
    model: Endpoint | None,
    taken: dict[str, str],
) -> tuple[str, str] | None:
    if model is None:
        return f"no model is called '{served.id}'", ""
    if model.provider.id == provider.id:
        return f"'{served.id}' is a model of this provider itself", "take it out"
    if model.name in taken:
        both = f"'{served.id}' and '{taken[model.name]}' would both be {model.name}"
        return both, "serve one of them"
    return None


def behind(model: Endpoint, provider: Provider, served: Served) -> Endpoint:
    """The model as it answers behind a provider: its operations, replies and lifecycle.
    How a gateway passes a body on, no page of the model says: its kind is assumed."""
    assumed = Source((), "assumed", served.source.place)
    usual = provider.orders[0].name if provider.orders else "submit"
    whole = model.ordered(model.modes[0]) if model.modes else model
    return replace(
        whole,
        id=f"{provider.id}/{model.name}",
        provider=provider,
        kind=Kind("by-reply", assumed),
        submit=usual,
        modes=(),
        example_replies=(),
        served=model.id,
    )
