"""The generated checks as such: what they name exists, and how a row becomes a check."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pixelspec.compare.parts import leaves
from pixelspec.conformance.promise import (
    Check,
    Needs,
    checks_of,
    module_checks,
    promise,
)
from pixelspec.conformance.subject import Subject
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import facts, provider_facts
from pixelspec.testing.emulated import endpoints_of

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "generated" / "conformance").rglob("test_*.py"))
NAMES = [file.relative_to(ROOT / "generated" / "conformance").as_posix() for file in FILES]

each_file = pytest.mark.parametrize("file", FILES, ids=NAMES)


@cache
def loaded(file: Path) -> tuple[Subject, tuple[Check, ...]]:
    """The subject of a generated file and its checks."""
    name = f"checks_{file.parent.name}_{file.stem}"
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.SUBJECT, module_checks(module)


@cache
def endpoint(id: str) -> Endpoint:
    """A model of the committed specs, served ones too."""
    known = endpoints_of(id.partition("/")[0], ROOT)
    return next(model for model in known if model.id == id)


def paths(model: Endpoint) -> Iterator[str]:
    """Every path of a fact, and every part of one that stands above others."""
    own = [spot.path for spot, _ in leaves(model)] + [path for path, _ in facts(model)]
    shared = [spot.path for spot, _ in leaves(model.provider)]
    shared += [path for path, _ in provider_facts(model.provider)]
    for path in (*own, *(f"provider.{path}" for path in shared)):
        steps = path.split(".")
        yield from (".".join(steps[:end]) for end in range(1, len(steps) + 1))


@each_file
def test_every_check_names_facts_that_the_spec_has(file: Path) -> None:
    subject, checks = loaded(file)
    known = set(paths(endpoint(subject.id)))
    named = {fact for check in checks for fact in check.facts}
    assert named - known == set()
    assert [check.name for check in checks if not check.facts] == []


@each_file
def test_every_check_has_a_name_of_its_own(file: Path) -> None:
    _, checks = loaded(file)
    twice = [name for name, count in Counter(c.name for c in checks).items() if count > 1]
    assert checks and twice == []


@each_file
def test_every_group_says_what_is_promised(file: Path) -> None:
    _, checks = loaded(file)
    assert [c.name for c in checks if not (c.function.__doc__ or "").endswith(".")] == []


def test_there_is_a_file_for_every_model() -> None:
    assert len(FILES) == len(list((ROOT / "generated" / "facts").glob("*/*.lock"))) - len(
        list((ROOT / "specs").glob("*/provider.yaml"))
    )


@promise(
    "table.{row}.{column}",
    "parameters.{names}",
    at="body.{row}",
    needs="{needs}",
    columns="row column names needs size",
    ids="{row}-{column}",
    rows=[
        ("16:9", "2k", ("size", "n"), "paid: 2", "2048x1152"),
        ("{row}", "1k", "size", "account, clock", "1x1"),
    ],
)
def promised(bench: object, size: str) -> None:
    """A row is a check."""
    assert size


def test_a_row_is_a_check() -> None:
    first, second = checks_of(promised)
    assert first.name == "promised[16:9-2k]"
    assert first.facts == ("table.16:9.2k", "parameters.size", "parameters.n")
    assert (first.at, first.needs) == (("body.16:9",), Needs(paid=2))
    assert first.arguments == {"size": "2048x1152"}
    assert second.needs == Needs(others=frozenset({"account", "clock"}))


def test_a_cell_is_put_in_once() -> None:
    """What stands in a cell is data: a name in braces in it is not filled again."""
    _, second = checks_of(promised)
    assert second.facts[0] == "table.{row}.1k"


def test_a_check_names_what_stands_below_its_facts() -> None:
    first, _ = checks_of(promised)
    assert first.names("parameters.size.default")
    assert not first.names("parameters.sizes") and not first.names("parameters")


@pytest.mark.parametrize(
    ("text", "needs", "written"),
    [
        ("", Needs(), "nothing"),
        ("paid", Needs(1), "paid: 1"),
        ("account, paid: 3", Needs(3, frozenset({"account"})), "account, paid: 3"),
    ],
)
def test_needs_are_read_and_written(text: str, needs: Needs, written: str) -> None:
    assert Needs.read(text) == needs and str(needs) == written


def test_a_need_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="not 'money'"):
        Needs.read("money")


def test_a_row_of_another_length() -> None:
    with pytest.raises(ValueError, match="has no 2 columns: a b"):
        promise("x", columns="a b", rows=[(1,)])
