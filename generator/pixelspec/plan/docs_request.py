"""One request of a model: as curl, as Python, and the other requests of its page."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from shlex import quote

from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.docs_body import keywords_of, needed_body
from pixelspec.plan.markdown import fenced, folded
from pixelspec.plan.names import attribute, client_class, parameter_keyword
from pixelspec.plan.text import literal

Body = Mapping[str, object]

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
ADDRESS = "https://your-address.example"


def first_body(endpoint: Endpoint) -> Body:
    """The first request that the page shows; else what a request cannot do without."""
    for example in endpoint.example_requests:
        return _object(example.body)
    return needed_body(endpoint)


def curl(endpoint: Endpoint) -> str:
    provider = endpoint.provider
    submit = endpoint.operation
    method, path = (submit.method, submit.path) if submit else ("POST", "/")
    verb = "" if method == "POST" else f"-X {_shell(method)} "
    address = next((s.address for s in provider.servers if s.address), ADDRESS)
    variable = provider.auth.env if _VARIABLE.fullmatch(provider.auth.env) else "KEY"
    parts = [f"curl {verb}{_shell(address + path)}"]
    parts += [f'  -H "Authorization: Bearer ${variable}"']
    if submit and submit.content_type:
        header = f"Content-Type: {submit.content_type}"
        parts += [f"  -H {_shell(header)}"]
    for constant in submit.headers if submit else ():
        parts += [f"  -H {_shell(f'{constant.name}: {constant.value}')}"]
    body = json_text(first_body(endpoint)).replace("'", "\\u0027")
    parts += [f"  -d '{body}'"]
    return fenced("sh", " \\\n".join(parts))


def python(endpoint: Endpoint, package: str) -> str:
    client = client_class(endpoint.provider)
    known = any(server.address for server in endpoint.provider.servers)
    given = "" if known else f"base_url={literal(ADDRESS)}"
    lines = [
        f"from {package} import {client}",
        "",
        f"client = {client}({given})",
        f"images = {call(endpoint, first_body(endpoint))}",
        'images.save_all("pictures")',
    ]
    return fenced("python", "\n".join(lines))


def more_requests(endpoint: Endpoint) -> str:
    """The page's other requests as calls, each under its name and place; may be empty."""
    calls = []
    for example in endpoint.example_requests[1:]:
        title = folded(f"{example.id}: {', '.join(example.source.at)}")
        calls.append(f"# {title}\n{call(endpoint, _object(example.body))}")
    return fenced("python", "\n\n".join(calls)) if calls else ""


def call(endpoint: Endpoint, body: Body) -> str:
    """`client.model.generate(...)`, a keyword a line; what is fixed is left out."""
    found, rest = keywords_of(endpoint, body)
    through = next((p for p in endpoint.parameters if p.type == "passthrough"), None)
    options = ""
    if through and rest:
        found = {**found, through.name: rest}
    elif rest:
        options = f".with_options(extra_body={_source(rest)})"
    pairs = {parameter_keyword(name): value for name, value in found.items()}
    lines = [f"    {name}={_source(value)}," for name, value in pairs.items()]
    inner = "\n".join(["", *lines, ""]) if lines else ""
    return f"client.{attribute(endpoint)}{options}.generate({inner})"


def json_text(value: object) -> str:
    """JSON over several lines, nothing in it that cannot be seen."""
    return _visible(json.dumps(value, ensure_ascii=False, indent=2))


def _shell(text: str) -> str:
    """One word of a command, on one line."""
    return quote(folded(text))


def _visible(text: str) -> str:
    """Hidden characters but line ends as escapes of JSON."""
    return "".join(
        json.dumps(c)[1:-1] if unicodedata.category(c) in _HIDDEN and c != "\n" else c
        for c in text
    )


def parsed(text: str) -> object:
    """JSON of a spec; a text that is none stands for itself."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _object(text: str) -> dict[str, object]:
    found = parsed(text)
    return dict(found) if isinstance(found, dict) else {}


def _source(value: object) -> str:
    """Python source of a JSON value."""
    if isinstance(value, list):
        return f"[{', '.join(map(_source, value))}]"
    if isinstance(value, dict):
        pairs = (f"{literal(name)}: {_source(part)}" for name, part in value.items())
        return f"{{{', '.join(pairs)}}}"
    return literal(value)
