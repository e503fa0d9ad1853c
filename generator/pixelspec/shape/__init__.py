"""A tree against the JSON Schema of the language: every fault once, at its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pixelspec.place import Finding, Place
from pixelspec.read.schema import Kind, bundled, resolved
from pixelspec.read.tree import Mapping, Node, Scalar
from pixelspec.read.tree import Sequence as Listing
from pixelspec.shape.fault import Fault, Path, collapsed, faults

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

RULE = "shape"


def check_shape(node: Node, kind: Kind) -> tuple[Finding, ...]:
    """What in a spec is not of the language; nothing of it if the language is newer."""
    newer = _newer(node, resolved(kind))
    if newer:
        return (newer,)
    errors = _validator(kind).iter_errors(node.plain())
    found = [fault for error in errors for fault in faults(error, resolved(kind))]
    return tuple(sorted({_finding(fault, node) for fault in collapsed(found)}))


def schema_text(kind: Kind) -> str:
    """The schema as one document that an editor can use by itself."""
    return json.dumps(bundled(kind), indent=2, ensure_ascii=False) + "\n"


def _newer(node: Node, schema: dict[str, Any]) -> Finding | None:
    known = schema["properties"]["pixelspec"]["const"]
    stated = node.get("pixelspec") if isinstance(node, Mapping) else None
    version = stated.value if isinstance(stated, Scalar) else None
    if stated is None or not isinstance(version, int) or version <= known:
        return None
    message = f"written in version {version} of the language; this is version {known}"
    hint = "use a newer pixelspec"
    return Finding(stated.place, RULE, message, "pixelspec", hint)


@cache
def _validator(kind: Kind) -> Validator:
    # Costs an eighth of a second, which a program that checks nothing need not pay.
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    strict: type[Validator] = extend(  # type: ignore[no-untyped-call]  # in its stub
        Draft202012Validator, {"pattern": _pattern}
    )
    return strict(resolved(kind))


def _pattern(
    validator: object, pattern: str, instance: object, schema: object
) -> Iterator[Any]:
    """The keyword `pattern`, whose $ is the end of the text as in ECMAScript."""
    from jsonschema.exceptions import ValidationError

    exact = re.sub(r"\$$", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(pattern)


def _finding(fault: Fault, root: Node) -> Finding:
    place = _key_place(root, fault) if fault.key else None
    path = fault.path + ((fault.key,) if fault.key else ())
    if place is None:
        place = _owner(root, fault.path) if fault.missing else _at(root, path).place
    dotted = ".".join(map(str, path))
    return Finding(place, RULE, fault.message, dotted, fault.hint)


def _key_place(root: Node, fault: Fault) -> Place | None:
    node = _at(root, fault.path)
    entry = node.entry(fault.key) if isinstance(node, Mapping) else None
    return entry.place if entry else None


def _owner(root: Node, path: Path) -> Place:
    """The key that holds the mapping at a path; the mapping itself if none does."""
    above = _at(root, path[:-1])
    entry = above.entry(str(path[-1])) if path and isinstance(above, Mapping) else None
    return entry.place if entry else _at(root, path).place


def _at(node: Node, path: Path) -> Node:
    for part in path:
        if isinstance(node, Mapping):
            node = next(e.node for e in node.entries if e.key == part)
        elif isinstance(node, Listing):
            node = node.items[int(part)]
    return node
