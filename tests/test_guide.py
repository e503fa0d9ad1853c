"""The guide shows the whole language: held against the schema in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pixelspec.fmt import format_spec
from pixelspec.read.schema import Kind, bundled, resolved
from pixelspec.read.tree import Mapping
from pixelspec.read.yaml import read_yaml
from pixelspec.shape import check_shape

GUIDE = (Path(__file__).parents[1] / "specs" / "README.md").read_text("utf-8")
FENCE = re.compile(
    r"^```yaml (?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
KINDS: tuple[Kind, ...] = ("provider", "model")


def example(kind: Kind) -> str:
    """The spec that the guide shows; it stays one, however it is cut into blocks."""
    return "".join(m["text"] for m in FENCE.finditer(GUIDE) if m["kind"] == kind)


def plain(kind: Kind) -> Any:
    node, findings = read_yaml(example(kind), kind)
    assert isinstance(node, Mapping) and findings == ()
    return node.plain()


def plain_modes() -> Any:
    """What stands in the place of a kind, which the example of a model shows."""
    (text,) = [m["text"] for m in FENCE.finditer(GUIDE) if m["kind"] == "modes"]
    node, findings = read_yaml(text, "modes")
    assert isinstance(node, Mapping) and findings == ()
    return node.plain()


def named(schema: Any, kind: Kind, path: str) -> tuple[Any, str]:
    """A schema behind its reference, and its path: the name of a definition if it is one."""
    if "$ref" not in schema:
        return schema, path
    name = schema["$ref"].rpartition("/")[2]
    return bundled(kind)["$defs"][name], name


def keys(kind: Kind) -> set[str]:
    """Every key of the language, as `operation/billable`."""
    whole = bundled(kind)
    parts = {"": whole, **whole["$defs"]}
    return {path for name, part in parts.items() for path in inside(part, name)}


def inside(schema: Any, path: str) -> Iterator[str]:
    """The keys of one definition, * for a name that an author chooses."""
    for key, value in schema.get("properties", {}).items():
        yield f"{path}/{key}"
        yield from inside(value, f"{path}/{key}")
    for keyword in ("additionalProperties", "items"):
        if isinstance(schema.get(keyword), dict):
            yield from inside(schema[keyword], f"{path}/*")


def shown(value: Any, schema: Any, kind: Kind, path: str = "") -> Iterator[str]:
    """The keys that an example makes use of."""
    schema, path = named(schema, kind, path)
    if isinstance(value, dict):
        for key, inner in value.items():
            known = schema.get("properties", {}).get(key)
            further = schema.get("additionalProperties")
            step = f"{path}/*" if known is None else f"{path}/{key}"
            yield step
            below = (further if known is None else known) or {}
            yield from shown(inner, below, kind, step)
    elif isinstance(value, list):
        for inner in value:
            yield from shown(inner, schema.get("items", {}), kind, f"{path}/*")


def words(schema: Any) -> Iterator[str]:
    """Every word that the language itself defines."""
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", ()))
        for key, value in schema.items():
            yield from words(value) if key != "examples" else ()
    elif isinstance(schema, list):
        for value in schema:
            yield from words(value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_a_spec_in_the_common_style(kind: Kind) -> None:
    node, findings = read_yaml(example(kind), f"{kind} example of the guide")
    assert node is not None
    assert [str(f) for f in findings + check_shape(node, kind)] == []
    assert format_spec(example(kind)) == example(kind)


# What stands with every fact is shown where it says something.
EVERYWHERE = ("/confidence", "/at")


def test_every_key_is_shown() -> None:
    every = {key for kind in KINDS for key in keys(kind)}
    used = {key for kind in KINDS for key in shown(plain(kind), bundled(kind), kind)}
    used |= set(shown(plain_modes(), bundled("model"), "model"))
    # A cell is described in two branches, of which only validation knows the right one.
    # Prices have one of two forms, and a model has one price.
    unshown = every - used - {"cell/refused", "prices/each"}
    assert {key for key in unshown if not key.endswith(EVERYWHERE)} == set()
    assert "{refused: " in example("model") and "`each: 0.01`" in example("model")


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_named(kind: Kind) -> None:
    assert [word for word in words(resolved(kind)) if str(word) not in GUIDE] == []


def test_each_keyword_that_stands_with_facts_is_shown_somewhere() -> None:
    for word in EVERYWHERE:
        assert all(f"{word[1:]}: " in example(kind) for kind in KINDS)
    for confidence in ("documented", "reported", "assumed", "disputed"):
        assert f"`{confidence}`" in GUIDE


def test_modes_take_the_place_of_a_kind() -> None:
    (modes,) = [m["text"] for m in FENCE.finditer(GUIDE) if m["kind"] == "modes"]
    alone = re.sub(r"^kind:\n(  .*\n)+submit: .*\n", "", example("model"), flags=re.M)
    for text, right in ((alone + modes, True), (example("model") + modes, False)):
        node, _ = read_yaml(text, "modes")
        assert node is not None
        assert (check_shape(node, "model") == ()) is right
