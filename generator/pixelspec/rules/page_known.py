"""A locator that names a page names one that the model or its provider lists."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import facts
from pixelspec.place import Finding, nearest

ID = "page-known"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    """In the model's own file; a provider may cite models that are not specified yet."""
    pages = [page.name for page in (*endpoint.pages, *endpoint.provider.pages)]
    for path, source in facts(endpoint):
        for locator in source.at:
            page, named, _ = locator.partition("#")
            if named and page not in pages:
                message, hint = f"no page is called '{page}'", nearest(page, pages)
                yield Finding(source.place, ID, message, f"{path}.at", hint)
