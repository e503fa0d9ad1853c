"""What the spec of a model claims of its page, fact by fact."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pixelspec.model.behaviour import Quirk, Rule, Unsupported
from pixelspec.model.endpoint import Endpoint, ExampleReply, ExampleRequest
from pixelspec.model.facts import Fact, cell_path, facts, provider_facts
from pixelspec.model.parameter import Parameter, Range, Stated
from pixelspec.model.provider import Provider
from pixelspec.model.source import Source
from pixelspec.model.table import Cell, Table
from pixelspec.pages.claim import Claim, Words, claim, every
from pixelspec.pages.provider_claims import open_claims, provider_claims
from pixelspec.pages.samples import document

TYPE_WORDS: dict[str, tuple[str, ...]] = {
    "text": ("string", "text", "str"),
    "url": ("string", "url", "uri", "text"),
    "choice": ("string", "enum", "text", "integer", "number"),
    "size": ("string", "enum", "text"),
    "integer": ("integer", "int", "int32", "int64", "number"),
    "number": ("number", "float", "double"),
    "boolean": ("boolean", "bool"),
    "list": ("array", "list", "string[]"),
}
NEEDED = ("required", "yes", "true", "必填", "是")


def claims_on(endpoint: Endpoint, page: str) -> tuple[Claim, ...]:
    """All claims of a model and of its provider about one page of the model."""
    stated = [*endpoint_claims(endpoint)]
    own = [(c, "") for c in (*stated, *_others(facts(endpoint), stated))]
    stated = [*provider_claims(endpoint.provider)]
    further = _others(provider_facts(endpoint.provider), stated)
    shared = [(c, endpoint.name) for c in (*stated, *further)]
    found = []
    for made, owner in (*own, *shared):
        at = tuple(_here(locator, page, owner) for locator in made.at)
        kept = tuple(locator for locator in at if locator)
        if kept:
            found.append(replace(made, at=kept))
    return tuple(found)


def _others(known: Iterable[Fact], stated: Iterable[Claim]) -> Iterator[Claim]:
    """Of what this stage has no literals for, that it stands at its place."""
    paths = [claim.path for claim in stated]
    for path, source in known:
        inner = f"{path}."
        if not any(p == path or p.startswith(inner) for p in paths):
            yield claim(path, source, path)


def claims_of_provider(provider: Provider, page: str) -> tuple[Claim, ...]:
    """All claims of a provider's file about one page of its own."""
    found = []
    for stated in provider_claims(provider):
        kept = [at.partition("#")[2] for at in stated.at if at.startswith(f"{page}#")]
        if kept:
            found.append(replace(stated, at=tuple(kept)))
    return tuple(found)


def _here(locator: str, page: str, owner: str) -> str:
    """The part of a locator behind its page, if that page is meant."""
    named, sign, inner = locator.rpartition("#")
    if owner:
        # In the provider's file a model's name stands for the page of that model.
        return inner if sign and page == "model" and named == owner else ""
    return inner if (named or "model") == page else ""


def endpoint_claims(endpoint: Endpoint) -> Iterator[Claim]:
    yield claim("kind", endpoint.kind.source, endpoint.kind)
    if endpoint.upstream:
        up = endpoint.upstream
        yield claim("upstream", up.source, up.id, every(up.id))
    for able in endpoint.capabilities:
        yield claim(f"capabilities.{able.word}", able.source, able.word)
    for parameter in endpoint.parameters:
        yield from parameter_claims(parameter)
    if endpoint.table:
        yield from table_claims(endpoint.table)
    yield from map(rule_claim, endpoint.rules)
    yield from map(quirk_claim, endpoint.quirks)
    yield from map(unsupported_claim, endpoint.unsupported)
    yield from open_claims(endpoint.conflicts, endpoint.gaps)
    free = {p.wire or p.name for p in endpoint.parameters if _free(p)}
    for request in endpoint.example_requests:
        yield example_claim(request, "requests", free)
    for reply in endpoint.example_replies:
        yield example_claim(reply, "replies", set())
        path, said = f"examples.replies.{reply.id}.http", every(reply.http)
        yield claim(path, reply.source, reply.http, said, ("http",), demanded=False)


