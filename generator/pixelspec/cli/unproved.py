"""Says which replies nobody has shown to look as the specs say."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.catalogue import Catalogue


def unproved(catalogue: Catalogue) -> Iterator[str]:
    """A line for each provider with a reply that no example of its models shows."""
    for provider in catalogue.providers:
        own = [e for e in catalogue.endpoints if e.provider.id == provider.id]
        shown = {example.reply for one in own for example in one.example_replies}
        open = [reply.name for reply in provider.replies if reply.name not in shown]
        if open:
            yield f"{provider.id}: no example reply proves {', '.join(open)}"
