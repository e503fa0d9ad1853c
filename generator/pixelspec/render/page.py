"""Filling a template: strict about names, blind to everything but the view it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined

from pixelspec.plan.text import Argument


class Pages:
    """The templates of the tool, by name."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._environment = _environment(tuple(templates.items()))

    def fill(self, name: str, **view: object) -> str:
        return self._environment.get_template(name).render(**view)


@lru_cache(maxsize=1)
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """One for all units, so that each template is compiled once."""
    # Python and Markdown, not HTML: what needs escaping is escaped in `plan`.
    environment = Environment(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["arguments"] = written
    return environment


def written(arguments: Sequence[Argument]) -> str:
    """`"a", b=1`: arguments of a call; one without a name is positional."""
    return ", ".join(
        f"{argument.name}={argument.value}" if argument.name else argument.value
        for argument in arguments
    )
