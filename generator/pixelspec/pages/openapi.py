"""Reads an OpenAPI document, or the block of one in a page, into pieces."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pixelspec.pages.piece import Piece
from pixelspec.pages.text import text_pieces
from pixelspec.read.tree import Mapping, Node, Scalar, Sequence
from pixelspec.read.yaml import read_yaml

METHODS = ("get", "post", "put", "patch", "delete")
PLACES = {"header": "Header", "query": "Query", "path": "Path"}
DEEPEST = 4
FACETS = ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")


def openapi_tree(text: str) -> Mapping | None:
    """The document in a text; None where it is something else."""
    head = text[:400]
    if "openapi" not in head and "swagger" not in head:
        return None
    node, _ = read_yaml(text, "")
    known = isinstance(node, Mapping) and node.get("paths") is not None
    return node if known and isinstance(node, Mapping) else None


def openapi_pieces(root: Mapping, line: int) -> Iterator[Piece]:
    """The operations of a document; `line` is that of its first line on the page."""
    yield from _Walk(root, line - 1).pieces()


class _Walk:
    def __init__(self, root: Mapping, above: int) -> None:
        self._root = root
        self._above = above

    def pieces(self) -> Iterator[Piece]:
        said = list(self._operations())
        yield from said
        yield Piece("heading", "OpenAPI", self._above + 1, level=2)
        yield from self._rest(self._root, "", {piece.line for piece in said})

    def _rest(self, node: Node, path: str, told: set[int]) -> Iterator[Piece]:
        """What else the document says, so that a change of it is noticed."""
        if isinstance(node, Scalar):
            line = node.place.line + self._above
            if line not in told:
                yield Piece("leaf", _text(node), line, name=path)
        items = node.items if isinstance(node, Sequence) else ()
        for count, item in enumerate(items):
            yield from self._rest(item, f"{path}[{count}]", told)
        for entry in _entries(node):
            yield from self._rest(entry.node, f"{path}.{entry.key}".lstrip("."), told)

    def _operations(self) -> Iterator[Piece]:
        for path in _entries(self._root.get("paths")):
            for operation in _entries(path.node):
                if operation.key in METHODS and isinstance(operation.node, Mapping):
                    line = operation.place.line + self._above
                    request = f"{operation.key.upper()} {path.key}"
                    yield Piece("request", request, line)
                    yield from self._operation(operation.node)

    def _operation(self, node: Mapping) -> Iterator[Piece]:
        yield from self._prose(node, ("summary", "description"))
        yield from self._parameters(node.get("parameters"))
        body = self._content(node.get("requestBody"))
        if body:
            yield Piece("heading", "Body", body.place.line + self._above, level=2)
            yield from self._properties(body.get("schema"), "", 0)
            yield from self._examples(body)
        for reply in _entries(node.get("responses")):
            yield from self._reply(reply.key, reply.node)

    def _reply(self, status: str, node: Node) -> Iterator[Piece]:
        line = node.place.line + self._above
        yield Piece("heading", "Response", line, level=2)
        yield Piece("text", status, line)
        if isinstance(node, Mapping):
            yield from self._prose(node, ("description",))
        content = self._content(node)
        if content:
            yield from self._properties(content.get("schema"), "", 0)
            yield from self._examples(content)

    def _parameters(self, node: Node | None) -> Iterator[Piece]:
        items = node.items if isinstance(node, Sequence) else ()
        place = ""
        for item in items:
            stated = self._resolved(item)
            if stated is None or _text(stated.get("in")) not in PLACES:
                continue
            line = stated.place.line + self._above
            if _text(stated.get("in")) != place:
                place = _text(stated.get("in"))
                yield Piece("heading", PLACES[place], line, level=2)
            schema = self._resolved(stated.get("schema"))
            needed = _text(stated.get("required")) == "true"
            yield from self._property(
                _text(stated.get("name")), schema, needed, line, 0
            )
            yield from self._prose(stated, ("description",))

    def _properties(self, node: Node | None, above: str, depth: int) -> Iterator[Piece]:
        schema = self._resolved(node)
        if schema is None or depth > DEEPEST:
            return
        inner = self._resolved(schema.get("items"))
        if inner is not None and schema.get("properties") is None:
            yield from self._properties(inner, f"{above}[]", depth + 1)
        required = schema.get("required")
        needed = required.plain() if isinstance(required, Sequence) else []
        names = needed if isinstance(needed, list) else []
        for entry in _entries(schema.get("properties")):
            name = f"{above}.{entry.key}".lstrip(".")
            line = entry.place.line + self._above
            inside = self._resolved(entry.node)
            yield from self._property(name, inside, entry.key in names, line, depth)

    def _property(
        self, name: str, schema: Mapping | None, needed: bool, line: int, depth: int
    ) -> Iterator[Piece]:
        yield Piece("name", name, line)
        if schema is None:
            return
        for key in ("type", "default"):
            stated = schema.get(key)
            if stated is not None:
                at = stated.place.line + self._above
                yield Piece("attribute", _text(stated), at, name=key)
        if needed:
            yield Piece("attribute", "required", line, name="required")
        for key in FACETS:
            if schema.get(key) is not None:
                yield Piece("attribute", _text(schema.get(key)), line, name=key.lower())
        listed = schema.get("enum")
        for item in listed.items if isinstance(listed, Sequence) else ():
            at = item.place.line + self._above
            yield Piece("attribute", _text(item), at, name="enum")
        yield from self._prose(schema, ("description",))
        yield from self._properties(schema, name, depth + 1)

    def _prose(self, node: Mapping, keys: tuple[str, ...]) -> Iterator[Piece]:
        for key in keys:
            stated = node.get(key)
            for piece in text_pieces(_text(stated)) if stated is not None else ():
                line = stated.place.line + self._above if stated else 0
                kind = "text" if piece.kind == "heading" else piece.kind
                yield Piece(kind, piece.text, line, piece.cells, piece.name)

    def _examples(self, content: Mapping) -> Iterator[Piece]:
        single = content.get("example")
        if single is not None:
            yield Piece("text", "Example", single.place.line + self._above)
            yield self._sample(single)
        for entry in _entries(content.get("examples")):
            value = entry.node.get("value") if isinstance(entry.node, Mapping) else None
            if value is not None:
                yield Piece("text", entry.key, entry.place.line + self._above)
                yield self._sample(value)

    def _sample(self, node: Node) -> Piece:
        text = json.dumps(node.plain(), indent=2, ensure_ascii=False)
        return Piece("code", text, node.place.line + self._above)

    def _content(self, node: Node | None) -> Mapping | None:
        stated = self._resolved(node)
        content = stated.get("content") if stated else None
        for entry in _entries(content):
            if "json" in entry.key and isinstance(entry.node, Mapping):
                return entry.node
        return None

    def _resolved(self, node: Node | None, depth: int = 0) -> Mapping | None:
        """A mapping, references inside the document followed."""
        if not isinstance(node, Mapping):
            return None
        target = _text(node.get("$ref"))
        if not target.startswith("#/") or depth > DEEPEST:
            return node
        found: Node | None = self._root
        for step in target[2:].split("/"):
            found = found.get(step) if isinstance(found, Mapping) else None
        return self._resolved(found, depth + 1)


def _entries(node: Node | None) -> Mapping | tuple[()]:
    return node if isinstance(node, Mapping) else ()


def _text(node: Node | None) -> str:
    """A scalar as a page shows it."""
    if not isinstance(node, Scalar) or node.value is None:
        return ""
    if isinstance(node.value, bool):
        return str(node.value).lower()
    return str(node.value)
