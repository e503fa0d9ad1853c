"""What the tests of the documentation share: the committed specs, rendered as pages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.docs import index_page, model_page
from pixelspec.read.tree import Mapping
from pixelspec.read.yaml import read_yaml

ROOT = Path(__file__).parents[1]
SPECS = ROOT / "specs"
IDS = tuple(
    file.relative_to(SPECS).with_suffix("").as_posix()
    for file in sorted(SPECS.glob("*/*.yaml"))
    if file.name != "provider.yaml" and not file.name.endswith(".lock.yaml")
)
TEMPLATES = Environment(
    loader=FileSystemLoader(ROOT / "templates" / "docs"),
    undefined=StrictUndefined,
    autoescape=False,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


@cache
def endpoint(id: str) -> Endpoint:
    """A committed model."""
    provider, wrong = build_provider(_tree(f"{id.partition('/')[0]}/provider"))
    assert provider is not None, wrong
    built, wrong = build_endpoint(_tree(id), provider)
    assert built is not None, wrong
    return built


def catalogue() -> Catalogue:
    endpoints = tuple(endpoint(id) for id in IDS)
    providers = {e.provider.id: e.provider for e in endpoints}
    return Catalogue("1.2.3", tuple(providers.values()), endpoints)


def page(of: Endpoint) -> str:
    return TEMPLATES.get_template("model.md.j2").render(
        page=model_page(of, "acme.images")
    )


def index(of: Catalogue) -> str:
    return TEMPLATES.get_template("index.md.j2").render(page=index_page(of))


def sections(text: str) -> dict[str, str]:
    """The text below each heading of the second level."""
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def tables(text: str) -> list[list[list[str]]]:
    """The cells of every table, its header first, the line below it left out."""
    found = re.findall(r"(?:^\|.*\|\n)+", text, flags=re.MULTILINE)
    lines = [table.splitlines() for table in found]
    return [[_cells(line) for line in (t[0], *t[2:])] for t in lines]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line[1:-1].split("|")]


def fences(text: str, language: str) -> list[str]:
    """The code blocks of a language."""
    pattern = rf"^(`{{3,}}){language}\n(.*?)\n\1$"
    return [m[2] for m in re.finditer(pattern, text, re.MULTILINE | re.DOTALL)]


def _tree(name: str) -> Mapping:
    node, findings = read_yaml((SPECS / f"{name}.yaml").read_bytes(), name)
    assert isinstance(node, Mapping), findings
    return node
