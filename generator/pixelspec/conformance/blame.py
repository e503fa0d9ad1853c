"""Which facts a failed live check contradicts: those of the reply that came, not its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pixelspec.conformance.drift import Drift
from pixelspec.conformance.promise import covers
from pixelspec.evidence.evidence import evidence
from pixelspec.evidence.recognise import Unclear, operations_of
from pixelspec.evidence.sample import NoReport, sample
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.reply import Reply
from pixelspec.model.source import Source

OTHERWISE = "the reply is not as documented"


@dataclass(frozen=True)
class Blame:
    """What is said of each contradicted fact; `report` is a mismatched reply as the client
    reports it, for `pixelspec check --reply`."""

    facts: Mapping[str, str] = field(default_factory=dict)
    report: str = ""

    def others(self, facts: Sequence[str]) -> tuple[str, ...]:
        """Those of a check's own facts that are not blamed."""
        return tuple(fact for fact in facts if fact not in self.facts)


def blame_of(
    endpoint: Endpoint, error: BaseException, facts: Sequence[str]
) -> Blame | None:
    """What a reply contradicts that made a check of these `facts` fail; None where the
    failure is about no form of a reply."""
    if isinstance(error, Drift):
        drifted = dict(_drifted(endpoint, error.wrong, facts))
        return Blame(drifted) if drifted else None
    mismatch = _mismatch(error)
    if mismatch is None:
        return None
    report = str(mismatch.report())
    found = dict(_contradicted(endpoint, report, str(mismatch)))
    return Blame(found or {"provider.replies": str(mismatch)}, report)


def facts_at(
    endpoint: Endpoint, paths: Sequence[str], facts: Sequence[str]
) -> tuple[str, ...]:
    """Those of a check's facts that are about places of its reply."""
    about = {fact for path in paths for fact in _facts_of(endpoint, path, facts)}
    return tuple(f for f in facts if any(covers(a, f) for a in about))


def _mismatch(error: BaseException) -> Any:
    """The mismatch that the client met, be it under what the check made of it."""
    seen: list[BaseException] = []
    found: BaseException | None = error
    while found is not None and found not in seen:
        if type(found).__name__ == "ReplyMismatch":
            return found
        seen.append(found)
        found = found.__cause__ or found.__context__
    return None


def _contradicted(
    endpoint: Endpoint, report: str, says: str
) -> Iterator[tuple[str, str]]:
    """The facts of the spec that a reported reply contradicts; where nobody can tell which
    reply it is, the operation's."""
    try:
        came = sample(json.loads(report))
    except NoReport:
        return
    found = evidence(endpoint, came)
    if isinstance(found, Unclear):
        for operation in operations_of(endpoint.provider, came, ""):
            path = f"provider.operations.{operation.name}.reply"
            yield path, _placed(operation.source, found.why)
        return
    wrong = found.of("contradicted")
    for seen in wrong:
        yield f"provider.{seen.path}", _placed(seen.source, seen.says)
    reply = endpoint.provider.reply(found.reply) if not wrong else None
    if reply:
        yield f"provider.replies.{reply.name}", _placed(reply.source, says)


def _drifted(
    endpoint: Endpoint, wrong: Mapping[str, str], facts: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for path, says in wrong.items():
        for fact, source in _facts_of(endpoint, path, facts).items():
            yield fact, _placed(source, f"'{path}' {says}")


def _facts_of(endpoint: Endpoint, path: str, facts: Sequence[str]) -> dict[str, Source]:
    """The facts about a place, in the replies that a check names."""
    names = {f.split(".")[2] for f in facts if f.startswith("provider.replies.")}
    replies = [r for r in endpoint.provider.replies if r.name in names]
    return {fact: at for reply in replies for fact, at in _placed_at(reply, path)}


def _placed_at(reply: Reply, path: str) -> Iterator[tuple[str, Source]]:
    for one in reply.fields:
        if one.path == path:
            yield f"provider.replies.{reply.name}.fields.{path}", one.source
    for scope in reply.pictures:
        for name, member in scope.members:
            if path in {f"{scope.each}.{p}" for p in (*member.paths, *member.code)}:
                yield f"provider.pictures.{scope.name}.{name}", member.source


def _placed(source: Source, says: str) -> str:
    return f"{says} ({source.place})"
