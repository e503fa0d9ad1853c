"""No fact of any spec changes in silence: each leaf of each committed model is turned into
another value, and the change has to be found at its path."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tiny
from changed import ROWS, mutants
from pixelspec.compare.compare import compare
from pixelspec.compare.edits import edits, graft
from pixelspec.compare.parts import leaves
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider

MODELS: dict[str, Endpoint | Provider] = {**tiny.committed()}
MODELS |= {e.provider.id: e.provider for e in tiny.committed().values()}
# Providers that are made up, so as to use every keyword of the language.
MADE_UP = tiny.committed(tiny.ROOT / "tests" / "providers")
MODELS |= {**MADE_UP, **{e.provider.id: e.provider for e in MADE_UP.values()}}
MODELS |= {"tiny/model": tiny.endpoint(), "tiny": tiny.endpoint().provider}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_changed_leaf_is_found_at_its_path(name: str) -> None:
    model = MODELS[name]
    silent, elsewhere = [], []
    for spot, mutant in mutants(model):
        paths = [found.change.path for found in compare(model, mutant, ROWS)]
        if not paths:
            silent.append(spot.path)
        elif not any(_at(path, spot.path) for path in paths):
            elsewhere.append((spot.path, paths))
    assert silent == []
    assert elsewhere == []


def _at(path: str, leaf: str) -> bool:
    """At the leaf itself, at a part of it, or at what its list no longer names."""
    named = {"table.columns": "table."}
    if leaf.startswith("replies.") and leaf.endswith(".pictures"):
        named[leaf] = "pictures."
    return path == leaf or path.startswith((f"{leaf}.", named.get(leaf, f"{leaf}.")))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_field_of_the_model_is_walked(name: str) -> None:
    """What the fingerprint sees, the walker sees: nothing may be left out by both."""
    model = MODELS[name]
    facts = {spot.fact for spot, _ in leaves(model)}
    unseen = {"id", "source", "provider"}
    fields = {field for field in vars(model) if field not in unseen}
    empty = {field for field in fields if getattr(model, field) == ()}
    assert {fact.partition(".")[0] for fact in facts} >= fields - empty


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_model_is_like_itself(name: str) -> None:
    assert compare(MODELS[name], MODELS[name], ROWS) == []


def test_one_edit_made_by_itself_is_the_only_difference() -> None:
    model = tiny.endpoint()
    for spot, mutant in mutants(model):
        assert isinstance(mutant, Endpoint)
        wanted = edits(model, mutant)
        for edit in wanted:
            alone = graft(model, replace(mutant, title="besides"), edit.spot.steps)
            made = {e.spot.path for e in edits(model, alone)}
            assert edit.spot.path in made
            assert spot.path == "title" or "title" not in made
