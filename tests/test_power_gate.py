"""No wrong fact survives: the four systems, and a fixed sample of the vendors' models."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pixelspec.cli.load import load
from pixelspec.model.catalogue import Catalogue
from pixelspec.power.control import unmoved
from pixelspec.power.pool import Bureau, jobs, run_all
from pixelspec.power.source import Renderer
from pixelspec.power.stand import stand_of
from pixelspec.read.project import Project, find_project
from pixelspec.read.tool import read_tool

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
FOUR = (
    "dalle-format/imagen4",
    "gccai/gpt-image-2-official",
    "gccai/imagen-4.0-gccai",
    "oceanbase/generic",
)
# A picture at once, a task by mode, and a vendor's model behind the gateway.
SAMPLE = (
    "volcengine/seedream-4.0",
    "bailian/wan2.6-image",
    "bailian/qwen-image",
)


@cache
def project() -> tuple[Project, Catalogue]:
    found, _ = find_project(ROOT)
    catalogue, _ = load(found)
    assert catalogue is not None
    return found, catalogue


@cache
def bureau() -> Bureau:
    home, catalogue = project()
    endpoints = {endpoint.id: endpoint for endpoint in catalogue.endpoints}
    return Bureau(endpoints, home.out, Renderer(read_tool().templates))


@pytest.mark.parametrize("name", [*FOUR, *SAMPLE])
def test_every_wrong_fact_of_a_model_is_noticed(name: str) -> None:
    _lives(name, jobs([bureau().endpoints[name]]), name)


@pytest.mark.parametrize("provider", ["dalle-format", "gccai", "oceanbase"])
def test_every_wrong_fact_of_a_provider_is_noticed(provider: str) -> None:
    models = [e for e in project()[1].endpoints if e.provider.id == provider]
    _lives(f"{provider}/provider", jobs(models), provider)


def _lives(name: str, todo: object, shown: str) -> None:
    chosen = [job for job in todo if job.name == name]  # type: ignore[attr-defined]  # jobs
    (found,) = run_all(chosen, bureau(), processes=1)
    assert found.red == ()
    assert [f"{v.side} {v.fact}: {v.flip}" for v in found.survivors] == []
    assert found.verdicts, f"nothing was flipped of {shown}"


@pytest.mark.parametrize("name", [*FOUR, *SAMPLE])
def test_every_group_fails_where_nothing_is_known(name: str) -> None:
    known = bureau()
    stand = stand_of(known.endpoints[name], known.out, known.renderer)
    assert unmoved([stand]) == {}
