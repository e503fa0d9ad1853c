"""The guide shows the whole language: held against the schema in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pixelspec.fmt import format_spec
from pixelspec.read.schema import Kind, resolved
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


def keys(schema: Any, path: str = "") -> Iterator[str]:
    """The path of every key of the language, * for a name that an author chooses."""
    for key, value in schema.get("properties", {}).items():
        yield f"{path}/{key}"
        yield from keys(value, f"{path}/{key}")
    for keyword in ("additionalProperties", "items"):
        if isinstance(schema.get(keyword), dict):
            yield from keys(schema[keyword], f"{path}/*")


def shown(value: Any, schema: Any, path: str = "") -> Iterator[str]:
    """The paths of the keys that an example makes use of."""
    if isinstance(value, dict):
        for key, inner in value.items():
            known = schema.get("properties", {}).get(key)
            further = schema.get("additionalProperties")
            step = f"{path}/*" if known is None else f"{path}/{key}"
            yield step
            yield from shown(inner, (further if known is None else known) or {}, step)
    elif isinstance(value, list):
        for inner in value:
            yield from shown(inner, schema.get("items", {}), f"{path}/*")


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


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_shown(kind: Kind) -> None:
    schema = resolved(kind)
    unshown = set(keys(schema)) - set(shown(plain(kind), schema))
    # The rows are described by their branches; the other kind shows what is shared.
    shared = {"/pages/*/modified", "/gaps/*/when", "/gaps/*/when/*/not"}
    left = {path for path in unshown - shared if not path.endswith(EVERYWHERE)}
    assert left - operations(kind) == set()


def operations(kind: Kind) -> set[str]:
    """Keys of an operation that one of the three shows for all."""
    schema = resolved(kind)
    names = schema["properties"].get("operations", {}).get("properties", {})
    used = set(shown(plain(kind), schema))
    own = {path.split("/")[3] for path in used if path.count("/") == 3}
    return {f"/operations/{name}/{key}" for name in names for key in own}


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_named(kind: Kind) -> None:
    assert [word for word in words(resolved(kind)) if str(word) not in GUIDE] == []


def test_each_keyword_that_stands_with_facts_is_shown_somewhere() -> None:
    for word in EVERYWHERE:
        assert all(f"{word[1:]}: " in example(kind) for kind in KINDS)
    for confidence in ("documented", "reported", "assumed", "disputed"):
        assert f"`{confidence}`" in GUIDE
