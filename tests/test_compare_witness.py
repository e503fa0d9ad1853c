"""Each breaking or risky change is shown by a request, or says why none can show it."""

from __future__ import annotations

from typing import Any

import pytest

from changed import found
from pixelspec.compare.change import Change
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
