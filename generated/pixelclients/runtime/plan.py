"""What one call would send and what may come of it, decided without a network or a key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from .binding import Binding, Unsupported
from .errors import InvalidRequest, QuirkRefused
from .refusals import problems_from, unknown_keyword
from .remarks import Given, Notice, Problem, Quirk, Remark
from .table import Pixels

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError


@dataclass(frozen=True)
class Draft:
    """A request that passed every check.

    `given` are the keywords as written, `body` is just what would be sent, `notices` what
    the provider would change in silence, `candidates` every size that may come.
    """

    given: Given
    body: Mapping[str, object]
    content: bytes = field(repr=False)
    notices: tuple[Notice, ...]
    candidates: tuple[Pixels, ...]

    @property
    def quirks(self) -> tuple[Quirk, ...]:
        """The notices for which a buying call refuses by default."""
        return tuple(n for n in self.notices if isinstance(n, Quirk) and n.refuses)


def draft(
    binding: Binding[...],
    keywords: Mapping[str, object],
    extra_body: Mapping[str, object],
    model: str | None = None,
) -> Draft:
    """Check the keywords of one call and build its body; `model` replaces the model's id.

    Raises InvalidRequest with every problem at once.
    """
    given = {name: value for name, value in keywords.items() if value is not None}
    remarks = [_valued(r, given) for r in binding.check(given)]
    remarks += _undocumented(binding, given)
    judged = {remark.on for remark in remarks if isinstance(remark, Quirk)}
    problems = [remark for remark in remarks if isinstance(remark, Problem)]
    judged.update(p.parameter for p in problems if p.parameter in given)
    problems += _validate(binding, given, judged)
    body = _body(binding, given, extra_body, model)
    content = b"" if problems else _encode(body, problems)
    notices = tuple(remark for remark in remarks if not isinstance(remark, Problem))
    if problems:
        raise InvalidRequest(problems, notices)
    return Draft(given, body, content, notices, _candidates(binding, given, notices))


def require_no_quirk(checked: Draft) -> None:
    """Raise QuirkRefused where the provider would not do what the caller wrote."""
    if checked.quirks:
        raise QuirkRefused(checked.quirks)


@lru_cache
def keywords_of(request: type[BaseModel]) -> tuple[str, ...]:
    """The keywords of a request model, in the order of the page."""
    return tuple(request.model_fields)


def _valued(remark: Remark, given: Given) -> Remark:
    """A quirk that knows the value it speaks of."""
    if isinstance(remark, Quirk) and remark.on in given:
        return replace(remark, value=given[remark.on])
    return remark


def _validate(binding: Binding[...], given: Given, judged: set[str]) -> list[Problem]:
    rest = {n: v for n, v in given.items() if n not in judged} if judged else given
    request: Any = binding.request
    try:
        request(**rest)
    except ValueError as error:  # what pydantic raises, without importing it here
        invalid = cast("ValidationError", error)
        found = problems_from(invalid, keywords_of(request))
        return [p for p in found if p.parameter not in judged]
    return []


def _undocumented(binding: Binding[...], given: Given) -> Iterator[Remark]:
    """What happens to keywords that the page does not offer, where it says so."""
    request: Any = binding.request
    known = keywords_of(request)
    for name in given:
        if name in known:
            continue
        fate = binding.unsupported.get(name, binding.others)
        if fate is None:
            message = unknown_keyword(name, known)
            yield Problem("unknown-keyword", name, message)
        else:
            yield _valued(_fate(name, fate), given)


def _fate(name: str, fate: Unsupported) -> Remark:
    if fate.effect == "refused":
        message = f"{name} is refused by the provider"
        shown = f"{message}: {fate.message}" if fate.message else message
        return Problem("unsupported", name, shown, fate.at)
    return Quirk("unsupported", name, "ignored", fate.at)


def _body(
    binding: Binding[...],
    given: Given,
    extra_body: Mapping[str, object],
    model: str | None,
) -> dict[str, object]:
    body = dict(binding.fixed)
    if model is not None:
        body["model"] = model
    request: Any = binding.request
    known = keywords_of(request)
    for name in (*known, *(name for name in given if name not in known)):
        if name not in given:
            continue
        value = given[name]
        if name == binding.passthrough and isinstance(value, Mapping):
            body.update(cast("Mapping[str, object]", value))
        else:
            _put(body, binding.wire.get(name, name), value)
    body.update(extra_body)
    return body


def _put(body: dict[str, object], path: str, value: object) -> None:
    """Set `value` at a dotted path, making the objects on the way."""
    *parents, last = path.split(".")
    for parent in parents:
        body = cast("dict[str, object]", body.setdefault(parent, {}))
    body[last] = value


def _encode(body: Mapping[str, object], problems: list[Problem]) -> bytes:
    try:
        return json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeError:
        reason = "the request has a text that UTF-8 cannot hold"
    except (TypeError, ValueError, RecursionError):
        reason = "the request has a value that JSON cannot hold"
    problems.append(Problem("not-json", "", reason))
    return b""


def _candidates(
    binding: Binding[...], given: Given, notices: tuple[Notice, ...]
) -> tuple[Pixels, ...]:
    if binding.table is None:
        return ()
    effective = {**binding.defaults, **given}
    for notice in notices:
        if isinstance(notice, Quirk) and not notice.likely:
            effective.update(notice.to)
    return binding.table.candidates(effective)
