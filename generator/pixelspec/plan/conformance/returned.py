"""The groups about what comes back, in their order; each takes a model with all its modes."""

from __future__ import annotations

from collections.abc import Callable

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.conformance.enveloped import endings, envelopes
from pixelspec.plan.conformance.exchanges import (
    billable,
    client_keys,
    idempotency,
    ignored_headers,
    key_kept,
    keys,
    needed_headers,
    operations,
    plain_types,
    servers,
)
from pixelspec.plan.conformance.lifecycle import failures, sequences, states
from pixelspec.plan.conformance.mistaken import (
    broken,
    classes,
    known_codes,
    met,
    near,
)
from pixelspec.plan.conformance.paced import (
    deadline,
    expiry,
    faults,
    limits,
    pace,
    retention,
    schedule,
)
from pixelspec.plan.conformance.pictured import failed, inline, mistyped, pictures
from pixelspec.plan.conformance.reading import (
    example_replies,
    headers,
    optional,
    refused,
    roles,
    success,
    unknown,
)
from pixelspec.plan.conformance.refusals import (
    again,
    envelope,
    errors,
    example_errors,
    inside,
    raised,
)
from pixelspec.plan.conformance.section import Section
from pixelspec.plan.conformance.several import (
    batch,
    batch_run,
    cancelling,
    listing,
    shown_hosts,
)
from pixelspec.plan.conformance.uploaded import uploads

RETURNED: tuple[Callable[[Endpoint], Section], ...] = (
    servers,
    operations,
    billable,
    needed_headers,
    plain_types,
    ignored_headers,
    idempotency,
    keys,
    client_keys,
    key_kept,
    envelopes,
    endings,
    example_replies,
    roles,
    optional,
    unknown,
    headers,
    refused,
    success,
    pictures,
    mistyped,
    inline,
    failed,
    shown_hosts,
    expiry,
    sequences,
    states,
    failures,
    batch,
    batch_run,
    listing,
    cancelling,
    uploads,
    errors,
    example_errors,
    envelope,
    raised,
    inside,
    again,
    near,
    classes,
    known_codes,
    met,
    broken,
    schedule,
    deadline,
    limits,
    pace,
    retention,
    faults,
)

# Of these, each model says so itself: where it is ordered, what comes, what it costs.
OWN: tuple[Callable[[Endpoint], Section], ...] = (
    operations,
    billable,
    envelopes,
    faults,
)
