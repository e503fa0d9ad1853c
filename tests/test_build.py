"""What a spec comes to mean."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

import pytest

import tiny
from pixelspec.build.condition import WORDS
from pixelspec.model.applies import applies_to
from pixelspec.model.condition import Operator
from pixelspec.model.parameter import Range, Stated, Unstated
from pixelspec.model.reply import Required
from pixelspec.model.table import Size
from pixelspec.place import Place

GPT = tiny.committed()["gccai/gpt-image-2-official"]
IMAGEN4 = tiny.committed()["dalle-format/imagen4"]


def test_a_parameter() -> None:
    size = GPT.parameter("size")
    assert size is not None
    assert (size.type, size.required, size.default) == ("size", False, Stated("1:1"))
    assert size.accepts == ("ratio", "auto", "pixels")
    assert size.words[:3] == ("1:1", "3:2", "2:3") and len(size.words) == 15
    assert size.values[0].note == "Square, for avatars and logos."
    count = GPT.parameter("n")
    assert count is not None
    assert (count.range, count.strict, count.effective) == (Range(1, 4), True, 1)
    pictures = tiny.endpoint().parameter("references")
    assert pictures is not None
    assert (pictures.of, pictures.items) == ("url", Range(1, 2))
    assert pictures.wire == "input.images"


def test_a_default_is_stated_or_unsaid_or_none() -> None:
    defaults = {parameter.name: parameter.default for parameter in IMAGEN4.parameters}
    assert defaults["model"] == Unstated()
    assert defaults["prompt"] is None
    assert {p.name: p.default for p in tiny.endpoint().parameters}["clear"] == Stated(
        False
    )


def test_a_table_of_two_axes() -> None:
    table = GPT.table
    assert table is not None
    assert (table.by, table.columns) == (("size", "resolution"), ("1k", "2k", "4k"))
    assert (table.baseline[2], table.step, len(table.rows)) == (("4k", 3840), 16, 15)
    cell = table.cell("3:1", "1k")
    assert cell is not None and cell.sizes == (Size(1881, 836), Size(1536, 512))
    assert len(table.cells) == 45 and sum(len(c.sizes) for c in table.cells) == 47


def test_a_table_of_one_axis() -> None:
    table = IMAGEN4.table
    assert table is not None and table.columns == ()
    cell = table.cell("3:4", None)
    assert cell is not None and cell.sizes == (Size(896, 1280),)


def test_a_refused_cell() -> None:
    table = tiny.endpoint().table
    cell = table.cell("16:9", "high") if table else None
    assert cell is not None and (cell.sizes, cell.refused) == ((), "too wide")


def test_rules() -> None:
    stated = {rule.id: rule for rule in (*GPT.rules, *tiny.endpoint().rules)}
    kinds = {rule.kind: (rule.subject, rule.others) for rule in stated.values()}
    assert kinds == {
        "requires": ("mask", ("references",)),
        "excludes": ("mask", ("seed",)),
        "at-least-one": ("", ("prompt", "references")),
        "image-has": ("mask_url", ()),
        "image-same-size": ("mask_url", ("image_urls",)),
    }
    assert stated["mask-has-alpha"].property == "alpha"


def test_conditions() -> None:
    tests = {
        (fact.id, test.parameter): (test.operator, test.values)
        for fact in (*GPT.quirks, *GPT.gaps, *tiny.endpoint().quirks)
        for test in (fact.when.tests if fact.when else ())
    }
    assert tests["auto-is-low", "quality"] == ("is", ("auto",))
    assert tests["high-slow", "resolution"] == ("one-of", ("2k", "4k"))
    lossless = ("not-in", ("jpeg", "webp"))
    assert tests["compression-needs-lossy", "output_format"] == lossless
    assert tests["compression-needs-lossy", "output_compression"] == ("given", ())
    assert tests["other-pixels", "size"] == ("unlisted", ())
    assert tests["pixels-with-tier", "size"] == ("pixels", ())
    assert tests["clear-only-low", "clear"] == ("is", (True,))


def test_the_words_of_a_condition_are_the_operators_that_take_no_value() -> None:
    assert {*WORDS} == {*get_args(Operator)} - {"is", "one-of", "not-in"}


def test_a_quirk_says_or_shows_what_it_is_on() -> None:
    quirks = {quirk.id: quirk for quirk in GPT.quirks}
    assert quirks["auto-is-low"].on == "quality"
    assert quirks["compression-needs-lossy"].on == "output_compression"
    assert quirks["high-4k-slow"].on == "quality"
    assert quirks["auto-is-low"].to == (("quality", "low"),)
    assert (quirks["auto-is-low"].likely, quirks["high-slow"].likely) == (True, True)
    assert quirks["transparent-downgraded"].likely is False
    changed = tiny.edited(tiny.MODEL, "    on: clear\n", "")
    assert tiny.endpoint(changed).quirks[0].on == "clear"


def test_the_duration_of_a_slow_quirk() -> None:
    seconds = {quirk.id: quirk.seconds for quirk in GPT.quirks}
    assert seconds["high-4k-slow"] == (120, None)
    assert seconds["high-slow"] == (None, 130)
    assert seconds["auto-is-low"] is None


def test_operations_and_replies() -> None:
    provider = GPT.provider
    query, batch = provider.operation("query"), provider.operation("batch")
    assert query is not None and batch is not None
    assert (query.method, query.path) == ("GET", "/v1/tasks/{task_id}")
    assert (query.replies, batch.body) == (("task",), (("task_ids", "list"),))
    task, tasks = provider.reply("task"), provider.reply("tasks")
    assert task is not None and tasks is not None
    assert (tasks.each, tasks.like) == ("data[]", ("task", "data"))
    assert task.role("task-id")[0].required == Required(success=True)
    assert task.fields[0].succeeds == 200
    (scope,) = task.pictures
    assert scope.address and scope.address.paths == ("url[]", "url")
    assert scope.expires and scope.expires.unit == "unix-seconds"
    needed = tiny.endpoint().provider.reply("task")
    assert needed is not None
    assert needed.fields[0].required == Required(always=True)
    assert needed.fields[3].required == Required(states=("ready",))


def test_an_operation_may_have_several_replies() -> None:
    submit = tiny.committed()["oceanbase/generic"].provider.operation("submit")
    assert submit is not None and submit.replies == ("pictures", "submitted")
    assert submit.content_type_required is False


def test_an_example_keeps_its_order_and_its_json_types() -> None:
    (first, *_), reply = GPT.example_requests, GPT.example_replies[1]
    assert first.body.startswith('{"model":"gpt-image-2-official","prompt":"A light')
    assert '"resolution":"2k","quality":"high","n":1}' in first.body
    assert (reply.reply, reply.http) == ("task", 200)
    assert json.loads(reply.body)["data"]["cost"] == 0.05279


def test_what_nobody_knows_is_none() -> None:
    assert IMAGEN4.pages[0].address is None
    assert IMAGEN4.provider.servers[0].address is None
    assert IMAGEN4.provider.polling is None


def test_a_fact_knows_its_key_in_the_file() -> None:
    endpoint = tiny.endpoint()
    size = endpoint.parameter("size")
    assert size is not None
    assert size.source.at == ("body.size",)
    assert size.source.place == Place(
        "specs/tiny/model.yaml", tiny.line("type: size") - 1, 3
    )
    assert size.values[1].source.place.line == tiny.line('"16:9": Wide.')
    assert endpoint.table is not None
    cell = endpoint.table.cell("16:9", "low")
    assert cell is not None
    assert cell.source.place.line == tiny.line("too wide")
    assert cell.source.at == ("table",)


def test_a_fact_inherits_where_it_says_nothing_of_its_own() -> None:
    provider = GPT.provider
    error, task = provider.reply("error"), provider.reply("task")
    assert error is not None and task is not None
    message = error.fields[0].source
    assert (message.at, message.confidence) == (("tasks#errors",), "reported")
    own = task.role("message")[0].source
    assert (own.at, own.confidence) == (("tasks#reply.error",), "reported")
    scope = IMAGEN4.provider.replies[0].pictures[0]
    assert scope.base64 is not None
    assert (scope.base64.source.at, scope.base64.source.confidence) == ((), "assumed")


@pytest.mark.parametrize(
    ("at", "confidence", "model", "expected"),
    [
        (("one#body",), "documented", "one", "documented"),
        (("one#body",), "documented", "two", "assumed"),
        (("one#body", "two#body"), "documented", "two", "documented"),
        (("tasks#reply",), "reported", "two", "reported"),
        (("one#body",), "reported", "two", "assumed"),
        ((), "assumed", "one", "assumed"),
    ],
)
def test_a_fact_of_the_provider_holds_for_the_models_it_names(
    at: tuple[str, ...], confidence: str, model: str, expected: str
) -> None:
    provider = tiny.endpoint().provider
    source = replace(provider.source, at=at, confidence=confidence)
    assert applies_to(source, model, provider) == expected


def test_a_value_of_a_condition_is_no_expression() -> None:
    text = tiny.edited(tiny.MODEL, "      quality: given", '      quality: "given or"')
    (test,) = tiny.endpoint(text).quirks[1].when.tests
    assert (test.operator, test.values) == ("is", ("given or",))
