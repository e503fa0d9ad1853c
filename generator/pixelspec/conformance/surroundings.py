"""What surrounds a process: its environment and its log, for the length of a block."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def environment(variables: Mapping[str, str | None]) -> Iterator[None]:
    """Sets variables, or takes them away where they are None, until the block ends."""
    before = {name: os.environ.get(name) for name in variables}
    try:
        _set(variables)
        yield
    finally:
        _set(before)


@contextmanager
def warned() -> Iterator[list[str]]:
    """What the client writes to its log as a warning, until the block ends."""
    texts: list[str] = []
    log = logging.getLogger("pixelclients")
    handler = _Kept(texts)
    before = log.level
    log.setLevel(logging.WARNING)
    log.addHandler(handler)
    try:
        yield texts
    finally:
        log.removeHandler(handler)
        log.setLevel(before)


class _Kept(logging.Handler):
    """Keeps the text of each record."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._texts = texts

    def emit(self, record: logging.LogRecord) -> None:
        self._texts.append(record.getMessage())


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
