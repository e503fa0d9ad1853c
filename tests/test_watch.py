"""The scheduled look at the pages: how each is fetched, and what is told of it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from paged import page_project, text
from shell import GENERATOR, run
from web import Answer, Ask, html, moved, script, site

fetch, watch = script("fetch"), script("watch")
FOX = text("fox.html")
Routes = dict[str, Answer]


def routed(routes: Routes) -> Ask:
    missing = Answer(b"nothing here", 404)
    return lambda path, _: routes.get(path, missing)


def test_markdown_comes_first() -> None:
    kind = {"content-type": "text/markdown; charset=utf-8", "etag": '"m1"'}
    routes = {"/fox.md": Answer(b"# Fox\n", headers=kind), "/fox": html(FOX)}
    with site(routed(routes)) as base:
        found = fetch.fetch_page(f"{base}/fox")
    assert (found.state, found.data, found.tag) == ("page", b"# Fox\n", '"m1"')


@pytest.mark.parametrize(
    "beside", [Answer(b"no", 404), html(FOX), Answer(b"<html>", headers={})]
)
def test_a_site_without_markdown_is_asked_for_the_page(beside: Answer) -> None:
    accepted: list[str] = []

    def ask(path: str, headers: Mapping[str, str]) -> Answer:
        accepted.append(headers["accept"])
        return beside if path == "/fox.md" else html(FOX)

    with site(ask) as base:
        found = fetch.fetch_page(f"{base}/fox")
    assert (found.state, found.data.decode()) == ("page", FOX)
    assert all(said.startswith("text/markdown") for said in accepted)
    assert "text/html" in accepted[-1] and len(accepted) == 2


def test_addresses_that_have_no_markdown_beside_them() -> None:
    assert (
        fetch.markdown_address("https://a.example/b?c=d")
        == "https://a.example/b.md?c=d"
    )
    for address in ("https://a.example/", "https://a.example/llms.txt"):
        assert fetch.markdown_address(address) == ""


def test_a_permanent_redirect_is_a_move_and_a_temporary_one_is_not() -> None:
    routes = {"/a": moved("/b"), "/b": moved("/c", 308), "/c": html("c")}
    routes |= {"/x": moved("/y", 302), "/y": moved("/c"), "/loop": moved("/loop")}
    with site(routed(routes)) as base:
        found = [fetch.fetch(f"{base}{path}") for path in ("/a", "/x", "/c", "/loop")]
        ends = [(one.state, one.moved.removeprefix(base)) for one in found]
    assert ends == [("page", "/c"), ("page", ""), ("page", ""), ("failed", "")]


@pytest.mark.parametrize(
    ("status", "state"),
    [(404, "gone"), (410, "gone"), (403, "failed"), (500, "failed"), (429, "failed")],
)
def test_what_is_not_there(status: int, state: str) -> None:
    with site(lambda *_: Answer(b"sorry", status)) as base:
        found = fetch.fetch(f"{base}/fox")
    assert (found.state, found.reason, found.data) == (state, f"HTTP {status}", b"")


def test_an_unchanged_page_is_not_sent_again() -> None:
    def ask(path: str, headers: Mapping[str, str]) -> Answer:
        same = headers.get("if-none-match") == '"e1"'
        return Answer(status=304) if same else html(FOX, etag='"e1"')

    with site(ask) as base:
        first = fetch.fetch(f"{base}/fox")
        again = fetch.fetch(f"{base}/fox", tag=first.tag)
    assert (first.state, again.state, again.tag) == ("page", "unchanged", '"e1"')


def test_compressed_pages_and_other_charsets() -> None:
    packed = html("").headers | {"content-encoding": "gzip"}
    latin = {"content-type": "text/html; charset=iso-8859-1"}
    routes = {
        "/gzip": Answer(gzip.compress(FOX.encode()), headers=packed),
        "/latin": Answer("<p>50 × 50</p>".encode("latin-1"), headers=latin),
        "/broken": Answer(b"not gzip", headers=packed),
        "/bomb": Answer(gzip.compress(b" " * (9 << 20)), headers=packed),
    }
    with site(routed(routes)) as base:
        plain, latin1, broken, bomb = (fetch.fetch(f"{base}{path}") for path in routes)
    assert plain.data.decode() == FOX
    assert latin1.data.decode(latin1.charset) == "<p>50 × 50</p>"
    assert (broken.state, broken.reason) == ("failed", "broken compression")
    assert bomb.reason == "larger than 8 MiB"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:1/a", "x"])
def test_no_answer_is_no_exception(address: str) -> None:
    assert fetch.fetch(address).state == "failed"


@pytest.fixture
def known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A project whose page was read."""
    monkeypatch.setenv("PYTHONPATH", GENERATOR)
    project = tmp_path / "project"
    page_project(project)
    monkeypatch.chdir(project)
    chosen = ("--bind", "body.size.pixels=body.size.s3")
    assert run(capsys, "docs", "read", "fox.txt", "--for", "pond/fox", *chosen)[0] == 0
    return project


