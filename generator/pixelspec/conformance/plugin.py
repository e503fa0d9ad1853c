"""How pytest runs the generated checks: each row a test, each test with a bench of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from pixelspec.conformance.bench import Bench
from pixelspec.conformance.emulated import EmulatedBackend
from pixelspec.conformance.promise import checks_of, promise_of
from pixelspec.conformance.subject import Subject
from pixelspec.model.endpoint import Endpoint
from pixelspec.testing.emulated import endpoints_of


def pytest_addoption(parser: pytest.Parser) -> None:
    del parser


def pytest_configure(config: pytest.Config) -> None:
    del config


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a row of a promise, with the row's id."""
    found = promise_of(metafunc.function)
    if found is None or not found.columns:
        return
    checks = list(checks_of(metafunc.function))
    names = list(checks[0].arguments) if checks else []
    rows = [
        pytest.param(*check.arguments.values(), id=check.id or None) for check in checks
    ]
    metafunc.parametrize(names, rows)


@pytest.fixture
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """The model of the file on a bench of its own, with whoever answers."""
    subject = getattr(request.module, "SUBJECT")  # noqa: B009  (mypy knows no such name)
    assert isinstance(subject, Subject)
    backend = EmulatedBackend([_endpoint(subject.id)], subject.asynchronous)
    yield Bench(subject, backend)


@lru_cache
def _endpoint(id: str) -> Endpoint:
    known = endpoints_of(id.partition("/")[0], Path.cwd())
    return next(endpoint for endpoint in known if endpoint.id == id)
