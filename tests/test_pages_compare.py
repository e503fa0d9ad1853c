"""Of a newer copy it is told what moved, was reworded, changed, came and went."""

from __future__ import annotations

import pytest

from paged import changes, locked, text, told
from pixelspec.pages.compare import compare
from pixelspec.pages.language import language
from pixelspec.pages.page import read_page
from pixelspec.pages.report import Drift
from tiny import edited

FOX = text("fox.txt")


def drift(old: str, new: str) -> Drift:
    lock = locked(old, facts=True)
    return Drift("a", "b", compare(lock, read_page(new, lock.known), ()))


@pytest.mark.parametrize("name", ["fox.txt", "fox.mdx", "fox.html", "otter.txt"])
def test_the_same_page_is_unchanged(name: str) -> None:
    assert told(text(name), text(name)) == []


@pytest.mark.parametrize("other", ["fox.mdx", "fox.html"])
def test_another_format_unseats_nothing(other: str) -> None:
    assert {kind for kind, _ in told(FOX, text(other))} <= {"removed"}
    assert drift(FOX, text(other)).silent


@pytest.mark.parametrize(
    ("old", "new", "kind", "block"),
    [
        ("Range: 1 ~ 6", "Range: 1 ~ 8", "changed", "body.n.range"),
        ('default:"1:1"', 'default:"3:2"', "changed", "body.size.default"),
        ("mostly low", "mostly high", "changed", "body.care.auto"),
        (
            "Finnish and Welsh are",
            "Welsh and Finnish are",
            "reworded",
            "body.prompt.s2",
        ),
        ("Needs image_urls beside", "Never image_urls beside", "changed", None),
        (
            "What the fox should paint",
            "All that is to be seen",
            "new",
            "body.prompt.s1",
        ),
        ("seconds; high at 2k", "seconds; high at 1k", "changed", None),
        ("3072×2048", "3072×2056", "changed", "what-each-shape-gives.3:2.2k"),
        ('"progress": 100', '"progress": "100"', "changed", None),
        ('"price"', '"cost"', "changed", "a-finished-job.example.data.cost"),
        ("GET /v1/jobs/{job_id}", "GET /v2/jobs/{job_id}", "changed", None),
    ],
)
def test_one_edit(old: str, new: str, kind: str, block: str | None) -> None:
    found = told(FOX, edited(FOX, old, new))
    assert kind in [said for said, _ in found]
    assert block is None or (kind, block) in found
    assert len(found) <= 2


def test_an_edit_unseats_its_facts() -> None:
    found = drift(FOX, edited(FOX, "Range: 1 ~ 6", "Range: 1 ~ 8"))
    (stale,) = found.stale
    assert stale.old is not None
    assert [path for path, _ in stale.old.facts] == ["parameters.n.range"]
    assert not found.silent


def test_rewording_without_a_literal_unseats_nothing() -> None:
    found = drift(FOX, edited(FOX, "Finnish and Welsh are", "Welsh and Finnish are"))
    assert found.noticed and found.silent


def test_a_new_sentence_is_to_be_read() -> None:
    added = FOX.replace("Care taken", "Care taken. High costs 2 coins more.")
    (fresh,) = drift(FOX, added).fresh
    assert (fresh.kind, fresh.locator) == ("new", "body.care.s2")


def test_a_notice_at_the_top_is_to_be_read() -> None:
    found = drift(FOX, f"This page is no longer kept.\n{FOX}")
    assert [change.kind for change in found.fresh] == ["new"]


def test_a_moved_sentence_is_the_same() -> None:
    note = "Trust this list over any sum."
    moved = edited(FOX, f" {note}", "").replace(
        "until it is over.", f"until it is over. {note}"
    )
    assert [kind for kind, _ in told(FOX, moved)] == ["moved"]


def test_a_renamed_heading_leaves_the_table_where_it_is() -> None:
    found = changes(FOX, edited(FOX, "What each shape gives", "Shapes and pixels"))
    kinds = {change.kind for change in found}
    assert "moved" in kinds and kinds <= {"moved", "new", "removed"}
    cells = [c for c in found if c.old and c.old.kind == "cell"]
    assert cells and all(change.kind == "moved" for change in cells)


def test_a_leaf_at_another_path_has_changed() -> None:
    old = '{\n"a": {\n"b": {\n"c": {\n"d": {\n"e": 7\n}\n}\n}\n}\n}\n'
    new = '{\n"x": {\n"b": {\n"c": {\n"d": {\n"e": 7\n}\n}\n}\n}\n}\n'
    assert [kind for kind, _ in told(old, new)] == ["changed"]


def test_types_do_not_move_from_one_parameter_to_another() -> None:
    old = "Body\n\nage\ninteger\nHow old\nname\nstring\nWho\n"
    new = "Body\n\nage\nstring\nHow old\nname\ninteger\nWho\n"
    assert told(old, new) == [
        ("changed", "body.age.type"),
        ("changed", "body.name.type"),
    ]


def test_white_label_copies_are_read_by_alias() -> None:
    theirs = FOX.replace("fox.example", "vixen.example")
    lock = locked(FOX)
    page = read_page(theirs, lock.known, [("vixen.example", "fox.example")])
    assert {c.kind for c in compare(lock, page, ())} == {"unchanged"}
    assert {c.kind for c in compare(lock, read_page(theirs), ())} > {"unchanged"}


CHINESE = (
    FOX.replace("What the fox should paint", "这只狐狸应该画什么,请写得清楚一些")
    .replace(
        "Finnish and Welsh are both understood, long prompts do well", "两种语言都可以"
    )
    .replace(
        "Every call carries a Bearer tokenAsk the keeper of the pond for one",
        "每次调用都带 Bearer 令牌,请向池塘的管理员索取",
    )
    .replace("How fine the picture gets", "图片有多精细,越精细越慢也越贵")
    .replace("The jobs that were made", "已经创建的任务,每个都有自己的编号")
    .replace("Where the fox may paint over", "狐狸可以在哪里重新绘制,请提供遮罩图片")
    .replace("required", "必填")
)


def test_another_language_is_compared_by_literals() -> None:
    lock = locked(FOX, facts=True)
    page = read_page(CHINESE, lock.known)
    assert language(page.blocks) not in (lock.language, "none")
    found = Drift("a", "b", compare(lock, page, (), literal_only=True))
    assert found.silent
    other = read_page(edited(CHINESE, "1 ~ 6", "1 ~ 8"), lock.known)
    found = Drift("a", "b", compare(lock, other, (), literal_only=True))
    assert [change.locator for change in found.stale] == ["body.n.range"]
