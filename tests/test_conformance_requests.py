"""What the generated checks ask for: requests that are clean, and every pair of values."""

from __future__ import annotations

from itertools import combinations, product

import pytest

import made_up
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge, outcome
from pixelspec.plan.conformance.limits import pixel_limit
from pixelspec.plan.conformance.pairwise import Field, constraints, fields, pairwise
from pixelspec.plan.conformance.request import Requests, complaint, with_value
from pixelspec.plan.conformance.requested import WHOLE, requested
from tiny import committed

MODELS = {**committed(), "quarry/slate": made_up.endpoint(made_up.SLATE)}
GPT = MODELS["gccai/gpt-image-2-official"]
WAN = MODELS["bailian/wan2.6-image"]


def usual(endpoint: Endpoint) -> Endpoint:
    return endpoint.ordered(endpoint.modes[0]) if endpoint.modes else endpoint


# -- what stands against a request -------------------------------------------------------


def test_a_request_is_judged_by_what_is_built_and_by_closed_lists_of_sizes() -> None:
    request = {**Requests(WAN).least, "stream": True}
    assert judge(usual(WAN), request).problems == ("parameters.stream.unbuilt",)
    closed = usual(MODELS["bailian/qwen-image"])
    assert judge(closed, {"prompt": "x", "size": "640*480"}).problems == (
        "parameters.size",
    )


def test_what_holds_is_what_quirks_leave() -> None:
    written = {"prompt": "x", "background": "transparent", "output_compression": 9}
    held = outcome(GPT, written)
    assert held["background"] == "auto" and held["quality"] == "low"
    assert "output_compression" not in held
    assert outcome(WAN, {"prompt": "x", "enable_interleave": True})["n"] == 1


def test_a_value_comes_with_what_it_needs() -> None:
    masked = with_value(GPT, "mask_url", "https://a.example/mask.png")
    assert masked and "image_urls" in masked
    lossy = with_value(GPT, "output_compression", 90)
    assert lossy and lossy["output_format"] in ("jpeg", "webp")


def test_a_value_that_is_never_done_as_written_is_in_no_request() -> None:
    assert with_value(GPT, "background", "transparent") is None
    assert with_value(GPT, "background", "transparent", ("transparent-downgraded",))


def test_a_request_can_be_broken_in_one_way_alone() -> None:
    broken = Requests(GPT).having(
        {"mask_url": "https://a.example/mask.png"}, broken="rules.mask-needs-references"
    )
    assert broken and "image_urls" not in broken


# -- pairs of values ---------------------------------------------------------------------


@pytest.mark.parametrize("id", MODELS)
def test_requests_of_pairs_are_all_clean(id: str) -> None:
    endpoint = usual(MODELS[id])
    for written in pairwise(endpoint):
        assert complaint(endpoint, written) is None, written


@pytest.mark.parametrize("id", ["bailian/wan2.6-image", "quarry/slate", GPT.id])
def test_every_pair_that_can_be_had_is_had(id: str) -> None:
    """By exhaustion: a pair that no row has can be had by no request at all."""
    endpoint = usual(MODELS[id])
    known = fields(endpoint)
    had = {pair for row in pairwise(endpoint) for pair in pairs(known, row)}
    for one, other in combinations(known, 2):
        for pair in product(values(one), values(other)):
            if pair not in had:
                assert not possible(endpoint, known, dict(pair)), pair


def pairs(known: tuple[Field, ...], row: dict[str, object]) -> set[tuple[object, ...]]:
    cells = [(one.name, repr(row.get(one.name))) for one in known]
    return set(combinations(cells, 2))


def values(one: Field) -> list[tuple[str, str]]:
    return [(one.name, repr(value)) for value in one.values]


def possible(
    endpoint: Endpoint, known: tuple[Field, ...], wanted: dict[str, str]
) -> bool:
    """Whether any request has these values; what nothing binds stays as it usually is."""
    least = Requests(endpoint).least
    bound = {name for names, _ in constraints(endpoint) for name in names}
    several = [
        [v for v in one.values if wanted.get(one.name, repr(v)) == repr(v)]
        for one in known
    ]
    tried = [
        [cells[0], cells[-1]] if one.name in bound else cells[:1]
        for one, cells in zip(known, several, strict=True)
    ]
    for cells in product(*tried):
        named = {one.name: v for one, v in zip(known, cells, strict=True)}
        written = {**least, **named}
        clean = {k: v for k, v in written.items() if v is not None}
        if complaint(endpoint, clean) is None:
            return True
    return False


def test_few_requests_have_them() -> None:
    assert len(pairwise(GPT)) <= 72


# -- limits, and what a file of checks says ----------------------------------------------


def test_sizes_stand_just_inside_and_just_outside_of_each_limit() -> None:
    rows = pixel_limit(usual(MODELS["volcengine/seedream-5.0-lite"])).rows
    found = {(row[1], row[2]): row[4:6] for row in rows}
    assert found[("total", "least")] == ("1920x1920", "1919x1921")
    assert found[("ratio", "most")] == ("11216x701", "11217x701")


@pytest.mark.parametrize("id", MODELS)
def test_every_check_has_a_name_of_its_own(id: str) -> None:
    endpoint = MODELS[id]
    for section in requested(endpoint, usual(endpoint)):
        named = section.columns.split()
        assert all(len(row) == len(named) for row in section.rows)
        ids = [
            section.ids.format(**dict(zip(named, row, strict=True)))
            for row in section.rows
        ]
        assert len(ids) == len(set(ids)), section.group
    assert {"mode", "mode_without"} == {group.__name__ for group in WHOLE}
