"""What the tests of the documentation share: the committed specs, rendered as pages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.build.served import served_models
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.plan.docs import index_page, model_page
from pixelspec.read.tree import Mapping
from pixelspec.read.yaml import read_yaml

ROOT = Path(__file__).parents[1]
SPECS = ROOT / "specs"
# Of models with a spec of their own; a provider may serve those of others as well.
WRITTEN = tuple(
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
def endpoints() -> dict[str, Endpoint]:
    """Every model by its id, those that a provider serves for another included."""
    providers = {id: provider(id) for id in {id.partition("/")[0] for id in WRITTEN}}
    written = []
    for id in WRITTEN:
        built, wrong = build_endpoint(_tree(id), providers[id.partition("/")[0]])
        assert built is not None, wrong
        written.append(built)
    served, wrong = served_models(providers.values(), written)
    assert not wrong
    return {e.id: e for e in sorted((*written, *served), key=lambda e: e.id)}


@cache
def provider(id: str) -> Provider:
    built, wrong = build_provider(_tree(f"{id}/provider"))
    assert built is not None, wrong
    return built


def endpoint(id: str) -> Endpoint:
    """A committed model."""
    return endpoints()[id]


def catalogue() -> Catalogue:
    found = tuple(endpoints().values())
    providers = {e.provider.id: e.provider for e in found}
    return Catalogue("1.2.3", tuple(providers.values()), found)


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


def cells(text: str, first: str) -> list[str]:
    """The only row of all tables that begins with a cell."""
    found = [row for table in tables(text) for row in table if row[0] == first]
    assert len(found) == 1, (first, found)
    return found[0]


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


IDS = tuple(endpoints())
