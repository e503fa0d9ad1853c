"""The whole document of one provider."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.openapi.bodies import request_schema
from pixelspec.openapi.operations import paths
from pixelspec.openapi.paths import Schema
from pixelspec.openapi.plain import beside, origin, without
from pixelspec.openapi.replied import errors, reply_name
from pixelspec.openapi.replies import reply_schema
from pixelspec.openapi.sent import Ordered
from pixelspec.openapi.words import component, elsewhere, newest, unique

VERSION = "3.1.0"
KEY = "key"
# Of a model: what the schema of its requests, or the document around it, says.
SAID = ("id", "provider", "parameters", "example-requests", "example-replies", "submit")


def document(endpoints: Sequence[Endpoint]) -> Schema:
    """An OpenAPI document of the provider that all these models share."""
    provider = endpoints[0].provider
    models = modes(endpoints)
    return {
        "openapi": VERSION,
        "info": {
            "title": provider.title,
            "version": newest(provider, endpoints),
            "description": DESCRIPTION,
        },
        **_servers(provider),
        **elsewhere(provider.pages),
        "security": [{KEY: []}] if provider.auth.required else [{KEY: []}, {}],
        "paths": paths(provider, models),
        "components": {
            "schemas": {**_requests(models), **_replies(provider)},
            "responses": errors(provider, models),
            "securitySchemes": {KEY: _key(provider)},
        },
        **beside(_provider(provider)),
        **beside({"models": {e.id: without(e, *SAID) for e in endpoints}}),
    }


NOWHERE: Schema = {
    "url": "https://{host}",
    "description": "The address is not documented.",
    "variables": {"host": {"default": "not-documented.invalid"}},
}
DESCRIPTION = (
    "Made by pixelspec from what the documentation of the provider says; nothing of it was"
    " seen live. What this format cannot say stands under keys that begin with"
    " `x-pixelspec-`: sizes by ratio and tier, what is silently changed, what contradicts"
    " itself, what is left open, and where on which page each fact stands (`at`)."
)


def text(endpoints: Sequence[Endpoint]) -> str:
    """The document as JSON; the same models give the same bytes."""
    return json.dumps(document(endpoints), indent=2) + "\n"


def modes(endpoints: Sequence[Endpoint]) -> tuple[Ordered, ...]:
    """Every model in each of its modes, with names that no two of them share."""
    found = [
        (endpoint.ordered(mode), mode.name, mode is endpoint.modes[0])
        for endpoint in endpoints
        for mode in endpoint.modes
    ]
    found += [(endpoint, "", True) for endpoint in endpoints if not endpoint.modes]
    found.sort(key=lambda one: [e.id for e in endpoints].index(one[0].id))
    names = unique(component(e.name, mode, "request") for e, mode, _ in found)
    return tuple(
        Ordered(endpoint, mode, name, usual)
        for name, (endpoint, mode, usual) in zip(names, found, strict=True)
    )


def _servers(provider: Provider) -> Schema:
    """Those whose address somebody knows; the others stand beside. Generators of clients
    want an address all the same: one that can lead nowhere."""
    known = [
        {"url": server.address, "description": server.name, **origin(server.source)}
        for server in provider.servers
        if server.address is not None
    ]
    return {"servers": known or [NOWHERE]}


def _key(provider: Provider) -> Schema:
    auth = provider.auth
    told = f"A key from {auth.key_from}." if auth.key_from else ""
    return {
        "type": "http",
        "scheme": auth.scheme,
        **({"description": told} if told else {}),
        **origin(auth.source),
        **beside({"env": auth.env}),
    }


def _requests(models: Sequence[Ordered]) -> Schema:
    return {
        one.name: request_schema(one.endpoint, one.mode, _taken(one, models))
        for one in models
    }


def _taken(one: Ordered, models: Sequence[Ordered]) -> list[str]:
    """The words for other models of the same operation, where this one takes any."""
    submit = one.endpoint.submit
    model = one.endpoint.parameter("model")
    if model is None or model.fixed is not None:
        return []
    return [m.fixed for m in models if m.fixed and m.endpoint.submit == submit]


def _replies(provider: Provider) -> Schema:
    return {
        reply_name(reply.name): reply_schema(provider, reply)
        for reply in provider.replies
    }


def _provider(provider: Provider) -> Schema:
    """What OpenAPI has no place for."""
    return {
        "provider": provider.id,
        "pages": provider.pages,
        "servers": [s for s in provider.servers if s.address is None],
        "errors": provider.errors,
        "lifecycle": provider.lifecycle,
        "polling": provider.polling,
        "limits": dict(provider.limits.stated),
        "retention": provider.retention,
        "conflicts": provider.conflicts,
        "gaps": provider.gaps,
        "serves": provider.serves,
    }
