"""A client whose names and values are all odd works: it sends and reads them as written."""

from __future__ import annotations

import builtins
import importlib
import json
import keyword
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

import pydantic
import pytest

import tiny
from canary_places import (
    HARSH,
    SHORT,
    STEPS,
    marked,
)
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import picture_address, transport
from pixelspec.model.catalogue import Catalogue
from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.names import client_class, parameter_keyword
from pixelspec.plan.package import package_view
from pixelspec.plan.units import plan_units
from pixelspec.read.tool import read_tool
from pixelspec.render import render
from pixelspec.rules import check_all
from pixelspec.rules.python_names import identifier
from pixelspec.shape import check_shape

PACKAGE = "odd_clients"
AT = {"at": "body"}
TEXTS = tuple(marked(text, n) for n, text in enumerate((*SHORT, *HARSH)))
# What may be a value of a choice: one line that begins and ends with something.
WORDS = tuple(text for text in TEXTS if text == text.strip() and "\n" not in text)
# A step of a path, and a text for the wire.
STEP, TEXT = marked(STEPS[-1], 1), TEXTS[-len(HARSH)]
SIZES = ("literal", "request", "annotated", "any", "3d", "none", "type-alias-type")
SIZE_NAMES = set(map(identifier, SIZES))


ODD = [
    "2k",
    "n2k",
    "größe",
    "gr-e",
    "model-id",
    "__x__",
    "_y",
    "a-b",
    "a_b",
    "x#",
    "%s",
]
ODD += [
    "\uff41",
    "\u63d0\u793a",
    "\u0440\u0430\u0437",
    "args",
    "kwargs",
    "given",
    "check",
]
ODD += [
    "effective",
    "get_args",
    "read_pixels",
    "TABLE",
    "Quirk",
    "Field",
    "annotations",
]
ODD += ["client", "provider", "binding", "plan", "self", "cls", "vendor", "timeout"]
ODD += ["pydantic", "model", "typing"]
PYTHON = [
    *keyword.kwlist,
    *keyword.softkwlist,
    *dir(builtins),
    *dir(pydantic.BaseModel),
]


def apart() -> list[str]:
    """Names that mean something to Python, to pydantic or to the generated module, each
    of those that become one in Python once."""
    # pydantic takes these for its own with any ending, and warns of it.
    own = ("model_dump", "model_validate")
    names = [name for name in (*PYTHON, *ODD, STEP) if not name.startswith(own)]
    found = {identifier(name): name for name in names}
    return [n for python, n in found.items() if python and python not in SIZE_NAMES]


NAMES = apart()


def parameters() -> dict[str, Any]:
    sizes = {"type": "size", "accepts": ["ratio"], "ratios": {"1:1": "", "2:1": ""}}
    style = {"type": "choice", "values": {word: TEXTS[0] for word in WORDS}, **AT}
    return {
        **{name: {"type": "text", "doc": WORDS[0], **AT} for name in NAMES},
        **{name: {**sizes, **AT} for name in SIZES},
        "x-style": {**style, "default": WORDS[1], "wire": f"inner.{STEP}"},
        "x-sent": {"type": "text", "fixed": TEXT, **AT},
    }


def ignored(name: str, number: int) -> dict[str, Any]:
    to = {"x-style": WORDS[number % len(WORDS)]}
    return {"when": {name: TEXT}, "effect": "substituted", "on": name, "to": to, **AT}


def model() -> str:
    """A model whose parameters have these names and these values."""
    spec = {
        "pixelspec": 1,
        "id": "odd/model",
        "title": WORDS[1],
        "pages": {"model": {"address": "unknown", "read": "2026-01-02"}},
        "status": {"is": "available"},
        "evidence": {"is": "none"},
        "kind": {"is": "task", **AT},
        "parameters": parameters(),
        "quirks": {f"q-{n}": ignored(name, n) for n, name in enumerate(NAMES)},
        "unsupported": {
            f"un{STEP}": {"effect": "refused", "message": TEXT, **AT},
            f"ig{STEP}": {"effect": "ignored", **AT},
        },
        "gaps": {"g": {"open": WORDS[2], "when": {"x-style": WORDS[3]}, **AT}},
    }
    return json.dumps(spec, ensure_ascii=False)


def provider() -> str:
    """A provider whose replies have such keys, states and codes."""
    spec: Any = tiny.tree(tiny.PROVIDER, "provider.yaml").plain()
    spec |= {"id": "odd", "title": WORDS[4]}
    row = {"http": 429, "code": TEXT, "message": TEXT, "means": "rate-limited"}
    spec["errors"] = {"limited": {**row, "charged": "no", **AT}}
    fields = {"error.code": "error-code", f"error.{STEP}": "message"}
    shape = {path: {"type": "text", "is": role} for path, role in fields.items()}
    spec["replies"]["error"] = {"fields": shape, **AT}
    text = json.dumps(spec, ensure_ascii=False)
    words = {"drawing": WORDS[5], "ready": WORDS[6], "queued": STEP}
    words |= {
        "data.state": f"data.{STEP}",
        "data.images[]": f"data.{STEP}2[]",
        "url": STEP,
    }
    for old, new in words.items():
        assert json.dumps(old) in text
        text = text.replace(json.dumps(old), json.dumps(new, ensure_ascii=False))
    return text


