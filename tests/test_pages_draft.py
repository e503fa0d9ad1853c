"""A draft says what a page says in a set form, and nothing that it does not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafted import shares
from on_disk import tree as files
from paged import FOX, page_project, text
from pixelspec.pages.draft import Draft, draft
from pixelspec.pages.drafting import body_of
from pixelspec.pages.page import read_page
from shell import run
from tiny import edited
from tiny import tree as spec

Capture = pytest.CaptureFixture[str]


def drafted(page: str, id: str = "pond/fox") -> Draft:
    return draft(read_page(page), id, "2026-11-20")


def part(made: Any, path: str) -> Any:
    for step in path.split("/"):
        made = made.get(step) if isinstance(made, dict) else None
    return made


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with pages and without a spec."""
    monkeypatch.chdir(tmp_path)
    page_project(tmp_path)
    for path in (tmp_path / "specs/pond").iterdir():
        path.unlink()
    return tmp_path


@pytest.mark.parametrize("name", ["fox.txt", "fox.mdx", "fox.html"])
def test_a_draft_holds_no_wrong_fact_and_most_of_the_right_ones(name: str) -> None:
    model, provider = (
        spec((FOX / f"{file}.yaml").read_text("utf-8"), file).plain()
        for file in ("fox", "provider")
    )
    assert isinstance(model, dict) and isinstance(provider, dict)
    found = shares(text(name), model, provider)
    assert {kind: share.wrong for kind, share in found.items() if share.wrong} == {}
    right = sum(share.right for share in found.values())
    assert right >= 0.85 * sum(share.known for share in found.values())
    for kind in ("type", "default", "value", "cell", "request", "reply", "range"):
        assert found[kind].right == found[kind].known > 0, kind


@pytest.mark.parametrize(
    ("page", "path", "value"),
    [
        ("otter.md", "parameters/size/type", "size"),
        ("otter.md", "parameters/size/ratios", {"1:1": "", "4:3": "", "3:4": ""}),
        ("otter.txt", "parameters/n/range", [1, 4]),
        ("otter.txt", "parameters/water/default", False),
        ("otter.txt", "parameters/model/required", True),
        ("heron.txt", "parameters/answer_as/values", {"link": "", "b64": ""}),
        ("heron.txt", "parameters/model/fixed", "heron-2"),
        ("heron.txt", "table/rows", {"1:1": "1024x1024", "3:4": "864x1152"}),
        ("heron.txt", "kind/is", "sync"),
        ("vole.md", "parameters/mood/values", {"calm": "", "wild": ""}),
        ("vole.md", "parameters/prompt/length", [None, 800]),
        ("vole.md", "parameters/seed/range", [0, 99]),
        ("fox.txt", "parameters/model/at", "body.model"),
        ("fox.txt", "quirks/care-auto-substituted", None),
    ],
)
def test_what_a_page_says_of_a_model(page: str, path: str, value: Any) -> None:
    found = part(drafted(text(page)).model, path)
    if path == "table/rows":
        found = dict(list(found.items())[:2])
    assert found == value


@pytest.mark.parametrize(
    ("page", "path", "value"),
    [
        ("fox.txt", "servers/default/address", "https://api.fox.example"),
        ("fox.txt", "auth/required", True),
        ("fox.txt", "operations/query/request", "GET /v1/jobs/{task_id}"),
        ("fox.txt", "pictures/result/expires/unit", "unix-seconds"),
        ("fox.txt", "pictures/result/hosts", ["cdn.fox.example"]),
        ("fox.txt", "replies/submitted/fields/data[].job_id/is", "task-id"),
        ("otter.md", "errors/error-429/message", "The pond is full"),
        ("otter.md", "operations/submit/request", "POST /api/v1/paintings"),
        ("vole.md", "servers/default/address", "https://api.vole.example"),
        ("heron.txt", "servers/default/address", "unknown"),
        ("heron.txt", "auth", None),
    ],
)
def test_what_a_page_says_of_its_provider(page: str, path: str, value: Any) -> None:
    assert part(drafted(text(page)).provider, path) == value


