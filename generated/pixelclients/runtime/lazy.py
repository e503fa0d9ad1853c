"""Modules that are loaded with their first use, so that importing a client stays cheap."""

from __future__ import annotations

from importlib import import_module

# What a type checker takes for true; `typing` itself loads longer than all the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def submodules(package: str, names: tuple[str, ...]) -> Callable[[str], object]:
    """A module's `__getattr__` that loads the named modules of a package."""

    def load(name: str) -> object:
        if name not in names:
            raise AttributeError(f"{package} has no module {name!r}")
        return import_module(f"{package}.{name}")

    return load


class submodule:  # it stands for a module, and reads like one
    """One module of a package, loaded when something of it is asked for."""

    def __init__(self, package: str, name: str) -> None:
        self._name = f"{package}.{name}"

    def __getattr__(self, name: str) -> object:
        found = getattr(import_module(self._name), name)
        setattr(self, name, found)  # the next time it is found without coming here
        return found


def exports(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """A package's `__getattr__` that finds each name in its home, a module below it."""

    def load(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return load
