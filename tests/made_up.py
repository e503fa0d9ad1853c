"""Made-up providers that document what no committed page does: their package, their
clients and their emulators.

`lumen` works by tasks: an idempotency header, limits, prices by quality, a list, a batch
query, cancellation, lifetimes; its model is `client.glow`. `atelier` answers at once:
base64 or addresses, uploads, one price a picture; its model is `client.sketch`. `quarry` has
several servers, ways to order and limits of every kind; its models are `client.slate`,
`client.marble` (deprecated) and `client.chalk` (sunset). `depot` is a gateway that serves the
first two. All stand in tests/providers.
"""

from __future__ import annotations

import atexit
import importlib
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from client.shop import KEY, Shop
from pixelspec.cli.load import load
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import api_address, picture_address, transport
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.units import plan_units
from pixelspec.read.project import Project
from pixelspec.read.tool import read_tool
from pixelspec.render import render

PROVIDERS = Path(__file__).parent / "providers"
GLOW = "lumen/glow"
SKETCH = "atelier/sketch"
SLATE = "quarry/slate"
SERVED = "depot/slate"
CLIENTS = {"Lumen": GLOW, "Atelier": SKETCH, "Quarry": SLATE, "Depot": SERVED}
PACKAGE = "made_up_clients"


@cache
def catalogue() -> Catalogue:
    """The specs of all, which keep every rule."""
    found, findings = load(Project(PROVIDERS.parent, PROVIDERS, PROVIDERS / "none"))
    assert found is not None and findings == (), findings
    return found


def endpoint(id: str) -> Endpoint:
    """The model behind one spec."""
    return next(one for one in catalogue().endpoints if one.id == id)


@cache
def package() -> Any:
    """The generated package, which has the clients Lumen, Atelier and their async twins;
    made once a process, in a folder that goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="made-up-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    tool = read_tool()
    for unit in plan_units(catalogue(), PACKAGE, tool):
        for path, text in render(unit, tool).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    sys.path.append(str(folder))
    importlib.invalidate_caches()
    return importlib.import_module(PACKAGE)


def shop(client: str, **options: Any) -> Shop:
    """The provider behind a client class, emulated, and clients that are customers there."""
    clock = ManualClock()
    carrier = transport(behind := emulator(client, clock, **{"keys": [KEY], **options}))
    address = api_address(behind.provider)
    return Shop(client, carrier, clock, address, behind, package=package())


def emulator(client: str, clock: ManualClock, **options: Any) -> Emulator:
    """The provider behind a client class, with all of its models."""
    provider = endpoint(CLIENTS[client]).provider
    options = {"picture_address": picture_address(provider), **options}
    return Emulator(catalogue().of(provider), clock=clock, **options)
