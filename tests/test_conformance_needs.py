"""Where the extra is not installed, running the checks says so in one line."""

from __future__ import annotations

import pytest

from pixelspec.conformance import plugin


def test_what_is_not_installed_is_named(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin, "NEEDED", ("pytest", "not_installed_anywhere"))
    with pytest.raises(pytest.UsageError) as caught:
        plugin.pytest_configure(request.config)
    assert str(caught.value) == (
        "these checks need not_installed_anywhere: install pixelspec[conformance]"
    )


def test_what_the_files_import_is_looked_for() -> None:
    assert "hypothesis" in plugin.NEEDED
