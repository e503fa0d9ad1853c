"""A page becomes the same blocks in every format, each with a locator that stays."""

from __future__ import annotations

import pytest

from paged import blocks, text
from pixelspec.pages.normal import squeezed
from pixelspec.pages.page import read_page


def content(page: str) -> set[tuple[str, str, str]]:
    """Place, kind and text of every block that is no navigation."""
    read = read_page(page).blocks
    return {(b.locator, b.kind, squeezed(b.text)) for b in read if not b.scaffold}


@pytest.mark.parametrize("other", ["fox.mdx", "fox.html"])
def test_every_format_gives_the_same_blocks(other: str) -> None:
    flattened = content(text("fox.txt"))
    assert len(flattened) > 100
    assert content(text(other)) == flattened


def test_a_table_of_parameters_without_its_empty_cells() -> None:
    title = ("title", "heading", "otter")
    assert content(text("otter.md")) - content(text("otter.txt")) == {title}
    assert content(text("otter.txt")) < content(text("otter.md"))


@pytest.mark.parametrize(
    ("locator", "kind", "said"),
    [
        ("request", "request", "POST /v1/paintings"),
        ("authorizations.Authorization.required", "attribute", "required"),
        ("body.model.default", "attribute", "fox-large"),
        ("body.size.16:9", "value", "16:9 - Wide, like a screen"),
        ("body.n.range", "attribute", "Range: 1 ~ 6"),
        ("what-each-shape-gives.columns.2k", "column", "2k"),
        ("what-each-shape-gives.2:3.1k", "cell", "1024x1536/512x768"),
        ("examples.a-wide-wall.tier", "leaf", "2k"),
        ("request.curl.call.url", "leaf", "https://api.fox.example/v1/paintings"),
        ("reply.example.data[0].status", "leaf", "queued"),
        ("polling-advice.give-up", "sentence", "Give up: after 120 seconds;"),
    ],
)
def test_a_locator_says_what_a_block_is(locator: str, kind: str, said: str) -> None:
    block = blocks(text("fox.txt"))[locator]
    assert (block.kind, block.text[: len(said)]) == (kind, said)


def test_sentences_whose_space_was_lost_come_apart() -> None:
    found = blocks(text("fox.txt"))
    said = [found[f"authorizations.Authorization.s{n}"].text for n in (1, 2)]
    assert said == [
        "Every call carries a Bearer token",
        "Ask the keeper of the pond for one",
    ]


def test_a_name_with_a_capital_stays_whole() -> None:
    page = "imageUrls\narray\nThe imageUrls field, as JavaScript writes it\n"
    assert "imageUrls.s1" in blocks(page)
    assert blocks("JavaScript\n\nTypeScript\n") != {}


def test_a_sample_that_is_repeated_counts_once() -> None:
    sample = '{\n  "made": 7\n}\n'
    once = [b.text for b in read_page(f"## Reply\n\n{sample}").blocks]
    twice = [b.text for b in read_page(f"## Reply\n\n{sample}\n{sample}").blocks]
    assert once == twice


def test_a_number_in_quotes_is_another_value() -> None:
    first, other = (blocks(f'{{\n"code": {code}\n}}\n') for code in ("200", '"200"'))
    (one,), (two,) = first.values(), other.values()
    assert (one.text, two.text) == ("200", "200")
    assert one.content != two.content


def test_comments_and_stray_commas_in_a_sample() -> None:
    page = '{\n"a": [1, 2,],\n// three in all\n"b": {}\n}\n'
    found = {b.path: b.text for b in read_page(page).blocks if b.type != "comment"}
    assert found == {"a[0]": "1", "a[1]": "2", "b": "{}"}
    assert "three in all" in [b.text for b in read_page(page).blocks]


def test_a_sample_that_is_cut_off_is_text() -> None:
    found = read_page('{\n  "a": 1\n\nMore words\n').blocks
    assert all(block.kind != "leaf" for block in found)
    assert [b.text for b in found][-1] == "More words"


def test_navigation_is_marked_and_nothing_else() -> None:
    found = blocks(text("heron.txt"))
    links = [b.text for b in found.values() if b.scaffold == "navigation"]
    assert links[:7] == [
        "Start here",
        "Guides",
        "Painting",
        "Jobs",
        "Errors only for keepers",
        "Chat (streaming)",
        "Prices",
    ]
    assert not found["title"].scaffold
    assert not any(b.scaffold for where, b in found.items() if "body.shape" in where)


def test_a_notice_above_the_page_is_no_navigation() -> None:
    links = "".join(f"- Page {sign}\n" for sign in "abcdef")
    notice = "This model is deprecated.\n"
    page = f"{links}{notice}Heron\nPOST\n/v1/a\n"
    (said,) = [b for b in read_page(page).blocks if "deprecated" in b.text]
    assert not said.scaffold


def test_what_openapi_describes_keeps_its_lines() -> None:
    lines = text("vole.md").splitlines()
    found = blocks(text("vole.md"))
    wanted = {
        "body.mood.default": "default: calm",
        "body.seed.type": "type: integer",
        "body.prompt.s1": "description: What to paint",
    }
    assert {at: lines[found[at].line - 1].strip() for at in wanted} == wanted
    assert found["body.prompt.required"].text == "required"
    assert "body.mood.required" not in found
    assert {"body.mood.calm", "body.mood.wild", "reply.link.type"} <= found.keys()
    assert found["body.seed.maximum"].text == "99"


def test_front_matter_has_the_title() -> None:
    page = "---\ntitle: 'Fox 2'\nsidebar: Foxes\n---\n\n## Body\n\nWords\n"
    found = blocks(page)
    assert (found["title"].text, found["title"].line) == ("Fox 2", 2)
    assert "Foxes" in [block.text for block in found.values()]


def test_an_item_out_of_count_is_text() -> None:
    right = [b.text for b in read_page("1. Look\n2. Paint\n").blocks]
    assert right == ["Look", "Paint"]
    assert "Paint" not in [b.text for b in read_page("1. Look\n2. Run\n7 Paint").blocks]
    assert [b.text for b in read_page("1. Look\n7. Paint\n").blocks][1:] != ["Paint"]


@pytest.mark.parametrize(
    "line",
    [
        "### shade\n\nstring · required · default: `dark`\n",
        "- `shade` (string, required, default: dark): How dark\n",
        "**shade** string required default:dark\n",
        '<ParamField body="shade" type="string" required default="dark">\n',
        "shade\nstring\nrequired\ndefault:dark\n",
        "| Name | Type | Required | Default | Description |\n| --- | --- | --- | --- |"
        " --- |\n| shade | string | Yes | dark | How dark |\n",
    ],
)
def test_the_ways_to_write_a_parameter(line: str) -> None:
    found = blocks(f"## Body\n\n{line}")
    assert found["body.shade"].kind == "parameter"
    stated = {name: found[f"body.shade.{name}"].text for name in ("type", "default")}
    assert stated == {"type": "string", "default": "dark"}
    assert found["body.shade.required"].text in ("required", "Yes")
