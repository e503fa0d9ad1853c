"""Shape: what is not of the language is found once, where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pixelspec.read.files import read_spec, spec_files
from pixelspec.read.schema import Kind, bundled, resolved
from pixelspec.read.tree import Mapping, Scalar
from pixelspec.read.yaml import read_yaml
from pixelspec.shape import check_shape, schema_text

SPECS = Path(__file__).parents[1] / "specs"
KINDS: tuple[Kind, ...] = ("provider", "model")
COMMITTED = [file for file in spec_files(SPECS)[0] if file.kind != "release"]


@cache
def committed(name: str) -> str:
    return (SPECS / name).read_text("utf-8")


def said_of(name: str, *change: str) -> list[str]:
    """The findings on a committed spec in which one thing was changed."""
    text = committed(name)
    if change:
        assert change[0] in text
        text = text.replace(change[0], change[1], 1)
    node, findings = read_yaml(text, "x")
    assert node is not None and findings == ()
    kind: Kind = "provider" if name.endswith("provider.yaml") else "model"
    return [str(finding) for finding in check_shape(node, kind)]


@pytest.mark.parametrize("file", COMMITTED, ids=lambda file: file.id)
def test_every_committed_spec_is_of_the_language(file: Any) -> None:
    node, findings = read_spec(file)
    assert node is not None and findings == ()
    assert check_shape(node, file.kind) == ()


MODEL, PROVIDER = "gccai/gpt-image-2-official.yaml", "gccai/provider.yaml"
FAULTS = [
    (
        ("requires: image", "require: image"),
        "unknown key 'require'; did you mean 'requires'?",
    ),
    (("    type: choice\n", ""), "missing key 'type'"),
    (("type: choice", "typ: choice"), "unknown key 'typ'; did you mean 'type'?"),
    (
        ("type: choice", "type: choise"),
        "unknown word 'choise'; did you mean 'choice'? (one of text, integer, number,"
        " boolean, choice, size, url, image, list, passthrough)",
    ),
    (
        ("    values:\n      1k", "    ratios:\n      1k"),
        "'ratios' goes only with type",
    ),
    (
        ("    accepts: [ratio, auto, pixels]\n", ""),
        "missing key 'accepts'; needed with",
    ),
    (("range: [1, 4]", "length: [1, 4]"), "'length' goes only with type text"),
    (("range: [1, 4]", "range: [1]"), "expected two numbers, either of which may be"),
    (
        ("step: 16", 'step: "16"'),
        "expected a whole number, found the text '16'; write 16 without quotes",
    ),
    (("strict: true", "strict: yes"), "expected true or false, found the text 'yes';"),
    (
        ("title: GPT Image 2, official channel", "title: 5"),
        "expected a text on one line",
    ),
    (("1024x1024,", "1024*1024,"), "'1024*1024' is not a size in pixels such as"),
    (('"16:9": Land', '"16x9": Land'), "'16x9' is not a ratio in quotes: \"16:9\""),
    (("at: body.size\n", "at: body size\n"), "'body size' is not a locator"),
    (("at: body.size\n", "at:\n"), "expected a locator"),
    (("at: body.size\n", 'at: "body.size\\n"\n'), "'body.size\\n' is not a locator"),
    (("    given: mask_url\n", ""), "missing key 'given'"),
    (("has: alpha", "at-least-one: [n, size]"), "'image' does not go with 'at-least"),
    (("    has: alpha\n", ""), "missing key 'same-size-as'"),
    (("pixelspec: 1", "pixelspec: 2"), "written in version 2 of the language; this is"),
    (("pixelspec: 1", "pixelspec: 0"), "expected 1, found the number 0"),
    (("  is: none", "  is: live"), "missing keys 'date', 'confirmed'; needed with is"),
    (("over: 120", "over: 0"), "expected more than 0, found the number 0"),
    (("{over: 120}", "{}"), "expected a mapping that is not empty, found an empty"),
    (("  columns: [1k, 2k, 4k]\n", ""), "missing key 'columns'"),
    (("[low, medium, high]", "[low, low]"), "expected each member once, found a list"),
    (("read: 2026-11-20", "read: 2026-13-20"), "'2026-13-20' is not a day"),
    (
        ("id: gccai/", "id: GCCAI/"),
        "'GCCAI/gpt-image-2-official' is not provider/model",
    ),
    (("auto-is-low:", "auto_is_low:"), "'auto_is_low' is not a name of lower-case"),
    (("  moderation:\n", "  input.moderation:\n"), "'input.moderation' is not a par"),
    (("  moderation:\n", '  "image[]":\n'), "'image[]' is not a parameter's name"),
    *(
        (("strict: true", f'wire: "{path}"'), f"'{path}' is not a path of keys")
        for path in ("a[](b)", "a]", "[x]", "a.[0]", "a[one].b", "a..b")
    ),
]
# A place in the body of a request: keys, [] for a new item of a list, [0] for a certain one.
PATHS = ("a", "a.b", "a[].b", "a[0].b[].c", "a[]")


@pytest.mark.parametrize(("change", "message"), FAULTS, ids=lambda part: part[0][:25])
def test_one_fault_is_one_finding(change: tuple[str, str], message: str) -> None:
    (said,) = said_of(MODEL, *change)
    assert said.partition(": ")[2].startswith(message)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_has_brackets_behind_keys(path: str) -> None:
    assert said_of(MODEL, "strict: true", f'wire: "{path}"') == []


def test_a_word_that_looks_like_a_boolean_is_recognized() -> None:
    (said,) = said_of(PROVIDER, 'charged: "no"', "charged: false")
    assert said.startswith("x:128:14: expected one of yes, no, unknown, found false")
    assert 'write "no"' in said


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (("requires: image", "require: image"), "x:151:5"),  # the unknown key
        (("    type: choice\n", ""), "x:60:3"),  # the key whose mapping lacks one
        (("type: choice", "type: choise"), "x:61:11"),  # the value
        (("1536x512", "1536"), "x:143:24"),  # the item of a list in a list
        (("pixelspec: 1\n", ""), "x:2:1"),  # the first key, for the file
        (('"16:9": Land', '"16x9": Land'), "x:50:7"),  # the key that is no ratio
    ],
)
def test_a_finding_points_at_the_fault(change: tuple[str, str], place: str) -> None:
    (said,) = said_of(MODEL, *change)
    assert said.startswith(f"{place}: ")


def test_two_faults_are_both_told() -> None:
    text = committed(MODEL).replace("step: 16", "step: x").replace("n: 1", "n: 1", 1)
    node, _ = read_yaml(text.replace("  is: task", "  is: tasks"), "x")
    assert node is not None
    assert [f.path for f in check_shape(node, "model")] == ["kind.is", "table.step"]


@pytest.mark.parametrize("text", ["hello", "[a, b]", "7", "{a: {b: [c]}}"])
def test_whatever_it_is_gives_findings(text: str) -> None:
    node, _ = read_yaml(text, "x")
    assert node is not None
    for kind in KINDS:
        assert check_shape(node, kind)


@pytest.mark.parametrize("odd", [None, True, 7, "?", [], {}, [[]], {"?": 1}], ids=str)
def test_no_mutilation_of_a_spec_gives_a_traceback(odd: object) -> None:
    for name in ("gccai/imagen-4.0-gccai.yaml", "dalle-format/provider.yaml"):
        whole, _ = read_yaml(committed(name), name)
        assert whole is not None
        for broken in mutilated(whole.plain(), odd):
            node, _ = read_yaml(json.dumps(broken), "x")
            assert node is not None
            check_shape(node, "provider" if "provider" in name else "model")


def mutilated(plain: Any, odd: Any) -> Iterator[Any]:
    """The first levels of a tree, with something odd in each place in turn."""
    for key, value in plain.items():
        yield {**plain, key: odd}
        if isinstance(value, dict):
            yield from ({**plain, key: {**value, inner: odd}} for inner in value)
            for inner, deep in value.items():
                if isinstance(deep, dict):
                    changed = ({**deep, last: odd} for last in deep)
                    yield from ({**plain, key: {**value, inner: c}} for c in changed)


def described(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every property of a schema, those of branches apart."""
    for key, value in schema.get("properties", {}).items():
        yield f"{path}/{key}", value
        yield from described(value, f"{path}/{key}")
    for keyword in ("additionalProperties", "items"):
        if isinstance(schema.get(keyword), dict):
            yield from described(schema[keyword], f"{path}/*")


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_and_shown(kind: Kind) -> None:
    for path, schema in described(resolved(kind)):
        assert schema.get("description", "").endswith("."), path
        assert "\n" not in schema["description"], path
        assert schema.get("examples"), path
        for example in schema["examples"]:
            errors = Draft202012Validator(schema).iter_errors(example)
            assert [error.message for error in errors] == [], path