@cache
def endpoint() -> Endpoint:
    for kind, text in (("model", model()), ("provider", provider())):
        assert check_shape(tiny.tree(text, kind), kind) == ()
    built, wrong = tiny.build(model(), provider(), "specs/odd")
    assert built is not None and wrong == ()
    assert [f for f in check_all(built) if f.rule != "fact-has-place"] == []
    return built


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder, tool = tmp_path_factory.mktemp("odd"), read_tool()
    catalogue = Catalogue("0.1.0", (endpoint().provider,), (endpoint(),))
    for unit in plan_units(catalogue, PACKAGE, tool):
        for path, text in render(unit, tool).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield importlib.import_module(PACKAGE)
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def emulator() -> Emulator:
    address = picture_address(endpoint().provider)
    return Emulator([endpoint()], clock=ManualClock(), picture_address=address)


@pytest.fixture
def odd(package: Any, emulator: Emulator) -> Any:
    clock = emulator._clock
    carrier = transport(emulator)
    times = {"clock": clock, "sleep": clock.advance, "wall": clock}
    return package.Odd(api_key="k", transport=carrier, **times).model


def test_every_name_is_a_keyword_and_goes_out_as_it_is(odd: Any) -> None:
    assert len(NAMES) > 200
    plan = odd.plan(**{parameter_keyword(name): f"for {name}" for name in NAMES})
    assert plan.body == {"x-sent": TEXT, **{name: f"for {name}" for name in NAMES}}


def test_names_that_become_one_are_found() -> None:
    """The rule knows as much of names as `plan` does, though it imports nothing of it."""
    for one, other in combinations((*PYTHON, *ODD), 2):
        if parameter_keyword(one) == parameter_keyword(other):
            assert identifier(one) in ("", identifier(other)), (one, other)


@pytest.mark.parametrize("name", SIZES)
def test_a_size_of_any_name_has_a_type(odd: Any, package: Any, name: str) -> None:
    call = {parameter_keyword(name): "2:1"}
    assert odd.plan(**call).body == {"x-sent": TEXT, name: "2:1"}
    with pytest.raises(package.InvalidRequest):
        odd.plan(**dict.fromkeys(call, "3:1"))


def exported() -> list[str]:
    """The classes of the package that are no clients of providers."""
    view = package_view(Catalogue("0.1.0", (), ()), PACKAGE)
    names = {export.name for export in view.exports} | {
        "Client",
        "Endpoint",
        "Settings",
    }
    return sorted(name for name in names if not name.startswith("Async"))


@pytest.mark.parametrize(
    "name", [*exported(), "Async", "AsyncTask", "None", "\u212aimi"]
)
def test_a_provider_of_any_name_has_a_client_of_its_own(name: str) -> None:
    id = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    for title in (name, id):
        odd = replace(endpoint().provider, id=id, title=title)
        client = client_class(odd)
        assert client.isascii() and client not in (name, f"Async{name}")
        assert not client.startswith("Async") and not keyword.iskeyword(client)


def test_every_value_goes_out_as_it_is(odd: Any, package: Any) -> None:
    for word in (*WORDS[:3], *WORDS[4:]):
        assert odd.plan(x_style=word).body == {"x-sent": TEXT, "inner": {STEP: word}}
        with pytest.raises(package.InvalidRequest):
            odd.plan(x_style=f"{word}\\")
    with pytest.raises(package.InvalidRequest) as caught:
        odd.plan(x_style=WORDS[3])
    assert WORDS[2] in str(caught.value)


def test_every_condition_looks_at_its_own_parameter(odd: Any) -> None:
    allowed = odd.with_options(quirks="allow")
    for number, name in enumerate(NAMES):
        plan = allowed.plan(**{parameter_keyword(name): TEXT})
        assert [notice.rule for notice in plan.notices] == [f"q-{number}"]


def test_what_is_not_supported_is_told_in_the_words_of_the_page(
    odd: Any, package: Any
) -> None:
    with pytest.raises(package.InvalidRequest) as caught:
        odd.parse({f"un{STEP}": 1})
    assert TEXT in caught.value.problems[0].message
    plan = odd.with_options(quirks="allow").parse({f"ig{STEP}": 1})
    assert plan.body[f"ig{STEP}"] == 1


def test_a_picture_is_bought_through_replies_with_such_keys(odd: Any) -> None:
    states = []
    task = odd.submit(x_style=WORDS[0])
    images = task.wait(on_update=lambda task: states.append(task.state))
    assert len(images[0].read()) > 10
    assert WORDS[5] in states


def test_an_error_is_known_by_its_code(
    odd: Any, emulator: Emulator, package: Any
) -> None:
    emulator.script("limited")
    with pytest.raises(package.RateLimited) as caught:
        odd.generate(x_style=WORDS[0])
    assert TEXT in str(caught.value)
