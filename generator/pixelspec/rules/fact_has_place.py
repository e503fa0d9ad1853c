"""Every fact says where on a page it stands, unless it is assumed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import facts, provider_facts
from pixelspec.place import Finding

ID = "fact-has-place"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for path, source in chain(facts(endpoint), provider_facts(endpoint.provider)):
        if not source.at and source.confidence != "assumed":
            message = f"{path} does not say where it stands on a page"
            hint = "say 'at:', or 'confidence: assumed' if no page states it"
            yield Finding(source.place, ID, message, path, hint)
