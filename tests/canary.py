"""Specs with hostile text in them: what is wrong with them, or else what they give."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from canary_places import FILES, Texts, language, spots, tree, with_texts
from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.place import Finding, Place
from pixelspec.plan.units import ProviderUnit, Unit, plan_units
from pixelspec.read.tool import ToolFiles, read_tool
from pixelspec.read.tree import Mapping as Tree
from pixelspec.render import Pages, render
from pixelspec.render.tidy import tidy
from pixelspec.rules import check_all, check_together
from pixelspec.shape import check_shape


@dataclass(frozen=True)
class Folder:
    """The specs of one provider, some of them changed; what is unsound has findings."""

    name: str
    changes: Mapping[str, Texts] = field(default_factory=dict)
    shaped: bool = False

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of the places that changed."""
        return frozenset(
            spot.kind
            for file, texts in self.changes.items()
            for spot in spots(file)
            if (spot.path, spot.is_key) in texts
        )

    @cached_property
    def trees(self) -> dict[str, Tree]:
        made = {}
        for file in FILES:
            if file.startswith(f"{self.name}/"):
                changed = with_texts(tree(file), self.changes.get(file, {}))
                assert isinstance(changed, Tree)
                made[file] = changed
        return made

    @cached_property
    def misshapen(self) -> tuple[Finding, ...]:
        changed = [] if self.shaped else [f for f in self.trees if f in self.changes]
        return tuple(
            finding
            for file in changed
            for finding in check_shape(self.trees[file], language(file))
        )

    @cached_property
    def built(
        self,
    ) -> tuple[Provider | None, tuple[Endpoint, ...], tuple[Finding, ...]]:
        """The provider and the models that its change concerns."""
        if self.misshapen:
            return None, (), self.misshapen
        provider, found = build_provider(self.trees[f"{self.name}/provider"])
        if provider is None:
            return None, (), found
        endpoints = []
        for file in self.concerned:
            endpoint, wrong = build_endpoint(self.trees[file], provider)
            endpoints += [endpoint] if endpoint else []
            found += wrong
        for endpoint in endpoints:
            found += check_all(endpoint)
        return provider, tuple(endpoints), (*found, *check_together(endpoints))

    @property
    def concerned(self) -> list[str]:
        """The models to look at: the changed one alone, or all behind a new provider."""
        models = [file for file in self.trees if language(file) == "model"]
        return [file for file in models if self.shared or file in self.changes]

    @property
    def shared(self) -> bool:
        """Whether what models share is at stake."""
        return not self.changes or f"{self.name}/provider" in self.changes

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """What is wrong with the changes; the guide is cut short and not without fault."""
        known = faults(self.name, tuple(self.changes)) if self.changes else frozenset()
        return tuple(f for f in self.built[2] if (f.rule, f.place) not in known)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        provider, endpoints, _ = self.built
        assert provider is not None and self.errors == ()
        catalogue = Catalogue("0.1.0", (provider,), endpoints)
        return plan_units(catalogue, "acme", tool())


@cache
def faults(name: str, files: tuple[str, ...]) -> frozenset[tuple[str, Place]]:
    """What is wrong where the changes of these files change nothing: a model that is
    looked at alone lacks what another one has."""
    same: dict[str, Texts] = {file: {} for file in files}
    return frozenset((f.rule, f.place) for f in Folder(name, same).built[2])


@cache
def tool() -> ToolFiles:
    """The tool without its runtime, which no spec can touch."""
    return replace(read_tool(), runtime={})


def rendered(folder: Folder) -> dict[str, str]:
    """Every file that the changed specs have a part in."""
    files: dict[str, str] = {}
    for unit in folder.units:
        if folder.shared or not isinstance(unit.content, ProviderUnit):
            files.update(render(unit, tool()))
    return files


@cache
def unharmed(name: str, files: tuple[str, ...]) -> dict[str, str]:
    """What would be rendered of a folder if the changes of these files changed nothing."""
    return rendered(Folder(name, {file: {} for file in files}))


def hasten(setattr: Callable[..., None], format: bool = False) -> None:
    """Spares hundreds of renderings what does not depend on their texts."""
    page = sys.modules["pixelspec.render.classes"]
    original = page.generate
    pages = cache(lambda: Pages(tool().templates))()
    make = cache(
        lambda schema, base: original(schema, base_class=base, **page._OPTIONS)
    )
    setattr(page, "generate", lambda schema, base_class, **_: make(schema, base_class))
    setattr("pixelspec.render.Pages", lambda _: pages)
    tidied = cache(tidy) if format else str
    setattr("pixelspec.render.tidy", tidied)
