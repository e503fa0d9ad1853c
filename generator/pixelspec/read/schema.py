"""The JSON Schema of the language, as one document and with every reference resolved."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

Kind = Literal["provider", "model"]
Schema = dict[str, Any]

SHARED = "common.schema.json"


def schema_folder() -> Path:
    """Where the schemas of this installation are."""
    return Path(__file__).parents[1] / "schema"


def bundled(kind: Kind) -> Schema:
    """The schema of a spec as one document that refers to nothing outside itself."""
    own = _loaded(f"{kind}.schema.json")
    shared = _loaded(SHARED)["$defs"]
    whole = {**own, "$defs": {**own.get("$defs", {}), **shared}}
    moved: Schema = json.loads(json.dumps(whole).replace(f'"{SHARED}#/', '"#/'))
    used = _reached(moved)
    moved["$defs"] = {n: part for n, part in moved["$defs"].items() if n in used}
    return moved


@cache
def resolved(kind: Kind) -> Schema:
    """The schema of a spec without `$ref`; what stands beside a reference wins.

    Following references is what takes a validator most of its time. A property that may
    not be there is `not: {}`: of `false` the validator does not say where it stands.
    """
    whole = bundled(kind)
    definitions = whole.pop("$defs")
    result: Schema = _inlined(whole, definitions)
    return result


def _loaded(name: str) -> Schema:
    loaded: Schema = json.loads((schema_folder() / name).read_text("utf-8"))
    return loaded


def _reached(whole: Schema) -> set[str]:
    """The names of the definitions that the schema needs."""
    start = {key: part for key, part in whole.items() if key != "$defs"}
    reached: set[str] = set()
    waiting = _named(start)
    while waiting:
        reached |= waiting
        waiting = set().union(*(_named(whole["$defs"][n]) for n in waiting)) - reached
    return reached


def _named(part: Any) -> set[str]:
    own: set[str]
    if isinstance(part, dict):
        own = {part["$ref"].rpartition("/")[2]} if "$ref" in part else set()
        return own.union(*map(_named, part.values()))
    if isinstance(part, list):
        return set().union(*map(_named, part))
    return set()


def _inlined(part: Any, definitions: Schema) -> Any:
    if isinstance(part, list):
        return [_inlined(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    own = {key: _inlined(v, definitions) for key, v in part.items() if key != "$ref"}
    if "properties" in own:
        stated = own["properties"].items()
        own["properties"] = {k: {"not": {}} if v is False else v for k, v in stated}
    if "$ref" not in part:
        return own
    name = part["$ref"].rpartition("/")[2]
    return {**_inlined(definitions[name], definitions), **own}
