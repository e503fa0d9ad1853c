"""Few requests that have every pair of values there can be: a greedy search that keeps to the
rules, quirks and gaps of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from pixelspec.model.allowed import holds, same
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
    conditions += [one.when for one in (*endpoint.gaps, *endpoint.rules) if one.when]
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
        yield names, lambda written, rule=rule: broken(endpoint, rule, written)
    for quirk in endpoint.quirks:
        yield (
            (*quirk.when.parameters, quirk.on),
            lambda w, q=quirk: refuses(q, w) and holds(q.when, endpoint, w),
        )
    for gap in endpoint.gaps:
        if gap.when:
            when = gap.when
            yield when.parameters, lambda w, when=when: holds(when, endpoint, w)
    if endpoint.table and any(
        cell.refused is not None for cell in endpoint.table.cells
    ):
        yield endpoint.table.by, lambda written: _no_cell(endpoint, written)
    for switch in endpoint.switches:
        sets = tuple(meant.name for meant in switch.sets)
        names = (*switch.when.parameters, *sets)
        yield names, lambda written, sets=sets: _amiss(endpoint, sets, written)


def _no_cell(endpoint: Endpoint, written: Written) -> bool:
    cell = cell_of(endpoint, written)
    return cell is not None and cell.refused is not None


def _amiss(endpoint: Endpoint, names: Sequence[str], written: Written) -> bool:
    """Whether one of these parameters is not as a switch has it."""
    starts = tuple(f"parameters.{name}" for name in names)
    return any(path.startswith(starts) for path in judge(endpoint, written).problems)


@dataclass
class Search:
    """The state of one search. A value is a bit: `values` has the parameter and the value of
    each; `against` the masks of bits that may not come together, by each of their bits;
    `open` the partners of each bit that no row has it with."""

    fields: tuple[Field, ...]
    values: list[tuple[int, object]] = field(default_factory=list)
    bits: list[list[int]] = field(default_factory=list)
    against: dict[int, list[int]] = field(default_factory=dict)
    open: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, one in enumerate(self.fields):
            first = len(self.values)
            self.values += [(index, value) for value in one.values]
            self.bits.append(list(range(first, len(self.values))))
        whole = (1 << len(self.values)) - 1
        for own in self.bits:
            others = whole & ~sum(1 << bit for bit in own)
            self.open |= dict.fromkeys(own, others)

    def forbid(self, bits: Sequence[int]) -> None:
        mask = sum(1 << bit for bit in bits)
        for bit in bits:
            self.against.setdefault(bit, []).append(mask)

    def rows(self) -> Iterator[dict[int, int]]:
        """Bits by parameter, row after row, until no pair is left that can be had."""
        while any(self.open.values()):
            first = max(self.open, key=lambda bit: self.open[bit].bit_count())
            second = (self.open[first] & -self.open[first]).bit_length() - 1
            row = self._row(first, second)
            if row is None:
                self._cover(first, second)
                continue
            for one in row.values():
                self.open[one] &= ~sum(1 << bit for bit in row.values())
            yield row

    def _cover(self, one: int, other: int) -> None:
        self.open[one] &= ~(1 << other)
        self.open[other] &= ~(1 << one)

    def _row(self, one: int, other: int) -> dict[int, int] | None:
        row: dict[int, int] = {}
        mask = 0
        for bit in (one, other):
            if not self._fits(mask, bit):
                return None
            row, mask = {**row, self.values[bit][0]: bit}, mask | 1 << bit
        rest = [index for index in range(len(self.fields)) if index not in row]
        return self._filled(row, mask, rest)

    def _filled(
        self, row: dict[int, int], mask: int, rest: Sequence[int]
    ) -> dict[int, int] | None:
        """The row with a value for each of the rest, those first that are new together."""
        if not rest:
            return row
        index, *later = rest
        wanted = sorted(
            self.bits[index], key=lambda bit: -(self.open[bit] & mask).bit_count()
        )
        for bit in wanted:
            if self._fits(mask, bit):
                found = self._filled({**row, index: bit}, mask | 1 << bit, later)
                if found is not None:
                    return found
        return None

    def _fits(self, mask: int, bit: int) -> bool:
        more = mask | 1 << bit
        return all(one & more != one for one in self.against.get(bit, ()))


def pairwise(endpoint: Endpoint) -> list[dict[str, object]]:
    """Requests that have every pair of values that any request can have; each is complete,
    and done as it is written."""
    needed = least(endpoint)
    known = tuple(sorted(fields(endpoint), key=lambda one: -len(one.values)))
    if len(known) < 2:
        return []
    search = Search(known)
    rest = {k: v for k, v in needed.items() if k not in {one.name for one in known}}
    for names, speaks in constraints(endpoint):
        _forbid(search, names, speaks, rest)
    found = [[search.values[bit] for bit in row.values()] for row in search.rows()]
    return [{**rest, **_named(known, row)} for row in found]


def _named(
    known: Sequence[Field], row: Sequence[tuple[int, object]]
) -> dict[str, object]:
    return {
        known[i].name: value
        for i, value in sorted(row, key=lambda c: c[0])
        if value is not LEFT
    }


def _forbid(
    search: Search,
    names: Sequence[str],
    speaks: Callable[[Written], bool],
    rest: Written,
) -> None:
    """Forbids each combination of the named parameters that a constraint speaks against."""
    scope = [i for i, one in enumerate(search.fields) if one.name in names]
    for bits in product(*(search.bits[index] for index in scope)):
        chosen = [search.values[bit] for bit in bits]
        if speaks({**rest, **_named(search.fields, chosen)}):
            search.forbid(bits)
