"""The OpenAPI documents of our providers, and the least that each of their orders takes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from pixelspec.cli.find import find_endpoints
from pixelspec.openapi.document import text

ROOT = Path(__file__).parents[1]
PROVIDERS = ("bailian", "dalle-format", "gccai", "oceanbase", "volcengine")
ADDRESS = "https://example.com/a.png"


@cache
def document_text(provider: str) -> str:
    endpoints, findings = find_endpoints(provider, ROOT)
    assert findings == ()
    return text(endpoints)


def document(provider: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document_text(provider))
    return found


@dataclass(frozen=True)
class Order:
    """The least that one schema of one operation takes."""

    operation: str
    schema: str
    headers: dict[str, str]
    body: dict[str, Any]


def orders(document: dict[str, Any]) -> Iterator[Order]:
    for item in document["paths"].values():
        for told in item.values():
            if told.get("x-pixelspec-billable"):
                headers = {
                    sent["name"]: sent["schema"]["enum"][0]
                    for sent in told.get("parameters", ())
                    if sent.get("required")
                }
                (media,) = told["requestBody"]["content"].values()
                for name in names(media["schema"]):
                    schema = document["components"]["schemas"][name]
                    # Where a switch may spare what is needed else, the least is too little.
                    body = next(filter(_checker(schema), (least(schema), more(schema))))
                    yield Order(told["operationId"], name, headers, body)


def names(schema: dict[str, Any]) -> list[str]:
    """The components that a schema is, or chooses from."""
    members = schema.get("oneOf", [schema])
    return [member["$ref"].rpartition("/")[2] for member in members]


def more(schema: dict[str, Any]) -> Any:
    """The least, with one of every kind of item in its lists."""
    return least(schema, 1)


def _checker(schema: dict[str, Any]) -> Callable[[object], bool]:
    return Draft202012Validator(schema).is_valid


def least(schema: dict[str, Any], items: int = 0) -> Any:
    """The plainest value of a schema, by its types alone."""
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            needed = schema.get("required", ())
            return {name: least(schema["properties"][name], items) for name in needed}
        case "array":
            return [least(kind, items) for kind in _items(schema, items)]
        case "string":
            return ADDRESS if schema.get("format") == "uri" else "A red fox"
    return schema.get("minimum", 1)


def _items(schema: dict[str, Any], least_of_each: int) -> Iterator[dict[str, Any]]:
    items = schema["items"]
    for _ in range(schema.get("minItems", 0)):
        yield items
    for count in schema.get("allOf", ()):
        for kind in items["oneOf"]:
            if kind["required"] == count["contains"]["required"]:
                yield from [kind] * max(count["minContains"], least_of_each)