def watched(project: Path, ask: Ask) -> tuple[str, str]:
    """What was printed of the pond, and the report if somebody is needed."""
    folder = project.parent / "report"
    with site(ask) as base:
        spec = project / "specs/pond/fox.yaml"
        kept, index = spec.read_text(), project / "specs/pond/provider.yaml"
        shared = index.read_text()
        spec.write_text(kept.replace("address: unknown", f'address: "{base}/fox"'))
        pages = f'pages:\n  index:\n    address: "{base}/llms.txt"\n'
        pages += "    read: 2026-11-20\nservers:"
        index.write_text(shared.replace("servers:", pages, 1))
        assert watch.main({"REPORT": str(folder)}) == 0
        spec.write_text(kept)
        index.write_text(shared)
    told = folder / "pond.md"
    said = told.read_text() if told.exists() else ""
    told.unlink(missing_ok=True)
    assert not list(folder.glob("*.page"))
    return said.replace(base, "site"), (folder / "tags.json").read_text()


LIST = Answer(
    b"# Pond\n- [Fox](/fox)\n- [Heron](/heron.md)\n- [Out](https://b.example/)\n"
)


def test_nothing_to_tell_of_an_unchanged_page(known: Path) -> None:
    routes = {"/fox": html(FOX, etag='"e1"'), "/llms.txt": LIST}
    first, tags = watched(known, routed(routes))
    assert "2 pages, listed for the first time" in first and "Fox" not in first
    assert list(json.loads(tags).values()) == ['"e1"']
    listed = (known / "specs/pond/index.lock.yaml").read_text()
    assert "/heron.md" in listed and "b.example" not in listed


def test_a_drift_is_told_with_the_line_of_the_fact(known: Path) -> None:
    routes = {"/fox": html(FOX.replace("Range: 1 ~ 6", "Range: 1 ~ 9"))}
    said, tags = watched(known, routed(routes))
    assert "read it again, see below" in said
    assert "| `body.n.range` |" in said
    assert "`specs/pond/fox.yaml:62:5` parameters.n.range" in said
    assert json.loads(tags) == {}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"", 404), "withdrawn, HTTP 404"),
        (html("<form><input type=password></form>"), "this is a login page"),
        (html(text("heron.txt")), "this is another page"),
        (moved("/den"), "It has moved to site/den."),
    ],
)
def test_a_page_that_went_or_became_another(
    answer: Answer, words: str, known: Path
) -> None:
    before = (known / "specs/pond/fox.model.lock.yaml").read_text()
    routes = {"/fox": answer, "/den": html(FOX)}
    said, _ = watched(known, routed(routes))
    assert words in said
    assert (known / "specs/pond/fox.model.lock.yaml").read_text() == before


def test_a_site_that_is_down_is_no_news(known: Path) -> None:
    assert watched(known, lambda *_: Answer(b"", 503))[0] == ""


def test_the_list_of_pages_tells_what_is_new_and_what_went(known: Path) -> None:
    folder = known / "specs/pond"
    made = watch.index_text("a", ["http://a/fox", "http://a/old"])
    (folder / "index.lock.yaml").write_text(made)
    assert yaml.safe_load(made) == {
        "index": "a",
        "pages": ["http://a/fox", "http://a/old"],
    }
    routes = {"/fox": html(FOX), "/llms.txt": LIST}
    said, _ = watched(known, routed(routes))
    assert "2 new, 2 withdrawn" in said
    assert "- new: site/heron.md" in said and "- withdrawn: http://a/old" in said


def test_a_sitemap_is_a_list_too() -> None:
    listed = (
        "<loc>https://a.example/b</loc><loc> https://a.example/c?d=1&amp;e=2 </loc>"
    )
    found = watch.addresses(
        f"{listed}<loc>https://a.example/`x`</loc>", "https://a.example/"
    )
    assert found == ["https://a.example/b", "https://a.example/c?d=1&e=2"]