def parameter_claims(parameter: Parameter) -> Iterator[Claim]:
    path, name, source = (
        f"parameters.{parameter.name}",
        parameter.name,
        parameter.source,
    )
    if parameter.type == "passthrough":
        yield claim(path, source, parameter)
        return
    yield claim(path, source, name, every(name), (name,))
    words = (TYPE_WORDS[parameter.type],)
    yield claim(f"{path}.type", source, parameter.type, words, (name, "type"))
    needed = (NEEDED if parameter.required else ("optional", "no", "false", "否"),)
    stated = parameter.required
    yield claim(
        f"{path}.required", source, stated, needed, (name, "required"), demanded=stated
    )
    yield from _valued(parameter, path, source)
    for value in parameter.values:
        kind = "ratios" if parameter.type == "size" else "values"
        place = f"{path}.{kind}.{value.word}"
        yield claim(
            place, value.source, value, every(value.word), (name, str(value.word))
        )
    if "auto" in parameter.accepts:
        yield claim(f"{path}.accepts", source, "auto", every("auto"), (name, "auto"))
    if parameter.strict:
        yield claim(f"{path}.strict", source, True)
    described = f"{path}.doc" if parameter.doc else path
    yield claim(described, source, parameter.doc, how="prose")


def _valued(parameter: Parameter, path: str, source: Source) -> Iterator[Claim]:
    name = parameter.name
    if isinstance(parameter.default, Stated):
        value = parameter.default.value
        yield claim(f"{path}.default", source, value, every(value), (name, "default"))
    if parameter.fixed is not None:
        yield claim(f"{path}.fixed", source, parameter.fixed, every(parameter.fixed))
    bounds = {
        "range": parameter.range,
        "length": parameter.length,
        "items": parameter.items,
    }
    for kind, bound in bounds.items():
        if bound:
            yield claim(f"{path}.{kind}", source, bound, _ends(bound), (name, kind))


def _ends(bounds: Range) -> Words:
    return every(*(end for end in (bounds.least, bounds.most) if end is not None))


def _free(parameter: Parameter) -> bool:
    """Whether an example may hold any words there; ours are our own."""
    return parameter.type == "text" and parameter.fixed is None and not parameter.values


def table_claims(table: Table) -> Iterator[Claim]:
    yield claim("table", table.source, table.by)
    for head in (*table.by[:1], *table.columns):
        key = ("columns", head)
        path = f"table.columns.{head}"
        listed = head in table.columns
        yield claim(path, table.source, head, every(head), key, demanded=listed)
    for row in table.rows if table.columns else ():
        path = f"table.{row}"
        yield claim(path, table.source, row, every(row), (row,), demanded=False)
    for cell in table.cells:
        yield cell_claim(cell)
    for column, edge in table.baseline:
        said = every(column, edge)
        yield claim(f"table.baseline.{column}", table.source, edge, said)
    if table.step:
        yield claim("table.step", table.source, table.step, every(table.step))


def cell_claim(cell: Cell) -> Claim:
    words = tuple(
        tuple(size.written(sign) for sign in ("x", "*", " x ")) for size in cell.sizes
    )
    key = (cell.row,) if cell.column is None else (cell.row, cell.column)
    return claim(cell_path(cell.row, cell.column), cell.source, cell, words, key)


def rule_claim(rule: Rule) -> Claim:
    names = {"image-has": (rule.property,), "image-same-size": ()}
    said = every(*names.get(rule.kind, rule.others))
    return claim(f"rules.{rule.id}", rule.source, rule, said)


def quirk_claim(quirk: Quirk) -> Claim:
    tested = [value for test in quirk.when.tests for value in test.values]
    ends = [end for end in quirk.seconds or () if end is not None]
    said = every(*tested, *(value for _, value in quirk.to), *ends)
    return claim(f"quirks.{quirk.id}", quirk.source, quirk, said)


def unsupported_claim(named: Unsupported) -> Claim:
    words = () if named.name == "others" else every(named.name)
    if named.message:
        words = (*words, (named.message,))
    return claim(f"unsupported.{named.name}", named.source, named, words)


def example_claim(
    example: ExampleRequest | ExampleReply, kind: str, free: set[str]
) -> Claim:
    """A sample with the same leaves; where words are free, only their place counts."""
    leaves = tuple(
        (leaf.path, "" if leaf.path in free else leaf.value, leaf.kind)
        for leaf in document(example.body, 0) or ()
    )
    said = claim(
        f"examples.{kind}.{example.id}",
        example.source,
        json.loads(example.body) and example.body,
        how="sample",
    )
    return replace(said, leaves=leaves)
