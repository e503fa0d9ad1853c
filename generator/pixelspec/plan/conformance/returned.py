"""The groups about what comes back, in their order; each takes a model with all its modes."""

from __future__ import annotations

from collections.abc import Callable

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.conformance.pictured import mistyped, pictures
from pixelspec.plan.conformance.reading import (
    example_replies,
    optional,
    refused,
    roles,
    success,
    unknown,
)
from pixelspec.plan.conformance.section import Section

RETURNED: tuple[Callable[[Endpoint], Section], ...] = (
    example_replies,
    roles,
    optional,
    unknown,
    refused,
    success,
    pictures,
    mistyped,
)
