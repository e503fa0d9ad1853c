"""Tells which reply of a spec a sample is, or that it cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pixelspec.evidence.judge import judge
from pixelspec.evidence.sample import Sample
from pixelspec.evidence.shape import reached, shape
from pixelspec.model.provider import Operation, Provider
from pixelspec.model.reply import Reply

ERROR = "error"


@dataclass(frozen=True)
class Recognised:
    """The reply that a sample is; None for a refusal where the spec has no such reply."""

    reply: Reply | None
    failed: bool


@dataclass(frozen=True)
class Unclear:
    """The replies that it may be, each with what speaks against it."""

    why: str
    candidates: tuple[tuple[str, str], ...]


def operations_of(
    provider: Provider, sample: Sample, named: str
) -> tuple[Operation, ...]:
    """The operations that may have been answered: the named one, else by the request."""
    if named:
        return tuple(o for o in provider.operations if o.name == named)
    return tuple(
        o for o in provider.operations if f"{o.method} {o.path}" == sample.request
    )


def recognise(
    provider: Provider, sample: Sample, operations: Sequence[Operation]
) -> Recognised | Unclear:
    error = provider.reply(ERROR)
    if sample.http is not None and sample.http >= 300:
        return Recognised(error, failed=True)
    named = provider.reply(sample.shape) if sample.shape else None
    stated = replies_of(provider, operations) or provider.replies
    candidates = (named,) if named else stated
    if error and told_to_have_failed(provider, sample.body, candidates):
        return Recognised(error, failed=True)
    if len(candidates) == 1:
        return Recognised(candidates[0], failed=candidates[0] == error)
    best = fullest(provider, sample.body, candidates)
    if len(best) == 1:
        return Recognised(best[0], failed=best[0] == error)
    shown = best or candidates
    count = "several replies fit" if best else "no reply of the spec fits"
    return Unclear(count, tuple(objections(provider, sample.body, shown)))


def replies_of(
    provider: Provider, operations: Iterable[Operation]
) -> tuple[Reply, ...]:
    names = dict.fromkeys(name for o in operations for name in o.replies)
    found = [provider.reply(name) for name in names]
    return tuple(reply for reply in found if reply)


def told_to_have_failed(
    provider: Provider, body: object, candidates: Sequence[Reply]
) -> bool:
    """Whether a value that means success is there, of its type, and means something else."""
    return any(
        type(value) is type(field.succeeds) and value != field.succeeds
        for reply in candidates
        for field in shape(provider, reply).fields
        if field.succeeds is not None
        for value in reached(body, field.path)
    )


def fullest(
    provider: Provider, body: object, candidates: Sequence[Reply]
) -> tuple[Reply, ...]:
    """Of the replies whose facts all hold, those that explain most of the body."""
    counted = [(weight(provider, reply, body), reply) for reply in candidates]
    most = max((count for count, _ in counted), default=0)
    return tuple(reply for count, reply in counted if count == most > 0)


def weight(provider: Provider, reply: Reply, body: object) -> int:
    """How many facts hold; 0 where one does not."""
    seen = [o.verdict for o in judge(provider, reply, 200, body)]
    return 0 if "contradicted" in seen else seen.count("confirmed")


def objections(
    provider: Provider, body: object, candidates: Iterable[Reply]
) -> Iterator[tuple[str, str]]:
    for reply in candidates:
        seen = tuple(judge(provider, reply, 200, body))
        against = [o.says for o in seen if o.verdict == "contradicted"]
        met = any(o.verdict == "confirmed" for o in seen)
        why = "nothing speaks against it" if met else "nothing of it is there"
        yield reply.name, against[0] if against else why
