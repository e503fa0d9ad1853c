"""Models that a command names, and what it lacks for them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from pixelspec.model.catalogue import Catalogue
from pixelspec.place import NOWHERE, Finding, nearest


def unknown(
    verb: str, models: Sequence[str], catalogue: Catalogue
) -> tuple[Finding, ...]:
    """What was named and is neither a model nor a provider."""
    known = [endpoint.id for endpoint in catalogue.endpoints]
    known += [provider.id for provider in catalogue.providers]
    return tuple(
        Finding(NOWHERE, verb, f"no model '{name}'", hint=nearest(name, known))
        for name in models
        if name not in known
    )


def lacking(
    verb: str, doing: str, needed: Sequence[str], extra: str
) -> tuple[Finding, ...]:
    """The modules that are not installed, and the extra that brings them."""
    missing = [name for name in needed if find_spec(name) is None]
    if not missing:
        return ()
    message = f"{doing} needs {', '.join(missing)}"
    return (Finding(NOWHERE, verb, message, hint=f"install pixelspec[{extra}]"),)
