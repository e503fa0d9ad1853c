"""What a model tells agents that call tools: the JSON schema of its keywords."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pixelspec.conformance.bench import Bench
from pixelspec.conformance.buying import same


def offered(bench: Bench, keyword: str, words: Sequence[object], open_: bool) -> None:
    """A keyword takes just these words, and beside them what has a form if it is `open_`."""
    found = list(_alternatives(bench.model.json_schema, keyword))
    listed = [word for one in found for word in _words(one)]
    assert len(listed) == len(words), f"{listed} are offered"
    assert all(any(same(a, b) for b in listed) for a in words), f"{listed} are offered"
    assert any("pattern" in one for one in found) is open_, f"{found} are offered"


def needed(bench: Bench, keyword: str) -> bool:
    """Whether a call cannot do without a keyword."""
    return keyword in bench.model.json_schema.get("required", ())


def _alternatives(
    schema: Mapping[str, Any], keyword: str
) -> Iterator[Mapping[str, Any]]:
    """The schemas of which a value has to keep one."""
    own = schema["properties"][keyword]
    for one in own.get("anyOf", [own]):
        name = one.get("$ref", "").rpartition("/")[2]
        yield schema["$defs"][name] if name else one


def _words(one: Mapping[str, Any]) -> list[Any]:
    return [one["const"]] if "const" in one else list(one.get("enum", ()))
