"""Few requests that have every pair of values there can be: a greedy search that keeps to the
rules, quirks and gaps of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, chain, product

from pixelspec.model.allowed import holds, same
from pixelspec.model.behaviour import Quirk
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import broken, cell_of, judge, refused
from pixelspec.model.parameter import Parameter, Stated
from pixelspec.plan.conformance.request import choices, least, refuses

Written = Mapping[str, object]
# What a constraint looks at, and whether it speaks against some values.
Constraint = tuple[tuple[str, ...], Callable[[Written], bool]]

# A parameter that is left out.
LEFT = None
# Of the sizes in pixels that a page lists, so many take part.
SIZES = 1


@dataclass(frozen=True)
class Field:
    """One parameter and the values that are tried; LEFT is none at all."""

    name: str
    values: tuple[object, ...]


def fields(endpoint: Endpoint) -> tuple[Field, ...]:
    """The parameters that take part: those with more than one value worth trying."""
    found = (_field(endpoint, parameter) for parameter in endpoint.parameters)
    return tuple(one for one in found if one and len(one.values) > 1)


def _field(endpoint: Endpoint, parameter: Parameter) -> Field | None:
    if parameter.fixed is not None or parameter.unbuilt or parameter.name == "prompt":
        return None
    if parameter.type == "passthrough":
        return None
    worth = [
        v for v in _worth(endpoint, parameter) if not refused(endpoint, parameter, v)
    ]
    stated = isinstance(parameter.default, Stated) and not _told(endpoint, parameter)
    if not (parameter.required or stated):
        worth.append(LEFT)
    found: list[object] = []
    for value in worth:
        if not any(same(value, other) for other in found):
            found.append(value)
    return Field(parameter.name, tuple(found))


def _told(endpoint: Endpoint, parameter: Parameter) -> bool:
    """Whether it matters that a parameter is written at all."""
    conditions = [quirk.when for quirk in endpoint.quirks]
    conditions += [one.when for one in endpoint.switches]
    conditions += [gap.when for gap in endpoint.gaps if gap.when]
    conditions += [rule.when for rule in endpoint.rules if rule.when]
    tests = (test for condition in conditions for test in condition.tests)
    told = {test.parameter for test in tests if test.operator in ("given", "absent")}
    named = (name for rule in endpoint.rules for name in (rule.subject, *rule.others))
    return parameter.name in {*told, *named}


def _worth(endpoint: Endpoint, parameter: Parameter) -> list[object]:
    if parameter.type in ("choice", "boolean"):
        return [*parameter.words] or [True, False]
    if parameter.type in ("integer", "number"):
        bounds = parameter.range
        ends = (bounds.least, bounds.most) if bounds else (1,)
        return [end for end in ends if end is not None]
    if parameter.type == "size":
        return _sizes(endpoint, parameter)
    return choices(parameter)[:1]


def _sizes(endpoint: Endpoint, parameter: Parameter) -> list[object]:
    words: list[object] = [*parameter.words]
    words += ["auto"] if "auto" in parameter.accepts else []
    words += [parameter.effective] if parameter.effective else []
    sizes = [known.size for known in parameter.recommended]
    sizes = sizes or list(endpoint.table.sizes if endpoint.table else ())[:SIZES]
    texts = [size.written(parameter.separator) for size in sizes]
    return words + texts if "pixels" in parameter.accepts else words


def constraints(endpoint: Endpoint) -> Iterator[Constraint]:
    """What speaks against values together, each with all that it looks at."""
    for rule in endpoint.rules:
        more = rule.when.parameters if rule.when else ()
        names = (rule.subject, *rule.others, *more)
        yield names, partial(broken, endpoint, rule)
    for quirk in endpoint.quirks:
        yield (*quirk.when.parameters, quirk.on), partial(_loud, endpoint, quirk)
    for gap in endpoint.gaps:
        if gap.when:
            yield gap.when.parameters, partial(holds, gap.when, endpoint)
    table = endpoint.table
    if table and any(cell.refused is not None for cell in table.cells):
        yield table.by, partial(_no_cell, endpoint)
    for switch in endpoint.switches:
        sets = tuple(meant.name for meant in switch.sets)
        yield (*switch.when.parameters, *sets), partial(_amiss, endpoint, sets)


def _loud(endpoint: Endpoint, quirk: Quirk, written: Written) -> bool:
    return refuses(quirk, written) and holds(quirk.when, endpoint, written)


def _no_cell(endpoint: Endpoint, written: Written) -> bool:
    cell = cell_of(endpoint, written)
    return cell is not None and cell.refused is not None


def _amiss(endpoint: Endpoint, names: Sequence[str], written: Written) -> bool:
    """Whether one of these parameters is not as a switch has it."""
    starts = tuple(f"parameters.{name}" for name in names)
    return any(path.startswith(starts) for path in judge(endpoint, written).problems)


@dataclass(frozen=True)
class Bits:
    """A value as a bit: `values` has the parameter and the value of each, `of` the bits of
    each parameter."""

    values: tuple[tuple[int, object], ...]
    of: tuple[range, ...]

    @classmethod
    def numbered(cls, known: Sequence[Field]) -> Bits:
        several = [[(i, v) for v in one.values] for i, one in enumerate(known)]
        starts = list(accumulate(map(len, several), initial=0))
        return cls(tuple(chain(*several)), tuple(map(range, starts, starts[1:])))


class Search:
    """One search: `forbidden` are masks of bits that may not come together. What is still
    `open` are the partners of each bit that no row has it with yet."""

    def __init__(self, bits: Bits, forbidden: Sequence[int]) -> None:
        self._bits = bits
        whole = (1 << len(bits.values)) - 1
        self._against = {
            bit: [mask for mask in forbidden if mask >> bit & 1]
            for bit in range(len(bits.values))
        }
        self._open = {bit: whole & ~mask_of(own) for own in bits.of for bit in own}

    def rows(self) -> Iterator[list[int]]:
        """The bits of row after row, until no pair is left that can be had."""
        while any(self._open.values()):
            first = max(self._open, key=lambda bit: self._open[bit].bit_count())
            second = (self._open[first] & -self._open[first]).bit_length() - 1
            row = self._row(first, second)
            if row is None:
                self._close([first, second])
            else:
                self._close(row)
                yield row

    def _close(self, row: Sequence[int]) -> None:
        mask = mask_of(row)
        for bit in row:
            self._open[bit] &= ~mask

    def _row(self, one: int, other: int) -> list[int] | None:
        """A whole row with these two, if there is any."""
        mask = 1 << one
        if not (self._fits(0, one) and self._fits(mask, other)):
            return None
        rest = [own for own in self._bits.of if one not in own and other not in own]
        return self._filled([one, other], mask | 1 << other, rest)

    def _filled(
        self, row: list[int], mask: int, rest: Sequence[range]
    ) -> list[int] | None:
        """The row with a value for each of the rest, those first that are new together."""
        if not rest:
            return row
        own, *later = rest
        for bit in sorted(own, key=lambda bit: -(self._open[bit] & mask).bit_count()):
            if self._fits(mask, bit):
                found = self._filled([*row, bit], mask | 1 << bit, later)
                if found is not None:
                    return found
        return None

    def _fits(self, mask: int, bit: int) -> bool:
        more = mask | 1 << bit
        return all(one & more != one for one in self._against[bit])


def mask_of(bits: Iterable[int]) -> int:
    return sum(1 << bit for bit in bits)


def pairwise(endpoint: Endpoint) -> list[dict[str, object]]:
    """Requests that have every pair of values that any request can have; each is complete,
    and done as it is written."""
    known = sorted(fields(endpoint), key=lambda one: -len(one.values))
    if len(known) < 2:
        return []
    named = {one.name for one in known}
    rest = {k: v for k, v in least(endpoint).items() if k not in named}
    bits = Bits.numbered(known)
    masks = [
        mask
        for names, speaks in constraints(endpoint)
        for mask in _forbidden(known, bits, rest, names, speaks)
    ]
    rows = Search(bits, masks).rows()
    return [{**rest, **_written(known, bits, row)} for row in rows]


def _written(
    known: Sequence[Field], bits: Bits, row: Iterable[int]
) -> dict[str, object]:
    chosen = (bits.values[bit] for bit in sorted(row))
    return {known[i].name: value for i, value in chosen if value is not LEFT}


def _forbidden(
    known: Sequence[Field],
    bits: Bits,
    rest: Written,
    names: Sequence[str],
    speaks: Callable[[Written], bool],
) -> Iterator[int]:
    """Each combination of the named parameters that a constraint speaks against."""
    scope = [own for one, own in zip(known, bits.of, strict=True) if one.name in names]
    for row in product(*scope):
        if speaks({**rest, **_written(known, bits, row)}):
            yield mask_of(row)
