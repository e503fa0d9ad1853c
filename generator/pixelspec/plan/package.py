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
    "JournalError",
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


# What a batch reports, alike for both clients.
_BATCHES = ("Outcome", "Report")


@dataclass(frozen=True)
class Export:
    """A name of the package and the module below it that has it."""

    name: str
    home: str


@dataclass(frozen=True)
class ClientView:
    """A client class by the provider's id, which is Python source."""

    id: str
    name: str


@dataclass(frozen=True)
class Package:
    """`package` is the name to import, `distribution` the name to install and of the
    command line, `root` the folder to pack; `program` is Python source."""

    package: str
    program: str
    clients: tuple[ClientView, ...]
    docstring: str
    version: str
    distribution: str
    root: str
    exports: tuple[Export, ...]
    names: str


def package_view(catalogue: Catalogue, package: str) -> Package:
    clients = [(client_class(p), provider_module(p)) for p in catalogue.providers]
    blocking = [(name, f"{home}.client") for name, home in clients]
    twins = [(f"Async{name}", f"{home}.aclient") for name, home in clients]
    errors = [(name, "runtime.errors") for name in _ERRORS]
    results = [(name, "runtime.tasks") for name in _RESULTS]
    results += [(f"Async{name}", "runtime.atasks") for name in _RESULTS]
    batches = [(name, "runtime.report") for name in _BATCHES]
    batches += [("Doubt", "runtime.doubts"), ("Event", "runtime.events")]
    batches += [("ProgressBar", "runtime.progress")]
    sizes = [("Pixels", "runtime.sizes")]
    everything = sorted([*blocking, *twins, *errors, *results, *batches, *sizes])
    exports = tuple(Export(name, home) for name, home in everything)
    names = listed([name for name, _ in clients])
    distribution = package.replace(".", "-").replace("_", "-")
    return Package(
        package=package,
        program=literal(distribution),
        clients=tuple(
            ClientView(literal(p.id), client_class(p)) for p in catalogue.providers
        ),
        docstring=docstring(f"Typed clients for image-generation APIs: {names}."),
        version=literal(catalogue.version),
        distribution=distribution,
        root=package.partition(".")[0],
        exports=exports,
        names="[" + ", ".join(literal(export.name) for export in exports) + "]",
    )
