"""Requests that meet a condition, and requests that just miss it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pixelspec.model.allowed import listed, met, same
from pixelspec.model.condition import Condition
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.sample import ODD_PIXELS, UNLISTED
from pixelspec.plan.conformance.request import choices

# Of the values that miss a condition, so many are tried for each parameter.
MISSES = 4
RATIOS = ("7:5", "8:5")


@dataclass(frozen=True)
class Part:
    """What a condition says of a request: values `written`, and names `left` out."""

    written: Mapping[str, object]
    left: tuple[str, ...] = ()

    def but(self, other: Part) -> Part:
        """This part, where the other one says nothing else."""
        said = {*other.written, *other.left}
        kept = {k: v for k, v in self.written.items() if k not in said}
        left = tuple(name for name in self.left if name not in said)
        return Part({**kept, **other.written}, (*left, *other.left))


def meeting(endpoint: Endpoint, condition: Condition) -> Iterator[Part]:
    """Ways to meet a condition: one, and then others that differ in one value each."""
    found = {n: _parts(endpoint, condition, n)[0] for n in _names(condition)}
    if not all(found.values()):
        return
    base = Part({})
    for several in found.values():
        base = base.but(several[0])
    yield base
    for several in found.values():
        yield from (base.but(other) for other in several[1:])


def missing(endpoint: Endpoint, condition: Condition) -> Iterator[Part]:
    """Ways to miss a condition by the value of one parameter."""
    base = next(meeting(endpoint, condition), None)
    for name in _names(condition) if base else ():
        for other in _parts(endpoint, condition, name)[1][:MISSES]:
            yield base.but(other) if base else other


def _names(condition: Condition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(condition.parameters))


def _parts(
    endpoint: Endpoint, condition: Condition, name: str
) -> tuple[list[Part], list[Part]]:
    """What meets the tests of one parameter, and what does not."""
    parameter = endpoint.parameter(name)
    if parameter is None:
        return [], []
    tests = [test for test in condition.tests if test.parameter == name]
    named = [
        value for test in tests for value in test.values if test.operator != "not-in"
    ]
    pool = _pool(endpoint, parameter, named)
    # That the default is not done would show nowhere.
    pool.sort(key=lambda value: not named and same(value, parameter.effective))
    free = [Part({name: value}) for value in pool]
    if not parameter.required:
        free.append(Part({}, (name,)))
    if any(test.operator == "given" for test in tests) and len(tests) == 1:
        free = [*free[:1], *free[-1:]]
    good = [p for p in free if all(met(t, endpoint, p.written) for t in tests)]
    return good, [part for part in free if part not in good]


def _pool(
    endpoint: Endpoint, parameter: Parameter, named: Sequence[object]
) -> list[object]:
    """Values of every sort that a condition may tell apart, those it names first."""
    worth = [*named, *choices(parameter)]
    if parameter.type == "choice":
        worth += [*parameter.words, UNLISTED]
    if parameter.type == "size":
        sizes = endpoint.table.sizes if endpoint.table else ()
        sizes += tuple(known.size for known in parameter.recommended)
        worth += [size.written(parameter.separator) for size in sizes[:1]]
        worth += ["auto"] if "auto" in parameter.accepts else []
        odd = [one for one in RATIOS if not listed(endpoint, parameter, one)]
        worth += [*odd[:1], ODD_PIXELS.replace("x", parameter.separator)]
    found: list[object] = []
    for value in worth:
        if not any(same(value, other) for other in found):
            found.append(value)
    return found
