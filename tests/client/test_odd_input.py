"""Whatever comes from outside is planned as it is or refused in words, never with a crash."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from client.shop import emulated, model, provider_of, spec
from emulated import GPT, IDS
from pixelclients import InvalidRequest, QuirkRefused

LOOP: dict[str, object] = {}
LOOP["again"] = LOOP
DEEP: list[object] = []
for _ in range(100_000):
    DEEP = [DEEP]


class Rude:
    """It does not even want to be shown."""

    def __repr__(self) -> str:
        raise RuntimeError


ODD = {
    "NaN": math.nan,
    "infinity": math.inf,
    "surrogate": "\ud800",
    "bytes": b"x",
    "huge integer": 10**5000,
    "huge text": "9" * 5000 + "x1",
    "other digits": "\uff11\uff10x\uff11\uff10",
    "boolean": True,
    "fraction": 1.0,
    "empty text": "",
    "empty list": [],
    "empty object": {},
    "empty tuple": (),
    "list": ["16:9"],
    "object": {"a": 1},
    "set": {1},
    "loop": LOOP,
    "deep": DEEP,
    "rude": Rude(),
    "decimal": Decimal(1),
    "class": int,
    "mixed list": ["https://a.test", 7],
}
# What the page allows, or does not rule out.
FINE = {
    ("prompt", "empty text"),
    ("prompt", "huge text"),
    ("prompt", "other digits"),
    ("image_urls", "empty list"),
    ("image_urls", "list"),
}


@pytest.mark.parametrize(
    "name", [n for n in spec(GPT)["parameters"] if n != "mask_url"]
)
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_value_is_refused_by_name(gpt: Any, name: str, odd: str) -> None:
    keywords = {"prompt": "An owl", name: ODD[odd]}
    if (name, odd) in FINE:
        assert gpt.parse(keywords).body[name] == ODD[odd]
        return
    with pytest.raises(InvalidRequest) as caught:
        gpt.with_options(quirks="allow").parse(keywords)
    assert [problem.parameter for problem in caught.value.problems] == [name]
    assert name in str(caught.value) and len(str(caught.value)) < 400
    assert repr(caught.value)


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_value_of_an_ignored_keyword_can_be_shown(imagen: Any, odd: str) -> None:
    with pytest.raises((InvalidRequest, QuirkRefused)) as caught:
        imagen.parse({"prompt": "An owl", "quality": ODD[odd]}).submit()
    assert "quality" in str(caught.value)


@pytest.mark.parametrize(
    "outside",
    [None, 7, "ab", ["prompt"], [("prompt", "x")], {1: 2}, {None: "x"}, {b"a": 1}],
)
def test_what_is_no_object_of_keywords_is_refused(gpt: Any, outside: Any) -> None:
    with pytest.raises(InvalidRequest, match="must be"):
        gpt.parse(outside)


@pytest.mark.parametrize(
    "name", ["self", "args", "given", "prompt.text", "a.b", "", "__class__"]
)
def test_an_odd_keyword_is_an_unknown_one(gpt: Any, name: str) -> None:
    for call in (gpt.parse, lambda keywords: gpt.generate(**keywords)):
        with pytest.raises(InvalidRequest, match="not documented") as caught:
            call({"prompt": "An owl", name: 1})
        assert [problem.parameter for problem in caught.value.problems] == [name]


VENDOR = {
    "integer key": ({1: 2}, "vendor"),
    "boolean key": ({True: 1, "true": 2}, "vendor"),
    "inner integer key": ({"a": [{1: 2}]}, "no text"),
    "inner null key": ({"a": {None: 2}}, "no text"),
    "NaN": ({"a": [math.nan]}, "JSON"),
    "infinity": ({"a": -math.inf}, "JSON"),
    "loop": (LOOP, "JSON"),
    "deep": ({"a": DEEP}, "JSON"),
    "surrogate": ({"a": {"\ud800": 1}}, "UTF-8"),
    "bytes": ({"a": b"x"}, "JSON"),
    "huge integer": ({"a": 10**5000}, "JSON"),
    "rude": ({"a": Rude()}, "JSON"),
    "a list": ([1], "object"),
    "a keyword": ({"model": "other"}, "vendor holds model"),
}


@pytest.mark.parametrize("name", VENDOR)
def test_what_no_request_can_carry_is_refused(name: str) -> None:
    vendor, text = VENDOR[name]
    shop = emulated("OceanBase")
    with pytest.raises(InvalidRequest, match=text) as caught:
        shop.client().generic.parse({"model": "some", "vendor": vendor}).generate()
    assert {problem.parameter for problem in caught.value.problems} == {"vendor"}
    assert shop.sent == []


@pytest.mark.parametrize("value", [math.nan, "\ud800", LOOP, {1: 2}, b"x", Rude()])
def test_extra_body_is_unchecked_but_has_to_be_json(gpt: Any, value: object) -> None:
    loose = gpt.with_options(extra_body={"seed": value})
    with pytest.raises(InvalidRequest, match="seed holds"):
        loose.plan(prompt="An owl")


def test_vendor_parameters_go_out_unchanged() -> None:
    vendor = {"input": {"prompt": "Füchse 🦊"}, "n": True, "x": [None, 1.5, ""], "": {}}
    plan = emulated("OceanBase").client().generic.plan(model="some", vendor=vendor)
    assert plan.body == {"model": "some", **vendor}


NAMES = sorted({name for id in IDS for name in spec(id)["parameters"]} | {"vendor"})
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
WORDS = st.sampled_from(
    ["auto", "16:9", "1k", "4k", "high", "png", "jpeg", "1024x1024"]
)
VALUES = st.recursive(
    SCALARS | WORDS | st.binary(max_size=3) | st.characters(categories=["Cs"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text() | st.integers(), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("id", IDS)
@given(st.dictionaries(st.sampled_from(NAMES) | st.text(), VALUES, max_size=5))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_anything_is_sent_as_written_or_refused(id: str, keywords: Any) -> None:
    endpoint = model(emulated(provider_of(id)).client(), id)
    try:
        plan = endpoint.with_options(quirks="allow").parse(keywords)
    except InvalidRequest as error:
        assert str(error) and error.problems
        return
    written = {name: value for name, value in keywords.items() if value is not None}
    vendor = written.pop("vendor", {}) if id.startswith("oceanbase") else {}
    parameters = spec(id)["parameters"]
    fixed = {n: p["fixed"] for n, p in parameters.items() if "fixed" in p}
    assert json.dumps(plan.body) == json.dumps(plan.body | fixed | written | vendor)
    assert set(plan.body) == set(fixed) | set(written) | set(vendor)
