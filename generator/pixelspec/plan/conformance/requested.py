"""The groups of checks about what is asked, in the order of a file."""

from __future__ import annotations

from collections.abc import Callable

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.conformance.behaviour import gap, near_miss, quirk, unsupported
from pixelspec.plan.conformance.bounds import boundary, length, short
from pixelspec.plan.conformance.limits import pixel_limit
from pixelspec.plan.conformance.offers import offered
from pixelspec.plan.conformance.pairs import pairs
from pixelspec.plan.conformance.presence import (
    default,
    fixed,
    minimal,
    optional,
    required,
    written_default,
)
from pixelspec.plan.conformance.refusing import unknown_model
from pixelspec.plan.conformance.ruled import picture_rule, rule_broken, rule_kept
from pixelspec.plan.conformance.section import Section
from pixelspec.plan.conformance.sizes import (
    pixels,
    preset,
    refused_cell,
    size,
    table,
)
from pixelspec.plan.conformance.switched import switch
from pixelspec.plan.conformance.terms import (
    ending,
    mode,
    mode_without,
    passthrough,
    price,
)
from pixelspec.plan.conformance.values import (
    picture_way,
    strict,
    unbuilt,
    unlisted,
    value,
    wrong_type,
)

Group = Callable[[Endpoint], Section]

REQUESTED: tuple[Group, ...] = (
    minimal,
    default,
    written_default,
    optional,
    required,
    fixed,
    unknown_model,
    offered,
    value,
    wrong_type,
    strict,
    unbuilt,
    unlisted,
    picture_way,
    boundary,
    length,
    short,
    table,
    refused_cell,
    preset,
    size,
    pixels,
    pixel_limit,
    quirk,
    near_miss,
    gap,
    unsupported,
    rule_broken,
    rule_kept,
    picture_rule,
    switch,
    price,
    ending,
    passthrough,
    mode,
    mode_without,
    pairs,
)

# Those that look at every mode; the others see the usual one.
WHOLE: tuple[Group, ...] = (mode, mode_without)
# All that there is to say of a model that is no longer to be had.
GONE: tuple[Group, ...] = (ending,)


def requested(endpoint: Endpoint, usual: Endpoint) -> list[Section]:
    """The groups of a model, `usual` as it is where the caller chooses no mode."""
    groups = GONE if endpoint.status.word == "sunset" else REQUESTED
    return [group(endpoint if group in WHOLE else usual) for group in groups]
