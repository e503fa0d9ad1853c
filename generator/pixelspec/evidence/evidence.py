"""Everything that one reply says about the spec of a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pixelspec.evidence.gaps import left_open, shows_more
from pixelspec.evidence.judge import judge
from pixelspec.evidence.observation import VERDICTS, Observation, Verdict
from pixelspec.evidence.recognise import Recognised, Unclear, operations_of, recognise
from pixelspec.evidence.refusal import refusal
from pixelspec.evidence.sample import Sample
from pixelspec.evidence.scopes import hosts
from pixelspec.evidence.shape import shape
from pixelspec.evidence.strangers import strangers
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation


@dataclass(frozen=True)
class Evidence:
    """What was seen of each fact, what contradicts it first; `reply` names the shape."""

    reply: str
    observations: tuple[Observation, ...]

    def of(self, verdict: Verdict) -> tuple[Observation, ...]:
        return tuple(o for o in self.observations if o.verdict == verdict)


def evidence(
    endpoint: Endpoint, sample: Sample, operation: str = ""
) -> Evidence | Unclear:
    """What a sample says; Unclear where nobody can tell which reply it is."""
    provider = endpoint.provider
    operations = operations_of(provider, sample, operation)
    if not sample.readable:
        return Evidence("", tuple(unreadable(endpoint, sample, operations)))
    recognised = recognise(provider, sample, operations)
    if isinstance(recognised, Unclear):
        return recognised
    found = dict.fromkeys(observed(endpoint, sample, recognised, operations))
    wrong = {seen.path for seen in found if seen.verdict == "contradicted"}
    kept = [s for s in found if s.verdict != "confirmed" or s.path not in wrong]
    ordered = sorted(kept, key=lambda seen: VERDICTS.index(seen.verdict))
    name = recognised.reply.name if recognised.reply else ""
    return Evidence(name, tuple(ordered))


def observed(
    endpoint: Endpoint,
    sample: Sample,
    recognised: Recognised,
    operations: Sequence[Operation],
) -> Iterator[Observation]:
    provider, reply = endpoint.provider, recognised.reply
    http = sample.http or (400 if recognised.failed else 200)
    if recognised.failed:
        yield from refusal(provider, reply, sample)
    if reply is None:
        return
    expected = shape(provider, reply)
    yield from judge(provider, reply, http, sample.body)
    yield from hosts(sample.body, expected)
    unknown = tuple(strangers(sample.body, reply, expected))
    yield from unknown
    if unknown or shows_more(endpoint, reply, expected, sample.body):
        asked = [o for o in provider.operations if reply.name in o.replies]
        yield from left_open(endpoint, reply, operations or asked)


def unreadable(
    endpoint: Endpoint, sample: Sample, operations: Sequence[Operation]
) -> Iterator[Observation]:
    """A reply that is no JSON contradicts whatever the operation should have said."""
    says = f"the reply is no JSON, but {sample.content_type or 'something else'}"
    for operation in operations:
        path = f"operations.{operation.name}"
        yield Observation("contradicted", path, operation.source, says)
    if not operations:
        source = endpoint.provider.source
        yield Observation("contradicted", "operations", source, says)
