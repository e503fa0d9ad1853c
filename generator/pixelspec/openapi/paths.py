"""Where a value stands in a body, and JSON Schemas of what stands there."""

from __future__ import annotations

import re
from typing import Final

Schema = dict[str, object]
# The name of a member, an index, or EACH for `[]`.
Step = str | int
Steps = tuple[Step, ...]

EACH: Final = -1
_STEP = re.compile(r"[^.\[\]]+|\[\d*\]")


def steps(path: str) -> Steps:
    """`input.messages[0].role` as its steps."""
    return tuple(_step(text) for text in _STEP.findall(path))


def _step(text: str) -> Step:
    if not text.startswith("["):
        return text
    return int(text[1:-1]) if len(text) > 2 else EACH


def standing(path: Steps, inner: Schema, most: int | None = None) -> Schema:
    """A body that has something at a path; of a list, one item, or more than `most`."""
    if not path:
        return inner
    first, rest = path[0], standing(path[1:], inner, most)
    if isinstance(first, str):
        return {"required": [first], "properties": {first: rest}}
    if first == EACH:
        found: Schema = {"contains": rest}
        return found if most is None else {**found, "minContains": most + 1}
    return {"minItems": first + 1, "prefixItems": [*[True] * first, rest]}
