"""A client ready for its first call against importing httpx2 and pydantic: at most 0.3x the
processor time. The whole first call, each in a process of its own, against the same by hand:
at most 1.1x.

What a client puts off until its first call is in the second figure.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from calling import emulator
from timing import Pair, child, environment, in_turn, middle, ratio, shown, verdict
from yardstick import ROOT

READY = "from pixelclients import Gccai; Gccai(api_key='k').gpt_image_2_official"
IMPORTED = "import httpx2, pydantic"
READY_ALLOWED = 0.3

CALL = """
from pixelclients import DalleFormat
client = DalleFormat(base_url={address!r}, api_key="k")
client.imagen4.generate(prompt="A quiet pond", aspect_ratio="16:9")
"""
BY_HAND = """
import httpx2
from pydantic import BaseModel

class Order(BaseModel):
    model: str = "imagen4"
    prompt: str
    aspect_ratio: str | None = None

class Picture(BaseModel):
    url: str

class Pictures(BaseModel):
    data: list[Picture]

client = httpx2.Client(headers={{"Authorization": "Bearer k"}})
order = Order(prompt="A quiet pond", aspect_ratio="16:9")
answer = client.post({address!r} + "/v1/images/generations", json=order.model_dump())
Pictures.model_validate(answer.raise_for_status().json())
"""
CALL_ALLOWED = 1.1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=15)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, emulator() as address:
        folder = Path(name)
        ready = compared(READY, IMPORTED, folder, asked.pairs)
        call, by_hand = (text.format(address=address) for text in (CALL, BY_HAND))
        called = compared(call, by_hand, folder, asked.pairs)
    names = ("a client, ready", "httpx2 and pydantic, imported")
    met = told("ready", names, ready, READY_ALLOWED)
    names = ("the first call", "the same by hand")
    return 0 if told("first call", names, called, CALL_ALLOWED) and met else 1


def compared(ours: str, theirs: str, folder: Path, pairs: int) -> list[Pair]:
    """What two programs cost, each in a process of its own."""
    env = environment(folder / "bytecode", PYTHONPATH=str(ROOT / "generated"))
    return in_turn(
        lambda: child([sys.executable, "-c", ours], folder, env),
        lambda: child([sys.executable, "-c", theirs], folder, env),
        pairs,
    )


def told(what: str, names: tuple[str, str], pairs: list[Pair], allowed: float) -> bool:
    print(shown(names[0], middle([ours for ours, _ in pairs])))
    print(shown(names[1], middle([theirs for _, theirs in pairs])))
    return verdict(f"{what}, cpu, ours / theirs", ratio(pairs).cpu, allowed)


if __name__ == "__main__":
    sys.exit(main())
