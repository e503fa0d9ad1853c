"""What an emulator looks up once: its models, and the replies of its provider by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pixelspec.emulator.prepared import Prepared, prepare_all
from pixelspec.emulator.replies import Shape, shape
from pixelspec.model.endpoint import Endpoint

Known = tuple[tuple[Prepared, ...], Mapping[str, Shape]]


def look_up(endpoints: Sequence[Endpoint]) -> Known:
    """What every request needs, and none changes."""
    models = tuple(p for one in endpoints for p in prepare_all(one))
    replies = endpoints[0].provider.replies
    return models, {reply.name: shape(reply) for reply in replies}
