"""What the provider would refuse, or its page leaves open, never leaves this machine."""

from __future__ import annotations

import inspect
import pydoc
from typing import Any

import pytest

from client.shop import ATTRIBUTES, Shop, emulated, model, provider_of, spec
from emulated import GPT, IDS, IMAGEN
from pixelclients import InvalidRequest, QuirkRefused

MASK = "https://cdn.test/mask.png"


def refusal(endpoint: Any, **keywords: object) -> InvalidRequest:
    """Why a call is not planned."""
    with pytest.raises(InvalidRequest) as caught:
        endpoint.parse(keywords)
    return caught.value


def rules(error: InvalidRequest) -> set[tuple[str, str]]:
    return {(problem.parameter, problem.rule) for problem in error.problems}


WRONG = {
    "prompt": 7,
    "size": "7:5",
    "resolution": "8k",
    "quality": "best",
    "background": "green",
    "moderation": "none",
    "output_format": "gif",
    "output_compression": 101,
    "n": "1",
    "image_urls": ["https://cdn.test/a.png", 2],
    "mask_url": False,
    "qualty": "high",
}


def test_all_problems_are_told_at_once_and_nothing_is_sent(way: str) -> None:
    shop = emulated("Gccai")
    with pytest.raises(InvalidRequest) as caught:
        shop.run(way, lambda client: client.gpt_image_2_official.generate(**WRONG))
    error = caught.value
    assert {problem.parameter for problem in error.problems} == set(WRONG)
    assert all(name in str(error) for name in WRONG)
    assert (error.charged, error.retry) == ("no", False)
    assert shop.sent == []
    assert dict(shop.emulator.account.requests) == {}


def test_problems_of_values_rules_and_quirks_come_together(gpt: Any) -> None:
    error = refusal(
        gpt,
        n=9,
        mask_url=MASK,
        background="transparent",
        output_compression=500,
        size="auto",
        resolution="4k",
    )
    assert rules(error) == {
        ("prompt", "missing"),
        ("n", "less-than-equal"),
        ("mask_url", "mask-needs-references"),
        ("size", "auto-at-4k"),
        ("output_compression", "less-than-equal"),
    }
    refused = {notice.rule for notice in error.notices if notice.refuses}
    assert refused == {"transparent-downgraded", "compression-needs-lossy"}
    assert "transparent" in str(error)


@pytest.mark.parametrize(("name", "value"), WRONG.items())
def test_each_problem_names_its_keyword(gpt: Any, name: str, value: object) -> None:
    error = refusal(gpt, **{"prompt": "An owl", name: value})
    assert {problem.parameter for problem in error.problems} == {name}
    assert all(line.startswith(name) for line in str(error).splitlines())


@pytest.mark.parametrize("value", [True, "50", 5.0, [50], -1, 101])
def test_a_quirk_about_the_call_does_not_excuse_a_wrong_value(
    gpt: Any, value: object
) -> None:
    """With png, a compression has no effect; it has to be one all the same."""
    loose = gpt.with_options(quirks="allow")
    error = refusal(loose, prompt="An owl", output_compression=value)
    assert [problem.parameter for problem in error.problems] == ["output_compression"]


@pytest.mark.parametrize(
    ("name", "value", "near"),
    [
        ("size", "16:10", "16:9"),
        ("quality", "hihg", "high"),
        ("resolutoin", "4k", "resolution"),
        ("Prompt", "An owl", "prompt"),
    ],
)
def test_the_nearest_right_thing_is_named(
    gpt: Any, name: str, value: str, near: str
) -> None:
    assert near in str(refusal(gpt, **{"prompt": "An owl", name: value}))


def test_an_unknown_keyword_is_refused_with_a_way_out(gpt: Any) -> None:
    error = refusal(gpt, prompt="An owl", seed=7)
    assert rules(error) == {("seed", "unknown-keyword")}
    assert "extra_body={'seed'" in str(error)
    assert (
        gpt.with_options(extra_body={"seed": 7}).plan(prompt="An owl").body["seed"] == 7
    )


@pytest.mark.parametrize("id", [GPT, IMAGEN])
def test_a_fixed_parameter_is_no_keyword(id: str) -> None:
    """Not even where everything unknown is ignored: this one would not be."""
    endpoint = model(emulated("Gccai").client(), id).with_options(quirks="allow")
    error = refusal(endpoint, prompt="An owl", model="some-other")
    assert rules(error) == {("model", "unknown-keyword")}


GAPS = {
    "other-pixels": {"size": "1000x1000"},
    "pixels-with-tier": {"size": "1024x1024", "resolution": "1k"},
    "auto-at-4k": {"size": "auto", "resolution": "4k"},
}


