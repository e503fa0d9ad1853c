"""Pictures that a caller gives along, where the provider takes them as uploads."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.plan.conformance.section import Row, Section
from pixelspec.plan.names import parameter_keyword

MEDIA = ("image/png", "image/jpeg", "image/webp")


def uploads(endpoint: Endpoint) -> Section:
    """A file is uploaded before it is used, as the page says."""
    operation = endpoint.provider.operation("upload")
    reply = operation.replies[0] if operation else ""
    parts = ("request", "field", "content-type", "reply", "accepts", "most-bytes")
    return Section(
        group="upload",
        facts=(
            *(f"provider.operations.upload.{part}" for part in parts),
            f"provider.replies.{reply}.fields",
        ),
        at=operation.source.at if operation else (),
        needs="account, paid",
        columns="media keyword listed field most taken",
        ids="{media}",
        rows=tuple(_uploads(endpoint)),
    )


def _uploads(endpoint: Endpoint) -> Iterator[Row]:
    operation = endpoint.provider.operation("upload")
    parameter = next((p for p in endpoint.parameters if _takes(p)), None)
    for media in MEDIA if operation and parameter else ():
        assert operation and parameter
        taken = not operation.accepts or media in operation.accepts
        keyword, listed = parameter_keyword(parameter.name), parameter.type == "list"
        yield media, keyword, listed, operation.field, operation.most_bytes, taken


def _takes(parameter: Parameter) -> bool:
    return "upload" in parameter.takes
