"""Importing the package and making a client is cheap; what it exports is there."""

from __future__ import annotations

import importlib.resources
import os
import subprocess
import sys
from typing import Any

import pytest

import pixelclients
from client.shop import spec

HEAVY = "{'pydantic', 'pydantic_core', 'httpx2', 'httpcore2', 'asyncio', 'ssl'}"


def loaded(code: str) -> set[str]:
    """The heavy modules that are there after some code ran in a process of its own."""
    whole = f"{code}\nimport sys\nprint(*{HEAVY} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", whole]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_importing_loads_neither_pydantic_nor_httpx2() -> None:
    assert loaded("import pixelclients") == set()


def test_making_clients_loads_neither_pydantic_nor_httpx2() -> None:
    made = """
import pixelclients
for name in ("Gccai", "DalleFormat", "OceanBase"):
    for kind in (name, f"Async{name}"):
        client = getattr(pixelclients, kind)(api_key="k", base_url="http://a.test")
        repr(client), client.tasks
"""
    assert loaded(made) <= {"asyncio", "ssl"}


def test_planning_needs_no_transport() -> None:
    planned = """
import pixelclients
pixelclients.Gccai().gpt_image_2_official.plan(prompt="An owl", size="16:9").pixels
"""
    found = loaded(planned)
    assert "pydantic" in found
    assert not found & {"httpx2", "httpcore2"}


def test_everything_that_is_exported_is_there() -> None:
    assert list(pixelclients.__all__) == sorted(set(pixelclients.__all__))
    for name in pixelclients.__all__:
        assert isinstance(getattr(pixelclients, name), type)
    names: dict[str, Any] = {}
    exec("from pixelclients import *", names)
    assert set(pixelclients.__all__) <= set(names)


def test_results_can_be_named_in_annotations() -> None:
    for name in ("Image", "Images", "Plan", "Task"):
        assert {name, f"Async{name}"} <= set(pixelclients.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(
        AttributeError, match="'pixelclients' has no attribute 'Midjourney'"
    ):
        _ = pixelclients.Midjourney
    with pytest.raises(AttributeError, match="nothing"):
        _ = pixelclients.Gccai().nothing


def test_the_package_is_typed_and_has_the_released_version() -> None:
    assert importlib.resources.files("pixelclients").joinpath("py.typed").is_file()
    assert pixelclients.__version__ == spec("release")["pixelclients"]