def objects(schema: Any) -> Iterator[Any]:
    """Every part of a schema that describes mappings, branches apart."""
    if isinstance(schema, dict):
        if "object" in schema.get("type", ()):
            yield schema
        for key, value in schema.items():
            if key not in ("examples", "if", "then", "else"):
                yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_closed_and_without_alternatives(kind: Kind) -> None:
    Draft202012Validator.check_schema(bundled(kind))
    text = schema_text(kind)
    assert "oneOf" not in text and "anyOf" not in text
    for schema in objects(bundled(kind)):
        refined = "x-one-line" in schema and "properties" not in schema
        free = "x-free" in schema
        assert "additionalProperties" in schema or refined or free, schema


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_gets_one_document(kind: Kind) -> None:
    schema = json.loads(schema_text(kind))
    assert ".json#" not in schema_text(kind)
    name = PROVIDER if kind == "provider" else MODEL
    node, _ = read_yaml(committed(name), "x")
    assert isinstance(node, Mapping)
    assert list(Draft202012Validator(schema).iter_errors(node.plain())) == []
    broken = {**node.plain(), "pixelspec": "x"}  # type: ignore[dict-item]  # a mapping
    assert len(list(Draft202012Validator(schema).iter_errors(broken))) == 1
    assert isinstance(node.get("id"), Scalar)
