"""Hypothesis strategies from what a spec says of each keyword."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

# What may come from outside where something else was expected.
JUNK: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 20_000),
    st.floats(),
    st.text(max_size=12),
    st.lists(st.text(max_size=4), max_size=3),
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
)
# Any JSON value, as a reply that nobody documents.
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)

Values = tuple[str, str, Sequence[Any]]


def values_of(kind: str, arguments: Sequence[Any]) -> st.SearchStrategy[Any]:
    """Values of one keyword: `among` those listed, numbers or texts between two ends, lists
    of addresses, a size in `pixels` with a separator, or anything."""
    if kind == "among":
        return st.sampled_from(list(arguments))
    least, most = (*arguments, None, None)[:2]
    if kind == "integers":
        return st.integers(least, most)
    if kind == "numbers":
        return st.floats(least, most, allow_nan=False, allow_infinity=False)
    if kind == "text":
        return st.text(min_size=least or 0, max_size=min(most or 40, 40))
    if kind == "list":
        items = st.sampled_from(["https://a.example/1.png", "https://b.example/2.png"])
        return st.lists(items, min_size=least or 0, max_size=min(most or 4, 6))
    return JUNK


def requests(
    rows: Sequence[Values], least: Mapping[str, object]
) -> st.SearchStrategy[dict[str, Any]]:
    """Calls: the least there is, and any of the keywords with values of theirs."""
    known = {name: values_of(kind, arguments) for name, kind, arguments in rows}
    extra = st.fixed_dictionaries({}, optional=known)
    return extra.map(lambda more: {**least, **more})


def spoiled(
    rows: Sequence[Values], least: Mapping[str, object]
) -> st.SearchStrategy[dict[str, Any]]:
    """The same, some values replaced by what has no business there."""
    names = [name for name, _, _ in rows]
    junk = st.dictionaries(
        st.sampled_from([*names, "no_such_keyword"]), JUNK, max_size=2
    )
    return st.tuples(requests(rows, least), junk).map(lambda two: {**two[0], **two[1]})
