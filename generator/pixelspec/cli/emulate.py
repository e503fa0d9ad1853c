"""`pixelspec emulate`: serves a provider that behaves as its page says."""

from __future__ import annotations

import argparse
import math
import threading
from collections.abc import Sequence
from pathlib import Path

from pixelspec.cli.find import find_endpoints
from pixelspec.cli.report import FINE, failed, report
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.place import NOWHERE, Finding
from pixelspec.plan.names import address_variable


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "emulate",
        help="serve a provider that behaves as its page says",
        description="Serves an emulated provider on this machine until Ctrl-C: one"
        " address for the API, one for the pictures. A provider of which this project has"
        " no specs is taken from those that come with pixelspec.",
    )
    parser.add_argument("provider", metavar="PROVIDER", help="such as gccai")
    parser.add_argument(
        "--port", type=_port, default=0, help="of the API; 0 (the default) takes any"
    )
    parser.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        help="how fast time goes by there; 20 finishes a task of 60 s in 3 s",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    endpoints, findings = find_endpoints(arguments.provider, Path.cwd())
    if failed(findings):
        return report(findings, "")
    report(findings, "")
    try:
        _serve(endpoints, arguments.port, arguments.speed)
    except KeyboardInterrupt:
        return FINE
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        message = f"port {arguments.port} cannot be opened: {reason}"
        hint = "leave --port out to take any"
        return report([Finding(NOWHERE, "emulate", message, hint=hint)], "")
    return FINE


def _serve(endpoints: Sequence[Endpoint], port: int, speed: float) -> None:
    # A server is what no other verb needs.
    from pixelspec.emulator.clock import RealClock
    from pixelspec.emulator.provider import Emulator
    from pixelspec.emulator.server import serve

    clock = RealClock(speed)
    with serve(
        lambda address: Emulator(endpoints, clock=clock, picture_address=address), port
    ) as served:
        print(f"api      {served.api}")
        print(f"pictures {served.pictures}")
        for name, value in _exports(endpoints[0].provider, served.api):
            print(f"export {name}={value}")
        print(end="", flush=True)
        threading.Event().wait()


def _exports(provider: Provider, address: str) -> tuple[tuple[str, str], ...]:
    """What a shell sets so that a generated client buys here; any key is right."""
    return (address_variable(provider), address), (provider.auth.env, "any")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"'{text}' is no port from 0 to 65535")
    return int(text)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not (math.isfinite(speed) and speed > 0):
        raise argparse.ArgumentTypeError(f"'{text}' is no number above 0")
    return speed
