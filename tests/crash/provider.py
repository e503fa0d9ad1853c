"""A process of its own: an emulated provider behind a socket, with answers that take a
while."""

from __future__ import annotations

import random
import sys
import time

import made_up
from emulated import GPT, endpoint
from pixelspec.emulator.clock import RealClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.request import Reply, Request
from pixelspec.emulator.server import serve

TASK_SECONDS = 0.1
SLOWEST = 0.02


class Slow(Emulator):
    """Answers after a while, so that a client can be killed on the way there and back."""

    def handle(self, request: Request) -> Reply:
        time.sleep(random.uniform(0.0, SLOWEST))
        reply = super().handle(request)
        time.sleep(random.uniform(0.0, SLOWEST))
        return reply


def main() -> None:
    """Say where the API is, and serve until nobody holds the other end any more."""
    model = made_up.endpoint(made_up.GLOW) if sys.argv[1] == "Lumen" else endpoint(GPT)

    def make(pictures: str) -> Emulator:
        clock = RealClock()
        return Slow(
            [model], clock=clock, picture_address=pictures, seconds=TASK_SECONDS
        )

    with serve(make) as served:
        print(served.api, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
