"""The client's modules rendered from a model, in memory and without Black, and whether two
of them say the same."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.provider import provider_modules
from pixelspec.plan.schema import ClassSchema
from pixelspec.power.prose import unmarked
from pixelspec.render import model_source, provider_sources
from pixelspec.render.classes import Classes, classes
from pixelspec.render.page import Pages

MODEL = "model"


@dataclass
class Renderer:
    """Renders one model after the other; classes are made anew only for another schema."""

    templates: Mapping[str, str]
    known: dict[str, Classes] = field(default_factory=dict)

    def sources(self, endpoint: Endpoint) -> dict[str, str]:
        """The modules by name: the provider's `home`, `provider` and `replies`, and that of
        the model."""
        pages = Pages(self.templates)
        shared = provider_sources(
            provider_modules(endpoint.provider, (endpoint,)), pages, self._classes
        )
        return {**shared, MODEL: model_source(endpoint, pages, self._classes)}

    def _classes(self, schemas: Sequence[ClassSchema]) -> Classes:
        made = [self._one(schema) for schema in schemas]
        imports = tuple(found for one in made for found in one.imports)
        return Classes(imports, "\n\n".join(one.source for one in made))

    def _one(self, schema: ClassSchema) -> Classes:
        """The classes of a schema; what their docstrings say is of no account here."""
        key = json.dumps((schema.name, schema.base, schema.schema))
        if key not in self.known:
            plain = replace(schema, docs=("text",) * len(schema.docs))
            self.known[key] = classes([plain])
        return self.known[key]


def alike(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two sets of modules are the same but for docstrings and for marks in texts."""
    return all(
        one[name] == other[name] or meaning(one[name]) == meaning(other[name])
        for name in one
    )


def meaning(source: str) -> str:
    """A module without its docstrings, and without the marks in its texts."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [line for line in node.body if not _is_text(line)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = unmarked(node.value)
    return ast.dump(tree)


def _is_text(line: ast.stmt) -> bool:
    return (
        isinstance(line, ast.Expr)
        and isinstance(line.value, ast.Constant)
        and isinstance(line.value.value, str)
    )
