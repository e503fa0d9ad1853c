"""Where the names that a generated file of checks uses come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LIBRARY = "pixelspec.conformance"
HOMES = {
    "Any": "typing",
    "Path": "pathlib",
    "Bench": _LIBRARY,
    "Exchange": _LIBRARY,
    "Subject": _LIBRARY,
    "buying": _LIBRARY,
    "offering": _LIBRARY,
    "promise": _LIBRARY,
    "raises": _LIBRARY,
    "at_once": f"{_LIBRARY}.limits",
    "Uploads": f"{_LIBRARY}.uploads",
    "environment": f"{_LIBRARY}.surroundings",
    "report_of": f"{_LIBRARY}.canned",
    "require_told": f"{_LIBRARY}.relations",
    "takes_error": f"{_LIBRARY}.canned",
    "warned": f"{_LIBRARY}.surroundings",
    "explore": f"{_LIBRARY}.machine",
    "junk_is_refused": f"{_LIBRARY}.properties",
    "plans_hold": f"{_LIBRARY}.properties",
    "replies_never_crash": f"{_LIBRARY}.properties",
    "run_snippets": f"{_LIBRARY}.snippets",
    "Values": f"{_LIBRARY}.strategies",
}


def used(source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The imports that a text needs, as (module, names)."""
    for name, home in HOMES.items():
        if re.search(rf"\b{name}\b", source):
            yield home, (name,)
