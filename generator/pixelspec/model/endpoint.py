"""One model behind one provider: everything that the generated client is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pixelspec.model.behaviour import Conflict, Gap, Quirk, Rule, Switch, Unsupported
from pixelspec.model.parameter import Parameter
from pixelspec.model.prices import Prices
from pixelspec.model.provider import Operation, Provider
from pixelspec.model.source import Page, Source
from pixelspec.model.table import Table


@dataclass(frozen=True)
class Kind:
    """A `task` that is polled, `sync` (one reply holds all), or decided `by-reply`."""

    word: Literal["task", "sync", "by-reply"]
    source: Source


@dataclass(frozen=True)
class Mode:
    """One way to order: through the operation `submit`, with places in the body that differ
    (`wire`, by parameter) and `without` some parameters."""

    name: str
    submit: str
    kind: Kind
    source: Source
    wire: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Status:
    word: Literal["available", "deprecated", "sunset"]
    source: Source
    date: str = ""


@dataclass(frozen=True)
class Evidence:
    """What a live run or a recorded reply confirmed; `kind` is `none` until there is one."""

    kind: Literal["none", "live", "recorded"]
    date: str = ""
    confirmed: str = ""


@dataclass(frozen=True)
class ExampleRequest:
    """A request of the page as JSON text, its prompt written anew."""

    id: str
    body: str
    source: Source


@dataclass(frozen=True)
class ExampleReply:
    """A reply of the page as JSON text; `reply` names the shape that reads it."""

    id: str
    reply: str
    http: int
    body: str
    source: Source


@dataclass(frozen=True)
class Waiver:
    """A rule that is known to be broken at the fact paths `on`, and why."""

    rule: str
    on: tuple[str, ...]
    why: str
    source: Source


@dataclass(frozen=True)
class Capability:
    """One thing the model can do: text-to-image, image-to-image, inpainting."""

    word: str
    source: Source


@dataclass(frozen=True)
class Upstream:
    """The name of the model behind this one, which errors may show instead of ours."""

    id: str
    source: Source


@dataclass(frozen=True)
class Endpoint:
    """`id` is `provider/model`, `name` the part after the slash. `submit` names the
    operation that orders pictures; of several `modes` it is that of the first. `served` is
    the id under which the facts of this model stand, where that is another provider's.
    """

    id: str
    title: str
    provider: Provider
    kind: Kind
    status: Status
    evidence: Evidence
    pages: tuple[Page, ...]
    parameters: tuple[Parameter, ...]
    source: Source
    capabilities: tuple[Capability, ...] = ()
    upstream: Upstream | None = None
    table: Table | None = None
    prices: Prices | None = None
    rules: tuple[Rule, ...] = ()
    quirks: tuple[Quirk, ...] = ()
    unsupported: tuple[Unsupported, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[Gap, ...] = ()
    example_requests: tuple[ExampleRequest, ...] = ()
    example_replies: tuple[ExampleReply, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    submit: str = "submit"
    modes: tuple[Mode, ...] = ()
    switches: tuple[Switch, ...] = ()
    served: str = ""

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    def parameter(self, name: str) -> Parameter | None:
        return next((p for p in self.parameters if p.name == name), None)

    @property
    def operation(self) -> Operation | None:
        """What orders pictures, unless a caller chooses another mode."""
        return self.provider.operation(self.submit)

    def ordered(self, mode: Mode) -> Endpoint:
        """This model as it is in one mode."""
        wire = dict(mode.wire)
        parameters = tuple(
            replace(p, wire=wire.get(p.name, p.wire))
            for p in self.parameters
            if p.name not in mode.without
        )
        return replace(
            self, submit=mode.submit, kind=mode.kind, parameters=parameters, modes=()
        )
