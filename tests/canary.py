"""Hostile text, the places of specs that it goes to, and specs with it in them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.place import Finding, Place
from pixelspec.plan.units import ProviderUnit, Unit, plan_units
from pixelspec.read.schema import Kind, resolved
from pixelspec.read.tool import ToolFiles, read_tool
from pixelspec.read.tree import Entry, Node, Scalar, Sequence
from pixelspec.read.tree import Mapping as Tree
from pixelspec.read.yaml import read_yaml
from pixelspec.render import Pages, render
from pixelspec.rules import check_all, check_together
from pixelspec.shape import check_shape

ROOT = Path(__file__).parents[1]
SPECS = ROOT / "specs"
# The guide shows every key of the language, so that no place of it is forgotten here.
GUIDE = {"example/provider": "provider", "example/fox": "model"}
FILES = (
    *GUIDE,
    *(
        file.relative_to(SPECS).with_suffix("").as_posix()
        for file in sorted(SPECS.glob("*/*.yaml"))
        if not file.name.endswith(".lock.yaml")
    ),
)
FOLDERS = tuple(dict.fromkeys(file.partition("/")[0] for file in FILES))

# What must never become code; @ stands for a mark by which each text is known again.
_CODE = (
    "'''{{7*7}}{%if%}{#x#}%s%(a)s{0}{x!r}{x.y}${y}\\N{DASH}\\x41\\u0041\\n"
    '"""+__import__("os")+"""@#fmt:on#type:ignore<b>&lt;<!--x-->```[a](b)|~~*_`__'
    "http://e.example/@x\\"
)
_LINE = _CODE.replace("@", ' """); import os; os.system("x") # fmt: off;@; ', 1)
# A step of a path.
_STEP = f'"{_CODE}'.replace(".", "")

# From harsh to mild: what a place takes depends on what the language has there.
HARSH = (
    f'"\n"""\nimport os\n\n\n# {_LINE}',
    f'"{_LINE}',
    f'"{_CODE}',
    _STEP,
    _STEP.replace("#", ""),
    f"GET /{{task_id}}/{_STEP.translate({ord(c): None for c in '{}'})}",
    f"POST /{_STEP.translate({ord(c): None for c in '{}'})}",
    f"https://@{_CODE.replace('@', '')}",
)
STEPS = (_STEP, _STEP.replace("#", ""), re.sub(r"[][#]", "", _STEP))
# The kinds of places that hold paths of keys.
PATHS = (".each", ".in", ".in.[]", ".fields.* key", ".wire")
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
    return "".join(re.findall(fence, guide, re.MULTILINE | re.DOTALL))


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


@dataclass(frozen=True)
class Folder:
    """The specs of one provider, some of them changed; what is unsound has findings."""

    name: str
    changes: Mapping[str, Texts] = field(default_factory=dict)
    shaped: bool = False

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of the places that changed."""
        return frozenset(
            spot.kind
            for file, texts in self.changes.items()
            for spot in spots(file)
            if (spot.path, spot.is_key) in texts
        )

    @cached_property
    def trees(self) -> dict[str, Tree]:
        made = {}
        for file in FILES:
            if file.startswith(f"{self.name}/"):
                changed = with_texts(tree(file), self.changes.get(file, {}))
                assert isinstance(changed, Tree)
                made[file] = changed
        return made

    @cached_property
    def misshapen(self) -> tuple[Finding, ...]:
        changed = [] if self.shaped else [f for f in self.trees if f in self.changes]
        return tuple(
            finding
            for file in changed
            for finding in check_shape(self.trees[file], language(file))
        )

    @cached_property
    def built(
        self,
    ) -> tuple[Provider | None, tuple[Endpoint, ...], tuple[Finding, ...]]:
        """The provider and the models that its change concerns."""
        if self.misshapen:
            return None, (), self.misshapen
        provider, found = build_provider(self.trees[f"{self.name}/provider"])
        if provider is None:
            return None, (), found
        endpoints = []
        for file in self.concerned:
            endpoint, wrong = build_endpoint(self.trees[file], provider)
            endpoints += [endpoint] if endpoint else []
            found += wrong
        for endpoint in endpoints:
            found += check_all(endpoint)
        return provider, tuple(endpoints), (*found, *check_together(endpoints))

    @property
    def concerned(self) -> list[str]:
        """The models to look at: the changed one alone, or all behind a new provider."""
        models = [file for file in self.trees if language(file) == "model"]
        return [file for file in models if self.shared or file in self.changes]

    @property
    def shared(self) -> bool:
        """Whether what models share is at stake."""
        return not self.changes or f"{self.name}/provider" in self.changes

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """What is wrong with the changes; the guide is cut short and not without fault."""
        known = faults(self.name) if self.changes else frozenset()
        return tuple(f for f in self.built[2] if (f.rule, f.place) not in known)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        provider, endpoints, _ = self.built
        assert provider is not None and self.errors == ()
        catalogue = Catalogue("0.1.0", (provider,), endpoints)
        return plan_units(catalogue, "acme", tool())


@cache
def faults(name: str) -> frozenset[tuple[str, Place]]:
    return frozenset((f.rule, f.place) for f in Folder(name).built[2])


@cache
def tool() -> ToolFiles:
    """The tool without its runtime, which no spec can touch."""
    return replace(read_tool(), runtime={})


def rendered(folder: Folder) -> dict[str, str]:
    """Every file that the changed specs have a part in."""
    files: dict[str, str] = {}
    for unit in folder.units:
        if folder.shared or not isinstance(unit.content, ProviderUnit):
            files.update(render(unit, tool()))
    return files


@cache
def unharmed(name: str, files: tuple[str, ...]) -> dict[str, str]:
    """What would be rendered of a folder if the changes of these files changed nothing."""
    return rendered(Folder(name, {file: {} for file in files}))


def hasten(setattr: Callable[..., None], format: bool = False) -> None:
    """Spares hundreds of renderings what does not depend on their texts."""
    page = sys.modules["pixelspec.render.classes"]
    original = page.generate
    pages = cache(lambda: Pages(tool().templates))()
    make = cache(
        lambda schema, base: original(schema, base_class=base, **page._OPTIONS)
    )
    setattr(page, "generate", lambda schema, base_class, **_: make(schema, base_class))
    setattr("pixelspec.render.Pages", lambda _: pages)
    if not format:
        setattr("pixelspec.render.tidy", lambda source: source)
