"""Clients of each emulated provider, blocking and async."""

from __future__ import annotations

from typing import Any

import pytest

from client.shop import WAYS, Shop, emulated


@pytest.fixture
def gccai() -> Shop:
    return emulated("Gccai")


@pytest.fixture
def dalle() -> Shop:
    return emulated("DalleFormat")


@pytest.fixture
def oceanbase() -> Shop:
    return emulated("OceanBase")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    """A test with this runs with the blocking and with the async client."""
    return str(request.param)


@pytest.fixture
def gpt(gccai: Shop) -> Any:
    """gpt-image-2-official on a blocking client."""
    return gccai.client().gpt_image_2_official


@pytest.fixture
def imagen(gccai: Shop) -> Any:
    """imagen-4.0-gccai on a blocking client."""
    return gccai.client().imagen_4_0_gccai
