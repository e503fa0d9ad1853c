"""Finds the task ids of a reply that writes a name twice, where JSON keeps only the last."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import cast

from .errors import ReplyMismatch
from .provider import Reply
from .reading import task_ids

_Object = dict[str, object]
_List = list[object]


class _Both(list[object]):
    """The values of a name that stands several times in one object."""


def require_no_second_id(raw: object, content: bytes, replies: Sequence[Reply]) -> None:
    """Raise ReplyMismatch, with every id and every value, where `raw` lacks a task id that
    stands in the text that it was read from."""
    try:
        whole = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_members)
    except RecursionError:
        return  # so deep that no path leads there
    paths = [path for reply in replies for path in reply.task_id]
    ids = [value for path in paths for value in _values(whole, path)]
    found = list(dict.fromkeys(str(i) for i in ids if i and type(i) in (str, int)))
    if len(found) > len(task_ids(raw, replies)):
        problem = (
            f"a name stands twice, with the task ids {', '.join(map(repr, found))}"
        )
        raise ReplyMismatch([problem], raw=whole, task_ids=found)


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object that keeps every value of a name."""
    found: dict[str, object] = {}
    for name, value in pairs:
        found[name] = _Both([*_each(found[name]), value]) if name in found else value
    return found


def _values(whole: object, path: str) -> list[object]:
    """Every value at a path, whichever of the doubled names lead there."""
    found = [whole]
    for step in path.split("."):
        name, is_list = step.removesuffix("[]"), step.endswith("[]")
        if name:
            objects = [cast(_Object, item) for item in found if isinstance(item, dict)]
            found = [v for o in objects if name in o for v in _each(o[name])]
        if is_list:
            lists = [cast(_List, item) for item in found if isinstance(item, list)]
            found = [value for items in lists for value in items]
    return found


def _each(value: object) -> _List:
    return value if isinstance(value, _Both) else [value]
