"""Hostile text, and the places of specs that it goes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from pixelspec.read.schema import Kind, resolved
from pixelspec.read.tree import Entry, Node, Scalar, Sequence
from pixelspec.read.tree import Mapping as Tree
from pixelspec.read.yaml import read_yaml

ROOT = Path(__file__).parents[1]
SPECS = ROOT / "specs"
# The guide shows every key of the language, so that no place of it is forgotten here.
GUIDE = {"example/provider": "provider", "example/fox": "model"}
COMMITTED = tuple(
    file.relative_to(SPECS).with_suffix("").as_posix()
    for file in sorted(SPECS.glob("*/*.yaml"))
    if not file.name.endswith(".lock.yaml")
)
# The models of a vendor say the same kinds of things, and each of them costs seconds: one
# that says much stands for them all. A test sees that no kind of place is left out.
RICH = (
    *("gccai/provider", "gccai/gpt-image-2-official"),
    *("volcengine/provider", "volcengine/seedream-4.0"),
    *("bailian/provider", "bailian/qwen-image-plus"),
)
FILES = (*GUIDE, *RICH)
# Said by no spec with a text, so that the guide says it here: a line, and what follows it.
UNTOLD = {"    seed: {range: [0, 9]}\n": "    quality: {fixed: high}\n"}
FOLDERS = tuple(dict.fromkeys(file.partition("/")[0] for file in FILES))

# What must never become code; @ stands for a mark by which each text is known again.
_CODE = (
    "'''{{7*7}}{%if%}{#x#}%s%(a)s{0}{x!r}{x.y}${y}\\N{DASH}\\x41\\u0041\\n"
    '"""+__import__("os")+"""@#fmt:on#type:ignore<b>&lt;<!--x-->```[a](b)|~~*_`__'
    "http://e.example/@x\\"
)
_LINE = _CODE.replace("@", ' """); import os; os.system("x") # fmt: off;@; ', 1)
# A word of a locator, and a step of a path, where brackets mean lists.
_WORD = f'"{_CODE}'.replace(".", "")
_STEP = re.sub(r"[][]", "", _WORD)

# From harsh to mild: what a place takes depends on what the language has there.
HARSH = (
    f'"\n"""\nimport os\n\n\n# {_LINE}',
    f'"{_LINE}',
    f'"{_CODE}',
    _WORD,
    _WORD.replace("#", ""),
    _STEP,
    f"GET /{{task_id}}/{_WORD.translate({ord(c): None for c in '{}'})}",
    f"POST /{_WORD.translate({ord(c): None for c in '{}'})}",
    f"https://@{_CODE.replace('@', '')}",
)
STEPS = (_STEP, _STEP.replace("#", ""))
# The kinds of places that hold paths of keys.
PATHS = (".each", ".in", ".in.[]", ".error.code", ".fields.* key", ".wire")
# Texts that are words of the language at some places, or say more than themselves: with
# another text there, something else is meant.
TELLING = ("", "absent", "given", "unlisted", "pixels", "others", "unknown", "error")
# The same for places that take plain words alone.
PLAIN = ("import-@", "import-@/class-@", "IMPORT_@", "image/@", "@.none")
# Texts that whole files are filled with, each place with another one.
SHORT = (
    *("@'", '@"', '"@""', "'''@'''", '"""@"""', "@\\", "\\@\\\\"),
    *("#@", "{@}", "{{@}}", "{%@%}", "-@", "1.@", "`@", "|@|", "<@>", "\uff02@\uff02"),
    *("\u00a0@\u3000", "@" + "x" * 200 + '"""'),
)
# No spec may hold these, however they are written.
UNSEEN = "\0\x07\t\r\x0b\x0c\x1b\x1c\x7f\x85\u200b\u202e\u2028\u2029\u2066\ufeff"

Path_ = tuple[str, ...]
Texts = Mapping[tuple[Path_, bool], str]


def marked(text: str, number: int) -> str:
    """The text with its mark, which differs from those of all other numbers."""
    found = text.replace("@", f"zq{number}z", 1)
    return found.upper() if text.isupper() else found


@dataclass(frozen=True)
class Spot:
    """A text in a spec: a value, or the key at a path. `kind` is the path with a star for
    each name that an author chose, and two where anything may stand."""

    file: str
    path: Path_
    is_key: bool
    text: str
    kind: str
    schema: Mapping[str, Any] | None = field(compare=False, repr=False)

    @property
    def folder(self) -> str:
        return self.file.partition("/")[0]

    @property
    def is_closed(self) -> bool:
        """Whether only words of the language itself can stand here."""
        listed = {"enum", "const"} & (self.schema or {}).keys()
        is_word = self.kind.endswith(" key") and not self.kind.endswith("* key")
        return bool(listed) or is_word

    def takes(self, text: str) -> bool:
        """Whether the language has such a text here, as far as one place can tell."""
        schema = self.schema or {}
        if self.is_closed or "string" not in schema.get("type", "string"):
            return False
        # In ECMAScript, $ is the end of the text.
        pattern = re.sub(r"\$$", r"\\Z", schema.get("pattern", ""))
        return bool(re.search(pattern, text))


