"""What one call would send and what may come of it, decided without a network or a key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from .binding import Binding, Mode, Unsupported
from .body import body_of
from .errors import InvalidRequest, QuirkRefused
from .remarks import Advice, Given, Implied, Notice, Problem, Quirk, Remark
from .stated import asked_size, spelled_out, stated

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from .options import Options
    from .references import File, References
    from .table import Dimensions


@dataclass(frozen=True, eq=False, repr=False)
class Draft:
    """A request that passed every check.

    `given` are the keywords as written, with every picture as a text; `content` is just what
    would be sent, once the address of each of the `files` stands where its mark does.
    `notices` are what the provider would change in silence, `candidates` every size that may
    come, `cost` is what it will cost. `inline` are the keywords that hold a picture itself.
    """

    given: Given
    content: bytes = field(repr=False)
    notices: tuple[Notice, ...]
    candidates: tuple[Dimensions, ...]
    cost: Decimal | None = None
    files: tuple[File, ...] = ()
    inline: frozenset[str] = frozenset()

    @property
    def body(self) -> Mapping[str, object]:
        """Read anew from `content`, so that it stays what would be sent."""
        return cast("Mapping[str, object]", json.loads(self.content))

    @property
    def quirks(self) -> tuple[Quirk, ...]:
        """The notices for which a buying call refuses by default."""
        return tuple(n for n in self.notices if isinstance(n, Quirk) and n.refuses)


def draft(
    binding: Binding[...],
    keywords: Mapping[str, object],
    options: Options,
) -> Draft:
    """Check the keywords of one call and build its body.

    Raises InvalidRequest with every problem at once.
    """
    extra_body, model = options.extra_body, options.model
    mode = binding.mode(options.mode)
    given: Given = {n: value for n, value in keywords.items() if value is not None}
    given = spelled_out(binding, given)
    remarks = [_valued(r, given) for r in binding.check(given)]
    remarks += _undocumented(binding, given)
    problems = _problems(binding, mode, given, remarks)
    problems += _doubled(binding, given)
    pictures = _referenced(binding, given)
    if pictures:
        given, problems = pictures.given, [*problems, *pictures.problems]
    remarks += [r for r in stated(binding, mode, given) if isinstance(r, Advice)]
    notices = tuple(r for r in remarks if not isinstance(r, Problem | Implied))
    implied = {r.on: r.value for r in remarks if isinstance(r, Implied)}
    meant = {**implied, **given}
    written = {**binding.defaults, **meant} if options.send_defaults else meant
    body = body_of(binding, mode, written, extra_body, model)
    content = _encoded(body)
    if problems or isinstance(content, str):
        problems += _not_json({"model": model, **given, **extra_body}, problems)
        raise InvalidRequest(problems, notices)
    candidates = _candidates(binding, meant, notices, extra_body)
    cost = _cost(binding, meant, notices, extra_body, model)
    checked = Draft(given, content, notices, candidates, cost)
    if pictures is None:
        return checked
    return replace(checked, files=pictures.files, inline=pictures.inline)


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


def _problems(
    binding: Binding[...], mode: Mode | None, given: Given, remarks: list[Remark]
) -> list[Problem]:
    """What the rules refuse, and what the model and its limits refuse and no quirk speaks
    of."""
    judged = {r.on for r in remarks if isinstance(r, Quirk) and r.judges}
    found = [remark for remark in remarks if isinstance(remark, Problem)]
    limits = (r for r in stated(binding, mode, given) if isinstance(r, Problem))
    found += [p for p in limits if p.parameter not in judged]
    return [*found, *_validate(binding, given, judged)]


def _validate(binding: Binding[...], given: Given, judged: set[str]) -> list[Problem]:
    """What the request model refuses."""
    request: Any = binding.request
    known = keywords_of(request)
    try:
        request(**{name: value for name, value in given.items() if name in known})
    except ValueError as error:  # what pydantic raises, without importing it here
        from .refusals import problems_from

        found = problems_from(cast("ValidationError", error), known)
        return [p for p in found if p.parameter not in judged]
    return []


def _undocumented(binding: Binding[...], given: Given) -> Iterator[Remark]:
    """What happens to keywords that the page does not offer, where it says so."""
    request: Any = binding.request
    known = keywords_of(request)
    for name in given:
        if name in known:
            continue
        fixed = name in binding.fixed
        fate = None if fixed else binding.unsupported.get(name, binding.others)
        if fate is None:
            from .refusals import unknown_keyword

            message = unknown_keyword(name, known)
            yield Problem("unknown-keyword", name, message)
        else:
            yield _valued(_fate(name, fate), given)


def _referenced(binding: Binding[...], given: Given) -> References | None:
    """What becomes of pictures, for a model that takes any."""
    if not binding.images:
        return None
    from .references import referenced

    return referenced(binding, given)


def _doubled(binding: Binding[...], given: Given) -> Iterator[Problem]:
    """The names that a passthrough would send in the place of a keyword."""
    vendor = given.get(binding.passthrough or "")
    if not _is_object(vendor):
        return
    request: Any = binding.request
    taken = {*keywords_of(request), *binding.fixed}
    for name in cast("Mapping[object, object]", vendor):
        if name in taken:
            message = (
                f"{binding.passthrough} holds {name}, which has a place of its own"
            )
            yield Problem("doubled", str(binding.passthrough), message)


def _is_object(value: object) -> bool:
    return value is not None and isinstance(value, Mapping)


def _fate(name: str, fate: Unsupported) -> Remark:
    if fate.effect == "refused":
        message = f"{name} is refused by the provider"
        shown = f"{message}: {fate.message}" if fate.message else message
        return Problem("unsupported", name, shown, fate.at)
    return Quirk("unsupported", name, "ignored", fate.at)


def _not_json(
    values: Mapping[str, object], found: Sequence[Problem]
) -> Iterator[Problem]:
    """The values that no request can carry, as far as nothing was found there yet."""
    named = {problem.parameter for problem in found}
    for name, value in values.items():
        reason = None if str(name) in named else _encoded({name: value})
        if isinstance(reason, str):
            yield Problem("not-json", str(name), f"{name} holds {reason}")


def _encoded(value: object) -> bytes | str:
    """The value as JSON, or a text that says why JSON cannot hold it."""
    try:
        content = _JSON.encode(value).encode()
    except UnicodeError:
        return "a text that UTF-8 cannot hold"
    except (TypeError, ValueError, RecursionError):
        return "a value that JSON cannot hold"
    return "a key that is no text" if _has_odd_key(value) else content


_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def _has_odd_key(value: object) -> bool:
    """Whether JSON would turn a key into a text, and so perhaps into that of another."""
    if isinstance(value, dict):
        for key, member in cast("dict[object, object]", value).items():
            if not isinstance(key, str) or _has_odd_key(member):
                return True
    elif isinstance(value, (list, tuple)):
        return any(map(_has_odd_key, cast("list[object]", value)))
    return False


def _cost(
    binding: Binding[...],
    given: Given,
    notices: tuple[Notice, ...],
    extra_body: Mapping[str, object],
    model: str | None,
) -> Decimal | None:
    """The price of the call, for a model whose page has prices."""
    if binding.price is None:
        return None
    from .price import cost_of

    return cost_of(binding, given, notices, extra_body, model)


def _candidates(
    binding: Binding[...],
    given: Given,
    notices: tuple[Notice, ...],
    extra_body: Mapping[str, object],
) -> tuple[Dimensions, ...]:
    """What the table promises; nothing where what it goes by is sent unchecked."""
    table = binding.table
    going_by = {*(table.by if table else ()), *binding.sizes}
    if any(binding.wire.get(n, n).split(".")[0] in extra_body for n in going_by):
        return ()
    effective = {**binding.defaults, **given}
    for notice in notices:
        if isinstance(notice, Quirk) and not notice.likely:
            effective.update(notice.to)
    return table.candidates(effective) if table else asked_size(binding, effective)
