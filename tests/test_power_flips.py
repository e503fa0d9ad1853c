"""Every fact of every spec can be made false, by itself; and no field of the model is left
out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

import pytest

import tiny
from pixelspec.compare.edits import edits
from pixelspec.compare.parts import WHOLE, leaves
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Stated
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Required
from pixelspec.model.source import Source
from pixelspec.place import Place
from pixelspec.power.flips import flips
from pixelspec.power.prose import MARK, PROSE, is_prose, reworded
from pixelspec.power.walk import (
    INTERNAL,
    KEY,
    ON_WIRE,
    Leaf,
    model_leaves,
    provider_leaves,
    put,
    says,
)

TINY = tiny.endpoint()
# Providers that are made up, so as to use every keyword of the language.
MODELS = {
    "tiny/model": TINY,
    **tiny.committed(tiny.ROOT / "tests" / "providers"),
    **tiny.committed(),
}
# Fields that have one value in the language.
SINGLE = {("Auth", "scheme"), ("Header", "effect"), ("ReplyHeader", "role")}
# What is there only to be read elsewhere: the list of models that a gateway passes on.
ELSEWHERE = {("Endpoint", "served"), ("Evidence", "kind")}


def facts(model: Endpoint) -> Iterator[tuple[Leaf, Endpoint | Provider]]:
    yield from ((leaf, model) for leaf in model_leaves(model))
    yield from ((leaf, model.provider) for leaf in provider_leaves(model.provider))


def leaf(path: str, model: Endpoint = TINY) -> Leaf:
    """The leaf of a path; where a name stands there too, the leaf below it."""
    return next(found for found, _ in facts(model) if found.path == path)


def flipped(path: str, model: Endpoint = TINY) -> list[Any]:
    """What is made of a fact, first choices alone."""
    return [choices[0] for choices in flips(leaf(path, model), model)]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_flip_changes_one_fact_and_no_other(name: str) -> None:
    model = MODELS[name]
    wrong = []
    for fact, owner in facts(model):
        for choices in flips(fact, model):
            changed = edits(owner, put(owner, fact.spot.steps, choices[0]))
            if not changed or not all(_at(e.spot.path, fact) for e in changed):
                wrong.append((fact.path, choices[0], [e.spot.path for e in changed]))
    assert wrong == []


def _at(path: str, fact: Leaf) -> bool:
    """At the fact; a name that changes is one that went and one that came."""
    own = fact.spot.path
    named = fact.spot.steps[-1] == KEY or fact.home in ON_WIRE
    near = f"{own.rpartition(f'.{fact.spot.keys[-1]}')[0]}." if named else f"{own}."
    # A reply that shows no pictures is the only one that knew them.
    gone = fact.home == ("Reply", "pictures") and path.startswith("pictures.")
    return path == own or path.startswith(near) or gone


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_leaf_that_says_something_is_a_fact(name: str) -> None:
    model = MODELS[name]
    known = {fact.path for fact, _ in facts(model)}
    nothing = (None, "", (), Required())
    walked = [spot.path for spot, value in leaves(model) if value not in nothing]
    shared = [s.path for s, v in leaves(model.provider) if v not in nothing]
    silent = {p for p in walked if p.endswith(".default")}
    assert set(walked) - silent <= known
    assert {f"provider.{path}" for path in shared} <= known


def classes(kind: Any) -> Iterator[Any]:
    """A class of the model, and all that its fields hold."""
    seen: list[Any] = []
    waiting = [kind]
    while waiting:
        found = waiting.pop()
        if is_dataclass(found) and found not in (*seen, Place):
            seen.append(found)
            inner = found.__name__ not in WHOLE
            waiting += get_type_hints(found).values() if inner else ()
        waiting += get_args(found)
    return iter(seen)


@cache
def flippable() -> frozenset[tuple[str, str]]:
    """The fields that are flipped in one spec or another."""
    return frozenset(
        fact.home
        for model in MODELS.values()
        for fact, _ in facts(model)
        if not is_prose(fact) and flips(fact, model)
    )


def test_no_field_of_the_model_is_neither_flipped_nor_prose() -> None:
    """Who gives the language a field has to say which it is, or to use it in a spec of
    tests/providers."""
    known = flippable() | PROSE | INTERNAL | ON_WIRE | SINGLE | ELSEWHERE
    escaped = {
        (kind.__name__, field.name)
        for kind in classes(Endpoint)
        if kind.__name__ not in WHOLE
        for field in fields(kind)
        if not _holds_records(get_type_hints(kind)[field.name])
    }
    assert escaped - known == set()


def _holds_records(hint: Any) -> bool:
    """Whether what the field holds is walked further, or is but a place."""
    whole = {kind for kind in classes(hint) if kind.__name__ in WHOLE}
    return bool({*classes(hint), *_places(hint)} - whole)


def _places(hint: Any) -> set[Any]:
    return {hint} & {Place, Source}


def test_a_name_on_the_wire_is_a_fact_at_the_path_of_its_record() -> None:
    assert leaf("parameters.tier.values.low").value == "low"
    assert leaf("provider.replies.task.fields.data.state").value == "data.state"
    assert leaf("provider.operations.batch.body.ids").value == "list"
    names = [f.value for f, _ in facts(TINY) if f.spot.steps[-1] == KEY]
    assert names == ["ids"]


def test_what_says_nothing_is_no_fact() -> None:
    assert all(says(fact) for fact, _ in facts(TINY))
    assert not [f for f, _ in facts(TINY) if f.path == "parameters.seed.range"]


@pytest.mark.parametrize(
    ("path", "flip"),
    [
        ("kind.is", "sync"),  # the next word
        ("parameters.prompt.required", False),
        ("parameters.prompt.length.most", 39),  # what was documented falls out of it
        ("parameters.n.range.least", 2),
        ("parameters.tier.default", Stated("high")),
        ("parameters.size.accepts", ("auto", "pixels")),  # one word less
        ("parameters.size.ratios.16:9", "116:9"),
        ("parameters.tier.values.low", "lowx"),
        ("parameters.references.wire", "input.imagesx"),
        ("parameters.n.wire", "nx"),
        ("provider.operations.query.request", "PUT"),
        ("provider.pictures.result.each", "data.imagesx[]"),
        ("provider.pictures.result.address.in", ("url",)),
        ("provider.servers.default.address", "https://x.tiny.example"),
    ],
)
def test_a_flip_takes_something_documented_away(path: str, flip: object) -> None:
    assert flipped(path)[0] == flip


def test_each_of_two_numbers_is_flipped_by_itself() -> None:
    model = MODELS["gccai/gpt-image-2-official"]
    assert flipped("provider.polling.first", model) == [(11, 20), (10, 19)]


def test_a_condition_asks_for_another_value() -> None:
    model = MODELS["gccai/gpt-image-2-official"]
    (changed,) = flipped("quirks.transparent-downgraded.when", model)
    assert changed.tests[0].values == ("auto",)


def test_prose_can_be_told_by_its_mark() -> None:
    doc = leaf("parameters.prompt.doc", MODELS["gccai/gpt-image-2-official"])
    assert is_prose(doc) and str(reworded(doc)).endswith(MARK)
