"""How pytest runs the generated checks: each row a test, each test with a bench of its own."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from pixelspec.conformance.backend import Backend, Unavailable
from pixelspec.conformance.bench import Bench
from pixelspec.conformance.blame import blame_of, facts_at
from pixelspec.conformance.emulated import EmulatedBackend
from pixelspec.conformance.live import Purse
from pixelspec.conformance.promise import Check, checks_of, promise_of
from pixelspec.conformance.run import LiveRun, scrubbed
from pixelspec.conformance.subject import Subject
from pixelspec.model.endpoint import Endpoint
from pixelspec.testing.emulated import endpoints_of

LIVE = pytest.StashKey[LiveRun]()
BENCH = pytest.StashKey[Bench]()
LOST = pytest.StashKey[list[str]]()
# What other plugins call their options to run tests in other processes.
SPREADING = ("numprocesses", "tx", "forked")
# What the generated files import, and pixelspec does not bring by itself.
NEEDED = ("hypothesis",)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("pixelspec", "checks against a real provider")
    # Another plugin may have the option already; it means the same.
    with suppress(ValueError):
        group.addoption(
            "--base-url", help="the provider to ask; none: the emulated one"
        )
    group.addoption(
        "--max-paid",
        type=int,
        default=0,
        help="how many requests to paid operations may leave, refused ones included",
    )
    group.addoption("--report", type=Path, help="write what was seen here, as JSON")
    group.addoption(
        "--replies",
        type=Path,
        help="a folder for replies that no page describes, for pixelspec check --reply",
    )


def pytest_configure(config: pytest.Config) -> None:
    text = "promise(check): what a page promises, as one check"
    config.addinivalue_line("markers", text)
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise pytest.UsageError(
            f"these checks need {', '.join(missing)}: install pixelspec[conformance]"
        )
    address = config.getoption("--base-url", None)
    if not address:
        return
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise pytest.UsageError("--base-url must be an http address of a host")
    if parts.username is not None or parts.query or parts.fragment:
        raise pytest.UsageError("--base-url takes no user, query or fragment")
    if any(getattr(config.option, name, None) for name in SPREADING):
        raise pytest.UsageError(
            "a run against a real provider keeps one count of paid requests:"
            " leave out -n and whatever else spreads tests over processes"
        )
    allowed = int(config.getoption("--max-paid") or 0)
    if allowed < 0:
        raise pytest.UsageError("--max-paid must not be below 0")
    # A traceback would show requests as they were sent.
    config.option.tbstyle = "no"
    if report := config.getoption("--report"):
        _require_writable(report)
    run = LiveRun(address, Purse(allowed), httpx2.HTTPTransport())
    if replies := config.getoption("--replies"):
        if not replies.is_dir() or not os.access(replies, os.W_OK):
            raise pytest.UsageError(f"no replies can be kept in {replies}")
        run.replies = replies
    config.stash[LIVE] = run


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a row of a promise, with the row's id."""
    found = promise_of(metafunc.function)
    if found is None or not found.columns:
        return
    checks = list(checks_of(metafunc.function))
    names = list(checks[0].arguments) if checks else []
    metafunc.parametrize(
        names,
        [
            pytest.param(*c.arguments.values(), id=c.id, marks=pytest.mark.promise(c))
            for c in checks
        ],
    )


@pytest.fixture
def bench(request: pytest.FixtureRequest) -> Bench:
    """The model of the file on a bench of its own, with whoever answers."""
    subject = subject_of(request.node)
    try:
        found = Bench(subject, _backend(request.node, subject))
    except Unavailable as unavailable:
        pytest.skip(str(unavailable))
    request.node.stash[BENCH] = found
    return found


def _backend(item: pytest.Item, subject: Subject) -> Backend:
    run = item.config.stash.get(LIVE, None)
    if run is not None:
        return run.backend(subject, check_of(item))
    return EmulatedBackend([_endpoint(subject.id)], subject.asynchronous)


def subject_of(item: pytest.Item) -> Subject:
    """What the file of a test is about."""
    assert isinstance(item, pytest.Function)
    subject = vars(item.module)["SUBJECT"]
    assert isinstance(subject, Subject)
    return subject


def check_of(item: pytest.Item) -> Check | None:
    """The check that a test makes; None for one that is no promise."""
    marker = item.get_closest_marker("promise")
    if marker:
        check = marker.args[0]
        assert isinstance(check, Check)
        return check
    function = item.function if isinstance(item, pytest.Function) else None
    return next(checks_of(function), None) if function else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What could not be checked is skipped, and what was seen of a real provider kept."""
    report = yield
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, Unavailable):
        report.outcome = "skipped"
        path, line, _ = item.location
        report.longrepr = (path, line or 0, str(error))
    run, check = item.config.stash.get(LIVE, None), check_of(item)
    if run is None or check is None or not (error or call.when == "call"):
        return report
    subject = subject_of(item)
    asked = item.stash[BENCH].traffic.sent if BENCH in item.stash else []
    ours = type(error).__name__ == "SettingError" and not asked
    if ours or isinstance(error, Unavailable | pytest.skip.Exception):
        run.note(subject, check, "unchecked", str(error))
    elif error is not None:
        said = f"{type(error).__name__}: {error}".removeprefix("AssertionError: ")
        report.longrepr = scrubbed(said, os.environ.get(subject.key, ""))
        blame = blame_of(_endpoint(subject.id), error, check.facts) if asked else None
        if blame:
            run.blame(subject, check, blame)
        else:
            run.note(subject, check, "diverged", said)
    elif asked:
        places = item.stash[BENCH].unseen
        run.held(subject, check, facts_at(_endpoint(subject.id), places, check.facts))
    else:
        run.note(subject, check, "offline")
    return report


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """The report of a run against a real provider."""
    run = config.stash.get(LIVE, None)
    if run is None:
        return
    terminalreporter.section("what the provider does")
    for line in (*run.report.lines(), *run.lost, *config.stash.get(LOST, ())):
        terminalreporter.line(line)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Writes the report, where one was asked for."""
    run = session.config.stash.get(LIVE, None)
    path = session.config.getoption("--report", None)
    if run is None:
        return
    if not any(result.word in ("held", "diverged") for result in run.results):
        # A run that saw nothing of the provider must not pass for one that went well.
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
    if path is None:
        return
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(run.report.json(), "utf-8", errors="backslashreplace")
        new.replace(path)
    except OSError as error:
        text = f"the report cannot be written to {path}: {error.strerror}"
        session.config.stash[LOST] = [text]


def _require_writable(path: Path) -> None:
    """Raises UsageError for a report that could not be written once all is paid."""
    folder = path.absolute().parent
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise pytest.UsageError(f"no report can be written to {path}")


@lru_cache
def _endpoint(id: str) -> Endpoint:
    known = endpoints_of(id.partition("/")[0], Path.cwd())
    return next(endpoint for endpoint in known if endpoint.id == id)
