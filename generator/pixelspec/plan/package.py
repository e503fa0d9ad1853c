"""The package around the providers: what it exports, its name and its version."""

from __future__ import annotations

from dataclasses import dataclass

from pixelspec.model.catalogue import Catalogue
from pixelspec.plan.names import client_class, provider_module
from pixelspec.plan.text import docstring, listed, literal

_ERRORS = (
    "ApiError",
    "AuthError",
    "ContentRefused",
    "InvalidRequest",
    "ModelUnavailable",
    "NotSent",
    "OutOfCredit",
    "PixelError",
    "ProviderFault",
    "QueryFailed",
    "QuirkRefused",
    "QuirkWarning",
    "RateLimited",
    "ReplyMismatch",
    "ResultExpired",
    "SettingError",
    "SubmissionUnknown",
    "TaskFailed",
    "TaskTimeout",
)


# What the calls return, so that a caller can name it in an annotation of his own.
_RESULTS = ("Image", "Images", "Plan", "Task")


@dataclass(frozen=True)
class Export:
    """A name of the package and the module below it that has it."""

    name: str
    home: str


@dataclass(frozen=True)
class Package:
    """`distribution` is the name to install, `root` the folder to pack."""

    docstring: str
    version: str
    distribution: str
    root: str
    exports: tuple[Export, ...]
    names: str


def package_view(catalogue: Catalogue, package: str) -> Package:
    clients = [(client_class(p), provider_module(p)) for p in catalogue.providers]
    twins = [(f"Async{name}", home) for name, home in clients]
    errors = [(name, "runtime.errors") for name in _ERRORS]
    results = [(name, "runtime.client") for name in _RESULTS]
    results += [(f"Async{name}", "runtime.aclient") for name in _RESULTS]
    everything = sorted([*clients, *twins, *errors, *results])
    exports = tuple(Export(name, home) for name, home in everything)
    names = listed([name for name, _ in clients])
    return Package(
        docstring=docstring(f"Typed clients for image-generation APIs: {names}."),
        version=literal(catalogue.version),
        distribution=package.replace(".", "-").replace("_", "-"),
        root=package.partition(".")[0],
        exports=exports,
        names="[" + ", ".join(literal(export.name) for export in exports) + "]",
    )
