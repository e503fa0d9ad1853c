"""How far a fact of a provider holds for one of its models."""

from __future__ import annotations

from pixelspec.model.provider import Provider
from pixelspec.model.source import Confidence, Source


def applies_to(source: Source, model_name: str, provider: Provider) -> Confidence:
    """As far as stated for a model on whose page the fact stands, and for all models if
    it stands on a page of the provider; for the others it is assumed."""
    if not source.at:
        return source.confidence
    shared = {page.name for page in provider.pages}
    for locator in source.at:
        page, named, _ = locator.partition("#")
        if not named or page == model_name or page in shared:
            return source.confidence
    return "assumed"
