"""What a provider accepts and does not do: refused, told, or sent, as the caller says."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from client.shop import emulated, model, provider_of, spec
from emulated import GPT, IDS, IMAGEN
from pixelclients import QuirkRefused, QuirkWarning, SettingError
from pixelclients.runtime.remarks import Quirk

Keywords = dict[str, object]

# Each quirk that refuses: the call that meets it, and the keyword it is about.
SILENT: list[tuple[str, str, Keywords, str]] = [
    (GPT, "transparent-downgraded", {"background": "transparent"}, "background"),
    (GPT, "compression-needs-lossy", {"output_compression": 80}, "output_compression"),
    (
        GPT,
        "compression-needs-lossy",
        {"output_compression": 80, "output_format": "png"},
        "output_compression",
    ),
    (IMAGEN, "size-falls-back", {"size": "21:9"}, "size"),
    (IMAGEN, "size-falls-back", {"size": "1024x1024"}, "size"),
    (IMAGEN, "size-falls-back", {"size": "auto"}, "size"),
    (IMAGEN, "unsupported", {"quality": "high"}, "quality"),
    (IMAGEN, "unsupported", {"mask": "https://a.test"}, "mask"),
    (IMAGEN, "unsupported", {"seed": 7}, "seed"),
]
# Each quirk that is only told.
TOLD: list[tuple[str, str, Keywords]] = [
    (GPT, "auto-is-low", {}),
    (GPT, "auto-is-low", {"quality": "auto"}),
    (GPT, "high-4k-slow", {"quality": "high", "resolution": "4k"}),
    (GPT, "high-slow", {"quality": "high", "resolution": "2k"}),
    (GPT, "high-slow", {"quality": "high", "resolution": "4k"}),
]


def test_every_quirk_of_the_specs_is_tried() -> None:
    tried = {(id, quirk) for id, quirk, *_ in [*SILENT, *TOLD]}
    stated = {(id, quirk) for id in IDS for quirk in spec(id).get("quirks", {})}
    assert tried - {(IMAGEN, "unsupported")} == stated


@pytest.mark.parametrize(("id", "quirk", "keywords", "on"), SILENT)
def test_by_default_it_is_refused_before_anything_is_sent(
    id: str, quirk: str, keywords: Keywords, on: str, way: str
) -> None:
    shop = emulated(provider_of(id))
    with pytest.raises(QuirkRefused) as caught:
        shop.run(
            way,
            lambda client: (
                model(client, id).parse({"prompt": "An owl", **keywords}).generate()
            ),
        )
    error = caught.value
    assert [(q.rule, q.on) for q in error.quirks] == [(quirk, on)]
    assert repr(keywords[on]) in str(error) and "quirks=" in str(error)
    assert (error.charged, error.retry) == ("no", False)
    assert shop.sent == []


@pytest.mark.parametrize(("id", "quirk", "keywords", "on"), SILENT)
@pytest.mark.parametrize("quirks", ["warn", "allow"])
def test_it_is_sent_as_written_when_told_so(
    id: str, quirk: str, keywords: Keywords, on: str, quirks: str, way: str
) -> None:
    shop = emulated(provider_of(id))
    written = {"prompt": "An owl", **keywords}
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        images = shop.run(
            way,
            lambda client: model(client, id).parse(written).generate(),
            quirks=quirks,
        )
    told = [w for w in heard if issubclass(w.category, QuirkWarning)]
    assert len(told) == (quirks == "warn")
    assert all(on in str(w.message) and quirk in str(w.message) for w in told)
    (sent,) = shop.bought
    body = json.loads(sent.content)
    assert body == {"model": spec(id)["parameters"]["model"]["fixed"], **written}
    assert [notice.rule for notice in images.notices if notice.refuses] == [quirk]


@pytest.mark.parametrize(("id", "quirk", "keywords"), TOLD)
def test_what_refuses_nothing_is_a_notice(
    id: str, quirk: str, keywords: Keywords
) -> None:
    plan = model(emulated(provider_of(id)).client(), id).plan(prompt="x", **keywords)
    found = {notice.rule: notice for notice in plan.notices}
    assert not found[quirk].refuses
    assert found[quirk].at == spec(id)["quirks"][quirk]["at"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plan.submit()


@pytest.mark.parametrize("id", [GPT, IMAGEN])
def test_a_default_is_never_refused(id: str) -> None:
    endpoint = model(emulated("Gccai").client(), id)
    bare = endpoint.plan(prompt="An owl")
    assert not any(notice.refuses for notice in bare.notices)
    parameters = spec(id)["parameters"]
    written = {
        name: parameter["default"]
        for name, parameter in parameters.items()
        if "default" in parameter and "fixed" not in parameter
    }
    assert len(written) >= 2
    whole = endpoint.plan(prompt="An owl", **written)
    assert not any(notice.refuses for notice in whole.notices)
    assert whole.candidates == bare.candidates


def test_a_quirk_says_what_holds_instead(gpt: Any, imagen: Any) -> None:
    (downgraded,) = [
        n for n in gpt.plan(prompt="x", background="transparent").notices if n.refuses
    ]
    assert dict(downgraded.to) == {"background": "auto"}
    assert "background='auto' holds" in str(downgraded)
    (fallen,) = imagen.parse({"prompt": "x", "size": "21:9"}).notices
    assert dict(fallen.to) == {"size": "16:9"}
    (slow,) = [
        n
        for n in gpt.plan(prompt="x", quality="high", resolution="4k").notices
        if n.rule == "high-4k-slow"
    ]
    assert "over 120 s" in str(slow)


def test_a_compression_is_fine_where_it_works(gpt: Any) -> None:
    for word in ("jpeg", "webp"):
        plan = gpt.plan(prompt="x", output_format=word, output_compression=80)
        assert not any(notice.refuses for notice in plan.notices)


SAID: list[tuple[Keywords, str]] = [
    ({}, "quality is not given: it may be taken as 'low' [auto-is-low,"),
    ({"quality": "auto"}, "quality='auto' may be taken as 'low' [auto-is-low,"),
    (
        {"background": "transparent", "quality": "low"},
        "background='transparent' is downgraded: background='auto' holds [",
    ),
    (
        {"quality": "high", "resolution": "4k"},
        "quality='high' may be slow, over 120 s [high-4k-slow,",
    ),
]


@pytest.mark.parametrize(("keywords", "text"), SAID)
def test_a_notice_says_what_happens(gpt: Any, keywords: Keywords, text: str) -> None:
    assert str(gpt.plan(prompt="x", **keywords).notices[0]).startswith(text)


NEVER_GIVEN: list[tuple[dict[str, Any], str]] = [
    ({"effect": "slow", "seconds": (60.0, None)}, "the call is slow, over 60 s"),
    ({"effect": "substituted"}, "it is taken as something else"),
    ({"effect": "clamped", "to": {"n": 1}}, "it is clamped, and n=1 holds"),
    (
        {"effect": "falls-back", "to": {"size": "1:1"}, "likely": True},
        "it may not be offered and fall back, and then size='1:1' holds",
    ),
]


@pytest.mark.parametrize(("facts", "text"), NEVER_GIVEN)
def test_what_nobody_wrote_is_told_as_such(facts: dict[str, Any], text: str) -> None:
    quirk = Quirk("rule", "n", at="body.n", written=False, **facts)
    assert str(quirk) == f"n is not given: {text} [rule, body.n]"


def test_all_quirks_are_told_at_once(gpt: Any) -> None:
    plan = gpt.plan(prompt="x", background="transparent", output_compression=1)
    with pytest.raises(QuirkRefused) as caught:
        plan.submit()
    assert len(caught.value.quirks) == 2


@pytest.mark.parametrize("verb", ["generate", "submit"])
def test_a_warning_names_the_line_that_bought(verb: str, way: str) -> None:
    shop = emulated("Gccai")

    def call(client: Any) -> Any:
        endpoint = client.gpt_image_2_official.with_options(quirks="warn")
        return getattr(endpoint, verb)(prompt="x", background="transparent")

    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        shop.run(way, call)
    assert Path(heard[0].filename).parent == Path(__file__).parent


def test_a_misspelt_mode_does_not_pass_for_another(gpt: Any) -> None:
    with pytest.raises(SettingError, match="raise, warn, allow"):
        gpt.with_options(quirks="alow")
    with pytest.raises(SettingError, match="raise, warn, allow"):
        emulated("Gccai").client(quirks="none")
