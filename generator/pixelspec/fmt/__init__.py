"""Writes a spec in the one style that all specs have, without a change of meaning."""

from __future__ import annotations

import json
from collections import Counter

from pixelspec.fmt.comments import placed
from pixelspec.fmt.emit import Emitter
from pixelspec.fmt.layout import Layout, layout_of
from pixelspec.place import Finding, Place
from pixelspec.read.schema import Kind, resolved
from pixelspec.read.tree import Mapping, Node, Scalar
from pixelspec.read.yaml import read_yaml


def format_spec(text: str) -> str:
    """The text in the common style; as it is where it cannot be read."""
    return format_text(text, "")[0]


def format_text(text: str, file: str) -> tuple[str, tuple[Finding, ...]]:
    """The text in the common style, or as it is together with the reason."""
    node, findings = read_yaml(text, file)
    if findings or not isinstance(node, Mapping):
        return text, findings
    original = layout_of(text)
    comments = placed(original.comments, node)
    lines = Emitter(original.raw, comments).document(node, resolved(_kind(node)))
    formatted = "".join(f"{line}\n" for line in lines)
    if _says_the_same(formatted, original, node):
        return formatted, ()
    hint = "please report this, with the file"
    message = "formatting would change what the file says; it is left as it is"
    return text, (Finding(Place(file), "fmt", message, hint=hint),)


def _kind(node: Mapping) -> Kind:
    stated = node.get("id")
    whole = stated.value if isinstance(stated, Scalar) else None
    return "model" if isinstance(whole, str) and "/" in whole else "provider"


def _says_the_same(formatted: str, original: Layout, node: Node) -> bool:
    again, findings = read_yaml(formatted, "")
    if again is None or findings or _meaning(again) != _meaning(node):
        return False
    before = Counter(comment.text for comment in original.comments)
    return Counter(comment.text for comment in layout_of(formatted).comments) == before


def _meaning(node: Node) -> str:
    # As text, since to Python 1, 1.0 and True are the same.
    return json.dumps(node.plain(), sort_keys=True)
