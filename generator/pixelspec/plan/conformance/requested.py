"""The groups of checks about what is asked, in the order of a file."""

from __future__ import annotations

from collections.abc import Callable

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.conformance.bounds import boundary, length, short
from pixelspec.plan.conformance.limits import pixel_limit
from pixelspec.plan.conformance.presence import (
    default,
    fixed,
    minimal,
    optional,
    required,
    written_default,
)
from pixelspec.plan.conformance.section import Section
from pixelspec.plan.conformance.sizes import (
    pixels,
    preset,
    refused_cell,
    size,
    table,
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
)
