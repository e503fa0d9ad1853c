"""The command line of the generated package, against an emulator behind a real socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pixelclients.__main__ import CLIENTS
from pixelclients.runtime.command import main
from pixelspec.emulator.clock import RealClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.server import Served, serve
from tiny import committed

Capture = pytest.CaptureFixture[str]
GPT = "gccai/gpt-image-2-official"


@pytest.fixture
def gccai(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """GCCAI emulated, its tasks done by the time of the first query."""
    endpoints = [e for e in committed().values() if e.provider.id == "gccai"]

    def make(pictures: str) -> Emulator:
        clock = RealClock(1000)
        return Emulator(
            endpoints, clock=clock, picture_address=pictures, keys=["k-1234567"]
        )

    monkeypatch.setattr("time.sleep", lambda _: None)
    with serve(make) as served:
        monkeypatch.setenv("GCCAI_BASE_URL", served.api)
        monkeypatch.setenv("GCCAI_API_KEY", "k-1234567")
        yield served


def run(capsys: Capture, *arguments: str) -> tuple[int, list[dict[str, object]], str]:
    code = main("pixelclients", CLIENTS, arguments)
    said = capsys.readouterr()
    return code, [json.loads(line) for line in said.out.splitlines()], said.err


def test_models_are_listed_with_their_keywords(capsys: Capture) -> None:
    code, rows, _ = run(capsys, "models")
    assert code == 0
    assert {row["model"] for row in rows} >= {GPT, "dalle-format/imagen4"}


def test_a_plan_needs_no_key(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GCCAI_API_KEY", raising=False)
    code, (row,), _ = run(capsys, "plan", GPT, "prompt=A fox", "size=16:9", "n:=2")
    assert (code, row["pixels"]) == (0, ["1536x864"])
    assert row["body"] == {
        "model": "gpt-image-2-official",
        "prompt": "A fox",
        "size": "16:9",
        "n": 2,
    }


def test_pictures_are_bought_and_saved(
    gccai: Served, tmp_path: Path, capsys: Capture
) -> None:
    code, rows, err = run(
        capsys, "generate", GPT, "prompt=A fox", "--save", str(tmp_path)
    )
    assert (code, err) == (0, "")
    files = rows[1]["files"]
    assert isinstance(files, list) and Path(files[0]).read_bytes().startswith(
        b"\x89PNG"
    )
    assert gccai.emulator.account.paid == 1
    note = str(rows[0]["resume with"])
    code, rows, _ = run(capsys, "resume", note, "--save", str(tmp_path / "again"))
    assert (code, gccai.emulator.account.paid) == (0, 1)
    task = str(rows[0]["task"])
    code, rows, _ = run(capsys, "tasks", "get", "gccai", task)
    assert (code, rows[0]["state"]) == (0, "completed")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("plan", GPT), 1, "prompt is required"),
        (("plan", GPT, "prompt"), 2, "neither keyword=text nor keyword:=json"),
        (("plan", GPT, "n:=two"), 2, "is no JSON"),
        (("plan", "gccai/gpt"), 2, "no model 'gccai/gpt'"),
        (("plan", "nobody/x", "prompt=x"), 2, "no provider 'nobody'"),
        (("generate", GPT, "prompt=x", "background=transparent"), 1, "downgraded"),
        (("resume", "/nowhere.json"), 1, "No such file"),
        (("tasks", "get", "gccai", "task_1"), 3, ""),
    ],
)
def test_what_is_refused_says_why_and_costs_nothing(
    arguments: tuple[str, ...], code: int, said: str, gccai: Served, capsys: Capture
) -> None:
    got, _, err = run(capsys, *arguments)
    assert got == code and said in err and "Traceback" not in err
    assert gccai.emulator.account.paid == 0


def test_the_key_is_no_flag(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main("pixelclients", CLIENTS, ["models", "--api-key", "x"])
    assert stopped.value.code == 2


def test_a_failed_task_is_told_by_its_exit_code(
    gccai: Served, tmp_path: Path, capsys: Capture
) -> None:
    gccai.emulator.script("failed")
    code, _, err = run(capsys, "generate", GPT, "prompt=x", "--save", str(tmp_path))
    assert code == 5 and "is failed" in err


def test_on_a_terminal_people_read_lines(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    main("pixelclients", CLIENTS, ["plan", GPT, "prompt=x"])
    assert "pixels      1024x1024" in capsys.readouterr().out
