"""Formatting: one style for all specs, no change of meaning, no comment lost."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from pixelspec.fmt import format_spec, format_text
from pixelspec.fmt.emit import Emitter
from pixelspec.read.yaml import read_yaml

SPECS = sorted(
    file
    for file in (Path(__file__).parents[1] / "specs").rglob("*.yaml")
    if not file.name.endswith(".lock.yaml")
)
CASES: list[tuple[str, str, str]] = [
    (
        "keys come in the order of the schema, names in that of the author",
        "parameters:\n  z:\n    at: a\n    type: url\n  b: {at: c, type: url}\nid: a/b\n",
        "id: a/b\nparameters:\n  z:\n    type: url\n    at: a\n"
        "  b:\n    type: url\n    at: c\n",
    ),
    (
        "a list of values is one line, without a change of quotes that matters",
        "id: x\nauth:\n  at:\n    - a#b\n    - 'c.d'\n    - \"e\"\n",
        'id: x\nauth:\n  at: [a#b, "c.d", "e"]\n',
    ),
    (
        "a list of values that is too long for one line has a line for each",
        f"id: x\nserves: [{'a' * 40}, {'b' * 40}]\nauth: {{at: [{'a' * 40}, {'b' * 38}]}}\n",
        f"id: x\nauth:\n  at: [{'a' * 40}, {'b' * 38}]\n"
        f"serves:\n  - {'a' * 40}\n  - {'b' * 40}\n",
    ),
    (
        "a row of the table is one line",
        "id: a/b\ntable:\n  rows:\n    '1:1':\n    - 1x1\n    - refused: it's no, ok\n",
        'id: a/b\ntable:\n  rows:\n    "1:1": [1x1, {refused: "it\'s no, ok"}]\n',
    ),
    (
        "only what is short by its kind stands in braces",
        "id: a/b\nquirks:\n  q:\n    seconds:\n      over: 3\n    when: {a:\n"
        "      {not: [x]}, b: y}\n",
        "id: a/b\nquirks:\n  q:\n    when:\n      a: {not: [x]}\n      b: y\n"
        "    seconds: {over: 3}\n",
    ),
    (
        "the body of an example is in block style, in the order of the page",
        "id: a/b\nexamples:\n  requests:\n    r:\n      at: x\n"
        "      body: {z: [1, {b: [], a: {}}, [2]], k: null}\n",
        "id: a/b\nexamples:\n  requests:\n    r:\n      body:\n        z:\n"
        "          - 1\n          - b: []\n            a: {}\n          - - 2\n"
        "        k: null\n      at: x\n",
    ),
    (
        "a text is one line",
        "id: x\ntitle: >-\n  a: b\n  c\nauth:\n  env: A\n    B\n",
        'id: x\ntitle: "a: b c"\nauth:\n  env: "A B"\n',
    ),
    (
        "what is left empty is null; blank lines and --- go",
        "---\nid: a/b\n\nparameters:\n\n  p:\n    ? default\n    wire: ~\n    at:\n",
        "id: a/b\nparameters:\n  p:\n    default: null\n    wire: null\n    at: null\n",
    ),
    (
        "a comment is indented like what it precedes",
        "  # odd\nid: x\n    # odder\ntitle: y\n",
        "# odd\nid: x\n# odder\ntitle: y\n",
    ),
    ("a file may say nothing yet", "{}\n  # c\n", "{}\n# c\n"),
    (
        "a key in braces is quoted where braces need it",
        "id: a/b\nstray:\n  - k}: v,w\n",
        'id: a/b\nstray: [{"k}": "v,w"}]\n',
    ),
    ("line ends are those of Unix", "id: x\r\ntitle: y\r\n", "id: x\ntitle: y\n"),
]
COMMENTS = (
    """\
# of the file

# of the id
id: a/b # beside id
pixelspec: 1
# before a
parameters: # beside parameters
  a: # beside a
    # before at
    at:
      # in the list
      - x # beside x
      # at the end of the list
    type: url # beside type
    # after type
  # end of parameters
quirks:
  q:
    seconds:
      # inside braces
      over: 3
    effect: slow
examples:
  requests:
    r:
      body:
        l:
          # before item
          - k: "# no comment" # beside k
        t: > # beside t
          # no comment
# of the end
""",
    """\
# of the file
pixelspec: 1
# of the id
id: a/b  # beside id
# before a
parameters:  # beside parameters
  a:  # beside a
    type: url  # beside type
    # after type
    # before at
    # in the list
    # beside x
    at: [x]
    # at the end of the list
  # end of parameters
quirks:
  q:
    effect: slow
    # inside braces
    seconds: {over: 3}
examples:
  requests:
    r:
      body:
        l:
          # before item
          - k: "# no comment"  # beside k
        t: "# no comment\\n"  # beside t
# of the end
""",
)


@pytest.mark.parametrize(
    "file", SPECS, ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_every_committed_spec_is_in_the_common_style(file: Path) -> None:
    text = file.read_text("utf-8")
    assert format_text(text, file.name) == (text, ())


@pytest.mark.parametrize(("why", "before", "after"), CASES, ids=lambda text: text[:30])
def test_the_common_style(why: str, before: str, after: str) -> None:
    assert format_text(before, "x") == (after, ()), why
    assert format_spec(after) == after


def test_comments_stay_with_what_they_are_about() -> None:
    before, after = COMMENTS
    formatted, findings = format_text(before, "x")
    assert findings == ()
    # Where the list becomes one line, its last comment follows the list.
    assert formatted == after
    assert format_spec(after) == after


@pytest.mark.parametrize("flow", [True, False, None])
@pytest.mark.parametrize(
    "file", SPECS, ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_any_layout_comes_to_the_same(file: Path, flow: bool | None) -> None:
    node, _ = read_yaml(file.read_bytes(), file.name)
    plain: Any = node.plain() if node else None
    shuffled = scrambled(plain, random.Random(1))
    laid_out = yaml.safe_dump(shuffled, default_flow_style=flow, width=60, indent=3)
    formatted, findings = format_text(laid_out, file.name)
    assert findings == ()
    assert format_spec(formatted) == formatted
    again, _ = read_yaml(formatted, file.name)
    assert again is not None
    assert json.dumps(again.plain(), sort_keys=True) == json.dumps(
        plain, sort_keys=True
    )


def scrambled(plain: Any, chance: random.Random) -> Any:
    """The same mappings with their keys in another order."""
    if isinstance(plain, list):
        return [scrambled(item, chance) for item in plain]
    if not isinstance(plain, dict):
        return plain
    keys = chance.sample(list(plain), len(plain))
    return {key: scrambled(plain[key], chance) for key in keys}


@pytest.mark.parametrize("text", ["id: [", "a: 16:9\n", "id: x\nid: y\n", "", "[a]\n"])
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    assert format_text(text, "x")[0] == text == format_spec(text)


def test_the_reason_is_told() -> None:
    (finding,) = format_text("a: 16:9\n", "x")[1]
    assert str(finding).startswith("x:1:4: unquoted 16:9")


@pytest.mark.parametrize("lost", ["title: y", "# note", "id: x"])
def test_a_change_of_meaning_is_refused(
    lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The safety net: had the emitter a fault, the file would stay as it is."""
    text = "title: y\nid: x\n# note\nauth:\n  env: A\n"
    whole = Emitter.document
    monkeypatch.setattr(
        Emitter,
        "document",
        lambda *given: (line for line in whole(*given) if line != lost),
    )
    formatted, (finding,) = format_text(text, "x")
    assert formatted == text
    assert "would change what the file says" in finding.message
