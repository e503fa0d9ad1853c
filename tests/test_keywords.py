"""Holds that no stage forgets a keyword of the spec language.

A keyword is a property that the schemas name. The guide has to show it, `build` has to
ask a node for it, the model needs a field for it, and `plan` and `emulator` have to read
that field, each as soon as it has modules. `keywords.toml` says what a keyword becomes
and gives a reason where a stage has nothing to do with it. Fields are told apart by name
alone: a stage that reads a field of the same name of another class goes unnoticed.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "generator" / "pixelspec"
GUIDE = ROOT / "specs" / "README.md"
with (ROOT / "tests" / "keywords.toml").open("rb") as file:
    TABLE: dict[str, Any] = tomllib.load(file)
STAGES: list[str] = TABLE["stages"]


def keywords(schema: object) -> Iterator[str]:
    """Every property that a schema describes, wherever in it."""
    if isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            yield from (k for k, v in properties.items() if v is not False)
    inner = schema.values() if isinstance(schema, dict) else schema
    for part in inner if isinstance(schema, dict | list) else ():
        yield from keywords(part)


def language() -> list[str]:
    files = sorted((HOUSE / "schema").glob("*.schema.json"))
    found = (keywords(json.loads(file.read_text("utf-8"))) for file in files)
    return sorted({keyword for schema in found for keyword in schema})


def trees(stage: str) -> list[ast.Module]:
    files = sorted((HOUSE / stage).rglob("*.py"))
    return [ast.parse(file.read_text("utf-8")) for file in files]


def asked_for(modules: Iterable[ast.Module]) -> set[str]:
    """The texts that calls get, as in `text_at(node, "doc")`."""
    calls = (n for m in modules for n in ast.walk(m) if isinstance(n, ast.Call))
    arguments = (argument for call in calls for argument in call.args)
    return {
        argument.value
        for argument in arguments
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def declared(modules: Iterable[ast.Module]) -> set[str]:
    """The annotated names in the bodies of classes."""
    classes = (n for m in modules for n in ast.walk(m) if isinstance(n, ast.ClassDef))
    return {
        line.target.id
        for found in classes
        for line in found.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
    }


def attributes(modules: Iterable[ast.Module]) -> set[str]:
    """Everything that is read as `something.name`."""
    nodes = (node for module in modules for node in ast.walk(module))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def shown(guide: str) -> set[str]:
    """The keys that a guide writes."""
    return set(re.findall(r"(?<![\w-])([a-z0-9][a-z0-9-]*):", guide))


def fields(keyword: str, means: Mapping[str, list[str]]) -> list[str]:
    """The fields that a keyword becomes: those of its own name unless stated."""
    return means.get(keyword, [keyword.replace("-", "_")])


@cache
def names(stage: str) -> set[str]:
    """What a stage shows, asks for, declares or reads."""
    if stage == "guide":
        return shown(GUIDE.read_text("utf-8"))
    read = {"build": asked_for, "model": declared}.get(stage, attributes)
    return read(trees(stage))


def handled(stage: str, keyword: str) -> bool:
    if stage in ("guide", "build"):
        return keyword in names(stage)
    return all(field in names(stage) for field in fields(keyword, TABLE["means"]))


def exists(stage: str) -> bool:
    return GUIDE.exists() if stage == "guide" else bool(trees(stage))


def excused(stage: str) -> list[str]:
    reasons: dict[str, list[str]] = TABLE["without"].get(stage, {})
    return [keyword for listed in reasons.values() for keyword in listed]


def forgotten(stage: str) -> list[str]:
    return [
        f"the stage {stage} does not handle the keyword '{keyword}'"
        for keyword in language()
        if keyword not in excused(stage) and not handled(stage, keyword)
    ]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_handles_every_keyword(stage: str) -> None:
    if not exists(stage):
        pytest.skip(f"{stage} is not there yet")
    if stage in TABLE["unfinished"]:
        assert forgotten(stage), f"{stage} is complete: take it out of 'unfinished'"
    else:
        assert forgotten(stage) == []


@pytest.mark.parametrize("stage", STAGES)
def test_an_excuse_is_needed(stage: str) -> None:
    """An excuse for a keyword that is handled, or is none, hides the next mistake."""
    if not exists(stage):
        pytest.skip(f"{stage} is not there yet")
    known = language()
    idle = [k for k in excused(stage) if k not in known or handled(stage, k)]
    assert idle == []


def test_the_table_speaks_of_keywords() -> None:
    known = language()
    assert [word for word in TABLE["means"] if word not in known] == []
    stages = (*TABLE["without"], *TABLE["unfinished"])
    assert [stage for stage in stages if stage not in STAGES] == []
    own = [w for w, f in TABLE["means"].items() if f == [w.replace("-", "_")]]
    assert own == [], "these are called like their fields and need no line"


def test_the_schemas_have_keywords() -> None:
    schema = {"properties": {"a": {"properties": {"b": {}}}, "not-here": False}}
    assert list(keywords({"$defs": [schema]})) == ["a", "b"]
    assert "cheapest-first" in language()


def test_a_forgotten_keyword_is_found() -> None:
    build = [ast.parse('text_at(node, "doc")\nx = "unit"')]
    assert asked_for(build) == {"doc"}
    model = [ast.parse("class A:\n    doc: str\n    def f(self): self.unit")]
    assert declared(model) == {"doc"}
    assert attributes(model) == {"unit"}
    assert shown("`doc:` and *unit*; `cheapest-first: [a]`") == {
        "doc",
        "cheapest-first",
    }
    assert fields("up-to", {"up-to": ["seconds"]}) == ["seconds"]
    assert fields("key-from", {}) == ["key_from"]