def test_what_was_not_understood_is_listed() -> None:
    left = [block.locator for block in drafted(text("fox.txt")).left]
    assert "a-finished-job.a-job-goes" in left
    assert "body.prompt.s2" in left
    assert "body.size.default" not in left


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("image_urls\narray", "image_urls\nthing", "parameters/image_urls"),
        ('default:"1"', 'default:"one"', "parameters/n/default"),
        ("Range: 1 ~ 6", "Range: one to six", "parameters/n/range"),
        ("1:11024×1024", "1:11024×900", "table"),
        ("Needs image_urls", "Likes image_urls", "rules"),
    ],
)
def test_what_is_unclear_is_left_out(old: str, new: str, path: str) -> None:
    assert part(drafted(text("fox.txt")).model, path) is not None
    assert part(drafted(edited(text("fox.txt"), old, new)).model, path) is None


def test_prompts_are_our_own() -> None:
    for request in drafted(text("fox.txt")).model["examples"]["requests"].values():  # type: ignore[index, call-overload, union-attr]
        assert request["body"]["prompt"] not in text("fox.txt")


def test_a_document_is_made_of_its_leaves() -> None:
    page = '{\n"a": [{"b": [1, 2.5]}, {"b": []}],\n"c": null,\n"d": {"e": false}\n}\n'
    whole = {"a": [{"b": [1, 2.5]}, {"b": []}], "c": None, "d": {"e": False}}
    assert body_of(read_page(page).blocks) == whole


def test_draft_writes_a_spec_and_lists_the_rest(empty: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "docs", "draft", "fox.txt", "--for", "pond/fox")
    assert out.startswith("wrote specs/pond/provider.yaml and specs/pond/fox.yaml: 8 ")
    assert code == 1
    assert "'queued' is no state of the lifecycle [reply-obeys]" in err
    assert "fox.txt:46:1: warning: body.prompt.s2 was not understood" in err
    assert run(capsys, "fmt", "--check")[0] == 0


def test_a_draft_that_is_corrected_is_proved(empty: Path, capsys: Capture) -> None:
    run(capsys, "docs", "draft", "fox.txt", "--for", "pond/fox")
    provider = empty / "specs/pond/provider.yaml"
    states = [("queued", "waiting", "first: true\n    then: [finished]")]
    states += [("finished", "done", "")]
    said = "".join(f"  {w}:\n    means: {m}\n    {t}\n" for w, m, t in states)
    at = "    at: fox#lifecycle\n"
    lifecycle = said.replace("    \n", "").replace("]\n", f"]\n{at}") + at
    provider.write_text(provider.read_text() + f"lifecycle:\n{lifecycle}")
    err = run(capsys, "docs", "read", "fox.txt", "--for", "pond/fox")[2]
    assert "docs-value" not in err


def test_draft_overwrites_nothing(empty: Path, capsys: Capture) -> None:
    run(capsys, "docs", "draft", "fox.txt", "--for", "pond/fox")
    before = files(empty)
    code, _, err = run(capsys, "docs", "draft", "fox.mdx", "--for", "pond/fox")
    assert code == 1 and "is there already" in err
    assert files(empty) == before
    run(capsys, "docs", "draft", "fox.mdx", "--for", "pond/other")
    assert files(empty).keys() - before.keys() == {"specs/pond/other.yaml"}


def test_draft_can_only_print(empty: Path, capsys: Capture) -> None:
    before = files(empty)
    command = ("docs", "draft", "heron.txt", "--for", "a/heron", "--print")
    code, out, err = run(capsys, *command)
    assert out.startswith("pixelspec: 1\nid: a\n") and "---\npixelspec: 1\n" in out
    assert "missing key 'auth'" in err and code == 1
    assert files(empty) == before


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "the page is empty"),
        ("Just a few words, and no parameter.\n" * 20, "no parameter with a type"),
        ("<form><input type='password'></form>", "this is a login page"),
    ],
)
def test_no_draft_of_what_is_no_page(
    page: str, reason: str, empty: Path, capsys: Capture
) -> None:
    (empty / "page").write_text(page)
    before = files(empty)
    code, _, err = run(capsys, "docs", "draft", "page", "--for", "pond/fox")
    assert (code, reason in err) == (4, True)
    assert files(empty) == before
