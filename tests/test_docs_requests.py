"""The requests on the pages for people: what is sent, where to, and how it is called."""

from __future__ import annotations

import ast
import json
import re
import shlex
from dataclasses import replace

import pytest

import pixelclients
from documented import IDS, cells, endpoint, fences, page
from pixelspec.model.endpoint import Endpoint, ExampleRequest
from pixelspec.model.source import Source
from pixelspec.plan.docs_request import ADDRESS, call
from pixelspec.plan.names import attribute, client_class

DALLE = "dalle-format/imagen4"
GATEWAY = "oceanbase/generic"
IMAGEN = "gccai/imagen-4.0-gccai"

each_model = pytest.mark.parametrize("id", IDS)


@each_model
def test_a_request_goes_where_the_model_takes_orders(id: str) -> None:
    model = endpoint(id)
    command = shlex.split(fences(page(model), "sh")[0])
    order = model.operation
    assert order is not None
    assert command[0] == "curl" and command[1].endswith(order.path)
    sent = [command[i + 1] for i, word in enumerate(command) if word == "-H"]
    assert {f"{h.name}: {h.value}" for h in order.headers} <= set(sent)


@pytest.mark.parametrize("id", [id for id in IDS if endpoint(id).example_requests])
def test_a_request_is_that_of_the_page(id: str) -> None:
    model = endpoint(id)
    assert curl_body(model) == json.loads(model.example_requests[0].body)


@pytest.mark.parametrize("id", [id for id in IDS if not endpoint(id).example_requests])
def test_without_an_example_a_request_has_what_it_needs(id: str) -> None:
    model = endpoint(id)
    needed = {p.name for p in model.parameters if p.required and p.fixed is None}
    assert set(python_call(fences(page(model), "python")[0])) == needed
    assert "No page shows one" in page(model)


@each_model
def test_curl_sends_what_the_client_sends(id: str) -> None:
    """Two ways to the same body: the page makes one and the generated client the other."""
    model = endpoint(id)
    keywords = python_call(fences(page(model), "python")[0])
    with getattr(pixelclients, client_class(model.provider))(
        base_url=ADDRESS
    ) as client:
        plan = getattr(client, attribute(model)).plan(**keywords)
        assert json.loads(json.dumps(plan.body)) == curl_body(model)


def curl_body(model: Endpoint) -> object:
    return json.loads(shlex.split(fences(page(model), "sh")[0])[-1])


def python_call(source: str) -> dict[str, object]:
    """The keywords of the only call of `generate`."""
    calls = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call)]
    bought = [c for c in calls if ast.unparse(c.func).endswith(".generate")]
    assert len(bought) == 1
    return {k.arg or "": ast.literal_eval(k.value) for k in bought[0].keywords}


def test_python_names_the_client_and_the_model() -> None:
    assert "from acme.images import OceanBase\n" in page(endpoint(GATEWAY))
    assert "client = OceanBase(base_url=" in page(endpoint(GATEWAY))
    assert "images = client.imagen_4_0_gccai.generate(" in page(endpoint(IMAGEN))
    assert "client = Gccai()\n" in page(endpoint(IMAGEN))


def test_what_goes_through_is_one_keyword() -> None:
    found = call(
        endpoint(GATEWAY), {"model": "m", "seed": 1, "size": ["a", {"b": None}]}
    )
    assert python_call(found) == {
        "model": "m",
        "vendor": {"seed": 1, "size": ["a", {"b": None}]},
    }


NESTED = {
    "model": "wan2.6-image",
    "input": {
        "messages": [
            {
                "role": "user",
                "content": [
                    {"text": "A fox"},
                    {"image": "https://a.example/1.png"},
                    {"image": "https://a.example/2.png"},
                ],
            }
        ]
    },
    "parameters": {"size": "1280*1280", "n": 2},
}


def shown(model: Endpoint, body: object) -> Endpoint:
    """A model whose page shows a request."""
    request = ExampleRequest("first", json.dumps(body), Source(("example",)))
    return replace(model, example_requests=(request,))


def test_a_nested_request_is_shown_as_it_is_and_called_with_flat_keywords() -> None:
    model = shown(endpoint("bailian/wan2.6-image"), NESTED)
    assert curl_body(model) == NESTED
    assert python_call(fences(page(model), "python")[0]) == {
        "prompt": "A fox",
        "image": ["https://a.example/1.png", "https://a.example/2.png"],
        "size": "1280*1280",
        "n": 2,
    }
    assert "It goes to `input.messages[0].content[].image` in the body." in page(model)


def test_what_no_keyword_puts_into_a_body_goes_beside() -> None:
    found = call(endpoint(DALLE), {"prompt": "x", "seed": {"a": 1}})
    assert '.with_options(extra_body={"seed": {"a": 1}}).generate(' in found
    assert python_call(found) == {"prompt": "x"}


def test_a_name_of_the_provider_is_one_member_of_the_body() -> None:
    odd = replace(endpoint(DALLE).parameters[1], name="a.b[c][]", required=True)
    model = replace(endpoint(DALLE), parameters=(odd,), example_requests=())
    assert curl_body(model) == {"a.b[c][]": "..."}
    assert python_call(call(model, {"a.b[c][]": "x"})) == {"a_b_c": "x"}


def test_of_several_servers_one_is_asked_for_by_its_name() -> None:
    text = page(endpoint("bailian/wan2.6-t2i"))
    usual = cells(text, "Base address `beijing`")[1]
    assert usual == "<https://dashscope.aliyuncs.com>"
    other = cells(text, "Base address `singapore`")[1]
    assert other.endswith(', with `server="singapore"`')
    unknown = cells(text, "Base address `workspace`")[1]
    assert unknown == "none stated: pass `base_url` to the client"


@each_model
def test_every_server_that_a_page_names_is_one_of_the_client(id: str) -> None:
    provider = endpoint(id).provider
    named = re.findall(r'`server="([^"]+)"`', page(endpoint(id)))
    known = [s.name for s in provider.servers if s.address][1:]
    assert named == known
    for name in named:
        getattr(pixelclients, client_class(provider))(server=name).close()
