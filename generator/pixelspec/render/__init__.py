"""Views and templates to `{path: text}`; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.client import model_module
from pixelspec.plan.conformance.library import used
from pixelspec.plan.conformance.module import checks_module
from pixelspec.plan.docs import index_page, model_page
from pixelspec.plan.package import package_view
from pixelspec.plan.provider import ProviderModules, provider_modules
from pixelspec.plan.schema import ClassSchema
from pixelspec.plan.units import ModelUnit, PackageUnit, ProviderUnit, Tool, Unit
from pixelspec.render.classes import Classes, classes
from pixelspec.render.imports import import_lines
from pixelspec.render.page import Pages
from pixelspec.render.tidy import tidy

# Writes classes from schemas, as `classes` does.
Make = Callable[[Sequence[ClassSchema]], Classes]
_ITERATOR = ("collections.abc", ("Iterator",))
_ALIASES = [("typing", ("Literal",)), ("typing_extensions", ("TypeAliasType",))]


def render(unit: Unit, tool: Tool) -> dict[str, str]:
    """The files of a unit, by path below the output folder, in the order of `unit.files`."""
    pages = Pages(tool.templates)
    match unit.content:
        case ModelUnit():
            texts = _model(unit.content, unit.package, pages)
        case ProviderUnit():
            texts = _provider(unit.content, pages)
        case PackageUnit():
            texts = _package(unit.content, unit.package, tool, pages)
    return dict(zip(unit.files, texts, strict=True))


def model_source(endpoint: Endpoint, pages: Pages, make: Make = classes) -> str:
    """The client module of a model, as it is before Black."""
    module = model_module(endpoint)
    made = make([module.request])
    own = [(f"..runtime.{home}", names) for home, names in module.runtime]
    own += [(".provider", ("PROVIDER",)), ("typing", module.typing)]
    own += [_ITERATOR] if module.checks else []
    aliases = _ALIASES if module.sizes else []
    imports = import_lines([*made.imports, *own, *aliases])
    return pages.fill(
        "client/model.py.j2", module=module, imports=imports, classes=made.source
    )


def provider_sources(
    module: ProviderModules, pages: Pages, make: Make = classes
) -> dict[str, str]:
    """The modules that all models of a provider share, by name, as before Black."""
    made = make(module.replies)
    replies = import_lines([*made.imports, ("..runtime.request", ("Body",))])
    data = import_lines(
        [
            ("..runtime.provider", module.data),
            ("..runtime.errors", module.errors),
            ("..runtime.lazy", ("submodule",)),
            (".home", ("HOME",)),
            ("typing", ("TYPE_CHECKING",)),
        ]
    )
    return {
        "home": pages.fill("client/home.py.j2", module=module),
        "provider": pages.fill("client/provider.py.j2", module=module, imports=data),
        "replies": pages.fill(
            "client/replies.py.j2", module=module, imports=replies, classes=made.source
        ),
    }


def _model(content: ModelUnit, package: str, pages: Pages) -> list[str]:
    page = model_page(content.endpoint, package)
    return [
        tidy(model_source(content.endpoint, pages)),
        pages.fill("docs/model.md.j2", page=page),
        _checks(content, package, pages),
    ]


def _checks(content: ModelUnit, package: str, pages: Pages) -> str:
    """The file of checks: what it imports follows from what it says."""
    module = checks_module(content.endpoint, package, content.speaker)
    groups = pages.fill("conformance/groups.py.j2", module=module)
    always = ("Bench", "Exchange", "Subject", "promise")
    clients = (package, (module.client, f"Async{module.client}"))
    imports = import_lines([clients, *used(" ".join((*always, groups)))])
    return pages.fill(
        "conformance/model.py.j2", module=module, imports=imports, groups=groups
    )


def _provider(content: ProviderUnit, pages: Pages) -> list[str]:
    module = provider_modules(content.provider, content.endpoints)
    shared = provider_sources(module, pages)
    return [
        tidy(pages.fill("client/provider_init.py.j2", module=module)),
        tidy(pages.fill("client/aclient.py.j2", module=module)),
        tidy(pages.fill("client/client.py.j2", module=module)),
        tidy(shared["home"]),
        tidy(pages.fill("client/lazy.py.j2", module=module)),
        tidy(shared["provider"]),
        tidy(shared["replies"]),
        "",
    ]


def _package(content: PackageUnit, package: str, tool: Tool, pages: Pages) -> list[str]:
    view = package_view(content.catalogue, package)
    return [
        tidy(pages.fill("client/package_init.py.j2", view=view)),
        tidy(pages.fill("client/package_main.py.j2", view=view)),
        "",
        pages.fill("client/pyproject.toml.j2", view=view),
        pages.fill("docs/index.md.j2", page=index_page(content.catalogue)),
        "",
        pages.fill("conformance/conftest.py.j2"),
        *tool.runtime.values(),
    ]
