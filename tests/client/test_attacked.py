"""Odd replies, odd surroundings and bad moments: nothing bought is lost, no key shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pixelclients as px
from client.shop import KEY, emulated, json_reply, scripted, submitted, text_reply
from client.test_command import GPT, Capture, gccai, run
from pixelclients.runtime.command import main
from pixelclients.runtime.entry import decode, read_entry, read_torn
from pixelclients.runtime.secret import Secret
from pixelspec.emulator.server import Served

__all__ = ["gccai"]

FOX = ("generate", GPT, "prompt=A fox", "--save")
MADE_UP = {"code": 200, "data": [{"status": "submitted", "task_id": "task_1"}]}


def submit(client: Any) -> Any:
    return client.gpt_image_2_official.submit(prompt="An owl")


def test_a_folder_that_takes_no_note_buys_nothing(
    gccai: Served, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "file").touch()
    code, rows, _ = run(capsys, *FOX, str(tmp_path / "file"))
    assert (code, rows, gccai.emulator.account.paid) == (1, [], 0)


@pytest.mark.parametrize(
    ("stop", "code"), [(OSError("disk full"), 4), (KeyboardInterrupt(), 130)]
)
def test_what_fails_after_the_purchase_names_the_task(
    gccai: Served,
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    stop: BaseException,
    code: int,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr("os.replace", fail)
    ended, rows, err = run(capsys, *FOX, str(tmp_path))
    assert (ended, rows, gccai.emulator.account.paid) == (code, [], 1)
    assert "task_" in err and len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_leaves_is_told_how_to_resume(
    gccai: Served, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(*_: object, **more: object) -> None:
        if "flush" in more:
            raise BrokenPipeError

    said: list[str] = []
    monkeypatch.setattr("pixelclients.runtime.endings._stop_printing", said.clear)
    monkeypatch.setattr("builtins.print", leave)
    assert run(capsys, *FOX, str(tmp_path))[0] == 4
    assert [path.name.endswith(".task.json") for path in tmp_path.iterdir()] == [True]


@pytest.mark.parametrize("deadline", ["nan", "-5", "inf", "soon"])
def test_a_deadline_that_is_none_is_wrong_usage(deadline: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main("p", {}, [*FOX, str(tmp_path), f"--deadline={deadline}"])
    assert stopped.value.code == 2


def test_odd_texts_are_wrong_usage(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "odd").write_bytes(b"\xff\xfe")
    assert run(capsys, "resume", str(tmp_path / "odd"))[0] == 2
    assert run(capsys, "plan", GPT, "n:=" + "[" * 100_000)[0] == 2


def test_the_key_is_masked_however_it_is_escaped() -> None:
    escaped = "".join(f"\\u{ord(c):04X}" if c in "sk/" else c for c in KEY)
    masked = Secret(KEY).masked(f'{{"\\u00e4 {escaped}": 1.50}}'.encode())
    assert masked == b'{"\\u00e4 ***": 1.50}'


def test_a_header_that_echoes_the_key_is_masked(way: str) -> None:
    shop = scripted("Gccai", json_reply({}, 400, x_request_id=f"r-{KEY}"))
    with pytest.raises(px.ApiError) as caught:
        shop.run(way, submit)
    assert caught.value.request_id == "r-***"


def test_a_number_without_end_does_not_hide_the_task(way: str) -> None:
    body = '{"code":1e999,"data":[{"status":"submitted","task_id":"task_1"}]}'
    with pytest.raises(px.ReplyMismatch) as caught:
        scripted("Gccai", text_reply(body)).run(way, submit)
    assert caught.value.task_id == "task_1"


def test_an_error_with_a_task_may_have_been_bought(way: str) -> None:
    shop = scripted("Gccai", json_reply(MADE_UP, 429))
    with pytest.raises(px.PixelError) as caught:
        shop.run(way, submit)
    assert (caught.value.task_id, caught.value.charged) == ("task_1", "unknown")


def test_half_a_character_in_an_id_is_refused(way: str) -> None:
    with pytest.raises(px.ReplyMismatch):
        scripted("Gccai", submitted("task_\ud800")).run(way, submit)
    shop = emulated("Gccai")
    with pytest.raises(px.InvalidRequest):
        shop.run(way, lambda client: client.tasks.get("task_\ud800"))
    assert shop.sent == []


@pytest.mark.parametrize("seconds", ["301", "9" * 400])
def test_a_pause_without_end_is_not_made(seconds: str, way: str) -> None:
    shop = scripted("Gccai", json_reply({}, 503, retry_after=seconds))
    began = shop.clock.now
    with pytest.raises(px.ApiError) as caught:
        shop.run(way, lambda client: client.tasks.get("task_1"))
    assert (caught.value.retry_after, shop.clock.now) == (float(seconds), began)


@pytest.mark.parametrize("deadline", [float("nan"), -1, "x"])
def test_a_wait_takes_no_odd_deadline(deadline: Any) -> None:
    task = submit(emulated("Gccai").client())
    with pytest.raises(px.SettingError):
        task.wait(deadline=deadline)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client with a pool of its own."""
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    with px.Gccai(api_key=KEY, base_url="http://127.0.0.1:9") as client:
        yield client


@pytest.mark.parametrize(
    ("variable", "value"),
    [("HTTPS_PROXY", "http://u:secret@[::"), ("SSL_CERT_FILE", "/nowhere/at-all.pem")],
)
def test_a_variable_in_the_way_is_named(
    variable: str,
    value: str,
    bare: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(px.SettingError, match=variable) as caught:
        submit(bare)
    assert "secret" not in str(caught.value) and caught.value.__context__ is None
    plan = bare.gpt_image_2_official.plan(prompt="An owl")
    with pytest.raises(px.SettingError):
        bare.map({"a": plan}, journal=tmp_path / "j")
    assert list(tmp_path.iterdir()) == []


def test_a_line_of_odd_bytes_is_none_of_ours() -> None:
    assert read_torn(b'{"key":"\xff"') is None
    line = decode(b'{"key":"a","state":"bought","cost":"sNaN"}')
    assert line is not None and read_entry(line) is None


@pytest.mark.parametrize("path", ["a\0b", "a\ud800", b"a", 5])
@pytest.mark.parametrize("option", ["journal", "save"])
def test_a_path_that_is_none_creates_nothing(
    path: Any, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(px.SettingError):
        emulated("Gccai").client().map({}, **{option: path})
    assert list(tmp_path.iterdir()) == []


def test_map_knows_its_options_and_tries_its_folder(tmp_path: Path) -> None:
    client = emulated("Gccai").client()
    with pytest.raises(TypeError, match="jurnal"):
        client.map({}, jurnal=tmp_path / "j")
    (tmp_path / "file").touch()
    with pytest.raises(OSError):
        client.map({}, save=tmp_path / "file")


def test_a_redirect_to_no_address_is_not_followed() -> None:
    from pixelclients.runtime.fetching import _next

    with pytest.raises(px.QueryFailed):
        _next("https://cdn.test/a", "https://[::")
