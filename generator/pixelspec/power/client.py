"""Clients made at run time from rendered modules, on the runtime of the real package."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import count
from types import CodeType, ModuleType, SimpleNamespace
from typing import Any

from pixelspec.conformance.subject import Subject
from pixelspec.power.source import MODEL

_NUMBERS = count()
SHARED = ("home", "replies", "provider")


def with_clients(subject: Subject, sources: Mapping[str, str]) -> Subject:
    """The subject behind clients that these modules make. Raises whatever the modules do,
    where they cannot be executed."""
    package = subject.client.__module__.rpartition(".")[0]
    made: dict[str, ModuleType] = {}
    for name in (*SHARED, MODEL):
        made[name] = _executed(package, sources[name], made)
        if name == "provider":
            vars(made[name])["replies"] = made["replies"]
    home, provider = made["home"].HOME, made["provider"].PROVIDER
    binding = made[MODEL].BINDING
    bind = (home, provider, subject.attribute, binding)
    return replace(
        subject, client=_bound(subject.client, *bind), twin=_bound(subject.twin, *bind)
    )


def _bound(
    real: type[Any], home: Any, provider: Any, attribute: str, binding: Any
) -> type[Any]:
    """A client as the real one, with the one model."""
    base: Any = real.__mro__[1]
    names = vars(sys.modules[base.__module__])
    endpoint = names.get("AsyncEndpoint") or names["Endpoint"]

    def __init__(self: Any, **settings: Any) -> None:
        base.__init__(self, home, lambda: provider, **settings)
        setattr(self, attribute, endpoint(self, lambda: binding))

    named = {"__init__": __init__, "__module__": real.__module__}
    return type(real.__name__, (real,), named)


def _executed(
    package: str, source: str, siblings: Mapping[str, ModuleType]
) -> ModuleType:
    """A module of the package, which finds its siblings here before those on disk."""
    with _registered(package) as module:
        module.__package__ = package
        names = {**vars(builtins), "__import__": _importing(siblings)}
        vars(module)["__builtins__"] = names
        exec(_compiled(source), vars(module))
    return module


@contextmanager
def _registered(package: str) -> Iterator[ModuleType]:
    """A module under a name of its own, by which classes find the names in annotations."""
    module = ModuleType(f"{package}.mutant_{next(_NUMBERS)}")
    sys.modules[module.__name__] = module
    try:
        yield module
    finally:
        del sys.modules[module.__name__]


@lru_cache(maxsize=64)
def _compiled(source: str) -> CodeType:
    return compile(source, "<mutant>", "exec")


def _importing(siblings: Mapping[str, ModuleType]) -> Callable[..., Any]:
    def find(
        name: str, scope: Any = None, local: Any = None, some: Any = (), level: int = 0
    ) -> Any:
        if level == 1 and name in siblings:
            return siblings[name]
        if level == 1 and not name and set(some or ()) <= set(siblings):
            return SimpleNamespace(**{part: siblings[part] for part in some})
        return builtins.__import__(name, scope, local, some, level)

    return find