@pytest.mark.parametrize(("gap", "keywords"), GAPS.items())
def test_what_the_page_leaves_open_is_not_sent(
    gccai: Shop, gap: str, keywords: dict[str, object]
) -> None:
    loose = gccai.client(quirks="allow").gpt_image_2_official
    (problem,) = refusal(loose, prompt="An owl", **keywords).problems
    assert problem.parameter == "size"
    if gap != "other-pixels":  # refused like any value that no list has
        assert problem.rule == gap
        assert problem.at == spec(GPT)["gaps"][gap]["at"]
    assert gccai.sent == []


def test_every_gap_with_a_condition_is_tried() -> None:
    assert {n for n, gap in spec(GPT)["gaps"].items() if "when" in gap} == set(GAPS)
    others = [id for id in IDS if id != GPT]
    assert not any("when" in gap for id in others for gap in spec(id)["gaps"].values())


def test_a_mask_needs_references(gpt: Any) -> None:
    (problem,) = refusal(gpt, prompt="An owl", mask_url=MASK).problems
    assert (problem.parameter, problem.rule) == ("mask_url", "mask-needs-references")
    assert problem.at == spec(GPT)["rules"]["mask-needs-references"]["at"]


def test_what_only_the_provider_can_check_is_a_notice(gpt: Any) -> None:
    plan = gpt.plan(prompt="An owl", image_urls=["https://a.test"], mask_url=MASK)
    found = {notice.rule: notice for notice in plan.notices}
    assert set(found) > {"mask-has-alpha", "mask-as-large-as-reference"}
    assert not any(notice.refuses for notice in plan.notices)
    assert all("cannot be checked" in str(found[r]) for r in found if "mask" in r)


@pytest.mark.parametrize("name", ["image", "image_urls"])
def test_imagen_4_0_refuses_references(imagen: Any, name: str) -> None:
    loose = imagen.with_options(quirks="allow")
    (problem,) = refusal(loose, prompt="An owl", **{name: ["https://a.test"]}).problems
    assert (problem.parameter, problem.rule) == (name, "unsupported")
    assert spec(IMAGEN)["unsupported"][name]["message"] in str(problem)


@pytest.mark.parametrize("name", ["quality", "mask", "watermark", "a.b", "prompt.b"])
def test_imagen_4_0_ignores_what_else_it_does_not_know(
    gccai: Shop, imagen: Any, name: str
) -> None:
    keywords = {"prompt": "An owl", name: "x"}
    with pytest.raises(QuirkRefused, match="ignored") as caught:
        imagen.parse(keywords).generate()
    assert [quirk.on for quirk in caught.value.quirks] == [name]
    assert gccai.sent == []
    sent = imagen.with_options(quirks="allow").parse(keywords)
    assert sent.body == {"model": "imagen-4.0-gccai", **keywords}
    sent.submit()
    assert gccai.emulator.account.submissions[0].ignored == (name,)


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("verb", ["generate", "submit", "plan"])
def test_a_positional_prompt_is_told_how_to_write_it(id: str, verb: str) -> None:
    endpoint = model(emulated(provider_of(id)).client(), id)
    first = next(iter(inspect.signature(endpoint.generate).parameters))
    with pytest.raises(TypeError, match=f"write {first}=..."):
        getattr(endpoint, verb)("An owl")


def offered(id: str) -> list[str]:
    parameters = spec(id)["parameters"]
    return [name for name in parameters if "fixed" not in parameters[name]]


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("verb", ["generate", "submit", "plan"])
def test_signature_and_help_show_the_keywords(id: str, verb: str) -> None:
    method = getattr(model(emulated(provider_of(id)).client(), id), verb)
    parameters = inspect.signature(method).parameters
    assert list(parameters) == offered(id)
    kinds = {parameter.kind for parameter in parameters.values()}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}
    shown = pydoc.plain(pydoc.render_doc(method))
    assert f"{verb}(*, {offered(id)[0]}: str" in shown
    assert inspect.getdoc(method) in shown.replace("\n    ", "\n")


def test_models_and_clients_show_what_they_are(gccai: Shop) -> None:
    client = gccai.client()
    assert repr(client) == f"<Gccai gccai at {gccai.address}, with a key>"
    for id in (GPT, IMAGEN):
        endpoint = getattr(client, ATTRIBUTES[id])
        assert repr(endpoint) == f"<Endpoint {id}>"
        assert id in repr(endpoint.plan(prompt="An owl"))
        assert id in repr(endpoint.generate)
