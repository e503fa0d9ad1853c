"""A plan says what will be sent and which pixels will come, without a network or a key."""

from __future__ import annotations

import json
from typing import Any

import pytest

import pixelclients
from client.shop import Shop, scripted, spec, submitted
from emulated import DALLE, GPT
from picture_size import seen

Pixels = tuple[int, int]


def pixels(text: str) -> Pixels:
    width, height = text.split("x")
    return int(width), int(height)


def cells() -> dict[tuple[str, str], tuple[str, ...]]:
    """The table of gpt-image-2-official, read by hand: ratio and tier to sizes."""
    table = spec(GPT)["table"]
    return {
        (ratio, tier): tuple(cell) if isinstance(cell, list) else (cell,)
        for ratio, row in table["rows"].items()
        for tier, cell in zip(table["columns"], row, strict=True)
    }


SIZES = [(size, cell) for cell, sizes in cells().items() for size in sizes]


def test_the_table_has_45_cells_with_47_sizes() -> None:
    assert len(cells()) == 45
    assert len({size for size, _ in SIZES}) == 47


@pytest.mark.parametrize(("cell", "sizes"), cells().items())
def test_a_cell_promises_what_the_page_says(
    gpt: Any, cell: tuple[str, str], sizes: tuple[str, ...]
) -> None:
    plan = gpt.plan(prompt="An owl", size=cell[0], resolution=cell[1])
    assert plan.candidates == tuple(map(pixels, sizes))
    assert plan.pixels == (pixels(sizes[0]) if len(sizes) == 1 else None)
    assert plan.cell == cell


@pytest.mark.parametrize(("size", "cell"), SIZES)
def test_pixels_are_sent_as_written_and_lead_back_to_their_cell(
    gpt: Any, size: str, cell: tuple[str, str]
) -> None:
    plan = gpt.plan(prompt="An owl", size=size)
    assert plan.body["size"] == size
    assert (plan.pixels, plan.cell) == (pixels(size), cell)


@pytest.mark.parametrize(("cell", "sizes"), cells().items())
def test_what_is_promised_is_delivered(
    gccai: Shop, cell: tuple[str, str], sizes: tuple[str, ...]
) -> None:
    model = gccai.client().gpt_image_2_official
    images = model.generate(prompt="An owl", size=cell[0], resolution=cell[1])
    picture = seen(images[0].read())
    assert (picture.width, picture.height) in images.candidates
    assert images.candidates == tuple(map(pixels, sizes))


def test_two_cells_leave_the_choice_to_the_provider(gpt: Any) -> None:
    plan = gpt.plan(prompt="An owl", size="3:1", resolution="1k")
    assert plan.candidates == ((1881, 836), (1536, 512))
    assert plan.pixels is None
    assert sum(len(sizes) > 1 for sizes in cells().values()) == 2


def test_what_is_left_out_holds_by_its_default(gpt: Any) -> None:
    plan = gpt.plan(prompt="An owl")
    assert (plan.cell, plan.pixels) == (("1:1", "1k"), (1024, 1024))
    assert gpt.plan(prompt="An owl", resolution="4k").cell == ("1:1", "4k")
    assert set(plan.body) == {"model", "prompt"}


def test_auto_promises_nothing(gpt: Any) -> None:
    plan = gpt.plan(prompt="An owl", size="auto")
    assert (plan.candidates, plan.pixels, plan.cell) == ((), None, None)
    assert plan.body["size"] == "auto"


@pytest.mark.parametrize(("ratio", "size"), spec(DALLE)["table"]["rows"].items())
def test_imagen4_has_a_size_for_each_ratio(dalle: Shop, ratio: str, size: str) -> None:
    model = dalle.client().imagen4
    plan = model.plan(prompt="An owl", aspect_ratio=ratio)
    assert (plan.pixels, plan.cell) == (pixels(size), (ratio,))
    picture = seen(plan.generate()[0].read())
    assert (picture.width, picture.height) == plan.pixels


def test_imagen4_promises_nothing_where_the_page_states_no_default(dalle: Shop) -> None:
    assert dalle.client().imagen4.plan(prompt="An owl").candidates == ()


def test_a_model_without_a_table_promises_nothing(imagen: Any) -> None:
    plan = imagen.plan(prompt="An owl", size="1:1")
    assert (plan.candidates, plan.pixels, plan.cell) == ((), None, None)


def test_a_plan_needs_neither_a_key_nor_an_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("GCCAI", "DALLE_FORMAT", "OCEANBASE"):
        monkeypatch.delenv(f"{name}_API_KEY", raising=False)
        monkeypatch.delenv(f"{name}_BASE_URL", raising=False)
    assert pixelclients.Gccai().gpt_image_2_official.plan(prompt="An owl").pixels
    assert pixelclients.DalleFormat().imagen4.plan(prompt="An owl").body
    assert pixelclients.OceanBase().generic.plan(model="some").body


def test_just_what_was_planned_is_bought(gccai: Shop, gpt: Any) -> None:
    plan = gpt.plan(prompt="Zwölf Boxkämpfer 🦊", size="16:9", resolution="4k", n=2)
    assert gccai.sent == []
    images = plan.generate()
    assert json.loads(gccai.bought[0].content) == plan.body
    assert images.candidates == plan.candidates
    plan.submit()
    assert gccai.bought[0].content == gccai.bought[1].content


def test_a_plan_does_not_follow_its_arguments() -> None:
    shop = scripted("Gccai", submitted())
    urls = ["https://cdn.test/a.png"]
    extra = {"seed": [1]}
    free = shop.client().gpt_image_2_official.with_options(extra_body=extra)
    plan = free.plan(prompt="An owl", image_urls=urls)
    urls.append("https://cdn.test/b.png")
    extra["seed"].append(2)
    plan.body["prompt"] = "A cat"
    plan.submit()
    assert json.loads(shop.bought[0].content) == plan.body
    assert plan.body["image_urls"] == ["https://cdn.test/a.png"]
    assert (plan.body["prompt"], plan.body["seed"]) == ("An owl", [1])


def test_extra_body_is_sent_unchecked_and_promises_nothing(gpt: Any) -> None:
    free = gpt.with_options(extra_body={"size": "1000x1000", "seed": 7})
    plan = free.plan(prompt="An owl", resolution="2k")
    assert (plan.body["size"], plan.body["seed"]) == ("1000x1000", 7)
    assert (plan.candidates, plan.cell) == ((), None)
    other = gpt.with_options(extra_body={"seed": 7}).plan(prompt="An owl")
    assert other.pixels == (1024, 1024)


def test_options_live_on_a_copy(gpt: Any) -> None:
    other = gpt.with_options(model="ep-20261120")
    assert other.plan(prompt="An owl").body["model"] == "ep-20261120"
    assert gpt.plan(prompt="An owl").body["model"] == "gpt-image-2-official"
    assert type(other) is type(gpt)


def test_none_means_not_given(gpt: Any) -> None:
    plan = gpt.plan(prompt="An owl", size=None, n=None, mask_url=None)
    assert set(plan.body) == {"model", "prompt"}
    with pytest.raises(pixelclients.InvalidRequest, match="prompt is required"):
        gpt.plan(prompt=None)
