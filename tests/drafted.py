"""Drafts beside the specs that a person wrote: how many facts they share, kind by kind."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pixelspec.pages.draft import draft
from pixelspec.pages.page import read_page

Fact = tuple[str, str]
Spec = Mapping[str, Any]
PARAMETER = ("type", "required", "default", "fixed", "range", "strict", "of", "length")
OURS = ("at", "confidence", "likely", "id")


@dataclass(frozen=True)
class Share:
    """Of one kind: how many facts a draft has, how many of those are right, and how many
    a person found on that page."""

    drafted: int
    right: int
    known: int
    wrong: tuple[str, ...]


def shares(page: str, model: Spec, provider: Spec) -> dict[str, Share]:
    """The draft of a page against the two files of its spec."""
    made = draft(read_page(page), model["id"], "2026-11-20")
    found = set(facts(made.model, made.provider, ""))
    known = set(facts(model, provider, ""))
    cited = set(facts(model, provider, model["id"].partition("/")[2]))
    kinds = sorted({kind for kind, _ in found | cited})
    return {kind: _share(kind, found, known, cited) for kind in kinds}


def _share(kind: str, found: set[Fact], known: set[Fact], cited: set[Fact]) -> Share:
    mine = {fact for fact in found if fact[0] == kind}
    wrong = tuple(sorted(said for _, said in mine - known))
    there = {fact for fact in cited if fact[0] == kind}
    return Share(len(mine), len(mine & known), len(there), wrong)


def facts(model: Spec, provider: Spec, page: str) -> Iterator[Fact]:
    """Every fact as a kind and a text; with a page, of the provider's those on it."""
    for kind, said in (*_model(model), *_provider(provider, page)):
        yield kind, json.dumps(said, sort_keys=True)


def _model(model: Spec) -> Iterator[tuple[str, Any]]:
    if "kind" in model:
        yield "kind", model["kind"]["is"]
    for name, stated in model["parameters"].items():
        if stated["type"] != "passthrough":
            yield from _parameter(name, stated)
    yield from _table(model.get("table", {}))
    for kind in ("rules", "quirks"):
        for stated in model.get(kind, {}).values():
            yield kind, _bare(stated)
    for name, stated in model.get("unsupported", {}).items():
        yield "unsupported", [name, _bare(stated)]
    yield from _examples(model.get("examples", {}))


def _parameter(name: str, stated: Spec) -> Iterator[tuple[str, Any]]:
    yield "parameter", name
    for key in PARAMETER:
        if key in stated:
            yield key, [name, stated[key]]
    for key in ("values", "ratios"):
        for word in stated.get(key, ()):
            yield "value", [name, str(word)]
    for word in stated.get("accepts", ()):
        yield "accepts", [name, word]


def _examples(examples: Spec) -> Iterator[tuple[str, Any]]:
    for stated in examples.get("requests", {}).values():
        body = stated["body"]
        yield "request", {key: v for key, v in body.items() if key != "prompt"}
    for stated in examples.get("replies", {}).values():
        yield "reply", [stated.get("http", 200), stated["body"]]


def _table(table: Spec) -> Iterator[tuple[str, Any]]:
    for key in ("by", "columns", "step", "baseline"):
        if key in table:
            yield "table", [key, table[key]]
    for row, cells in table.get("rows", {}).items():
        for at, cell in enumerate(cells if isinstance(cells, list) else [cells]):
            yield "cell", [row, at, cell]


def _provider(provider: Spec, page: str) -> Iterator[tuple[str, Any]]:
    for stated in provider["servers"].values():
        if _on(stated, page):
            yield "server", stated["address"]
    auth = provider.get("auth", {})
    if auth and _on(auth, page):
        yield "auth", [auth["scheme"], auth["required"]]
    for name, stated in provider["operations"].items():
        if _on(stated, page):
            yield "operation", [name, stated["request"], stated.get("content-type")]
    yield from _replied(provider, page)
    polling = provider.get("polling", {})
    for key in ("first", "every", "deadline"):
        if polling and _on(polling, page):
            yield "polling", [key, polling[key]]


def _replied(provider: Spec, page: str) -> Iterator[tuple[str, Any]]:
    for reply, stated in provider["replies"].items():
        for path, field in stated.get("fields", {}).items():
            if _on(field, page):
                yield "field", [reply, path, field["type"]]
                yield from (("role", [path, field[k]]) for k in _roles(field))
    for scope in provider.get("pictures", {}).values():
        if _on(scope, page):
            yield "picture", [scope["each"], *_first(scope["address"]["in"])]
            yield from (("host", host) for host in scope.get("hosts", ()))
    for row in provider.get("errors", {}).values():
        if _on(row, page) and "http" in row:
            yield "error", [row[k] for k in ("http", "means")] + [row.get("message")]


def _roles(field: Spec) -> list[str]:
    return [key for key in ("is", "succeeds") if key in field]


def _first(places: Any) -> list[str]:
    return [places[0]] if isinstance(places, list) else [places]


def _bare(stated: Spec) -> dict[str, Any]:
    return {key: value for key, value in stated.items() if key not in OURS}


def _on(stated: Spec, page: str) -> bool:
    places = stated.get("at", ())
    listed = [places] if isinstance(places, str) else places
    return not page or any(place.startswith(f"{page}#") for place in listed)
