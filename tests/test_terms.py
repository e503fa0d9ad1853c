"""The terms of a page in a spec: prices, limits, lifetimes, headers, uploads. What they may
be, what becomes of them in the client, and how the page for people tells them."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tiny
from documented import page, sections, tables
from made_up import GLOW, SKETCH, endpoint
from pixelspec.model.provider import Provider
from pixelspec.plan.provider import provider_modules
from pixelspec.read.schema import Kind
from pixelspec.shape import check_shape

PRICES = "prices:\n  unit: USD\n  per: picture\n  at: prices\n"


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("0.006", "0.006"),
        ("0.10", "0.1"),
        ("5", "5"),
        ("1e-7", "0.0000001"),
        ("1.5e3", "1500"),
        ("0.123456789012345", "0.123456789012345"),
    ],
)
def test_a_price_is_an_exact_decimal(written: str, exact: str) -> None:
    prices = tiny.endpoint(tiny.MODEL + PRICES + f"  each: {written}\n").prices
    assert prices is not None and prices.each == exact


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("  each: 0.1234567890123456\n", "a price of more than 15 digits"),
        ("  each: dear\n", "'dear' is no number"),
        ("  each: true\n", "True is no number"),
        ("", "prices have one of 'each' and 'by'"),
        ("  each: 1\n  by: tier\n", "prices have one of 'each' and 'by'"),
    ],
)
def test_a_price_that_cannot_be_built_is_a_finding(more: str, message: str) -> None:
    built, (finding,) = tiny.build(tiny.MODEL + PRICES + more)
    assert built is None and message in str(finding)
    assert finding.place.line > len(tiny.MODEL.splitlines())


def said(kind: Kind, text: str) -> list[str]:
    """What is not of the language, without the places."""
    found = check_shape(tiny.tree(text, "x.yaml"), kind)
    return [str(finding).partition(": ")[2].partition(" [")[0] for finding in found]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("type: url\n    at: body.mask", "type: image\n    at: body.mask", "'takes'"),
        ("of: url\n", "of: image\n", "missing key 'takes'; needed with of image"),
        ("of: url\n", "of: url\n    takes: [upload]\n", "'takes' goes only with of"),
        (
            "type: url\n    at: body.mask",
            "type: image\n    takes: [file]\n    at: body.mask",
            "unknown word 'file'",
        ),
    ],
)
def test_ways_go_with_pictures(old: str, new: str, message: str) -> None:
    (found,) = said("model", tiny.edited(tiny.MODEL, old, new))
    assert message in found


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("  by: tier\n", "missing key 'rows'; needed with 'by'"),
        ("  each: 1\n  rows:\n    low: 1\n", "'rows' goes only with 'by'"),
        ("  each: -1\n", "expected 0 or more, found the number -1"),
        ("  each: '0.01'\n", "write 0.01 without quotes"),
        ("", "missing key 'each'; prices have each, or by and rows"),
    ],
)
def test_prices_have_one_of_two_forms(more: str, message: str) -> None:
    (found,) = said("model", tiny.MODEL + PRICES + more)
    assert message in found


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("limits: {}\n", "expected a mapping that is not empty"),
        ("limits:\n  submits-per-second:\n    is: 0\n", "expected more than 0"),
        ("limits:\n  tasks-at-once:\n    is: 1.5\n", "expected a whole number"),
        (
            "limits:\n  submit-per-second:\n    is: 2\n",
            "unknown key 'submit-per-second'; did you mean",
        ),
        ("retention:\n  unit: days\n", "missing key 'picture'; retention has task,"),
        ("retention:\n  task: 3\n  unit: weeks\n", "unknown word 'weeks'"),
    ],
)
def test_limits_and_lifetimes_have_numbers(more: str, message: str) -> None:
    (found,) = said("provider", tiny.PROVIDER + more)
    assert message in found


def constants(provider: Provider) -> str:
    """The arguments of the client's Provider."""
    made = provider_modules(provider, ()).constants[-1]
    return ", ".join(f"{a.name}={a.value}" for a in made.arguments)


@pytest.mark.parametrize("confidence", ["reported", "assumed", "disputed"])
def test_only_a_documented_header_is_sent(confidence: str) -> None:
    lumen = endpoint(GLOW).provider
    assert 'idempotency_header="Idempotency-Key"' in constants(lumen)
    submit, *others = lumen.operations
    assert submit.idempotency is not None
    source = replace(submit.idempotency.source, confidence=confidence)
    doubted = replace(submit.idempotency, source=source)
    other = replace(lumen, operations=(replace(submit, idempotency=doubted), *others))
    assert "Idempotency" not in constants(other)
    model = replace(endpoint(GLOW), provider=other)
    calls = sections(page(model))["Calls"]
    assert "does not send it" in calls and f"({confidence})" in calls


def test_the_client_gets_the_terms_of_the_page() -> None:
    made = constants(endpoint(GLOW).provider)
    for said_so in (
        "submits_per_second=2, queries_per_second=20, tasks_at_once=10",
        'listing=Operation("GET", "/v1/tasks", (TASKS_REPLY,))',
        'batch=Operation("POST", "/v1/tasks/batch", (TASKS_REPLY,), '
        'ids_field="task_ids")',
        'code="terms_not_accepted", charged="no", retry=False, account=True',
    ):
        assert said_so in made
    assert made.count("account=True") == 1  # no credit concerns the account by itself


def rows(id: str, title: str) -> list[list[str]]:
    """The rows of the only table of a section, without its header."""
    ((_, *found),) = tables(sections(page(endpoint(id)))[title])
    return found


def test_the_page_tells_prices_limits_and_lifetimes() -> None:
    assert rows(GLOW, "Prices") == [
        ["`low`", "0.006", "`prices`"],
        ["`medium`", "0.04", "`prices`"],
        ["`high`", "0.2", "`prices`"],
    ]
    assert rows(SKETCH, "Prices") == [["any", "0.01", "`prices`"]]
    assert rows(GLOW, "Limits")[0] == [
        "submissions in a second",
        "2",
        "`account#limits.submits`",
    ]
    assert rows(GLOW, "How long things are kept") == [
        ["a task can be asked after", "259200 seconds", "`tasks#kept`"],
        ["a picture can be fetched", "86400 seconds", "`tasks#kept`"],
    ]
    assert "Limits" not in sections(page(endpoint(SKETCH)))


def test_the_page_tells_how_a_purchase_is_repeated_and_a_picture_given() -> None:
    lumen, atelier = sections(page(endpoint(GLOW))), sections(page(endpoint(SKETCH)))
    assert "the header `Idempotency-Key`, `submit` buys nothing more" in lumen["Calls"]
    assert "the client sends one with each purchase" in lumen["Calls"]
    form = "a file in `file`, as `multipart/form-data`; `image/png` or `image/jpeg`; "
    assert f"{form}at most 200000 bytes" in atelier["Calls"]
    assert "Comes as an address or an upload." in atelier["Parameters"]
    assert "| `X-Request-Id` | header | id of the request |" in lumen["Replies"]
    assert "not allowed, for the whole account |" in lumen["Errors"]
