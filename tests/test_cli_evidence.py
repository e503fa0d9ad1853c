"""`pixelspec check --reply`: what a shell is told of a real reply."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from shell import make_project, run

Capture = pytest.CaptureFixture[str]
GPT, SUBMITTED = "gccai/gpt-image-2-official", {"status": "submitted", "task_id": "t1"}
GOOD = json.dumps({"code": 200, "data": [SUBMITTED]})
DRIFTED = json.dumps({"code": 200, "data": [{**SUBMITTED, "task_id": 7}]})


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_project(tmp_path, "gccai", "dalle-format"))
    return tmp_path


def checked(
    capsys: Capture, reply: str | bytes, *more: str, model: str = GPT
) -> tuple[int, str, str]:
    data = reply.encode() if isinstance(reply, str) else reply
    Path("reply.json").write_bytes(data)
    return run(capsys, "check", "--reply", "reply.json", "--for", model, *more)


def test_a_good_reply_confirms_fact_by_fact(capsys: Capture) -> None:
    code, out, err = checked(capsys, GOOD)
    assert (code, err) == (0, "")
    first, *lines, summary = out.splitlines()
    assert first == f"reply.json: the reply 'submitted' of {GPT}"
    assert len(lines) == 4
    place, path = "specs/gccai/provider.yaml:58:7", "replies.submitted.fields.data[]"
    assert any(
        line.startswith(f"{place}: confirmed: {path}.status: ") for line in lines
    )
    assert summary == (
        "0 contradicted, 4 confirmed, 0 undocumented, 0 may close, 0 not seen"
    )


def test_a_contradicted_fact_comes_first_and_ends_with_1(capsys: Capture) -> None:
    code, out, _ = checked(capsys, DRIFTED, "--operation", "submit")
    assert code == 1
    assert ": contradicted: replies.submitted.fields.data[].task_id: " in (
        out.splitlines()[1]
    )
    assert "'data[].task_id' is 7, which is no text" in out


def test_a_program_reads_json(capsys: Capture) -> None:
    code, out, err = checked(capsys, DRIFTED, "--operation", "submit", "--json")
    first = json.loads(out)[0]
    assert (code, first["level"], first["verdict"]) == (1, "error", "contradicted")
    assert first["place"]["file"] == "specs/gccai/provider.yaml"
    assert first["place"]["line"] > 0
    assert first["at"] == [
        "imagen-4.0-gccai#reply.task_id",
        "gpt-image-2-official#reply.task_id",
    ]
    assert err.startswith("1 contradicted, ")


def test_standard_input_is_read(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(GOOD.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, _ = run(capsys, "check", "--reply", "-", "--for", GPT)
    assert code == 0 and out.startswith("(stdin): the reply 'submitted'")


def test_a_status_tells_a_refusal(capsys: Capture) -> None:
    body = json.dumps({"error": {"code": "model_not_found", "message": "no"}})
    code, out, _ = checked(capsys, body, "--http", "503")
    assert code == 0
    assert ': confirmed: errors.model-not-found: this row: HTTP 503, "model_' in out


def test_a_page_in_place_of_a_reply_contradicts_its_operation(capsys: Capture) -> None:
    report = {"pixelclients-reply": 1, "json": False, "body": None, "http": 200}
    report |= {"content-type": "text/html", "request": "GET /v1/tasks/{task_id}"}
    code, out, _ = checked(capsys, json.dumps(report))
    assert code == 1
    assert (
        ": contradicted: operations.query: the reply is no JSON, but text/html" in out
    )


REPORT = {"pixelclients-reply": 1, "body": {}, "http": 200}
BAD = {
    "empty": ("", "the file is empty"),
    "no JSON": ("<html>", "no JSON: expecting value in line 1, column 1"),
    "half a JSON": (GOOD[:-3], "no JSON: "),
    "no UTF-8": (b"\xff\xfe{", "not UTF-8"),
    "brackets": ("[" * 50_000 + "]" * 50_000, "nested deeper than 200 levels"),
    "many brackets": ("[" * 300 + "]" * 300, "nested deeper than 200 levels"),
    "a long number": ('{"code": ' + "2" * 5000 + "}", "a number that no reader takes"),
    "no number": ('{"code": NaN}', "a number that no reader takes"),
    "another reply": ('{"x": 1}', "no reply of the spec fits"),
    "another provider": (
        json.dumps({**REPORT, "provider": "dalle-format"}),
        "the report is of dalle-format, not of gccai/gpt-image-2-official",
    ),
    "another model": (
        json.dumps({**REPORT, "provider": "gccai", "model": "gccai/imagen-4.0-gccai"}),
        "--for gccai/imagen-4.0-gccai",
    ),
    "another report": (
        json.dumps({"pixelclients-reply": 2, "body": {}}),
        "the report is of another version than 1",
    ),
    "a hollow report": (json.dumps({"pixelclients-reply": 1}), "has no 'body'"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("more", [(), ("--json",)], ids=["text", "json"])
def test_bad_input_ends_with_2_and_a_reason(
    name: str, more: tuple[str, ...], capsys: Capture
) -> None:
    reply, why = BAD[name]
    code, out, err = checked(capsys, reply, *more)
    assert code == 2
    if more:
        (finding,) = json.loads(out)
        assert why in f"{finding['message']}; {finding['hint']}"
    else:
        assert why in err and "Traceback" not in err and err.startswith("reply.json: ")


@pytest.mark.parametrize(
    "reply",
    [
        '{"code": 1e999, "data": [{"task_id": "a", "status": "submitted"}]}',
        '{"code": 200, "code": 201, "data": [{"task_id": "a"}]}',
        '{"code": 200, "data": [{"task_id": "\\ud800", "\\udfff": "\\u0000"}]}',
        '{"code": 200, "data": [{"task_id": "a", "\\u001b[31m": {"": [[[]]]}}]}',
    ],
    ids=["a huge number", "a name twice", "half a character", "signs of a terminal"],
)
def test_an_odd_reply_is_weighed_as_any_other(reply: str, capsys: Capture) -> None:
    code, out, err = checked(capsys, reply, "--operation", "submit")
    assert code in (0, 1) and not err
    assert out.replace("\n", "").isprintable()


def test_a_missing_file_is_told(capsys: Capture) -> None:
    for name in ("nothing.json", "specs", "a\0b"):
        code, _, err = run(capsys, "check", "--reply", name, "--for", GPT)
        assert code == 2 and "Traceback" not in err and err.count("\n") == 1


def test_a_name_that_nobody_knows_is_answered_with_the_nearest(capsys: Capture) -> None:
    code, _, err = checked(capsys, GOOD, model="gccai/gpt-image-2")
    assert code == 2 and f"did you mean '{GPT}'?" in err
    code, _, err = checked(capsys, GOOD, "--operation", "sumbit")
    assert code == 2 and "did you mean 'submit'?" in err


@pytest.mark.parametrize(
    "arguments, why",
    [
        (["--reply", "reply.json"], "--reply needs --for"),
        (["--for", GPT], "need --reply FILE"),
        (["--http", "200"], "need --reply FILE"),
        (["--reply", "r", "--for", GPT, "--http", "ok"], "a status is a number"),
        (["--reply", "r", "--for", GPT, "--http", "9" * 5000], "a status is a number"),
    ],
)
def test_half_a_question_is_wrong_usage(
    arguments: list[str], why: str, capsys: Capture
) -> None:
    code, _, err = run(capsys, "check", *arguments)
    assert code == 2 and why in err


def test_broken_specs_are_told_first(project: Path, capsys: Capture) -> None:
    (project / "specs/gccai/provider.yaml").write_text("pixelspec: 1\n")
    code, _, err = checked(capsys, GOOD)
    assert code == 1 and "specs/gccai/provider.yaml" in err


def test_what_a_report_calls_itself_cannot_steer_a_terminal(capsys: Capture) -> None:
    named = {"pixelclients-reply": 1, "model": "gccai/\x1b[2J\n\x7f", "body": {}}
    code, _, err = checked(capsys, json.dumps(named))
    assert code == 2 and "--for gccai/\\u001b[2J\\n\\u007f" in err
    assert "\x1b" not in err and "\x7f" not in err and len(err.splitlines()) == 1
