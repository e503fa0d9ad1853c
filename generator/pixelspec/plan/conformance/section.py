"""One group of checks in a generated file: its rows as Python source, one row a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pixelspec.plan.text import literal

Row = tuple[object, ...]
# A longer row stands over several lines.
WIDEST = 150


@dataclass(frozen=True)
class Code:
    """Python source that we wrote ourselves: never a text of a spec."""

    source: str


@dataclass(frozen=True)
class Section:
    """`group` names the template of its body; `facts` and `at` are templates over the
    `columns`, `needs` and `ids` as `promise` takes them. A group without columns is one
    check. `words` are further names for the template, which are Python source."""

    group: str
    facts: tuple[str, ...]
    at: tuple[str, ...] = ()
    needs: str = ""
    columns: str = ""
    ids: str = ""
    rows: tuple[Row, ...] = ()
    words: Mapping[str, str] | None = None

    @property
    def stands(self) -> bool:
        """Whether there is anything to check."""
        return bool(self.rows) or not self.columns

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows as Python source."""
        return tuple(_line(row) for row in self.rows)

    @property
    def arguments(self) -> tuple[str, ...]:
        """What `promise` is told beside the rows, as Python source."""
        at = self.at[0] if len(self.at) == 1 else self.at
        named = {
            "at": at,
            "needs": self.needs,
            "columns": self.columns,
            "ids": self.ids,
        }
        told = (f"{name}={literal(value)}" for name, value in named.items() if value)
        return (*map(literal, self.facts), *told)


def _line(row: Row) -> str:
    """A row on one line; where that is too long, a cell a line."""
    cells = [source(cell) for cell in row]
    whole = f"({', '.join(cells)}{',' if len(cells) == 1 else ''})"
    if len(whole) <= WIDEST:
        return whole
    return "(\n" + "".join(f"            {cell},\n" for cell in cells) + "        )"


def source(value: object) -> str:
    """A cell as Python source: JSON values as such, so that lists stay lists."""
    if isinstance(value, Code):
        return value.source
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{source(k)}: {source(v)}" for k, v in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(source, value)) + "]"
    if isinstance(value, tuple):
        inner = ", ".join(map(source, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, str) and len(value) > 60 and len(set(value)) == 1:
        return f"{literal(value[0])} * {len(value)}"
    return literal(value)


def rows_of(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Each row once, in their order."""
    return tuple({repr(row): row for row in rows}.values())


def numbered(rows: Iterable[Row], by: int = 1) -> tuple[Row, ...]:
    """Each row once, with a last cell that tells those apart which begin with the same `by`
    cells: "" for the first of them, then "-2"."""
    seen: dict[str, int] = {}
    found: list[Row] = []
    for row in rows_of(rows):
        head = repr(row[:by])
        seen[head] = seen.get(head, 0) + 1
        found.append((*row, f"-{seen[head]}" if seen[head] > 1 else ""))
    return tuple(found)


def places(at: Sequence[str]) -> object:
    """Places on the page as a cell: one is a text, several stay a tuple."""
    return at[0] if len(at) == 1 else tuple(at)
