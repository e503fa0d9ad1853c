"""The pages for people: whole, traceable, plain, and the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from documented import (
    IDS,
    catalogue,
    cells,
    endpoint,
    index,
    page,
    sections,
    tables,
)
from pixelspec.model.endpoint import Endpoint, Evidence, Kind
from pixelspec.model.facts import facts, provider_facts
from pixelspec.model.source import Source

GPT = "gccai/gpt-image-2-official"
IMAGEN = "gccai/imagen-4.0-gccai"
DALLE = "dalle-format/imagen4"
GATEWAY = "oceanbase/generic"
UNSOURCED = ("Model", "Provider", "In Python", "Status")

each_model = pytest.mark.parametrize("id", IDS)


def test_the_47_sizes_stand_in_their_cells() -> None:
    header, *rows = tables(sections(page(endpoint(GPT)))["Sizes"])[0]
    assert header == ["`size`", "`1k`", "`2k`", "`4k`", "Place"]
    assert len(rows) == 15
    shown = [size for row in rows for cell in row[1:4] for size in cell.split(" or ")]
    assert len(shown) == len(set(shown)) == 47
    assert "| `3:1` | 1881x836 or 1536x512 | 3072x1024 | 3840x1280 | `table` |" in page(
        endpoint(GPT)
    )


@each_model
def test_every_cell_of_the_table_is_shown(id: str) -> None:
    model = endpoint(id)
    if model.table is None:
        assert "Sizes" not in sections(page(model))
        return
    rows = {row[0]: row for row in tables(sections(page(model))["Sizes"])[0]}
    for cell in model.table.cells:
        columns = model.table.columns
        column = columns.index(cell.column) + 1 if cell.column in columns else 1
        sizes = " or ".join(f"{s.width}x{s.height}" for s in cell.sizes)
        assert rows[f"`{cell.row}`"][column] == sizes


@each_model
def test_every_fact_has_its_row(id: str) -> None:
    model = endpoint(id)
    text, provider = page(model), model.provider
    assert cells(text, "Kind")[2] != ""
    titled = sections(text)
    named = {
        "Parameters": [p.name for p in model.parameters],
        "What the provider silently changes": [q.id for q in model.quirks],
        "What the provider demands": [r.id for r in model.rules],
        "What changes under a condition": [s.id for s in model.switches],
        "Ways to order": [m.name for m in model.modes],
        "Parameters that it does not take": [
            u.name for u in model.unsupported if u.name != "others"
        ],
        "Where the pages contradict themselves": [
            c.id for c in (*model.conflicts, *provider.conflicts)
        ],
        "What the pages leave open": [g.id for g in (*model.gaps, *provider.gaps)],
        "Errors": [e.id for e in provider.errors],
        "Pages": [p.name for p in (*model.pages, *provider.pages)],
    }
    for title, names in named.items():
        first = [row[0] for t in tables(titled.get(title, "")) for row in t]
        assert [f"`{name}`" for name in names if f"`{name}`" not in first] == []
        assert (title in titled) is bool(names)
    rest = [u for u in model.unsupported if u.name == "others"]
    assert text.count("| any other | ") == len(rest)


@each_model
def test_what_is_open_or_disputed_is_told_in_full(id: str) -> None:
    model = endpoint(id)
    titled = sections(page(model))
    gaps = titled["What the pages leave open"]
    conflicts = titled["Where the pages contradict themselves"]
    for gap in (*model.gaps, *model.provider.gaps):
        assert cells(gaps, f"`{gap.id}`")[1].replace("\\", "") == gap.open
    for conflict in (*model.conflicts, *model.provider.conflicts):
        row = " ".join(cells(conflicts, f"`{conflict.id}`")).replace("\\", "")
        assert all(reading in row for reading in (*conflict.says, conflict.ours))


@each_model
def test_replies_and_states_are_told(id: str) -> None:
    model = endpoint(id)
    titled = sections(page(model))
    for reply in model.provider.replies:
        assert f"### `{reply.name}`\n" in titled["Replies"]
        for field in reply.fields:
            assert f"| `{field.path}` | {field.type} |" in titled["Replies"]
    states = [row[0] for t in tables(titled.get("Waiting for a task", "")) for row in t]
    if model.kind.word != "sync":
        assert {f"`{s.word}`" for s in model.provider.lifecycle} <= set(states)


@each_model
def test_every_row_ends_with_its_place(id: str) -> None:
    place = r"`[^`]+`(, `[^`]+`)*( \((reported|assumed|disputed)\))?"
    ends = re.compile(rf"{place}|no page \((reported|assumed|disputed)\)")
    for header, *rows in tables(page(endpoint(id))):
        if header[-1] in ("Place", "Places"):
            for row in rows:
                assert ends.fullmatch(row[-1]) or row[0] in UNSOURCED, row
        else:
            assert header[0] in ("Page", "Where in the spec")


@each_model
def test_no_locator_is_lost(id: str) -> None:
    model = endpoint(id)
    text = page(model)
    examples = "examples.requests."
    for path, source in facts(model):
        shown = [f"`{at}`" if not path.startswith(examples) else at for at in source.at]
        assert [at for at in shown if at not in text] == [], path
    kinds = {model.kind.word, *(mode.kind.word for mode in model.modes)}
    asked = ("polling", "lifecycle.")
    for path, source in provider_facts(model.provider):
        if kinds == {"sync"} and path.startswith(asked):
            continue  # of a model that answers at once, nobody asks how it stands
        near = [at.removeprefix(f"{model.name}#") for at in source.at]
        assert not near or any(f"`{at}`" in text for at in near), path


def test_facts_of_another_page_are_assumed() -> None:
    own, other = sections(page(endpoint(GPT))), sections(page(endpoint(IMAGEN)))
    assert cells(own["Calls"], "`query`")[-1] == "`query`"
    foreign = "`gpt-image-2-official#query` (assumed)"
    assert cells(other["Calls"], "`query`")[-1] == foreign
    text = other["What is not documented"]
    assert "**Assumed**" in text and "`operations.query`" in text
    assert "`operations.submit`" not in text
    link = "[`gpt-image-2-official`](gpt-image-2-official.md)"
    assert link in other["Pages"]


def test_a_default_has_three_states() -> None:
    gpt, dalle = page(endpoint(GPT)), page(endpoint(DALLE))
    assert "| `n` | integer | no | `1` | 1 to 4 |" in gpt
    assert "| `mask_url` | URL | no | none |" in gpt
    assert "| `response_format` | choice | no | not stated |" in dalle


def test_evidence_is_told() -> None:
    model = endpoint(GPT)
    seen = replace(model, evidence=Evidence("live", "2026-12-01", "the submission"))
    assert "**Never seen live**" in page(model)
    assert "**Seen live** on 2026-12-01: the submission." in page(seen)
    assert "Never seen" not in page(seen)
    assert "| live, 2026-12-01 |" in index(replace(catalogue(), endpoints=(seen,)))


def test_a_model_with_modes_says_so_at_once() -> None:
    text = page(endpoint("bailian/wan2.6-t2i"))
    assert "There is another way to order, further down: `async`." in text
    assert cells(sections(text)["Ways to order"], "`async`")[1:3] == [
        "`image-generation`",
        "by a task",
    ]
    buys = {row[0]: row[1] for row in tables(sections(text)["Calls"])[0]}
    assert buys["`image-generation`"] == "buys pictures"
    assert buys["`image-synthesis`"] == "buys pictures of other models"


def test_a_served_model_says_whose_facts_it_shows() -> None:
    text = page(endpoint("oceanbase/seedream-4.0"))
    assert "the facts of `volcengine/seedream-4.0`" in text
    assert cells(text, "Kind")[2] == "no page (assumed)"
    own = sections(page(endpoint("volcengine/seedream-4.0")))
    assert sections(text)["Sizes"] == own["Sizes"]
    assert sections(text)["Parameters"] == own["Parameters"]


def test_the_limits_of_sizes_and_conditions_are_told() -> None:
    text = page(endpoint("bailian/wan2.7-image"))
    size = cells(sections(text)["Parameters"], "`size`")
    assert "pixels in all 589824 to 16777216; ratio 1:8 to 8:1" in size[-2]
    assert "`size` takes `1K` or `2K`. Place: `body.size` (reported)" in text
    switched = cells(sections(text)["What changes under a condition"], "`sequential`")
    assert switched[1:3] == ["`enable_sequential` is `true`", "`n`: 1 to 12"]
    assert cells(sections(text)["Parameters"], "`image`")[1] == "list of images"


def bare() -> Endpoint:
    """A model of which hardly anything is known."""
    model = endpoint(DALLE)
    source = Source(("body",))
    provider = replace(
        model.provider, replies=(), gaps=(), conflicts=(), headers=(), operations=()
    )
    return Endpoint(
        id="dalle-format/imagen4",
        title="Bare",
        provider=provider,
        kind=Kind("sync", source),
        status=model.status,
        evidence=model.evidence,
        pages=model.pages,
        parameters=(model.parameters[1],),
        source=source,
    )


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    titles = ["A request", "Parameters", "Pages"]
    assert list(sections(page(bare()))) == titles


@pytest.mark.parametrize(
    "text", [*map(page, map(endpoint, IDS)), page(bare()), index(catalogue())]
)
def test_a_page_is_tidy(text: str) -> None:
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert [line for line in text.split("\n") if line != line.rstrip()] == []
    assert re.findall(r"^(##+) .*\n\n(?:#{1,2} |\Z)", text, re.MULTILINE) == []
    for table in tables(text):
        assert len({len(row) for row in table}) == 1
        for header, *column in zip(*table, strict=True):
            assert any(column), f"the column {header} is empty"
    for shy in ("None", "Source(", "Stated(", "[]'", "()`"):
        assert shy not in re.sub(r"(?s)```.*?```", "", text)


def test_the_index_leads_to_every_model() -> None:
    text = index(catalogue())
    providers = {id.partition("/")[0] for id in IDS}
    said = f"Version 1.2.3 speaks to {len(IDS)} models of {len(providers)} providers."
    assert said in text
    linked = re.findall(r"\]\(([^)]+)\.md\)", text)
    assert tuple(sorted(linked)) == IDS
    listed = {row[0].strip("`"): row[-1] for row in tables(text)[1][1:]}
    assert listed == {
        name: str(sum(id.startswith(f"{name}/") for id in IDS)) for name in providers
    }
    rows = {row[1]: row for row in tables(text)[0]}
    gpt = rows["[`gpt-image-2-official`](gccai/gpt-image-2-official.md)"]
    assert gpt[3:5] == ["task", "47"]
    assert gpt[-1] == "never seen live"
    assert rows["[`imagen4`](dalle-format/imagen4.md)"][3:5] == ["synchronous", "5"]
    assert rows["[`generic`](oceanbase/generic.md)"][4] == "none stated"
    assert "| `OceanBase` | `OCEANBASE_API_KEY` | none stated |" in text


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_specs_give_the_same_bytes(seed: str) -> None:
    program = (
        "import sys, documented as d;"
        "w = sys.stdout.reconfigure(encoding='utf-8');"
        "print(d.index(d.catalogue()), *map(d.page, map(d.endpoint, d.IDS)), end='')"
    )
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here), *filter(None, sys.path)])
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": paths, "LC_ALL": "C"}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, env=environment, capture_output=True, check=True)
    expected = " ".join([index(catalogue()), *map(page, map(endpoint, IDS))])
    assert run.stdout.decode("utf-8") == expected
