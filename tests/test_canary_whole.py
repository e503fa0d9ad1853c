"""Specs full of hostile text: no place of theirs lends another one a meaning."""

from __future__ import annotations

import ast
import json
import sys

import pytest

from canary import Folder, hasten, rendered, unharmed
from canary_looks import Texts, by_mark, damage, python
from canary_places import (
    FILES,
    HARSH,
    SHORT,
    TELLING,
    UNSEEN,
    Spot,
    core,
    harmed,
    spots,
    tree,
    with_texts,
)
from pixelspec.plan.schema import placeholder
from pixelspec.read.yaml import read_yaml
from pixelspec.render.tidy import tidy

# What people read, and where it stands: no other place has to say the same.
PROSE = (".doc", ".open", ".ours", ".says.[]", ".why", ":title", ".modified")
PROSE += (
    ".confirmed",
    ".key-from",
    ".message",
    "upstream.id",
    ".ratios.*",
    ".values.*",
)
PROSE += (".gaps.*.at", ".quirks.*.at", ".rules.*.at", ".unsupported.*.at", "table.at")
PROSE += (
    ".replies.*.at",
    ".lifecycle.*.at",
    ".errors.*.at",
    ".pictures.*.at",
    "polling.at",
)
TURNS = 4


def filled(file: str, turn: int) -> tuple[Folder, Texts]:
    """The spec with a text at every place for prose, with other ones at each turn."""
    texts, cores = {}, []
    for number, spot in enumerate(spots(file)):
        fitting = [p for p in (*SHORT, *HARSH) if spot.takes(harmed(spot, p, number))]
        if spot.kind.endswith(PROSE) and spot.text not in TELLING and fitting:
            pattern = fitting[(number + turn * 5) % len(fitting)]
            texts[spot.path, spot.is_key] = harmed(spot, pattern, number)
            cores.append(core(pattern, number))
    assert len(texts) > 2
    return Folder(file.partition("/")[0], {file: texts}), by_mark(cores)


@pytest.mark.parametrize("file", FILES)
def test_a_spec_that_is_full_of_it_stays_text(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasten(monkeypatch.setattr)
    before: dict[str, str] = {}
    for turn in range(TURNS):
        folder, texts = filled(file, turn)
        assert folder.errors == ()
        before, made = unharmed(folder.name, (file,)), rendered(folder)
        assert list(damage(before, made, texts)) == []
    for path in [path for path in made if path.endswith(".py")]:
        tidied = tidy(made[path])
        assert tidy(tidied) == tidied
        assert list(python(tidy(before[path]), tidied, texts)) == []


def test_a_text_may_look_like_what_stands_for_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On their way through the generator of classes, docs are called doc:1 and so on."""
    hasten(monkeypatch.setattr)
    file = "gccai/gpt-image-2-official"
    docs = [spot for spot in spots(file) if spot.kind == "model:parameters.*.doc"]
    texts = {(spot.path, False): placeholder(n + 2) for n, spot in enumerate(docs)}
    made = rendered(Folder("gccai", {file: texts}))
    tree = ast.parse(made["acme/gccai/gpt_image_2_official.py"])
    request = next(node for node in tree.body if isinstance(node, ast.ClassDef))
    strings = [node for node in ast.walk(request) if isinstance(node, ast.Constant)]
    shown = [str(s.value).split(" Default")[0].partition("\n")[0] for s in strings]
    assert [text for text in shown if text.startswith("doc:")] == list(texts.values())


def hidden(file: str, spot: Spot, character: str, escaped: bool) -> str:
    """The spec with a character in one of its texts, as JSON, which is YAML too."""
    text = f"{spot.text}@{spot.text}"
    plain = with_texts(tree(file), {(spot.path, spot.is_key): text}).plain()
    written = json.dumps(plain, ensure_ascii=False)
    sign = f"\\u{ord(character):04x}" if escaped else character
    return written.replace(text, text.replace("@", sign))


@pytest.mark.parametrize("file", FILES)
def test_what_nobody_can_see_is_refused_everywhere(file: str) -> None:
    kinds = {spot.kind: spot for spot in spots(file)}
    for number, spot in enumerate(kinds.values()):
        character = UNSEEN[number % len(UNSEEN)]
        for escaped in (False, True):
            text = hidden(file, spot, character, escaped)
            node, findings = read_yaml(text.encode(), file)
            assert node is None and findings, (spot, character, escaped)


def test_reading_changes_no_text() -> None:
    for text in (*SHORT, *HARSH):
        for written in (json.dumps(text, ensure_ascii=False), json.dumps(text)):
            node, findings = read_yaml(f"{{{written}: {written}}}", "x.yaml")
            assert findings == () and node is not None
            assert node.plain() == {text: text}


def naive(value: object) -> str:
    return f'"{value}"'


@pytest.mark.filterwarnings("ignore:invalid escape")
@pytest.mark.parametrize(
    ("function", "careless"),
    [
        ("pixelspec.plan.client.docstring", lambda text: f'"""{text}"""'),
        ("pixelspec.render.classes.docstring", lambda text, _: f'"""{text}"""'),
        ("pixelspec.plan.check.literal", naive),
        ("pixelspec.plan.check.literal", lambda value: repr(value).replace("{", "")),
        ("pixelspec.plan.docs_behaviour.prose", str),
        (
            "pixelspec.plan.docs_words.codes",
            lambda texts, _="": f"`{'`, `'.join(texts)}`",
        ),
        ("pixelspec.plan.docs_parameters.sentence", str.strip),
        ("pixelspec.plan.docs_parameters.sentence", lambda text: text[:9]),
    ],
)
def test_carelessness_is_noticed(
    function: str, careless: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasten(monkeypatch.setattr)
    file = "gccai/gpt-image-2-official"
    module, _, name = function.rpartition(".")
    monkeypatch.setattr(sys.modules[module], name, careless)
    before, found = unharmed("gccai", (file,)), []
    for turn in range(TURNS):
        folder, texts = filled(file, turn)
        found += damage(before, rendered(folder), texts)
    assert found
