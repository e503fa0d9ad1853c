"""Reading: strict YAML, with the place of everything, and never a traceback."""

from __future__ import annotations

import pytest
import yaml

from pixelspec.place import Place
from pixelspec.read.tree import Mapping, Scalar
from pixelspec.read.yaml import DEPTH, read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything here holds with the parser in C and with the one in Python."""
    loader = getattr(yaml, request.param, None)
    if loader is None:
        pytest.skip("this PyYAML was built without libyaml")
    monkeypatch.setattr("pixelspec.read.yaml._LOADER", loader)


def read(text: bytes | str) -> Mapping:
    node, findings = read_yaml(text, "x.yaml")
    assert findings == ()
    assert isinstance(node, Mapping)
    return node


def complaints(text: bytes | str) -> list[str]:
    _, findings = read_yaml(text, "x.yaml")
    return [str(finding) for finding in findings]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-11-20", "2026-11-20"),
        ("no", "no"),
        ("on", "on"),
        ("1_000", "1_000"),
        ("1k", "1k"),
        ("3840x2160", "3840x2160"),
        ("<<", "<<"),
        ('"16:9"', "16:9"),
        ("'1'", "1"),
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("4.5", 4.5),
        (".5", 0.5),
        ("1e3", 1000.0),
    ],
)
def test_values_are_those_of_yaml_1_2(written: str, value: object) -> None:
    node = read(f"a: {written}\n").get("a")
    assert isinstance(node, Scalar)
    assert (node.value, type(node.value)) == (value, type(value))


def test_every_key_and_value_knows_its_place() -> None:
    node = read('é: [ü, "😀", x]\nb:\n  c: 1\n')
    words = node.get("é")
    assert [item.place for item in getattr(words, "items", ())] == [
        Place("x.yaml", 1, 5),
        Place("x.yaml", 1, 8),
        Place("x.yaml", 1, 13),
    ]
    inner = node.get("b")
    assert isinstance(inner, Mapping)
    assert inner.entries[0].place == Place("x.yaml", 3, 3)
    assert inner.entries[0].node.place == Place("x.yaml", 3, 6)


def test_line_ends_of_windows_change_nothing() -> None:
    assert read(b"a: x\r\nb: y\r\n") == read(b"a: x\nb: y\n")


@pytest.mark.parametrize("word", ["16:9", "21:9", "-1:30", "1:2:3", "0:30.5"])
def test_what_others_read_as_a_number_to_the_base_60_is_found(word: str) -> None:
    for text in (f"a: {word}", f"a: [{word}]", f"{word}: a", f"a: {{{word}: b}}"):
        assert [word in said and f'"{word}"' in said for said in complaints(text)] == [
            True
        ]


@pytest.mark.parametrize("word", ["16:90", "a:1", "12:", "2026-11-20 09:12:47", "x1:2"])
def test_what_everybody_reads_as_text_is_silent(word: str) -> None:
    assert complaints(f"- {word.rstrip(':')}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n\tb: 2", "x.yaml:2:1: a tab; indent with spaces"),
        ("- - a\n  -\tb", "x.yaml:2:4: a tab; indent with spaces"),
        ("a: x\u202ey", "x.yaml:1:5: invisible character U+202E (right-to-left"),
        ("# \u200b", "x.yaml:1:3: invisible character U+200B (zero width space)"),
        ("\ufeffa: 1", "x.yaml:1:1: invisible character U+FEFF"),
        ("a: \u2028", "x.yaml:1:4: invisible character U+2028 (line separator)"),
        ("a: \x85b", "x.yaml:1:4: invisible character U+0085"),
        ("a: 1\rb: 2", "x.yaml:1:5: invisible character U+000D"),
        ("a: \x07", "x.yaml:1:4: invisible character U+0007"),
        ("a: \ufffe", "x.yaml:1:4: invisible character U+FFFE"),
        ("a: \ud800", "x.yaml:1:4: invisible character U+D800 (half of a surrogate"),
        ('a: "\\u202e"', "x.yaml:1:4: invisible character U+202E"),
        ('a: "\\t"', "x.yaml:1:4: a tab"),
        ('"\\u200b": 1', "x.yaml:1:1: invisible character U+200B"),
        (b"a: \xffb", "x.yaml:1:4: byte 0xFF is not UTF-8; save the file as UTF-8"),
        ("é: 1\nü: ".encode() + b"\xc3", "x.yaml:2:4: byte 0xC3 is not UTF-8"),
        ("a: 1\n---\nb: 1", "x.yaml:2:1: a second document; put each spec"),
        ("1: a", 'x.yaml:1:1: key 1 is no text; write "1"'),
        ("true: a", 'x.yaml:1:1: key true is no text; write "true"'),
        ("~: a", 'x.yaml:1:1: key null is no text; write "null"'),
        ("? [a]\n: b", "x.yaml:1:3: a list or mapping as a key; a key is a text"),
        ("a: !!str 1", "x.yaml:1:4: tag !!str; leave the tag out"),
        ("a: !x b", "x.yaml:1:4: tag !x; leave the tag out"),
        ("a: &x b", "x.yaml:1:4: anchor or alias &x; write the value out"),
        ("a: *x", "x.yaml:1:4: anchor or alias *x; write the value out"),
        ("a: 1\na: 2", "x.yaml:2:1: duplicate key 'a'; it stands in line 1 already"),
        ("{a: 1, a: 2}", "x.yaml:1:8: duplicate key 'a'"),
        ("a: .inf", 'x.yaml:1:4: a number without end; write ".inf" if it is a text'),
        ("a: 1e999", "x.yaml:1:4: a number without end"),
        (f"a: {'9' * 5000}", "x.yaml:1:4: a number of more than 18 digits"),
        ("", "x.yaml: the file is empty; begin with `pixelspec: 1`"),
        ("# nothing\n", "x.yaml: the file is empty"),
        ("---\n", "x.yaml: the file is empty"),
    ],
)
def test_what_a_spec_may_not_hold_is_found_once(
    text: bytes | str, expected: str
) -> None:
    said = complaints(text)
    assert len(said) == 1
    assert said[0].startswith(expected)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b: c", "1:5", "a key cannot stand here; quote a text with a colon"),
        ("a: [1, 2", "1:4", "this list stays open; close it with ]"),
        ("a: {b c", "1:4", "this mapping stays open; close it with }"),
        ('a: "x', "1:4", "this quotation mark stays open; close it"),
        ("a: @x", "1:4", "a text cannot begin like this; quote it"),
        ('a: "\\q"', "1:", "unknown escape in a text; write"),
        ("a:\n  b: 1\n c: 2", "3:2", "this does not fit in here; align it"),
        ("x: [", "", "a value is missing, or a bracket stays open"),
    ],
)
def test_an_error_of_yaml_says_what_would_be_right(
    text: str, place: str, words: str
) -> None:
    (said,) = complaints(text)
    assert said.startswith(f"x.yaml:{place}")
    assert f": {words}" in said


@pytest.mark.parametrize("opened", ["[", "{a: ", "[{a: ", "- ", "? "])
def test_deep_nesting_is_refused_before_anything_nests(opened: str) -> None:
    (said,) = complaints(opened * 100_000)
    assert f"nested more than {DEPTH} deep" in said


def test_a_tree_of_the_allowed_depth_is_read() -> None:
    assert complaints("[" * DEPTH + "]" * DEPTH) == []
    assert len(complaints("[" * (DEPTH + 2) + "]" * (DEPTH + 2))) == 1


def test_a_bomb_of_aliases_is_one_finding() -> None:
    lines = ["a0: &a0 [x]"]
    for i in range(1, 30):
        lines.append(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]")
    assert len(complaints("\n".join(lines))) == 1


def test_only_what_is_certain_is_handed_on() -> None:
    assert read_yaml("a: 16:9\na: 2", "x.yaml")[0] is not None
    assert read_yaml("a: &x 1\nb: *x", "x.yaml")[0] is None
