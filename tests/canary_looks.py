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

# What a condition may need that had another word in it.
OUR_NAMES = {"get", "given", "get_args", "isinstance", "read_pixels", "str", "typing"}
OUR_NAMES |= {"__value__"}
PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def damage(
    before: Mapping[str, str], after: Mapping[str, str], texts: Sequence[str], filled: bool
) -> Iterator[str]:
    """What hostile texts did to files beside standing in them as text.

    `filled` says that some of the texts stand where there was none.
    """
    if before.keys() != after.keys():
        yield f"other files: {sorted(before.keys() ^ after.keys())}"
        return
    for path, text in after.items():
        if text == before[path]:
            continue
        look = {"py": python, "md": markdown, "ml": toml}[path[-2:]]
        for fault in look(before[path], text, texts, filled):
            yield f"{path}: {fault}"


def python(
    before: str, after: str, texts: Sequence[str], filled: bool = False
) -> Iterator[str]:
    """Other code than before, names that are none, texts that are not as they were."""
    try:
        new = ast.parse(after)
    except (SyntaxError, ValueError) as error:
        yield f"no Python: {error}"
        return
    (shape, names), (new_shape, new_names) = _anatomy(before), anatomy(_unaliased(new))
    if filled:
        yield from _unheard({*names}, {*new_names}, texts)
    elif shape != new_shape:
        yield f"other code: {_difference(shape, new_shape)}"
    elif len(names) == len(new_names):
        yield from _misnamed(names, new_names, texts)
    yield from _remarked(_comments(before), _comments(after), texts)
    for node in ast.walk(new):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _mangled(node.value, texts)


def _mangled(found: str, texts: Sequence[str]) -> Iterator[str]:
    """A string with the mark of a text must hold that text; a docstring is wrapped."""
    for text in texts:
        mark = _mark(text)
        rest = "".join(found.split()).replace("".join(text.split()), "")
        if mark in rest and mark in re.sub(rf"(?<!\S)\w*{mark}\w*(?!\S)", "", found):
            yield f"mangled: {found!r}"


def _mark(text: str) -> str:
    found = re.search(r"zq\d+z", text, re.IGNORECASE)
    assert found, text
    return found[0]


def _remarked(
    old: Sequence[str], new: Sequence[str], texts: Sequence[str]
) -> Iterator[str]:
    if len(old) != len(new):
        yield "other comments"
    for comment in set(new) - set(old):
        if not any(" ".join(text.split()) in comment for text in texts):
            yield f"new comment: {comment!r}"


def _misnamed(
    names: Sequence[str], new: Sequence[str], texts: Sequence[str]
) -> Iterator[str]:
    marks = [_mark(text).lower() for text in texts]
    for old, name in zip(names, new, strict=True):
        if name != old and not PLAIN.fullmatch(name) or keyword.iskeyword(name):
            yield f"no name: {name!r}"
        elif old.endswith("OceanBase"):
            continue  # spelled as in the title
        elif name != old and not any(m in name.lower() for m in marks):
            yield f"{old} became {name}"


def _unheard(
    names: set[str], new: set[str], texts: Sequence[str]
) -> Iterator[str]:
    """Names that no template and no provider made."""
    marks = [_mark(text).lower() for text in texts]
    for name in new - names - OUR_NAMES:
        if not PLAIN.fullmatch(name) or not any(m in name.lower() for m in marks):
            yield f"new name: {name!r}"


