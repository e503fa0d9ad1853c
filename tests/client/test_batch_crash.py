"""Batches that are killed for real, in processes of their own: see tests/crash."""

from __future__ import annotations

import pytest

from crash.trial import crash


@pytest.mark.slow
@pytest.mark.parametrize("client", ["Gccai", "Lumen"])
def test_killed_at_random_points_and_run_again(client: str) -> None:
    assert crash(client, batches=4, items=30, seed=7) == []
