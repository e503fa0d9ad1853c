"""The pages for people: one a model, and an index over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pixelspec.model.applies import applies_to
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint, Evidence
from pixelspec.model.facts import facts, provider_facts
from pixelspec.model.provider import Provider
from pixelspec.model.source import Confidence, Page
from pixelspec.plan import docs_behaviour, docs_provider, docs_terms
from pixelspec.plan.docs_parameters import parameters, sizes
from pixelspec.plan.docs_request import curl, more_requests, python
from pixelspec.plan.docs_words import locators, place, shared_place
from pixelspec.plan.markdown import address, code, codes, link, prose, sentence, table
from pixelspec.plan.names import attribute, client_class
from pixelspec.plan.text import literal

KINDS = {
    "task": "A task: the provider answers with a task id, and the pictures are there "
    "when the task is done. `generate` waits for them, `submit` returns at once.",
    "sync": "Synchronous: the one reply to the request holds the pictures.",
    "by-reply": "Decided by the reply: it holds the pictures, or the id of a task that "
    "brings them later. The client looks which; its calls are the same for both.",
}
KIND_WORDS = {"task": "task", "sync": "synchronous", "by-reply": "decided by the reply"}
TRUST: dict[Confidence, str] = {
    "reported": "said by others, or seen in a reply that others recorded",
    "assumed": "on no page of this model, and taken over because the client cannot do "
    "without",
    "disputed": "stated and denied",
}


@dataclass(frozen=True)
class Section:
    """A heading and the Markdown below it."""

    title: str
    text: str


@dataclass(frozen=True)
class ModelPage:
    """The page of one model; every field is Markdown, ready to stand in the page."""

    title: str
    summary: str
    overview: str
    request: str
    curl: str
    python: str
    sections: tuple[Section, ...]
    pages: str


@dataclass(frozen=True)
class IndexPage:
    """The list of all models and providers; every field is Markdown."""

    summary: str
    models: str
    providers: str


def model_page(endpoint: Endpoint, package: str) -> ModelPage:
    return ModelPage(
        title=prose(endpoint.title),
        summary="\n\n".join(_summary(endpoint)),
        overview=table(("Fact", "Value", "Place"), _overview(endpoint)),
        request=_request(endpoint),
        curl=curl(endpoint),
        python=python(endpoint, package),
        sections=tuple(_sections(endpoint)),
        pages=table(("Page", "Address", "Read", "Last changed"), _pages(endpoint)),
    )


def index_page(catalogue: Catalogue) -> IndexPage:
    models, providers = len(catalogue.endpoints), len(catalogue.providers)
    return IndexPage(
        summary=f"Version {prose(catalogue.version)} speaks to {_count(models, 'model')} "
        f"of {_count(providers, 'provider')}.",
        models=table(
            (
                "Provider",
                "Model",
                "Title",
                "Kind",
                "Sizes",
                "Can do",
                "Status",
                "Evidence",
            ),
            [_model_row(endpoint) for endpoint in catalogue.endpoints],
        ),
        providers=table(
            ("Provider", "Title", "Client", "Key", "Base address", "Models"),
            [_provider_row(catalogue, provider) for provider in catalogue.providers],
        ),
    )


def _summary(endpoint: Endpoint) -> Iterator[str]:
    yield " ".join((KINDS[endpoint.kind.word], *_other_ways(endpoint)))
    if endpoint.served:
        yield (
            f"What stands here of the model itself are the facts of {code(endpoint.served)}, "
            f"read on that provider's pages. That {prose(endpoint.provider.title)} passes "
            "its parameters on as they are is assumed."
        )
    yield _evidence(endpoint.evidence)


def _other_ways(endpoint: Endpoint) -> Iterator[str]:
    """What the kind of the usual mode leaves out."""
    others = [m.name for m in endpoint.modes if m.kind.word != endpoint.kind.word]
    if others:
        yield f"There is another way to order, further down: {codes(others, 'and')}."


def _request(endpoint: Endpoint) -> str:
    for example in endpoint.example_requests:
        name = code(example.id)
        return (
            f"The example {name} of the page, its prompt written anew. "
            f"Place: {place(example.source)}"
        )
    return (
        "No page shows one: this is what a request cannot do without, its values but a "
        "stand-in for yours."
    )


def _sections(endpoint: Endpoint) -> Iterator[Section]:
    """What there is to say, in the order in which a caller needs it."""
    more = more_requests(endpoint)
    blocks = {
        "Parameters": parameters(endpoint),
        "Sizes": sizes(endpoint),
        "Prices": docs_terms.prices(endpoint),
        "What the provider silently changes": docs_behaviour.quirks(endpoint),
        "What the provider demands": docs_behaviour.rules(endpoint),
        "What changes under a condition": docs_behaviour.switches(endpoint),
        "Ways to order": docs_provider.modes(endpoint),
        "Parameters that it does not take": docs_behaviour.unsupported(endpoint),
        "More requests of the page": (more,) if more else (),
        "Calls": docs_provider.calls(endpoint),
        "Waiting for a task": docs_provider.tasks(endpoint),
        "Limits": docs_terms.limits(endpoint),
        "How long things are kept": docs_terms.lifetimes(endpoint),
        "Replies": docs_provider.replies(endpoint),
        "Errors": docs_provider.errors(endpoint),
        "Where the pages contradict themselves": docs_behaviour.conflicts(endpoint),
        "What the pages leave open": docs_behaviour.gaps(endpoint),
        "Odd, and left as the page has it": docs_behaviour.oddities(endpoint),
        "What is not documented": _trust(endpoint),
    }
    for title, found in blocks.items():
        if found:
            yield Section(title, "\n\n".join(found))


def _overview(endpoint: Endpoint) -> Iterator[tuple[str, str, str]]:
    provider, status, upstream = endpoint.provider, endpoint.status, endpoint.upstream
    yield "Model", code(endpoint.id), ""
    yield "Provider", prose(provider.title), ""
    yield "In Python", f"`client.{attribute(endpoint)}`", ""
    yield "Kind", KIND_WORDS[endpoint.kind.word], place(endpoint.kind.source)
    yield "Status", _status(endpoint), place(status.source)
    if upstream:
        yield "Model behind it", code(upstream.id), place(upstream.source)
    for capability in endpoint.capabilities:
        yield "Can do", prose(capability.word), place(capability.source)
    yield from _servers(endpoint)
    yield "Key", _key(provider), shared_place(provider.auth.source, endpoint)


def _servers(endpoint: Endpoint) -> Iterator[tuple[str, str, str]]:
    """The base addresses; of several, the first is usual."""
    servers = endpoint.provider.servers
    for server in servers:
        name = "" if server.name == "default" else f" {code(server.name)}"
        where = shared_place(server.source, endpoint)
        asked = code(f"server={literal(server.name)}")
        # An address that no page states is passed itself, and not by name.
        named = server.address and server != servers[0]
        chosen = f", with {asked}" if named else ""
        yield f"Base address{name}", _address(server.address) + chosen, where


def _status(endpoint: Endpoint) -> str:
    date = endpoint.status.date
    return endpoint.status.word + (f", {prose(date)}" if date else "")


def _evidence(evidence: Evidence) -> str:
    if evidence.kind == "none":
        return (
            "**Never seen live**: all of this is what pages say; nobody has tried it."
        )
    seen = {"live": "Seen live", "recorded": "Seen in a recorded reply"}[evidence.kind]
    return f"**{seen}** on {prose(evidence.date)}: {sentence(evidence.confirmed)}"


def _address(text: str | None) -> str:
    return address(text) if text else "none stated: pass `base_url` to the client"


def _key(provider: Provider) -> str:
    auth = provider.auth
    optional = "" if auth.required else " (optional)"
    source = f"; keys come from {prose(auth.key_from)}" if auth.key_from else ""
    return f"{auth.scheme} token{optional}, read from {code(auth.env)}{source}"


def _pages(endpoint: Endpoint) -> Iterator[tuple[str, ...]]:
    """The pages that places name; one without a name is on the first."""
    for page in (*endpoint.pages, *endpoint.provider.pages):
        yield _page(page)
    for name in _other_models(endpoint):
        yield code(name), f"the page behind {link(code(name), f'{name}.md')}", "", ""


def _page(page: Page) -> tuple[str, ...]:
    where = address(page.address) if page.address else "unknown"
    return code(page.name), where, prose(page.read), prose(page.modified)


def _other_models(endpoint: Endpoint) -> list[str]:
    """The models whose pages are cited here for what the provider does."""
    shared = {page.name for page in endpoint.provider.pages}
    sources = [source for _, source in provider_facts(endpoint.provider)]
    cited = {at for source in sources for at in locators(source, endpoint) if "#" in at}
    return sorted({at.partition("#")[0] for at in cited} - shared)


def _trust(endpoint: Endpoint) -> tuple[str, ...]:
    """The facts that no page of this model states, by how far they may be trusted."""
    graded = [(path, source.confidence) for path, source in facts(endpoint)]
    graded += [
        (path, applies_to(source, endpoint.name, endpoint.provider))
        for path, source in provider_facts(endpoint.provider)
        if not path.startswith(("conflicts.", "gaps."))
    ]
    listed = []
    for grade, meaning in TRUST.items():
        paths = _outermost([path for path, found in graded if found == grade])
        if paths:
            listed.append(f"**{grade.capitalize()}** ({meaning}): {codes(paths)}.")
    return ("By the paths of the facts in the spec:", *listed) if listed else ()


def _outermost(paths: list[str]) -> list[str]:
    """Without the paths that lie inside another."""
    return [p for p in paths if not any(p.startswith(f"{other}.") for other in paths)]


def _model_row(endpoint: Endpoint) -> tuple[str, ...]:
    size_count = len(endpoint.table.sizes) if endpoint.table else 0
    return (
        code(endpoint.provider.id),
        link(code(endpoint.name), f"{endpoint.id}.md"),
        prose(endpoint.title),
        KIND_WORDS[endpoint.kind.word],
        str(size_count) if size_count else "none stated",
        ", ".join(prose(capability.word) for capability in endpoint.capabilities),
        _status(endpoint),
        (
            "never seen live"
            if endpoint.evidence.kind == "none"
            else _seen(endpoint.evidence)
        ),
    )


def _seen(evidence: Evidence) -> str:
    return f"{evidence.kind}, {prose(evidence.date)}"


def _provider_row(catalogue: Catalogue, provider: Provider) -> tuple[str, ...]:
    known = next((s.address for s in provider.servers if s.address), None)
    return (
        code(provider.id),
        prose(provider.title),
        f"`{client_class(provider)}`",
        code(provider.auth.env),
        address(known) if known else "none stated",
        str(len(catalogue.of(provider))),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
