"""The fixture that pytest finds wherever pixelspec is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pixelspec.testing.provider import EmulatedProvider


@pytest.fixture
def pixelspec_emulator() -> Iterator[Callable[..., EmulatedProvider]]:
    """Emulated providers until the end of the test: `pixelspec_emulator("gccai")`, with
    the options of `pixelspec.testing.emulated`."""
    with ExitStack() as running:

        def start(provider: str, **options: Any) -> EmulatedProvider:
            # Whoever has no use for the fixture does not load an emulator.
            from pixelspec.testing.emulated import emulated

            return running.enter_context(emulated(provider, **options))

        yield start
