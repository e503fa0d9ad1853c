"""pydantic classes, written by datamodel-code-generator from the schemas of `plan`."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from datamodel_code_generator import (
    DataModelType,
    InputFileType,
    LiteralType,
    generate,
)
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
    imports = tuple(
        (node.module or "", tuple(alias.name for alias in node.names))
        for node in found
        if node.module not in ("runtime", "__future__")
    )
    first = max(map(_end, found), default=0)
    first = max([first, *(_end(node) for node in tree.body if _is_named(node))])
    source = "\n".join(text.splitlines()[first:]).strip("\n")
    return Classes(imports, _documented(source, schema.docs))


def _is_named(node: ast.stmt) -> bool:
    """A type that the module states itself: `Size = TypeAliasType("Size", Literal[""])`."""
    return isinstance(node, ast.Assign)


def _end(node: ast.stmt) -> int:
    return node.end_lineno or 0


def _documented(source: str, docs: Sequence[str]) -> str:
    """Put the texts where their placeholders stand, each as a docstring at its margin."""
    for index, doc in enumerate(docs):
        mark = re.compile(rf'^( *)"""{placeholder(index)}"""\n?', re.MULTILINE)
        source = mark.sub(lambda found, doc=doc: _docstring(found, doc), source)
    return source


def _docstring(found: re.Match[str], doc: str) -> str:
    indent = found[1]
    return f"{indent}{docstring(doc, len(indent))}\n" if doc.strip() else ""
