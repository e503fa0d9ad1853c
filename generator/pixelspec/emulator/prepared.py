"""A model's facts, looked up once so that a request is answered quickly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pixelspec.emulator.picture import Format
from pixelspec.emulator.wire import EACH, Steps, steps
from pixelspec.model.allowed import takes_any_pixels
from pixelspec.model.behaviour import Unsupported
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Stated, Unstated
from pixelspec.model.source import Scalar
from pixelspec.model.table import Cell, Size

_FORMATS: dict[Scalar, Format] = {
    "png": "png",
    "jpeg": "jpeg",
    "jpg": "jpeg",
    "webp": "webp",
}


@dataclass(frozen=True)
class Wired:
    """A parameter and where its value stands in a body. `pixels` are the listed sizes, and
    None where any can be asked for."""

    parameter: Parameter
    steps: Steps
    words: tuple[Scalar, ...]
    pixels: Mapping[str, Size] | None

    @property
    def gathers(self) -> bool:
        """Whether its value is found among the items of a list."""
        return EACH in self.steps


@dataclass(frozen=True)
class Prepared:
    """One endpoint: `tops` are the body's keys that parameters claim, `passthrough` the
    parameter that takes all others; `cells` the table by row and column."""

    endpoint: Endpoint
    wired: tuple[Wired, ...]
    tops: frozenset[str]
    passthrough: str
    defaults: Mapping[str, Scalar]
    unstated: tuple[str, ...]
    unsupported: Mapping[str, Unsupported]
    cells: Mapping[tuple[str, str | None], Cell]
    rows: frozenset[str]
    size: Parameter | None
    format: Parameter | None

    def by_name(self, name: str) -> Wired | None:
        return next((w for w in self.wired if w.parameter.name == name), None)


def prepare_all(endpoint: Endpoint) -> tuple[Prepared, ...]:
    """The model in each of its modes."""
    modes = [endpoint.ordered(mode) for mode in endpoint.modes] or [endpoint]
    return tuple(map(prepare, modes))


def prepare(endpoint: Endpoint) -> Prepared:
    """Looks up what every request needs."""
    direct = [p for p in endpoint.parameters if p.type != "passthrough"]
    wired = tuple(_wired(endpoint, parameter) for parameter in direct)
    others = [p.name for p in endpoint.parameters if p.type == "passthrough"]
    cells = endpoint.table.cells if endpoint.table else ()
    return Prepared(
        endpoint=endpoint,
        wired=wired,
        tops=frozenset(str(w.steps[0]) for w in wired),
        passthrough=others[0] if others else "",
        defaults={p.name: p.effective for p in direct if isinstance(p.default, Stated)},
        unstated=tuple(p.name for p in direct if isinstance(p.default, Unstated)),
        unsupported={u.name: u for u in endpoint.unsupported},
        cells={(cell.row, cell.column): cell for cell in cells},
        rows=frozenset(cell.row for cell in cells),
        size=next((p for p in direct if p.type == "size"), None),
        format=next((p for p in direct if _is_format(p)), None),
    )


def _wired(endpoint: Endpoint, parameter: Parameter) -> Wired:
    pixels = None
    if "pixels" in parameter.accepts and not takes_any_pixels(endpoint, parameter):
        sizes = [*(endpoint.table.sizes if endpoint.table else ())]
        sizes += [named.size for named in parameter.recommended]
        pixels = {size.written(parameter.separator): size for size in sizes}
    path = steps(parameter.wire or parameter.name)
    return Wired(parameter, path, parameter.words, pixels)


def _is_format(parameter: Parameter) -> bool:
    words = parameter.words
    return bool(words) and all(word in _FORMATS for word in words)


def format_of(prepared: Prepared, effective: Mapping[str, object]) -> Format:
    """The file format that a request asks for; PNG where it cannot ask."""
    if prepared.format is None:
        return "png"
    word = effective.get(prepared.format.name)
    return _FORMATS.get(word, "png") if isinstance(word, str) else "png"
