"""Errors of the client that a check expects, by their name and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Caught:
    """The error, once it was raised."""

    error: Any = None


@contextmanager
def raises(name: str, **facts: Any) -> Iterator[Caught]:
    """The block raises an error of the package of that class (or one below it) whose
    attributes are as given."""
    caught = Caught()
    try:
        yield caught
    except Exception as error:
        names = [kind.__name__ for kind in type(error).__mro__]
        assert name in names, f"{type(error).__name__} came, not {name}: {error}"
        found = {key: getattr(error, key) for key in facts}
        assert found == facts, f"{name} says {found!r}, not {facts!r}"
        caught.error = error
    else:
        raise AssertionError(f"{name} was not raised")
