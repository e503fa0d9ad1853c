"""What generated files look like apart from their texts, and what hostile text did to them."""

from __future__ import annotations

import ast
import html
import io
import json
import keyword
import re
import shlex
import tokenize
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from pixelspec.conformance.subject import Exchange, Subject

Texts = Mapping[str, str]
"""Hostile texts by their marks in lower case."""

MARK = re.compile(r"zq\d+z", re.IGNORECASE)
PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# What a condition and a field may need that had another word in it.
OURS = {"get", "given", "get_args", "isinstance", "read_pixels", "str", "__value__"}
# What the rows of a file of checks may need that had others: words of its templates, and
# the fields of its subject.
CHECKS = Path(__file__).parents[1] / "templates" / "conformance"
OURS |= {word for file in CHECKS.glob("*.j2") for word in PLAIN.findall(file.read_text())}
OURS |= {*Subject.__dataclass_fields__, *Exchange.__dataclass_fields__}


def by_mark(texts: Sequence[str]) -> Texts:
    return {found.lower(): text for text in texts for found in MARK.findall(text)[:1]}


def damage(
    before: Mapping[str, str],
    after: Mapping[str, str],
    texts: Texts,
    loose: bool = False,
) -> Iterator[str]:
    """What hostile texts did to files beside standing in them as text.

    `loose`: some of them mean something else there than the texts before, so that other
    statements may follow from it, though no other names.
    """
    if before.keys() != after.keys():
        yield f"other files: {sorted(before.keys() ^ after.keys())}"
        return
    looks = {"py": python, "md": markdown, "ml": toml}
    for path in after:
        if after[path] != before[path]:
            look = looks[path[-2:]]
            # Which rows there are, and what stands in them, follows from what texts mean.
            rows = path.startswith("conformance/")
            for fault in look(before[path], after[path], texts, loose or rows):
                yield f"{path}: {fault}"


def toml(before: str, after: str, texts: Texts, loose: bool = False) -> Iterator[str]:
    if tomllib.loads(before) != tomllib.loads(after):
        yield "other settings"


def python(before: str, after: str, texts: Texts, loose: bool = False) -> Iterator[str]:
    """Other code than before, names that are none, texts that are not as they were."""
    try:
        new = ast.parse(after)
    except (SyntaxError, ValueError) as error:
        yield f"no Python: {error}"
        return
    yield from _remarked(_comments(before), _comments(after), texts)
    for node in ast.walk(new):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _mangled(node.value, texts)
    (shape, names), (new_shape, new_names) = _anatomy(before), anatomy(new)
    if loose:
        extra = sorted({*new_names} - {*names} - OURS)
        yield from _misnamed([""] * len(extra), extra, texts)
    elif shape != new_shape:
        yield f"other code: {_difference(shape, new_shape)}"
    else:
        yield from _misnamed(names, new_names, texts)


def _mangled(found: str, texts: Texts) -> Iterator[str]:
    """A string with the mark of a text holds all of it, or a Python name made of it."""
    for mark in set(MARK.findall(found)):
        text = "".join(texts[mark.lower()].split())
        # A docstring is wrapped: what is white does not count.
        rest = "".join(found.split()).replace(text, "")
        names = re.sub(rf"(?<!\S)\w*{mark}\w*(?![^\s=])", "", found)
        if mark in rest and mark in names:
            yield f"mangled: {found!r}"


def _remarked(old: Sequence[str], new: Sequence[str], texts: Texts) -> Iterator[str]:
    if len(old) != len(new):
        yield "other comments"
    for comment in set(new) - set(old):
        marks = MARK.findall(comment)
        whole = (" ".join(texts[mark.lower()].split()) in comment for mark in marks)
        if not marks or not all(whole):
            yield f"new comment: {comment!r}"


def _misnamed(old: Sequence[str], new: Sequence[str], texts: Texts) -> Iterator[str]:
    """A name that differs is made of a text, and is one."""
    for one, name in zip(old, new, strict=True):
        if one == name or one.endswith("OceanBase"):  # spelled as in the title
            continue
        if not PLAIN.fullmatch(name) or keyword.iskeyword(name):
            yield f"no name: {name!r}"
        elif not {mark.lower() for mark in MARK.findall(name)} & texts.keys():
            yield f"new name: {name!r} for {one!r}"


