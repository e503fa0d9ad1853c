"""One model with its checks, its real client and its emulator, ready to be measured."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from pixelspec.conformance.backend import Unavailable
from pixelspec.conformance.bench import Bench
from pixelspec.conformance.emulated import EmulatedBackend
from pixelspec.conformance.promise import Check, module_checks
from pixelspec.conformance.subject import Subject
from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.conformance.module import checks_file
from pixelspec.power.guard import bounded, unshrunk
from pixelspec.power.record import Record, recorded
from pixelspec.power.source import Renderer
from pixelspec.power.transcript import GuardedBackend


@dataclass(frozen=True)
class Stand:
    """`checks` are those of the generated file, `subject` what they are about."""

    endpoint: Endpoint
    subject: Subject
    checks: tuple[Check, ...]
    renderer: Renderer

    def fails(
        self,
        check: Check,
        subject: Subject | None = None,
        endpoint: Endpoint | None = None,
        backends: type[EmulatedBackend] | None = None,
    ) -> str:
        """Why a check does not hold, with another client or another emulator; "" where it
        holds, or cannot be made."""
        make = backends or GuardedBackend
        try:
            with bounded(), unshrunk(), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                models = [endpoint or self.endpoint]
                backend = make(models, self.subject.asynchronous)
                bench = Bench(subject or self.subject, backend)
                check.function(bench, **check.arguments)
        except Unavailable:
            return ""
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return ""

    @cached_property
    def record(self) -> Record:
        """What the checks and the drill ask, and which facts it makes the emulator read."""
        return recorded(self)

    @cached_property
    def sources(self) -> dict[str, str]:
        """The modules of the client as they are."""
        return self.renderer.sources(self.endpoint)

    def naming(self, path: str) -> list[Check]:
        """The checks that name a fact, the narrowest first."""
        named = [check for check in self.checks if check.names(path)]
        return sorted(named, key=lambda check: _width(check, path))


def _width(check: Check, path: str) -> tuple[int, int]:
    """How loosely a check names a fact."""
    covering = [f for f in check.facts if path == f or path.startswith(f"{f}.")]
    return -max(map(len, covering)), len(check.facts)


def stand_of(endpoint: Endpoint, out: Path, renderer: Renderer) -> Stand:
    """The model behind its generated file below `out`. Raises OSError without a file."""
    _importable(out)
    path = out / checks_file(endpoint)
    name = f"_power_{endpoint.id}".replace("/", "_").replace("-", "_").replace(".", "_")
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(
            f"{path}: there are no checks; run `pixelspec generate`"
        )
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except ImportError as error:
        hint = "run `pixelspec generate`"
        raise FileNotFoundError(f"{path} cannot be loaded, {hint}: {error}") from error
    return Stand(endpoint, module.SUBJECT, module_checks(module), renderer)


def _importable(out: Path) -> None:
    """The generated package is found, wherever it was generated."""
    if str(out) not in sys.path:
        sys.path.insert(0, str(out))


def checks_of_group(checks: Sequence[Check]) -> dict[str, list[Check]]:
    """The checks by their group, in order."""
    found: dict[str, list[Check]] = {}
    for check in checks:
        found.setdefault(check.group, []).append(check)
    return found
