"""One promise of a page as a test function, and the checks that its rows make of it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., None])

ATTRIBUTE = "__promise__"
_PAID = re.compile(r"paid(?:: (\d+))?")
_KNOWN = ("account", "clock", "faults", "pictures")


@dataclass(frozen=True)
class Needs:
    """What a check needs of whoever answers: `paid` requests at most, its `account`, a
    `clock` that can be moved, `faults` that can be had by name, reference `pictures` at the
    addresses that it names. A check that needs none of these asks for nothing that costs.
    """

    paid: int = 0
    others: frozenset[str] = frozenset()

    @classmethod
    def read(cls, text: str) -> Needs:
        """`account, paid: 2`. Raises ValueError for a word that there is not."""
        words = [word.strip() for word in text.split(",") if word.strip()]
        paid = [found for word in words if (found := _PAID.fullmatch(word))]
        others = frozenset(word for word in words if not _PAID.fullmatch(word))
        if not others <= set(_KNOWN):
            raise ValueError(
                f"a check can need paid, {', '.join(_KNOWN)}, not {text!r}"
            )
        return cls(sum(int(found[1] or 1) for found in paid), others)

    @property
    def others_in_words(self) -> str:
        return ", ".join(sorted(self.others))

    def __str__(self) -> str:
        paid = [f"paid: {self.paid}"] if self.paid else []
        return ", ".join([*sorted(self.others), *paid]) or "nothing"


@dataclass(frozen=True)
class Promise:
    """What a test function is about: paths of `facts` in the spec and places (`at`) on the
    page, and what it `needs`, all as templates over the `columns` of its `rows`."""

    facts: tuple[str, ...]
    at: tuple[str, ...]
    needs: str
    columns: tuple[str, ...] = ()
    ids: str = ""
    rows: tuple[tuple[object, ...], ...] = ((),)


@dataclass(frozen=True)
class Check:
    """One row of a promise: `group` is its function without `test_`, `arguments` what the
    function takes beside the bench."""

    group: str
    id: str
    facts: tuple[str, ...]
    at: tuple[str, ...]
    needs: Needs
    function: Callable[..., None] = field(repr=False)
    arguments: Mapping[str, object] = field(repr=False)

    @property
    def name(self) -> str:
        """`table[16:9-2k]`."""
        return f"{self.group}[{self.id}]" if self.id else self.group

    def names(self, path: str) -> bool:
        """Whether the check says that it rests on a fact, or on a part of it."""
        return any(covers(named, path) for named in self.facts)


def covers(named: str, path: str) -> bool:
    """Whether a path is the one that was named, or stands below it."""
    return path == named or path.startswith(f"{named}.")


def promise(
    *facts: str,
    at: str | Sequence[str] = "",
    needs: str = "",
    columns: str = "",
    ids: str = "",
    rows: Sequence[tuple[object, ...]] = ((),),
) -> Callable[[F], F]:
    """Marks a test function as a promise of the page; each row makes one check of it.

    `facts` are paths in the spec, `at` places on the page: both may name columns, as in
    `table.{size}.{resolution}`, and so may `ids` and `needs`. Columns that the function does
    not take are only there to be named. Raises ValueError for a row of another length.
    """
    named = tuple(columns.split())
    for row in rows:
        if len(row) != len(named):
            raise ValueError(f"{row!r} has no {len(named)} columns: {columns}")
    places = (at,) if isinstance(at, str) else tuple(at)
    found = Promise(facts, places, needs, named, ids, tuple(rows) if named else ((),))

    def marked(function: F) -> F:
        setattr(function, ATTRIBUTE, found)
        return function

    return marked


def promise_of(function: object) -> Promise | None:
    found = getattr(function, ATTRIBUTE, None)
    return found if isinstance(found, Promise) else None


def checks_of(function: Callable[..., None]) -> Iterator[Check]:
    """The checks of one test function, row by row."""
    found = promise_of(function)
    if found is None:
        return
    taken = tuple(inspect.signature(function).parameters)[1:]
    for row in found.rows:
        cells = dict(zip(found.columns, row, strict=True))
        yield Check(
            group=function.__name__.removeprefix("test_"),
            id=_filled(found.ids, cells),
            facts=tuple(dict.fromkeys(_words(found.facts, cells))),
            at=tuple(dict.fromkeys(_words(found.at, cells))),
            needs=Needs.read(_filled(found.needs, cells)),
            function=function,
            arguments={name: cells[name] for name in taken},
        )


def module_checks(module: ModuleType | Mapping[str, Any]) -> tuple[Check, ...]:
    """Every check of a generated file, in its order."""
    names = module if isinstance(module, Mapping) else vars(module)
    functions = [value for name, value in names.items() if name.startswith("test_")]
    return tuple(check for function in functions for check in checks_of(function))


def _filled(template: str, cells: Mapping[str, object]) -> str:
    """A template over a row; what stands in a cell is only ever put in."""
    return re.sub(
        r"\{(\w+)\}",
        lambda found: str(cells[found[1]]) if found[1] in cells else found[0],
        template,
    )


def _words(templates: Sequence[str], cells: Mapping[str, object]) -> Iterator[str]:
    """Each filled template; a cell that lists several stands for each of them."""
    for template in templates:
        listed = [k for k in re.findall(r"\{(\w+)\}", template) if _several(cells, k)]
        for part in cells[listed[0]] if listed else ("",):  # type: ignore[attr-defined]  # as tested
            text = _filled(template, {**cells, **dict.fromkeys(listed, part)})
            if text:
                yield text


def _several(cells: Mapping[str, object], column: str) -> bool:
    return isinstance(cells.get(column), tuple | list)
