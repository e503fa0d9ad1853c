"""Builds the condition under which a quirk or a gap applies."""

from __future__ import annotations

from pixelspec.build.reading import Unbuildable, child, items, mapping, scalar
from pixelspec.model.condition import Condition, Operator, Test
from pixelspec.read.tree import Entry, Mapping, Node, Scalar

# The words of a condition that are no values; a choice may not list them.
WORDS: dict[object, Operator] = {
    "given": "given",
    "absent": "absent",
    "unlisted": "unlisted",
    "pixels": "pixels",
}


def condition(node: Node) -> Condition:
    tests = tuple(test(entry) for entry in mapping(node))
    if not tests:
        raise Unbuildable(node.place, "this condition tests nothing")
    return Condition(tests)


def test(entry: Entry) -> Test:
    node = entry.node
    if isinstance(node, Scalar):
        if node.value in WORDS:
            return Test(entry.key, WORDS[node.value])
        return Test(entry.key, "is", (node.value,))
    if isinstance(node, Mapping):
        barred = items(child(node, "not"))
        return Test(entry.key, "not-in", tuple(scalar(item) for item in barred))
    return Test(entry.key, "one-of", tuple(scalar(item) for item in node.items))
