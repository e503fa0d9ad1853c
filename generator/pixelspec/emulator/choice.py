"""Which model a submission is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pixelspec.emulator.errors import PLAIN
from pixelspec.emulator.prepared import Prepared
from pixelspec.emulator.problem import Problem


def choose(
    models: Sequence[Prepared], operation: str, body: Mapping[str, object]
) -> Prepared | Problem:
    """The model that a body names, of those that an operation orders from; the only one
    that need not be named, where it does not.

    A model whose id nobody states takes every name that no other model has.
    """
    named = body.get("model")
    models = [one for one in models if one.endpoint.submit == operation]
    if "model" not in body:
        for prepared in models:
            wired = prepared.by_name("model")
            if wired is None or not wired.parameter.required:
                return prepared
        text = "model is required"
        return Problem(text, "parameters.model.required", described=True)
    if not isinstance(named, str):
        return Problem("model must be a text", "parameters.model.type")
    for prepared in models:
        wired = prepared.by_name("model")
        if wired is not None and wired.parameter.fixed == named:
            return prepared
    for prepared in models:
        wired = prepared.by_name("model")
        if wired is not None and wired.parameter.fixed is None:
            return prepared
    text = "there is no such model"
    return Problem(
        text, "parameters.model", PLAIN["model-unavailable"], "model-unavailable"
    )
