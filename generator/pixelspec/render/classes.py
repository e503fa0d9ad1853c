"""pydantic classes, written by datamodel-code-generator from the schemas of `plan`."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from datamodel_code_generator import InputFileType, LiteralType, generate
from datamodel_code_generator.enums import DataModelType
from datamodel_code_generator.format import PythonVersion

from pixelspec.plan.schema import ClassSchema, placeholder
from pixelspec.plan.text import docstring
from pixelspec.render.imports import Import

# Every option that changes the output stands here: nothing is read from the pyproject.toml
# of whoever runs the tool.
_OPTIONS: dict[str, Any] = {
    "input_file_type": InputFileType.JsonSchema,
    "output_model_type": DataModelType.PydanticV2BaseModel,
    "target_python_version": PythonVersion.PY_311,
    "enum_field_as_literal": LiteralType.All,
    "use_type_alias": True,
    "use_annotated": True,
    "field_constraints": True,
    "use_field_description": True,
    "use_schema_description": True,
    "use_single_line_docstring": True,
    "use_union_operator": True,
    "use_standard_collections": True,
    "formatters": [],
    "disable_timestamp": True,
    "custom_file_header": "#",
    "allow_remote_refs": False,
    "strict_nullable": True,
    "type_mappings": ["string+uri=string"],
    "treat_dot_as_module": False,
}


@dataclass(frozen=True)
class Classes:
    """Python source of classes, and what it needs of other modules than the runtime."""

    imports: tuple[Import, ...]
    source: str


def classes(schemas: Sequence[ClassSchema]) -> Classes:
    """One class and its parts for each schema, in their order."""
    made = [_one(schema) for schema in schemas]
    imports = tuple(found for one in made for found in one.imports)
    return Classes(imports, "\n\n".join(one.source for one in made))


def _one(schema: ClassSchema) -> Classes:
    text = generate(
        json.dumps(schema.schema), base_class=f"runtime.{schema.base}", **_OPTIONS
    )
    assert isinstance(text, str)
    tree = ast.parse(text)
    found = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    first = max(map(_end, found), default=0)
    first = max([first, *(_end(node) for node in tree.body if _is_named(node))])
    source = "\n".join(text.split("\n")[first:]).strip("\n")
    imports = tuple(
        (node.module or "", _used([alias.name for alias in node.names], source))
        for node in found
        if node.module not in ("runtime", "__future__")
    )
    return Classes(imports, _documented(source, schema.docs))


def _used(names: Sequence[str], source: str) -> tuple[str, ...]:
    """The names that are still needed where named types are taken out."""
    return tuple(name for name in names if re.search(rf"\b{name}\b", source))


def _is_named(node: ast.stmt) -> bool:
    """A type that the module states itself: `Size = TypeAliasType("Size", Literal[""])`."""
    return isinstance(node, ast.Assign)


def _end(node: ast.stmt) -> int:
    return node.end_lineno or 0


def _documented(source: str, docs: Sequence[str]) -> str:
    """Put the texts where their placeholders stand, each as a docstring at its margin.

    All in one pass: a text may look like a placeholder.
    """
    texts = {placeholder(index): doc for index, doc in enumerate(docs)}
    marks = re.compile(rf'^( *)"""({"|".join(texts)})"""\n?', re.MULTILINE)
    return marks.sub(lambda found: _docstring(found[1], texts[found[2]]), source)


def _docstring(indent: str, doc: str) -> str:
    return f"{indent}{docstring(doc, len(indent))}\n" if doc.strip() else ""