@cache
def _anatomy(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return anatomy(_unaliased(ast.parse(text)))


def anatomy(tree: ast.AST) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nodes of a syntax tree in their order, without its texts, and its names."""
    shape: list[str] = []
    names: list[str] = []
    for part in _parts(tree):
        (names if part[0] == "=" else shape).append(part[1:])
    return tuple(shape), tuple(names)


def _parts(node: ast.AST) -> Iterator[str]:
    value = f" {type(node.value).__name__}" if isinstance(node, ast.Constant) else ""
    yield f" {type(node).__name__}{value}"
    for name, inner in ast.iter_fields(node):
        if isinstance(inner, ast.AST):
            yield f" .{name}"
            yield from _parts(inner)
        elif isinstance(inner, list):
            yield f" .{name}["
            for item in inner:
                if isinstance(item, ast.AST) and not _is_idle(item):
                    yield from _parts(item)
            yield " ]"
        elif isinstance(inner, str) and not isinstance(node, ast.Constant):
            yield f"={inner}"


def _is_idle(node: ast.AST) -> bool:
    """What may come and go with texts: docstrings, places on the wire, two imports."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.keyword) and node.arg == "wire":
        inner = [n for n in ast.walk(node.value) if not isinstance(n, ast.expr_context)]
        return all(isinstance(n, ast.Dict | ast.Constant) for n in inner)
    if isinstance(node, ast.ImportFrom):
        return [a.name for a in node.names] in (["Field"], ["Annotated"])
    return isinstance(node, ast.alias) and node.name == "Annotated"


class _Bare(ast.NodeTransformer):
    """`X` for `Annotated[X, Field(alias="a-b")]`: what reads a name that is none."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        match node.slice:
            case ast.Tuple(elts=[inner, ast.Call(args=[], keywords=[only])]):
                if only.arg == "alias" and isinstance(only.value, ast.Constant):
                    return inner
        return node


def _unaliased(tree: ast.Module) -> ast.Module:
    """Only replies may have other names in Python than on the wire: the generator of
    classes does not know what else a request's name stands for."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and ast.unparse(node.bases[0]) == "Body":
            _Bare().visit(node)
    return tree


def _difference(old: Sequence[str], new: Sequence[str]) -> str:
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    return f"{' '.join(old[at - 8 : at + 8])} is {' '.join(new[at - 8 : at + 8])}"


def _comments(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


def toml(
    before: str, after: str, texts: Sequence[str], filled: bool = False
) -> Iterator[str]:
    if tomllib.loads(before) != tomllib.loads(after):
        yield "other settings"


FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)
# What of Markdown our own templates and plans write.
OURS = re.compile(
    r"\*\*[A-Z][a-z ]+\*\*|\*[A-Z][a-z]+\*|\[`?[\w. -]+`?\]\([\w./%-]+\)"
    r"|^<!-- Made by pixelspec [^<>]*-->$"
)
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)|<https?://[^\s<>]*>")
ACTIVE = re.compile(
    r"[<>`*\[\]$]|\{[{%#]|~~|://|@|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?!#?\w+;)"
)
BLOCK = re.compile(r"^( {4}|\t|> ?|[-+*] |\d+[.)] |#{1,6} |=+$|-+$|<|\[.*\]:)")


def markdown(
    before: str, after: str, texts: Sequence[str], filled: bool = False
) -> Iterator[str]:
    """Other blocks than before, marks that mean something, texts that are lost."""
    (old, _, old_code), (new, prose, code) = _blocks(before), _blocks(after)
    if not filled and old != new:
        yield f"other blocks: {_difference(old, new)}"
    for line in prose:
        rest = re.sub(r"\\[!-/:-@\[-`{-~]", "", SPAN.sub("", OURS.sub("", line)))
        if ACTIVE.search(rest):
            yield f"marks: {line!r}"
        yield from _lost(line, texts)
    for (_, one), (language, other) in zip(old_code, code, strict=True):
        yield from _fenced(language, one, other, texts, filled)


def _lost(line: str, texts: Sequence[str]) -> Iterator[str]:
    seen = _bare(html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line)))
    spans = _bare(html.unescape(line))
    for text in texts:
        if _mark(text) in line and _bare(text) not in seen and _bare(text) not in spans:
            yield f"lost: {line!r}"


def _bare(text: str) -> str:
    """Without what code spans, folding and escapes may change."""
    return re.sub(r"[\s`\\]+", "", text)


def _fenced(
    language: str, old: str, new: str, texts: Sequence[str], filled: bool
) -> Iterator[str]:
    if language == "python":
        yield from python(old, new, texts, filled)
    elif language == "json":
        yield from _mangled("\n".join(_strings(json.loads(new))), texts)
    elif len(shlex.split(old)) != len(words := shlex.split(new)):
        yield f"other words: {words}"
    else:
        json.loads(words[-1])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield str(value)


@cache
def _blocks(
    text: str,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The kind of every line that is no code, those lines, and the code by language."""
    code = tuple((found[2], found[3]) for found in FENCE.finditer(text))
    prose = FENCE.sub("CODE", text).split("\n")
    return tuple(map(_kind, prose)), tuple(prose), code


def _kind(line: str) -> str:
    if line.startswith("|"):
        return f"row of {line.count('|')}"
    found = BLOCK.match(line)
    return found[0] if found else "text" if line else "blank"
