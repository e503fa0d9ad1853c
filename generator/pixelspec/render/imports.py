"""Import lines: merged by module and ordered as people order them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Import = tuple[str, Sequence[str]]

_STANDARD = frozenset({"collections.abc", "pathlib", "typing"})


def import_lines(imports: Iterable[Import]) -> str:
    """`from x import a, b` lines: standard library, third parties, the package's own."""
    names: dict[str, set[str]] = {}
    for module, imported in imports:
        names.setdefault(module, set()).update(imported)
    groups: list[list[str]] = [[], [], []]
    for module in sorted((m for m in names if names[m]), key=_nearer):
        line = f"from {module} import {', '.join(sorted(names[module]))}"
        groups[_group(module)].append(line)
    return "\n\n".join("\n".join(group) for group in groups if group)


def _group(module: str) -> int:
    if module.startswith("."):
        return 2
    return 0 if module in _STANDARD else 1


def _nearer(module: str) -> tuple[int, str]:
    """Parents before neighbours, then by name."""
    return -(len(module) - len(module.lstrip("."))), module.lstrip(".")
