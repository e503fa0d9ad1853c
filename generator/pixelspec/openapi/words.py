"""The names of an OpenAPI document, and what it says in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Unstated
from pixelspec.model.provider import ErrorRow, Provider
from pixelspec.model.source import Page

NOT_SAID = "What other replies there are, and what they hold, is not documented."


def component(*words: str) -> str:
    """`GptImage2OfficialRequest`: a name that every tool takes, for a class too."""
    parts = (part for word in words for part in re.findall("[0-9A-Za-z]+", word))
    name = "".join(part[:1].upper() + part[1:] for part in parts)
    return f"N{name}" if not name or name[0].isdigit() else name


def operation_id(name: str) -> str:
    return re.sub("[^0-9A-Za-z]+", "_", name).strip("_")


def unique(names: Iterable[str]) -> list[str]:
    """The same names, those that are there already with a number behind."""
    found: list[str] = []
    for name in names:
        number, free = 2, name
        while free.lower() in (other.lower() for other in found):
            number, free = number + 1, f"{name}{number}"
        found.append(free)
    return found


def newest(provider: Provider, endpoints: Iterable[Endpoint]) -> str:
    """The day on which a page was last read: all that tells two versions apart."""
    pages = [*provider.pages, *(page for e in endpoints for page in e.pages)]
    return max((page.read for page in pages), default="0")


def elsewhere(pages: Iterable[Page]) -> Mapping[str, object]:
    """A link to the first page that has an address."""
    for page in pages:
        if page.address:
            return {
                "externalDocs": {
                    "url": page.address,
                    "description": f"As read on {page.read}.",
                }
            }
    return {}


def about(parameter: Parameter) -> str:
    """What the spec says of a parameter and of its words."""
    undocumented = isinstance(parameter.default, Unstated)
    unsaid = "The default is not documented." if undocumented else ""
    first = " ".join(part for part in (parameter.doc, unsaid) if part)
    listed = (*parameter.values, *parameter.presets)
    notes = "\n".join(
        f"- `{value.word}`: {value.note}" for value in listed if value.note
    )
    return "\n\n".join(part for part in (first, notes) if part)


def about_errors(rows: Iterable[ErrorRow]) -> str:
    """What the refusals of one status mean."""
    told = (f"`{row.code or row.id}`: {row.means}." for row in rows)
    return "\n".join(told)
