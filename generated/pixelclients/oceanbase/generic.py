"""Any image model of the gateway: request, sizes, rules and quirks of
oceanbase/generic.

Made by pixelspec from specs/oceanbase/generic.yaml: edit that, then generate.
"""

from __future__ import annotations

from typing import Any

from ..runtime.binding import Binding
from ..runtime.request import Request
from .provider import PROVIDER


class GenericRequest(Request):
    """One call of Any image model of the gateway."""

    model: str
    """The name that the gateway gives the model."""
    vendor: dict[str, Any] | None = None
    """What the vendor of the model takes, by its own page: Volcengine or Alibaba
    Cloud Bailian. It goes out unchanged.
    """


BINDING = Binding(
    id="oceanbase/generic",
    provider=PROVIDER,
    request=GenericRequest,
    passthrough="vendor",
)
