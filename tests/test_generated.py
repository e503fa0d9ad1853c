"""What is committed under generated/ is what the specs give, and changes as little as they.

How much a reviewer reads is counted as in a diff: of lines that replace others, the larger
side.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

import tiny
from canary import hasten
from canary_places import COMMITTED, source
from edits import EDITS, Edit
from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.cli.load import load
from pixelspec.model.catalogue import Catalogue
from pixelspec.plan.units import Unit, plan_units
from pixelspec.read.project import find_project
from pixelspec.read.tool import read_tool
from pixelspec.render import render
from pixelspec.render.tidy import tidy
from pixelspec.rules import check_all
from pixelspec.shape import check_shape
from pixelspec.write import inspect

ROOT = Path(__file__).parents[1]
GENERATED = ROOT / "generated"
HINT = "run `pixelspec generate`"
CODE = "pixelclients/"
# Without the runtime, which no spec can change.
TOOL = replace(read_tool(), runtime={})
LINES_PER_LINE = 1.5


@cache
def catalogue() -> Catalogue:
    found, findings = load(find_project(ROOT)[0])
    assert found is not None, findings
    return found


def units() -> tuple[Unit, ...]:
    return plan_units(catalogue(), "pixelclients", read_tool())


@pytest.mark.parametrize("unit", units(), ids=lambda unit: unit.name)
def test_what_is_committed_is_what_the_specs_give(unit: Unit) -> None:
    for path, text in render(unit, read_tool()).items():
        assert (GENERATED / path).read_bytes() == text.encode(), HINT


def test_nothing_else_is_there() -> None:
    assert inspect(GENERATED, units()) == ()


def test_code_is_in_the_form_that_black_gives_it() -> None:
    files = sorted((GENERATED / "pixelclients").rglob("*.py"))
    assert len(files) > 20
    for file in files:
        text = file.read_text("utf-8")
        ast.parse(text)
        assert tidy(text) == text, file


def specs(folder: str) -> dict[str, str]:
    """The specs of a provider by their names, the provider's own first."""
    texts = {file: source(file) for file in COMMITTED if file.startswith(f"{folder}/")}
    shared = f"{folder}/provider"
    return {shared: texts.pop(shared), **texts}


def edited(edit: Edit) -> dict[str, str]:
    """The specs of the provider after an edit."""
    texts = specs(edit.file.partition("/")[0])
    for old, new in edit.changes:
        texts[edit.file] = tiny.edited(texts[edit.file], old, new)
    return texts


def code(texts: dict[str, str]) -> dict[str, list[str]]:
    """The lines of the client of these specs, which are sound."""
    (shared, first), *models = texts.items()
    provider_file = f"specs/{shared}.yaml"
    provider, wrong = build_provider(tiny.tree(first, provider_file))
    assert provider is not None and wrong == ()
    endpoints = []
    for id, text in models:
        node = tiny.tree(text, f"specs/{id}.yaml")
        assert check_shape(node, "model") == ()
        endpoint, wrong = build_endpoint(node, provider)
        assert endpoint is not None and wrong == () and check_all(endpoint) == ()
        endpoints.append(endpoint)
    found = Catalogue("0.1.0", (provider,), tuple(endpoints))
    files = (render(unit, TOOL) for unit in plan_units(found, "pixelclients", TOOL))
    return {p: text.splitlines() for made in files for p, text in made.items()}


def changed(old: list[str], new: list[str]) -> int:
    """How many lines a reviewer sees."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")


@cache
def before(folder: str) -> dict[str, list[str]]:
    return code(specs(folder))


def lines(edit: Edit) -> tuple[int, int]:
    """The changed lines of the spec, and those of the client."""
    folder = edit.file.partition("/")[0]
    spec, old = edited(edit)[edit.file], specs(folder)[edit.file]
    made, known = code(edited(edit)), before(folder)
    client = {p: changed(known[p], made[p]) for p in made if p.startswith(CODE)}
    assert known.keys() == made.keys()
    return changed(old.splitlines(), spec.splitlines()), sum(client.values())


def test_an_edit_changes_few_lines_of_the_client(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hasten(monkeypatch.setattr, format=True)
    counts = {edit.what: lines(edit) for edit in EDITS}
    for what, (spec, client) in counts.items():
        print(f"{what:40} {spec:3} of the spec, {client:3} of the client")
    assert len(counts) == len(EDITS) > 20 and all(min(c) for c in counts.values())
    ratios = [client / spec for spec, client in counts.values()]
    assert sum(ratios) / len(ratios) <= LINES_PER_LINE


def test_lines_are_counted_as_a_reviewer_reads_them() -> None:
    assert changed(["a", "b", "c"], ["a", "x", "y", "c"]) == 2
    assert changed(["a", "b", "c"], ["b", "c", "d"]) == 2
    assert changed(["a"], ["a"]) == 0
