"""Every line of the catalogue finds what it is for, and the way back is its mirror.

Each case of changes/ edits one base: `finds` is everything that must be found, path by
path, `back` everything that must be found on the way back. `before` edits both sides.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

import tiny
from changed import ROWS, found, named
from pixelspec.compare.change import LEVELS
from pixelspec.compare.compare import whole
from pixelspec.model.endpoint import Endpoint
from pixelspec.read.yaml import read_yaml

FOLDER = Path(__file__).parent / "changes"
TEXTS = {
    name: (FOLDER / "base" / f"{name}.yaml").read_text("utf-8")
    for name in ("model", "provider")
}


def cases() -> list[Any]:
    listed = []
    for file in sorted(FOLDER.glob("*.yaml")):
        node, findings = read_yaml(file.read_text("utf-8"), file.name)
        assert node is not None and not findings, findings
        plain: Any = node.plain()
        for case in plain:
            name = ", ".join(case["finds"].values()) or "nothing"
            where = "provider" if file.stem == "provider" else case.get("in", "model")
            listed.append(
                pytest.param({"in": where, **case}, id=f"{file.stem}: {name}")
            )
    return listed


CASES = cases()
# What only a whole model or a whole provider can do.
WHOLE = [row.id for row in ROWS if row.on in (("model",), ("provider",))]
# What the lines above have no name for; each is met where they are left out.
OPEN = [row.id for row in ROWS if row.id.endswith("fact-changed")]
# A model has one scheme so far: the language does not know a second word.
UNREACHED = {"auth-scheme-changed"}


def sides(case: dict[str, Any]) -> tuple[Endpoint, Endpoint]:
    old = dict(TEXTS)
    for edit in case.get("before", ()):
        old[case["in"]] = tiny.edited(old[case["in"]], edit["was"], edit["now"])
    new = dict(TEXTS if case.get("before") and _same_spot(case) else old)
    for edit in (case, *case.get("and", ())):
        new[case["in"]] = tiny.edited(new[case["in"]], edit["was"], edit["now"])
    return built(old["model"], old["provider"]), built(new["model"], new["provider"])


def _same_spot(case: dict[str, Any]) -> bool:
    """Whether both sides differ from the base at the same text."""
    return any(edit["was"] == case["was"] for edit in case["before"])


@cache
def built(model: str, provider: str) -> Endpoint:
    endpoint, wrong = tiny.build(model, provider, "specs/base")
    assert endpoint is not None, wrong
    return endpoint


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_found_there_and_back_and_nothing_besides(
    case: dict[str, Any],
) -> None:
    old, new = sides(case)
    assert named(found(old, new)) == case["finds"]
    assert named(found(new, old)) == case["back"]
    assert len(found(old, new)) == len(case["finds"])


@pytest.mark.parametrize("case", CASES)
def test_the_way_back_is_the_mirror(case: dict[str, Any]) -> None:
    rows = {row.id: row for row in ROWS}
    pairs = zip(case["finds"].values(), case["back"].values(), strict=True)
    for there, back in pairs:
        assert back in rows[there].mirror.split() and there in rows[back].mirror.split()


def test_every_line_has_a_case() -> None:
    met = {
        id
        for c in CASES
        for way in ("finds", "back")
        for id in c.values[0][way].values()
    }
    assert {row.id for row in ROWS} - met == {*WHOLE, *OPEN, *UNREACHED}


def test_a_line_is_complete() -> None:
    """A mirror that knows its image, or a reason; a witness, or a reason."""
    rows = {row.id: row for row in ROWS}
    for row in ROWS:
        assert row.level in LEVELS and row.says and row.on
        assert row.cost in ("up", "down", "none", "unknown")
        assert not row.unseen or row.level in ("breaking", "risky") or row.mirror
        if not row.mirror.startswith("no: "):
            assert row.mirror, row.id
            assert all(
                row.id in rows[name].mirror.split() for name in row.mirror.split()
            )


def test_what_has_no_name_yet_is_not_silent() -> None:
    """With the lines of the open kinds alone, every change still has a finding."""
    rows = tuple(row for row in ROWS if row.id in (*OPEN, *WHOLE))
    met = set()
    for case in CASES:
        changes = found(*sides(case.values[0]), rows)
        assert len(changes) == len(case.values[0]["finds"])
        met |= {f.change.id for f in changes}
    assert met == set(OPEN)


def test_models_and_providers_come_and_go_whole() -> None:
    model = built(TEXTS["model"], TEXTS["provider"])
    assert whole("added", None, model, ROWS).change.id == "model-added"
    assert whole("removed", model, None, ROWS).change.id == "model-retired"
    assert whole("renamed", model, model, ROWS).change.id == "model-renamed"
    provider = model.provider
    assert whole("added", None, provider, ROWS).change.id == "provider-added"
    assert whole("removed", provider, None, ROWS).change.id == "provider-removed"
    assert whole("renamed", provider, provider, ROWS).change.id == "provider-renamed"
