"""The effects of batches, which keep a journal and a pace; see `effects`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Record:
    """Put a line into the journal of a batch, for good, before anything else happens. The
    outcome is None; an OSError is thrown where the line could not be written. An `intent`
    tells of what is about to be done, and is not written once a run ends."""

    line: Mapping[str, object] = field(repr=False)
    intent: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """Wait for a turn to submit or to query, as the provider's limits allow. The outcome is
    how many seconds that took."""

    kind: Literal["submit", "query"]


class Withdrawn(Exception):
    """The run of a batch ends: the effect was not carried out, and will not be."""
