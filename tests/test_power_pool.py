"""The processes of `power`: one that ends takes no other with it, and nobody waits for it."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from pixelspec.cli.power import STALE, told
from pixelspec.power.pool import Bureau, Job, run_all
from pixelspec.power.source import Renderer
from pixelspec.power.verdict import Measured
from pixelspec.read.tool import read_tool

DEADLY, INTERRUPTED = "deadly", "interrupted"


class _Bureau(Bureau):
    """Does nothing at a job but to be ended, or interrupted, by some."""

    def do(self, job: Job) -> Measured:
        if job.name == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        if job.name == INTERRUPTED:
            os.kill(os.getpid(), signal.SIGINT)
        return Measured(job.name, checks=1)


@pytest.fixture
def bureau(monkeypatch: pytest.MonkeyPatch) -> Bureau:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return _Bureau({}, Path(), Renderer(read_tool().templates))


def measured(bureau: Bureau, *names: str) -> dict[str, Measured]:
    job = Job("", (), False, slice(0, 1), 1)
    todo = [replace(job, name=name) for name in names]
    return {one.name: one for one in run_all(todo, bureau, 2)}


def test_a_process_that_is_killed_loses_its_job_alone(bureau: Bureau) -> None:
    found = measured(bureau, "a", DEADLY, "b", "c")
    assert list(found) == ["a", DEADLY, "b", "c"]
    assert found[DEADLY].red == ("the process that measured it ended with -9",)
    assert [found[name].failed for name in "abc"] == [False] * 3


def test_without_any_process_nothing_is_taken_for_measured(bureau: Bureau) -> None:
    job = Job(DEADLY, (), False, slice(0, 1), 1)
    rest = replace(job, name="rest", size=0)
    found = {one.name: one for one in run_all([job, job, rest], bureau, 2)}
    assert found["rest"].red == ("no process is left to measure",)


def test_a_process_leaves_an_interruption_to_who_started_it(
    bureau: Bureau, capfd: pytest.CaptureFixture[str]
) -> None:
    found = measured(bureau, "a", INTERRUPTED, "b")
    assert not any(one.failed for one in found.values())
    assert capfd.readouterr().err == ""


def test_checks_that_fail_at_once_may_be_old() -> None:
    assert f"  {STALE}" in told([Measured("m", red=("x[1]: no",))], False)
    assert f"  {STALE}" not in told([Measured("m")], False)
