"""The file of checks of one model: its subject, and its groups in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation, Provider
from pixelspec.plan.conformance.asked import asked
from pixelspec.plan.conformance.examples import examples
from pixelspec.plan.conformance.laws import docs, machine, property_
from pixelspec.plan.conformance.request import body_of, least
from pixelspec.plan.conformance.requested import requested
from pixelspec.plan.conformance.returned import OWN, RETURNED
from pixelspec.plan.conformance.section import Section, source
from pixelspec.plan.names import attribute, client_class, identifier, parameter_keyword
from pixelspec.plan.text import docstring, literal

# What holds of a model as a whole, after what is asked and what comes back.
LAWS: tuple[Callable[[Endpoint], Section], ...] = (
    property_,
    machine,
    docs,
)


@dataclass(frozen=True)
class ChecksModule:
    """`subject` are the lines of the subject's arguments, all Python source."""

    docstring: str
    package: str
    client: str
    subject: tuple[str, ...]
    sections: tuple[Section, ...]


def checks_module(endpoint: Endpoint, package: str, speaker: str = "") -> ChecksModule:
    """`speaker` is the model with which the promises of the provider are checked, where
    that is another one."""
    spec = f"specs/{endpoint.served or endpoint.id}.yaml"
    made = f"Made by pixelspec from {spec}: edit that, then generate."
    shared = f"What holds for others too is checked with {speaker}.\n\n"
    told = shared if speaker else ""
    text = f"What the page of {endpoint.id} promises.\n\n{told}{made}"
    usual = _usual(endpoint)
    sections = [examples(usual), *requested(endpoint, usual)]
    if endpoint.status.word != "sunset":
        # Of a provider whose replies say nothing, there is nothing to be seen.
        returned = (OWN if speaker else RETURNED) if asked(endpoint) else ()
        sections += [group(endpoint) for group in returned]
        sections += [group(usual) for group in LAWS]
    return ChecksModule(
        docstring=docstring(text),
        package=package,
        client=client_class(endpoint.provider),
        subject=tuple(_subject(endpoint)),
        sections=tuple(section for section in sections if section.stands),
    )


def checks_file(endpoint: Endpoint) -> str:
    """`conformance/gccai/test_gpt_image_2_official.py`."""
    return f"{checks_folder(endpoint.provider)}/test_{identifier(endpoint.name)}.py"


def checks_folder(provider: Provider) -> str:
    """Where the checks of a provider's models stand."""
    return f"conformance/{identifier(provider.id)}"


def _usual(endpoint: Endpoint) -> Endpoint:
    """The model as it is where the caller chooses no mode."""
    return endpoint.ordered(endpoint.modes[0]) if endpoint.modes else endpoint


def _subject(endpoint: Endpoint) -> Iterator[str]:
    """The arguments of `Subject`, as far as they say something."""
    usual = _usual(endpoint)
    client = client_class(endpoint.provider)
    needed = least(usual)
    servers = (s.address for s in endpoint.provider.servers if s.address)
    yield f"id={literal(endpoint.id)}"
    yield f"client={client}"
    yield f"twin=Async{client}"
    yield f"attribute={literal(attribute(endpoint))}"
    yield f"address={literal(next(servers, None))}"
    yield f"key={literal(endpoint.provider.auth.env)}"
    operations = (_exchange(o) for o in endpoint.provider.operations)
    yield "exchanges={\n        " + "\n        ".join(
        f"{o}," for o in operations
    ) + "\n    }"
    yield f"least={source({parameter_keyword(n): v for n, v in needed.items()})}"
    yield f"body={source(body_of(usual, needed))}"
    yield f"submit={literal(usual.submit)}"
    pairs = [(parameter_keyword(p.name), p) for p in usual.parameters]
    names = {keyword: p.name for keyword, p in pairs if keyword != p.name}
    wire = {keyword: p.wire for keyword, p in pairs if p.wire and p.wire != p.name}
    lists = tuple(keyword for keyword, p in pairs if p.type == "list")
    fixed = {keyword: p.fixed for keyword, p in pairs if p.fixed is not None}
    if fixed:
        yield f"fixed={source(fixed)}"
    if lists:
        yield f"lists={source(lists)}"
    if names:
        yield f"names={source(names)}"
    if wire:
        yield f"wire={source(wire)}"
    modes = {mode.name: _in_mode(endpoint.ordered(mode)) for mode in endpoint.modes[1:]}
    if modes:
        yield f"modes={source(modes)}"


def _in_mode(endpoint: Endpoint) -> dict[str, object]:
    """What differs in another mode than the usual one."""
    needed = least(endpoint)
    pairs = [(parameter_keyword(p.name), p) for p in endpoint.parameters]
    return {
        "submit": endpoint.submit,
        "least": {parameter_keyword(n): v for n, v in needed.items()},
        "body": body_of(endpoint, needed),
        "wire": {keyword: p.wire for keyword, p in pairs if p.wire},
    }


def _exchange(operation: Operation) -> str:
    arguments = [literal(operation.method), literal(operation.path)]
    if operation.content_type:
        arguments.append(f"content_type={literal(operation.content_type)}")
    if operation.headers:
        headers = {header.name: header.value for header in operation.headers}
        arguments.append(f"headers={source(headers)}")
    if operation.billable:
        arguments.append("billable=True")
    return f"{literal(operation.name)}: Exchange({', '.join(arguments)})"
