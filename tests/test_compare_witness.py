"""Each breaking or risky change is shown by a request, or says why none can show it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from changed import found
from pixelspec.compare.change import Change
from pixelspec.compare.outcome import Asker
from pixelspec.compare.witness import NOT_FOUND, witnessed
from pixelspec.model.endpoint import Endpoint
from test_compare_catalogue import CASES, sides


def told(old: Endpoint, new: Endpoint) -> list[Change]:
    return [witnessed(one, old, new) for one in found(old, new)]


@pytest.mark.parametrize("case", CASES)
def test_a_change_that_matters_has_a_witness_or_a_reason(case: dict[str, Any]) -> None:
    old, new = sides(case)
    for change in (*told(old, new), *told(new, old)):
        if change.level in ("safe", "docs"):
            continue
        assert change.unwitnessed != NOT_FOUND, (change.id, change.fact)
        assert (change.witness is None) is bool(change.unwitnessed)


def test_the_witness_of_one_change_is_not_that_of_another() -> None:
    """A dearer default and a larger cell: each is shown by its own request."""
    case = {
        "in": "model",
        "was": "    default: low",
        "now": "    default: high",
        "and": [{"was": '"1:1": [512x512,', "now": '"1:1": [768x768,'}],
    }
    shown = {c.id: c.witness for c in told(*sides(case))}
    default, cell = shown["default-changed-cost-up"], shown["cell-pixels-raised"]
    assert default and "tier" not in json.loads(default.body)
    assert cell and json.loads(cell.body)["tier"] == "low"
    assert (cell.before.text, cell.after.text) == (
        "accepted: 512x512",
        "accepted: 768x768",
    )
    assert cell.price == "2.2 times the pixels"


def test_a_change_that_others_hide_is_shown_by_itself() -> None:
    """Every old request is refused, for want of a parameter; the default changed too."""
    case = {
        "in": "model",
        "was": "  mask:\n    type: url\n",
        "now": "  key:\n    type: text\n    required: true\n    at: body.key\n"
        "  mask:\n    type: url\n",
        "and": [{"was": "default: fair", "now": "default: good"}],
    }
    shown = {c.id: c.witness for c in told(*sides(case))}
    required, default = shown["param-added-required"], shown["default-changed-cost-up"]
    assert required and required.alone and required.after.status == 400
    assert default and not default.alone and "quality good" in default.after.text
    assert default.price == "quality good is dearer than fair"


def test_the_same_models_have_the_same_witness() -> None:
    old, new = sides(CASES[0].values[0])
    assert told(old, new) == told(old, new)


def test_no_request_tells_a_model_from_itself() -> None:
    old, _ = sides(CASES[0].values[0])
    first, second = Asker(old, old), Asker(old, old)
    body = json.dumps({"model": "model", "prompt": "A hill", "n": 2})
    assert not first.ask(body).differs(second.ask(body))
    assert first.ask(body).pictures == 2


@pytest.mark.parametrize("case", CASES)
def test_a_reason_is_given_only_where_it_is_needed(case: dict[str, Any]) -> None:
    """A line that says why nothing shows it would hide a witness that there is."""
    old, new = sides(case)
    for one in found(old, new):
        reason = one.change.unwitnessed
        if reason and not reason.startswith("maybe: "):
            asked = replace(one, change=replace(one.change, unwitnessed=""))
            assert witnessed(asked, old, new).witness is None, one.change.id
