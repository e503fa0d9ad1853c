"""Puts an emulated provider behind a client, in process or over a socket."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path

from pixelspec.cli.find import find_endpoints
from pixelspec.cli.report import failed
from pixelspec.emulator.clock import ManualClock, SkippingClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import api_address, picture_address
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.testing.provider import EmulatedProvider

ANY_KEY = "a-key-for-the-emulator"


@contextmanager
def emulated(
    provider: str,
    *,
    socket: bool = False,
    seconds: float | None = None,
    keys: Collection[str] | None = None,
    asynchronous: Collection[str] = (),
    limits: bool = False,
) -> Iterator[EmulatedProvider]:
    """An emulated provider until the end of the block.

    Its specs are those of the project that the current folder belongs to, else those that
    come with pixelspec. In process no time passes but what a client waits; over a
    `socket`, that and the real time.

    A task takes `seconds`, else a few; `keys` are the keys that are right, else any is;
    `asynchronous` lists the model ids that are answered by a task where the reply decides;
    with `limits`, who asks too often is refused. Raises ValueError for a provider that
    there is not, or whose specs are wrong.
    """
    endpoints = endpoints_of(provider, Path.cwd())
    clock = SkippingClock() if socket else ManualClock()
    key = next(iter(keys or ()), ANY_KEY)
    make = partial(
        Emulator,
        endpoints,
        clock=clock,
        keys=keys,
        asynchronous=frozenset(asynchronous),
        seconds=seconds,
        limits=limits,
    )
    with _running(make, endpoints[0].provider, socket) as (emulator, address):
        yield EmulatedProvider(emulator, clock, address, key, socket)


@contextmanager
def _running(
    make: Callable[..., Emulator], home: Provider, socket: bool
) -> Iterator[tuple[Emulator, str]]:
    """The emulator and the address of its API."""
    if not socket:
        yield make(picture_address=picture_address(home)), api_address(home)
        return
    # A server is what no test in process needs.
    from pixelspec.emulator.server import serve

    with serve(lambda address: make(picture_address=address)) as served:
        yield served.emulator, served.api


@lru_cache
def endpoints_of(provider: str, folder: Path) -> Sequence[Endpoint]:
    """Read once a process: a specification does not change while tests run."""
    endpoints, findings = find_endpoints(provider, folder)
    if failed(findings):
        # What is wrong with no file needs no place.
        told = (str(finding).removeprefix(": ") for finding in findings)
        raise ValueError("\n".join(told).removesuffix(" [emulate]"))
    return endpoints