def language(file: str) -> Kind:
    return "provider" if file.endswith("/provider") else "model"


def source(file: str) -> str:
    """The text of a spec."""
    if file not in GUIDE:
        return (SPECS / f"{file}.yaml").read_text("utf-8")
    fence = rf"^```yaml {GUIDE[file]}\n(.*?)^```$"
    guide = (SPECS / "README.md").read_text("utf-8")
    text = "".join(re.findall(fence, guide, re.MULTILINE | re.DOTALL))
    for line, more in UNTOLD.items():
        text = text.replace(line, line + more)
    return text


@cache
def tree(file: str) -> Tree:
    node, found = read_yaml(source(file), f"specs/{file}.yaml")
    assert isinstance(node, Tree) and found == ()
    return node


@cache
def spots(file: str) -> tuple[Spot, ...]:
    """Every value and every key of a committed spec."""
    schema = resolved(language(file))
    return tuple(
        Spot(file, path, is_key, text, f"{language(file)}:{kind}", inner)
        for path, is_key, text, kind, inner in _spots(tree(file), schema, (), "")
    )


Found = tuple[Path_, bool, str, str, Mapping[str, Any] | None]


def _spots(
    node: Node, schema: Mapping[str, Any] | None, path: Path_, kind: str
) -> Iterator[Found]:
    if isinstance(node, Scalar):
        yield path, False, str(node.value), kind, schema
        return
    for step, key, child in _children(node):
        inner, name = inside(schema, step if key is not None else None)
        below = kind if kind.endswith("**") else f"{kind}.{name}".lstrip(".")
        if key is not None:
            names = {} if schema is None else schema.get("propertyNames", {})
            yield (*path, step), True, key, f"{below} key", names
        yield from _spots(child, inner, (*path, step), below)


def _children(node: Node) -> Iterator[tuple[str, str | None, Node]]:
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield str(number), None, item
    elif isinstance(node, Tree):
        for entry in node.entries:
            yield entry.key, entry.key, entry.node


def inside(
    schema: Mapping[str, Any] | None, key: str | None
) -> tuple[Mapping[str, Any] | None, str]:
    """The schema of a member, and what kind of name leads to it."""
    if schema is None or schema.get("x-free"):
        return None, "**"
    if key is None:
        return schema.get("items", {}), "[]"
    if key in schema.get("properties", {}):
        return schema["properties"][key], key
    other = schema.get("additionalProperties")
    return (other if isinstance(other, dict) else {}), "*"


def with_texts(node: Node, texts: Texts) -> Node:
    """The tree with other texts at some of its places."""
    above = {path[:size] for path, _ in texts for size in range(len(path) + 1)}
    return _changed(node, texts, above, ())


def _changed(node: Node, texts: Texts, above: set[Path_], path: Path_) -> Node:
    """Looks only at places above those that change."""
    if path not in above:
        return node
    if isinstance(node, Scalar):
        return replace(node, value=texts.get((path, False), node.value))
    if isinstance(node, Sequence):
        items = enumerate(node.items)
        changed = tuple(_changed(n, texts, above, (*path, str(i))) for i, n in items)
        return replace(node, items=changed)
    entries = []
    for entry in node.entries:
        inner = (*path, entry.key)
        key = texts.get((inner, True), entry.key)
        entries.append(
            Entry(key, entry.place, _changed(entry.node, texts, above, inner))
        )
    return replace(node, entries=tuple(entries))


def harmed(spot: Spot, pattern: str, number: int) -> str:
    """What is put in the place of a text; of a path only the last step changes."""
    text = marked(pattern, number)
    if not spot.kind.endswith(PATHS):
        return text
    before, dot, _ = spot.text.rpartition(".")
    return f"{before}{dot}{text}{'[]' * spot.text.endswith('[]')}"


def core(pattern: str, number: int) -> str:
    """What of a text reaches the output; the method of a request stands apart."""
    return re.sub("^(GET|POST) ", "", marked(pattern, number))


def patterns(spot: Spot) -> tuple[str, ...]:
    """What may be tried at a place, harsh first."""
    if spot.kind.endswith(PATHS):
        return STEPS
    return HARSH if spot.text in TELLING else (*HARSH, *PLAIN)


def renamed(file: str, old: str, new: str) -> dict[tuple[Path_, bool], str]:
    """Every text of a spec that is `old`, or a path with a step called so, with `new`."""
    found = {}
    for spot in spots(file):
        if spot.is_closed:
            continue
        text = new if spot.text == old else _stepped(spot.text, old, new)
        if text != spot.text:
            found[spot.path, spot.is_key] = text
    return found


def _stepped(text: str, old: str, new: str) -> str:
    if " " in text or "." in new:
        return text
    steps = (step.partition("[]") for step in text.split("."))
    return ".".join((new if a == old else a) + b + c for a, b, c in steps)