@cache
def _anatomy(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return anatomy(ast.parse(text))


def anatomy(tree: ast.Module) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nodes of a syntax tree in their order, without its texts, and its names."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and ast.unparse(node.bases) == "Body":
            _Unaliased().visit(node)
    shape: list[str] = []
    names: list[str] = []
    for part in _parts(tree):
        (names if part[0] == "=" else shape).append(part[1:])
    return tuple(shape), tuple(names)


class _Unaliased(ast.NodeTransformer):
    """`X` for `Annotated[X, Field(alias="a-b")]`, by which a reply may have names that are
    none in Python. A request may not: there the alias would be what a caller writes."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        match node.slice:
            case ast.Tuple(elts=[inner, ast.Call(args=[], keywords=[only])]):
                return inner if only.arg == "alias" else node
        return node


def _parts(node: ast.AST) -> Iterator[str]:
    value = f" {type(node.value).__name__}" if isinstance(node, ast.Constant) else ""
    yield f" {type(node).__name__}{value}"
    for name, inner in ast.iter_fields(node):
        members = inner if isinstance(inner, list) else [inner]
        yield f" .{name}"
        for member in members:
            if isinstance(member, ast.AST) and not _is_idle(member):
                yield from _parts(member)
            elif isinstance(member, str) and not value:
                yield f"={member}"


def _is_idle(node: ast.AST) -> bool:
    """What comes and goes with texts: docstrings, places on the wire, what aliases need."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.keyword(arg="wire", value=ast.Dict(keys=keys, values=values)):
            return all(isinstance(part, ast.Constant) for part in (*keys, *values))
        case ast.ImportFrom(names=[ast.alias(name="Field" | "Annotated")]):
            return True
        case ast.alias(name="Annotated"):
            return True
    return False


def _difference(old: Sequence[str], new: Sequence[str]) -> str:
    pairs = enumerate(zip(old, new, strict=False))
    at = next((i for i, (one, other) in pairs if one != other), min(len(old), len(new)))
    near = slice(max(at - 8, 0), at + 8)
    return f"{' '.join(old[near])} is {' '.join(new[near])}"


def _comments(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# What templates and `plan` write of Markdown themselves.
MARKUP = re.compile(
    r"\*\*[A-Z][a-z ]+\*\*|\*[A-Z][a-z]+\*|\[`?[\w. -]+`?\]\([\w./%-]+\)"
    r"|^<!-- Made by pixelspec [^<>]*-->$"
)
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)|<https?://[^\s<>]*>")
ACTIVE = re.compile(
    r"[<>`*\[\]$]|\{[{%#]|~~|://|@|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?!#?\w+;)"
)
BLOCK = re.compile(r"^( {4}|\t|> ?|[-+*] |\d+[.)] |#{1,6} |=+$|-+$|<|\[.*\]:)")


def markdown(
    before: str, after: str, texts: Texts, loose: bool = False
) -> Iterator[str]:
    """Other blocks than before, marks that mean something, texts that are lost."""
    (old, _, old_code), (new, prose, code) = _blocks(before), _blocks(after)
    if not loose and old != new:
        yield f"other blocks: {_difference(old, new)}"
    for line in prose:
        if ACTIVE.search(ESCAPE.sub("", SPAN.sub("", MARKUP.sub("", line)))):
            yield f"marks: {line!r}"
        if MARK.search(line):
            yield from _lost(line, texts)
    for (_, one), (language, other) in zip(old_code, code, strict=True):
        yield from _fenced(language, one, other, texts, loose)


def _lost(line: str, texts: Texts) -> Iterator[str]:
    # Inside a code span a backslash is no escape.
    read = {_bare(html.unescape(way)) for way in (line, ESCAPE.sub(r"\1", line))}
    for mark in MARK.findall(line):
        if not any(_bare(texts[mark.lower()]) in seen for seen in read):
            yield f"lost: {line!r}"


def _bare(text: str) -> str:
    """Without what code spans, folding and escapes may change."""
    return re.sub(r"[\s`\\]+", "", text)


def _fenced(
    language: str, old: str, new: str, texts: Texts, loose: bool
) -> Iterator[str]:
    if language == "python":
        yield from python(old, new, texts, loose)
    elif language == "json":
        yield from _mangled("\n".join(_strings(json.loads(new))), texts)
    else:
        words = shlex.split(new)
        if len(words) != len(shlex.split(old)):
            yield f"other words: {words}"
        yield from _mangled("\n".join(_strings(json.loads(words[-1]))), texts)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for part in inner:
            yield from _strings(part)
    else:
        yield str(value)


Blocks = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]


@cache
def _blocks(text: str) -> Blocks:
    """The kind of every line that is no code, those lines, and the code by language."""
    code = tuple((found[2], found[3]) for found in FENCE.finditer(text))
    prose = FENCE.sub("CODE", text).split("\n")
    return tuple(map(_kind, prose)), tuple(prose), code


def _kind(line: str) -> str:
    if line.startswith("|"):
        return f"row of {line.count('|')}"
    found = BLOCK.match(line)
    return found[0] if found else "text" if line else "blank"
