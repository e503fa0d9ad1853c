"""The main job, whole: buys pictures from each system through its generated clients.

Each provider is emulated behind a real socket on this machine; its time, and the waiting of
the client, run fast. The pictures are saved to `out/`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pixelclients
from picture_size import seen
from pixelspec.cli.load import load
from pixelspec.emulator.clock import RealClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.server import serve
from pixelspec.model.catalogue import Catalogue
from pixelspec.read.project import find_project

HERE = Path(__file__).parent
SPEED = 200.0
ASYNCHRONOUS = frozenset({"a-model-with-tasks"})


@dataclass(frozen=True)
class Purchase:
    """One call to show: which client, which of its models, which keywords."""

    provider: str
    client: Callable[..., Any]
    model: str
    keywords: dict[str, object]


PURCHASES = (
    Purchase(
        "gccai",
        pixelclients.Gccai,
        "imagen_4_0_gccai",
        {"prompt": "A paper boat on a puddle", "size": "9:16"},
    ),
    Purchase(
        "gccai",
        pixelclients.Gccai,
        "gpt_image_2_official",
        {"prompt": "A lighthouse at dusk", "size": "16:9", "resolution": "2k"},
    ),
    Purchase(
        "dalle-format",
        pixelclients.DalleFormat,
        "imagen4",
        {"prompt": "A quiet pond", "aspect_ratio": "16:9"},
    ),
    Purchase(
        "oceanbase",
        pixelclients.OceanBase,
        "generic",
        {"model": "a-model-that-answers-at-once", "vendor": {"prompt": "A red kite"}},
    ),
    Purchase(
        "oceanbase",
        pixelclients.OceanBase,
        "generic",
        {"model": "a-model-with-tasks", "vendor": {"prompt": "A blue kite"}},
    ),
    Purchase(
        "volcengine",
        pixelclients.Volcengine,
        "seedream_4_0",
        {"prompt": "A green kite", "size": "2K"},
    ),
    Purchase(
        "bailian",
        pixelclients.Bailian,
        "wan2_6_t2i",
        {"prompt": "A white kite", "size": "1280*1280", "n": 1},
    ),
    Purchase(
        "oceanbase",
        pixelclients.OceanBase,
        "seedream_4_0",
        {"prompt": "A grey kite", "size": "2K"},
    ),
    Purchase(
        "oceanbase",
        pixelclients.OceanBase,
        "qwen_image",
        {"prompt": "A black kite", "size": "1328*1328"},
    ),
)


def main() -> int:
    project, _ = find_project(HERE)
    catalogue, findings = load(project)
    if catalogue is None:
        print(*findings, sep="\n", file=sys.stderr)
        return 1
    out = project.root / "out"
    print(_row("model", "planned", "delivered", "task", "cost", "file"))
    for purchase in PURCHASES:
        with emulated(catalogue, purchase) as client:
            print(_row(*_buy(client, purchase, out)))
    return 0


@contextmanager
def emulated(catalogue: Catalogue, purchase: Purchase) -> Iterator[Any]:
    """The client of a purchase, connected to its emulated provider."""
    endpoints = [e for e in catalogue.endpoints if e.provider.id == purchase.provider]

    def make(picture_address: str) -> Emulator:
        return Emulator(
            endpoints,
            clock=RealClock(SPEED),
            picture_address=picture_address,
            keys=["demo-key"],
            asynchronous=ASYNCHRONOUS,
        )

    with (
        serve(make) as served,
        purchase.client(
            api_key="demo-key",
            base_url=served.api,
            sleep=lambda seconds: time.sleep(seconds / SPEED),
        ) as client,
    ):
        yield client


def _buy(client: Any, purchase: Purchase, out: Path) -> tuple[str, ...]:
    endpoint = getattr(client, purchase.model)
    plan = endpoint.plan(**purchase.keywords)
    images = plan.generate()
    file = images.save_all(out / purchase.provider / purchase.model)[0]
    return (
        endpoint.id,
        _planned(plan.candidates),
        _pixels(seen(file.read_bytes())[1:]),
        images.task_id or "-",
        str(images.cost or "-"),
        str(file.relative_to(out.parent)),
    )


def _planned(candidates: tuple[tuple[int, int], ...]) -> str:
    if len(candidates) > 1:
        return f"one of {len(candidates)}"
    return _pixels(candidates[0] if candidates else None)


def _pixels(size: tuple[int, int] | None) -> str:
    return f"{size[0]}x{size[1]}" if size else "not stated"


def _row(*cells: str) -> str:
    widths = (27, 11, 11, 32, 8, 0)
    return "".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))


if __name__ == "__main__":
    sys.exit(main())
