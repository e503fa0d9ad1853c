"""A fact is bound to the block that states it, or it is said that none does."""

from __future__ import annotations

import pytest

from paged import FOX, bound, fox, text
from pixelspec.pages.bind import Bound
from pixelspec.pages.claims import claims_on
from pixelspec.pages.page import read_page
from pixelspec.pages.refusal import foreign_to_spec
from tiny import edited

MODEL = (FOX / "fox.yaml").read_text("utf-8")
PAGE = read_page(text("fox.txt"))


def where(found: Bound, path: str) -> list[str]:
    """The blocks that back a fact."""
    return [b for b, facts in found.facts.items() if path in dict(facts)]


@pytest.mark.parametrize(
    ("path", "block"),
    [
        ("parameters.size.default", "body.size.default"),
        ("parameters.size.ratios.16:9", "body.size.16:9"),
        ("parameters.model.required", "body.model.required"),
        ("parameters.n.range", "body.n.range"),
        ("table.2:3.1k", "what-each-shape-gives.2:3.1k"),
        ("table.step", "what-each-shape-gives.note"),
        ("table.baseline.2k", "body.tier.2k"),
        ("rules.mask-needs-references", "body.mask_url.s2"),
        ("quirks.auto-is-low", "body.care.auto"),
        ("quirks.high-2k-slow", "body.care.high"),
        ("examples.requests.four.body.n", "examples.four-sketches-at-once.n"),
        ("lifecycle.painting", "a-finished-job.a-job-goes"),
        ("polling.deadline", "polling-advice.give-up"),
        ("operations.batch", "polling-advice.many-jobs"),
        ("servers.default", "request.curl.call.url"),
        ("replies.task.fields.data.price", "a-finished-job.example.data.price"),
        ("pictures.result.expires", None),
    ],
)
def test_a_fact_finds_its_block(path: str, block: str | None) -> None:
    leaf = "a-finished-job.example.data.result.images[0].expires_at"
    assert where(bound(PAGE), path) == [block or leaf]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('default: "1:1"', 'default: "3:2"', "parameters.size.default"),
        ("range: [1, 6]", "range: [1, 8]", "parameters.n.range"),
        ("[1536x864, 2560x1440]", "[1536x864, 2560x1441]", "table.16:9.2k"),
        ("low: Fast.", "slow: Fast.", "parameters.care.values.slow"),
        ("care: low\n    likely", "care: high\n    likely", "quirks.auto-is-low"),
        ("requires: image_urls", "requires: prompt", "rules.mask-needs-references"),
        ("over: 90", "over: 80", "quirks.high-2k-slow"),
        ("price: 0.042", "price: 0.043", "examples.replies.finished"),
        ("type: integer", "type: boolean", "parameters.n.type"),
    ],
)
def test_a_value_that_stands_nowhere_is_found(old: str, new: str, path: str) -> None:
    wrong = bound(PAGE, model=edited(MODEL, old, new)).findings
    (found,) = [f for f in wrong if f.rule == "docs-value"]
    assert found.path == path
    assert found.place.line > 1


def test_a_right_spec_is_proved() -> None:
    assert [f for f in bound(PAGE).findings if f.rule == "docs-value"] == []


def test_where_two_blocks_fit_a_person_is_asked() -> None:
    (asked,) = bound(PAGE).findings
    assert asked.rule == "docs-bind"
    assert "body.size.s2 (line 51), body.size.s3 (line 57)" in asked.message
    assert "--bind body.size.pixels=BLOCK" in asked.hint


def test_what_a_person_chose_holds() -> None:
    chosen = {
        "body.size.pixels": ("body.size.s3",),
        "parameters.n.strict": ("body.n.s2",),
    }
    found = bound(PAGE, chosen)
    assert found.findings == ()
    assert where(found, "gaps.other-pixels") == ["body.size.s3"]
    assert where(found, "parameters.n.strict") == ["body.n.s2"]


def test_a_choice_that_does_not_hold_the_value_is_refused() -> None:
    found = bound(PAGE, {"parameters.n.range": ("body.n.s2",)})
    assert "parameters.n.range" in [f.path for f in found.findings]
    assert where(found, "parameters.n.range") == []


def test_a_number_is_no_part_of_a_longer_one() -> None:
    page = read_page(text("fox.txt").replace("Range: 1 ~ 6", "Range: 1 ~ 16"))
    assert "parameters.n.range" in [f.path for f in bound(page).findings]


def test_prose_backs_the_doc_and_no_more() -> None:
    found = bound(PAGE)
    assert where(found, "parameters.size.doc") == ["body.size.s1", "body.size.s2"]
    # It says what happens, which no fact of the spec does.
    assert "body.prompt.s2" not in found.facts


def test_another_page_is_told_apart() -> None:
    claims = claims_on(fox(), "model")
    assert foreign_to_spec(claims, bound(PAGE)) == ""
    for name in ("heron.txt", "otter.txt", "vole.md"):
        assert foreign_to_spec(claims, bound(read_page(text(name)))) != ""


def test_only_claims_about_that_page_count() -> None:
    assert claims_on(fox(), "other") == ()
    paths = {claim.path for claim in claims_on(fox(), "model")}
    assert {"parameters.n.range", "polling.first"} <= paths
    assert "replies.tasks" not in paths
