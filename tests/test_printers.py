"""Each format says the same of the same changes, whatever the words of a spec look like."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from changed import ROWS, found
from pixelspec.cli.judged import Review, Verdict, judged
from pixelspec.cli.printers import github, markdown, text
from pixelspec.cli.printers import json as as_json
from pixelspec.compare.change import Change
from pixelspec.compare.families import Family, changes
from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding, Place
from pixelspec.read.approvals import Approval
from pixelspec.read.project import HOUSE
from pixelspec.read.sides import Side
from test_compare_catalogue import TEXTS, built
from tiny import edited

GOLDEN = Path(__file__).parent / "changes" / "golden"
EDITS = (
    ("range: [1, 4]", "range: [1, 3]"),
    ("default: low", "default: high"),
    ("{refused: too wide}", "1280x720"),
    ('"1:1": [512x512,', '"1:1": [768x768,'),
    ('      mild: ""\n', '      mild: ""\n      strict: ""\n'),
    ("doc: What to draw.", "doc: What is to be drawn."),
)
SCHEMA = json.loads((HOUSE / "schema/output/diff.schema.json").read_text("utf-8"))


def edit(model: str, edits: tuple[tuple[str, str], ...]) -> str:
    for old, new in edits:
        model = edited(model, old, new)
    return model


def review(*edits: tuple[str, str]) -> Review:
    """The tiny model before and after some edits, one of them approved, one approval idle."""
    old = built(TEXTS["model"], TEXTS["provider"])
    new = built(edit(TEXTS["model"], edits or EDITS), TEXTS["provider"])
    listed = changes(family(old), family(new), ROWS)
    place = Place("specs/approvals/a.yaml", 1, 1)
    first = listed[0]
    approved = Approval(
        first.id, first.fact, first.digest, "Seen.", "Ada", False, place
    )
    idle = replace(approved, id="another-id")
    return judged(
        Side("main", {}), Side("specs", {}), listed, (approved, idle), "risky"
    )


def family(model: Endpoint) -> Family:
    return Family(
        {model.provider.id: model.provider}, {model.id: model}, frozenset({model.id})
    )


@pytest.mark.parametrize(
    ("name", "printer"),
    [
        ("review.txt", text),
        ("review.md", markdown),
        ("review.json", as_json),
        ("review.github", github),
    ],
)
def test_a_review_looks_like_this(name: str, printer: object) -> None:
    """Changed on purpose? Write the new text into tests/changes/golden."""
    rendered = printer.render(review())  # type: ignore[attr-defined]  # of every printer
    assert rendered == (GOLDEN / name).read_text("utf-8")


def test_the_json_is_as_its_schema_says() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    assert list(validator.iter_errors(json.loads(as_json.render(review())))) == []
    nothing = Review("main", "specs", ())
    assert list(validator.iter_errors(json.loads(as_json.render(nothing)))) == []
    assert list(validator.iter_errors({"version": 2}))


def test_nothing_changed() -> None:
    nothing = Review("main", "specs", ())
    assert text.render(nothing) == "no change from main to specs\n"
    assert markdown.render(nothing) == f"{markdown.MARKER}\n## No change of a spec\n"
    assert github.render(nothing) == ""


HOSTILE = "x</details> | @all ![a](http://b) `c` # <script> [d](e) ``f"


def hostile() -> Review:
    (change,) = [c.change for c in found(*_both())]
    evil = replace(change, says=HOSTILE, path=f"parameters.{HOSTILE}", before=HOSTILE)
    cells = ((HOSTILE, HOSTILE, HOSTILE, HOSTILE),)
    evil = replace(evil, cells=cells, head=Place("a,b:c%.yaml", 1, 2))
    stale = Finding(Place(HOSTILE), "approval", HOSTILE)
    return Review("main", "specs", (Verdict(evil, None, True),), (stale,))


def _both() -> tuple[Endpoint, Endpoint]:
    old = built(TEXTS["model"], TEXTS["provider"])
    return old, built(edit(TEXTS["model"], EDITS[:1]), TEXTS["provider"])


def test_no_text_of_a_spec_is_markup() -> None:
    shown = markdown.render(hostile())
    outside = shown.replace(markdown.code(f"parameters.{HOSTILE}"), "")
    for sign in ("</details>", "@all", "<script>", "http://"):
        assert sign not in outside
    assert not re.search(r"(?<!\\)(\]\(|\[[ad]|`c)", outside)
    assert all(
        line.count(" | ") in (0, 1) for line in outside.splitlines() if "x\\<" in line
    )


def test_no_text_of_a_spec_is_a_command_of_a_workflow() -> None:
    review = hostile()
    evil = replace(review.verdicts[0].change, says="a\n::error::b%")
    lines = github.render(Review("", "", (Verdict(evil, None, True),))).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=")
    assert lines[0].endswith("::a%0A::error::b%25")


def test_a_code_span_holds_backticks() -> None:
    assert markdown.code("a") == "`a`"
    assert markdown.code("a`b") == "``a`b``"
    assert markdown.code("`a``") == "``` `a`` ```"


def test_an_approval_calms_and_a_threshold_stops() -> None:
    change: Change = review().verdicts[0].change
    assert review().verdicts[0].approval and not review().verdicts[0].stops
    assert [v.stops for v in review().verdicts[1:]] == [
        v.change.level == "risky" for v in review().verdicts[1:]
    ]
    assert change.level == "breaking" and review().code == 1
