"""Values of a model as a reviewer reads them, and what an approval knows them by."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from pixelspec.compare.edits import Edit
from pixelspec.model.condition import Condition, Test
from pixelspec.model.fingerprint import meaning
from pixelspec.model.parameter import Range, Stated, Unstated
from pixelspec.model.source import Source
from pixelspec.model.table import Cell, Size

LONGEST = 72
NOTHING = "nothing"


def shown(value: Any) -> str:
    """A value in few words; a record by its name or what it says."""
    text = _shown(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _shown(value: Any) -> str:
    if value is None or value == () or value == "":
        return NOTHING
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    return _record(value)


def _record(value: Any) -> str:
    if isinstance(value, Stated):
        return _shown(value.value)
    if isinstance(value, Unstated):
        return "unknown"
    if isinstance(value, Size):
        return value.written()
    if isinstance(value, Range):
        return f"{_end(value.least)} to {_end(value.most)}"
    if isinstance(value, Condition):
        return " and ".join(map(_test, value.tests))
    if isinstance(value, Cell):
        return value.refused or _shown(value.sizes)
    return _plain(value)


def _end(bound: object) -> str:
    return "any" if bound is None else str(bound)


def _test(test: Test) -> str:
    values = " or ".join(map(_shown, test.values))
    words = {"is": "", "one-of": "", "not-in": "not "}
    said = f"{words.get(test.operator, test.operator)}{values}"
    return f"{test.parameter} {said}"


def _plain(record: Any) -> str:
    """What a record says beside its name, source and defaults."""
    if not is_dataclass(record) or isinstance(record, type):
        return str(record)
    said = []
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Source) or value in (None, "", (), False):
            continue
        said.append(f"{field.name.replace('_', '-')} {_shown(value)}")
    return ", ".join(said)


def digest(edit: Edit) -> str:
    """The same for the same transition, wherever in its file it stands."""
    both = [
        [one.verb, one.spot.path, _canonical(one.before), _canonical(one.after)]
        for one in edit.all
    ]
    text = json.dumps(sorted(both, key=json.dumps), separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _canonical(value: Any) -> Any:
    return meaning(value)
