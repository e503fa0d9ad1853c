"""Every limit of a page, violated by one: refused before any request, with the rule, the
limit, the value and what would be allowed; and the emulator refuses the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

import made_up
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.request import Request

package = made_up.package()
PICTURE = "https://pictures.example/1.png"
Body = dict[str, Any]

# What a caller writes, what the client says, and how the body says it.
BEYOND: dict[str, tuple[dict[str, Any], str, str]] = {
    "too few pixels": (
        {"size": "944x976"},
        "size: 944x976 is 921,344 px, minimum 921,600; nearest preset 1K"
        " [pixels-total, body.size.limits]",
        "944x976 is 921,344 px, minimum 921,600",
    ),
    "too many pixels": (
        {"size": "2048*2064"},
        "size: 2048x2064 is 4,227,072 px, maximum 4,194,304; nearest preset 2K"
        " [pixels-total, body.size.limits]",
        "2048x2064 is 4,227,072 px, maximum 4,194,304",
    ),
    "a side that is too short": (
        {"size": "496×1904"},
        "size: 496x1904 has a side of 496 px, minimum 512; nearest 512*1904"
        " [pixels-side, body.size.limits]",
        "496x1904 has a side of 496 px, minimum 512",
    ),
    "a ratio that is too wide": (
        {"size": "2064x512"},
        "size: 2064x512 is wider than 4:1; nearest 2048*512"
        " [pixels-ratio, body.size.limits]",
        "2064x512 is wider than 4:1",
    ),
    "no multiple": (
        {"size": "1025:1024"},
        "size: 1025x1024 is no multiple of 16; nearest 1024*1024"
        " [pixels-multiple, body.size.limits]",
        "1025x1024 is no multiple of 16",
    ),
    "too many bytes": (
        {"negative": "ééééé!"},
        "negative has 11 bytes, at most 10 are taken [negative-length, body.negative]",
        "the length of negative must be at most 10",
    ),
    "too short": (
        {"prompt": ""},
        "prompt has 0 characters, at least 1 are needed [prompt-length, body.prompt]",
        "",
    ),
    "too many": (
        {"n": 5},
        "n takes at most 4, not 5 [n, body.n]",
        "n must be from 1 to 4",
    ),
    "too few": (
        {"n": 0},
        "n takes at least 1, not 0 [n, body.n]",
        "n must be from 1 to 4",
    ),
    "too many of a range that no switch sets": (
        {"most": 7, "group": "many"},
        "most 7 = 7, at most 6 [pictures-in-all, body.most.note]\n"
        "most must be at most 6, not 7 [less-than-equal]",
        "most must be from 1 to 6",
    ),
    "too many members": (
        {"image": [PICTURE] * 4},
        "image takes at most 3 items, not 4 [image, body.image]",
        "the number of image must be from 0 to 3",
    ),
    "a sum": (
        {"image": [PICTURE], "most": 6, "group": "many"},
        "image 1 + most 6 = 7, at most 6 [pictures-in-all, body.most.note]",
        "image + most is 7, at most 6",
    ),
    "a value that another one needs": (
        {"most": 2},
        "most needs group='many' [most-needs-many, body.most]",
        "most needs group many",
    ),
    "a value that a switch fixes": (
        {"interleave": True, "n": 2, "image": [PICTURE]},
        "n must be 1 here, not 2 [interleaved, body.interleave.note]",
        "n must be 1",
    ),
    "a number of members that a switch sets": (
        {"interleave": True, "image": [PICTURE] * 2},
        "image takes at most 1 items, not 2 [interleaved, body.interleave.note]",
        "the number of image must be from 1 to 1",
    ),
    "what is not built": (
        {"stream": True},
        "stream asks for streamed replies: declared by the page, not built here"
        " [unbuilt, body.stream]",
        "the emulator has no streamed replies",
    ),
}
KEPT: dict[str, dict[str, Any]] = {
    "just enough pixels": {"size": "960x960"},
    "just few enough pixels": {"size": "2048x2048"},
    "a side that is just long enough": {"size": "512x1904"},
    "the widest ratio": {"size": "2048x512"},
    "a preset": {"size": "1K"},
    "just few enough bytes": {"negative": "ééééé"},
    "the shortest text": {"prompt": "x"},
    "the longest text": {"prompt": "x" * 20},
    "the most": {"n": 4},
    "the most members": {"image": [PICTURE] * 3},
    "a sum that fits": {"image": [PICTURE], "most": 5, "group": "many"},
    "a sum under another condition": {"image": [PICTURE] * 3},
    "a sum whose default is not counted": {"image": [PICTURE], "group": "many"},
    "a switch": {"interleave": True, "image": [PICTURE]},
    "what is built": {"stream": False},
}


def slate() -> Any:
    return made_up.shop("Quarry").client().slate


def body_of(keywords: dict[str, Any]) -> Body:
    """The body that a caller without this client would write."""
    values = {"prompt": "A hill", **keywords}
    content = [{"text": values.pop("prompt")}]
    content += [{"image": address} for address in values.pop("image", ())]
    if "size" in values:
        values["size"] = values["size"].translate({ord(c): "*" for c in "x×:"})
    message = {"role": "user", "content": content}
    whole: Body = {"model": "slate-1", "input": {"messages": [message]}}
    return {**whole, "parameters": values} if values else whole


def asked(body: Body, path: str = "/v1/generation", **headers: str) -> tuple[int, Any]:
    emulator = made_up.emulator("Quarry", ManualClock())
    sent = {"authorization": "Bearer x", "content-type": "application/json", **headers}
    request = Request("POST", path, "", sent, json.dumps(body).encode(), "north")
    reply = emulator.handle(request)
    return reply.status, json.loads(reply.body)


@pytest.mark.parametrize("case", BEYOND)
def test_what_is_beyond_a_limit_by_one_is_not_sent(case: str) -> None:
    shop = made_up.shop("Quarry")
    keywords, expected, _ = BEYOND[case]
    with pytest.raises(package.InvalidRequest) as caught:
        shop.client().slate.submit(**{"prompt": "A hill", **keywords})
    assert str(caught.value) == expected
    assert shop.sent == [] and caught.value.charged == "no"


@pytest.mark.parametrize("case", [case for case in BEYOND if BEYOND[case][2]])
def test_the_emulator_refuses_what_is_beyond_a_limit_by_one(case: str) -> None:
    keywords, _, expected = BEYOND[case]
    status, reply = asked(body_of(keywords))
    assert status == 400
    assert expected in reply["message"]


@pytest.mark.parametrize("case", KEPT)
def test_what_is_just_within_a_limit_is_taken(case: str) -> None:
    shop = made_up.shop("Quarry")
    keywords = {"prompt": "A hill", **KEPT[case]}
    images = shop.client().slate.generate(**keywords)
    assert len(images) == (1 if "interleave" in keywords else keywords.get("n", 4))
    assert asked(body_of(KEPT[case]))[0] == 200


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(package.InvalidRequest) as caught:
        slate().plan(prompt="A hill", size="2064x511", n=5, negative="x" * 11)
    rules = [problem.rule for problem in caught.value.problems]
    limits = [f"pixels-{name}" for name in ("side", "ratio", "multiple")]
    assert sorted(rules) == sorted(["negative-length", "n", *limits])


@pytest.mark.parametrize(
    "written", ["1024x1024", "1024*1024", "1024×1024", "1024:1024", " 1024 X 1024"]
)
def test_a_size_is_read_in_every_spelling_and_sent_in_that_of_the_page(
    written: str,
) -> None:
    for value in (written, package.Pixels(written)):
        plan = slate().plan(prompt="A hill", size=value)
        assert plan.body["parameters"] == {"size": "1024*1024"}
        assert plan.pixels == (1024, 1024)


def test_a_size_that_is_not_listed_may_be_wrapped() -> None:
    plan = slate().plan(prompt="A hill", size=package.Pixels("1008x1008"))
    assert plan.body["parameters"] == {"size": "1008*1008"}
    with pytest.raises(package.InvalidRequest, match="is no size: write width"):
        slate().plan(prompt="A hill", size=package.Pixels("large"))


def test_the_schema_for_agents_says_how_a_size_that_is_not_listed_is_written() -> None:
    offered = slate().json_schema["properties"]["size"]["anyOf"]
    (form,) = [one["pattern"] for one in offered if "pattern" in one]
    assert re.search(form, "1008x1008") and re.search(form, "1008*1008")
    assert not re.search(form, "large")


def test_a_preset_promises_every_size_of_its_column() -> None:
    assert slate().plan(prompt="A hill").candidates == ((2048, 2048), (2560, 1440))
    small = slate().plan(prompt="A hill", size="1K", n=1)
    assert small.candidates == ((1024, 1024), (1280, 720))
    assert small.pixels is None and small.notices == ()


def test_a_long_text_that_would_be_cut_off_is_refused_with_numbers() -> None:
    shop = made_up.shop("Quarry")
    model, long = shop.client().slate, "x" * 21
    plan = model.plan(prompt=long, n=1)
    (notice,) = plan.notices
    assert "cut off (21 characters, of which the first 20 are kept)" in str(notice)
    with pytest.raises(package.QuirkRefused):
        plan.submit()
    assert shop.sent == []
    model.with_options(quirks="allow").submit(prompt=long)
    assert shop.emulator.account.submissions[0].effective["prompt"] == "x" * 20


def test_advice_is_a_notice_and_no_more() -> None:
    plan = slate().plan(prompt="A hill", n=1, legend="one two three four")
    text = "legend has 4 words, advised are at most 3 [legend-length, body.legend]"
    assert [str(notice) for notice in plan.notices] == [text]
    assert len(plan.generate()) == 1
    assert slate().plan(prompt="A hill", n=1, legend="一二三").notices == ()


def test_a_default_that_costs_more_than_one_picture_is_told() -> None:
    (notice,) = slate().plan(prompt="A hill").notices
    assert (
        "n is not given: it is billed, and n=4 holds (each of the 4 is billed)"
        in str(notice)
    )
    assert slate().plan(prompt="A hill", n=4).notices == ()
    interleaved = slate().plan(prompt="A hill", interleave=True, image=[PICTURE])
    assert interleaved.notices == ()
    assert interleaved.body["parameters"] == {"n": 1, "interleave": True}


SWAPPED: dict[str, Callable[[Body], Body]] = {
    "a role of its own": lambda b: {
        **b,
        "input": {"messages": [{**b["input"]["messages"][0], "role": "robot"}]},
    },
    "a size of another separator": lambda b: {**b, "parameters": {"size": "1024x1024"}},
}


@pytest.mark.parametrize("case", SWAPPED)
def test_the_emulator_takes_the_spelling_of_the_page_alone(case: str) -> None:
    assert asked(body_of({}))[0] == 200
    assert asked(SWAPPED[case](body_of({})))[0] == 400
