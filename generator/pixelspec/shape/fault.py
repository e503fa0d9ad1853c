"""From the errors of the schema validator to faults, of which each tells of one cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pixelspec.shape.words import branch_words, close, expectation, listed, value_fault

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Fault:
    """Something that is wrong at `path`, or with the `key` of the mapping there.

    `missing` are keys that should be there. `near` is the known key that an unknown one
    resembles. `depends` are the keys, each with the path of its mapping, whose values
    decide whether this is a fault at all; a `misplaced` key is wrong because of them.
    """

    path: Path
    message: str
    hint: str = ""
    key: str = ""
    missing: tuple[str, ...] = ()
    near: str = ""
    depends: frozenset[tuple[Path, str]] = frozenset()
    misplaced: bool = False


@dataclass(frozen=True)
class Branch:
    """An `if` of the schema about the mapping at `path`; the error is in `then` if met."""

    path: Path
    condition: Schema
    met: bool

    @property
    def keys(self) -> frozenset[tuple[Path, str]]:
        stated = self.condition
        named = {*stated.get("properties", ()), *stated.get("required", ())}
        return frozenset((self.path, key) for key in named)


def faults(error: ValidationError, schema: Schema) -> Iterator[Fault]:
    """What one error of the validator tells; some of it may be told by others as well."""
    path = tuple(error.absolute_path)
    branches = tuple(_branches(error, schema))
    depends = frozenset().union(*(branch.keys for branch in branches))
    for fault in _told(error, path, branches):
        yield replace(fault, depends=depends)


def collapsed(found: Iterable[Fault]) -> tuple[Fault, ...]:
    """One fault for each cause."""
    every = tuple(dict.fromkeys(found))
    near = {(f.path, f.near) for f in every if f.near}
    unsure = {(f.path, key) for f in every if not f.depends for key in f.missing}
    unsure |= {(f.path[:-1], str(f.path[-1])) for f in every if f.path and not f.key}
    unsure |= near
    idle = {(*f.path, f.key) for f in every if f.misplaced}
    sure = [f for f in every if not f.depends & unsure and not _within(f.path, idle)]
    told = {key for f in sure if f.misplaced for key in f.depends}
    causes = [f for f in sure if f.misplaced or not f.depends & told]
    kept = [_without(fault, near) for fault in causes]
    return tuple(_one_a_place([fault for fault in kept if fault]))


def _within(path: Path, above: set[Path]) -> bool:
    return any(path[:length] in above for length in range(1, len(path) + 1))


def _without(fault: Fault, near: set[tuple[Path, str]]) -> Fault | None:
    """The fault without missing keys that are there, misspelt."""
    if not fault.missing:
        return fault
    missing = tuple(key for key in fault.missing if (fault.path, key) not in near)
    return replace(fault, missing=missing, message=_lack(missing)) if missing else None


def _one_a_place(found: list[Fault]) -> Iterator[Fault]:
    """Missing keys of one mapping together; of several faults of one value the first."""
    first: dict[tuple[Path, str, bool], Fault] = {}
    for fault in found:
        place = (fault.path, fault.key, bool(fault.missing))
        if place not in first:
            first[place] = fault
        elif fault.missing:
            missing = tuple(dict.fromkeys(first[place].missing + fault.missing))
            first[place] = replace(
                first[place], missing=missing, message=_lack(missing)
            )
    yield from first.values()


def _branches(error: ValidationError, schema: Any) -> Iterator[Branch]:
    path, depth, before = tuple(error.absolute_path), 0, None
    for step in error.absolute_schema_path:
        if step in ("then", "else") and before != "properties":
            yield Branch(path[:depth], schema["if"], step == "then")
        # A property, an item or the value of a further key is one step in the spec.
        depth += before == "properties" or step in ("items", "additionalProperties")
        before = None if before == "properties" else step
        schema = schema[step]


def _told(
    error: ValidationError, path: Path, branches: tuple[Branch, ...]
) -> Iterator[Fault]:
    schema: Any = error.schema
    instance: Any = error.instance
    if error.validator == "not":
        words = branch_words(branches[-1].condition, branches[-1].met)
        message, key = f"'{path[-1]}' {words}", str(path[-1])
        yield Fault(path[:-1], message, key=key, misplaced=True)
    elif "propertyNames" in error.absolute_schema_path:
        message = f"'{instance}' is not {expectation(schema)}"
        yield Fault(path, message, key=str(instance))
    elif error.validator == "additionalProperties":
        for key in instance.keys() - schema["properties"].keys():
            yield _unknown(path, key, tuple(schema["properties"]))
    elif error.validator in ("required", "dependentRequired"):
        yield _missing(error, path, branches)
    else:
        message, hint = value_fault(str(error.validator), instance, schema)
        yield Fault(path, message, hint)


def _unknown(path: Path, key: str, known: tuple[str, ...]) -> Fault:
    near = close(key, known)
    hint = f"did you mean '{near}'?" if near else f"known here: {listed(known)}"
    return Fault(path, f"unknown key '{key}'", hint, key=key, near=near)


def _missing(error: ValidationError, path: Path, branches: tuple[Branch, ...]) -> Fault:
    schema: Any = error.schema
    instance: Any = error.instance
    if error.validator == "required":
        wanted = [key for key in schema["required"] if key not in instance]
    else:
        groups = schema["dependentRequired"].items()
        needed = [key for given, keys in groups if given in instance for key in keys]
        wanted = [key for key in needed if key not in instance]
    hint = expectation(schema) if "x-words" in schema else ""
    if not hint and branches and branches[-1].met:
        hint = branch_words(branches[-1].condition, None)
    return Fault(path, _lack(wanted), hint, missing=tuple(wanted))


def _lack(keys: Iterable[str]) -> str:
    named = [f"'{key}'" for key in keys]
    return f"missing key{'s' if len(named) > 1 else ''} {listed(named)}"
