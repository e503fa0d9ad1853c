"""Importing the package and making a client is cheap; what it exports is there."""

from __future__ import annotations

import importlib.resources
import importlib.util
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import pixelclients
from client.shop import spec
from pixelclients.runtime.opening import once

HEAVY = {"pydantic", "pydantic_core", "httpx2", "httpcore2", "asyncio", "ssl"}
# What dataclasses need, which a client does without until its first call.
SLOW = {
    "dataclasses",
    "inspect",
    "decimal",
    "logging",
    "pathlib",
    "json",
    "urllib.parse",
}

# What only batches, pictures, stored tasks and uploads of files need.
RARE = {
    "batch",
    "batch_effects",
    "downloads",
    "fetching",
    "journal",
    "listing",
    "notes",
}
RARE |= {
    "pictures",
    "references",
    "report",
    "reported",
    "schedule",
    "stored",
    "together",
}
ASYNC = {"aclient", "atasks", "concurrent", "fanout_async"}


def loaded(code: str) -> set[str]:
    """The modules that are there after some code ran in a process of its own."""
    whole = f"{code}\nimport sys\nprint(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", whole]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_importing_loads_neither_pydantic_nor_httpx2() -> None:
    assert not loaded("import pixelclients") & HEAVY


def test_making_clients_loads_neither_pydantic_nor_httpx2() -> None:
    made = """
import pixelclients
for name in ("Gccai", "DalleFormat", "OceanBase"):
    for kind in (name, f"Async{name}"):
        client = getattr(pixelclients, kind)(api_key="k", base_url="http://a.test")
        repr(client), client.tasks
"""
    assert not loaded(made) & {"pydantic", "pydantic_core", "httpx2", "httpcore2"}


def runtime(names: set[str]) -> set[str]:
    """The full names of modules of the runtime, every one of which exists."""
    found = {f"pixelclients.runtime.{name}" for name in names}
    assert all(map(importlib.util.find_spec, found))
    return found


@pytest.mark.parametrize("kind", ["Gccai", "AsyncGccai"])
def test_a_client_ready_for_its_first_call_has_loaded_next_to_nothing(
    kind: str,
) -> None:
    found = loaded(
        f"from pixelclients import {kind}\n"
        f"{kind}(api_key='k').gpt_image_2_official.generate"
    )
    assert not found & (HEAVY | SLOW)
    ours = {name for name in found if name.startswith("pixelclients.runtime.")}
    client = "client" if kind == "Gccai" else "aclient"
    light = {"endpoint", "errors", "lazy", "opening", "secret", "settings", "signature"}
    assert ours == runtime({client, *light})
    assert "pixelclients.gccai.provider" not in found


def test_planning_needs_no_transport() -> None:
    found = loaded("""
import pixelclients
pixelclients.Gccai().gpt_image_2_official.plan(prompt="An owl", size="16:9").pixels
""")
    assert "pydantic" in found
    assert not found & {"httpx2", "httpcore2", "asyncio", "ssl"}
    assert not found & runtime(ASYNC | RARE - {"references"})
    assert not found & runtime({"transports", "wire"})


def test_a_first_call_loads_nothing_of_what_it_does_not_use() -> None:
    found = loaded("""
import httpx2
import pixelclients
reply = {"created": 1, "data": [{"url": "https://cdn.test/owl.png"}]}
transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=reply))
client = pixelclients.DalleFormat(base_url="http://a.test", transport=transport)
assert len(client.imagen4.generate(prompt="An owl")) == 1
""")
    assert not found & runtime(ASYNC | RARE | {"sizes", "price", "refusals"})


def test_what_is_made_with_its_first_use_is_the_same_for_all_threads() -> None:
    both_inside = threading.Barrier(2)

    class Owner:
        @once
        def made(self) -> object:
            both_inside.wait(10)
            return object()

    owner = Owner()
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(lambda _: owner.made, range(2))
    assert one is other is owner.made


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
