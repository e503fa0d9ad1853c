"""What the checks of replies hold against a provider that is nearly right."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest

import made_up
from pixelclients.runtime.events import is_final
from pixelclients.runtime.reading import Reading
from pixelspec.conformance.relations import require_told
from pixelspec.conformance.surroundings import warned
from pixelspec.conformance.traffic import Answer
from pixelspec.plan.conformance.enveloped import envelopes
from pixelspec.plan.conformance.error_rows import answered
from pixelspec.plan.conformance.lifecycle import sequences
from pixelspec.plan.conformance.mistaken import broken, classes, met, near
from tiny import committed

GLOW = made_up.endpoint(made_up.GLOW)
OFFICIAL = committed()["gccai/gpt-image-2-official"]
NOW = 1_790_000_000.0


class Ordered:
    """Stands for a walk: an order of this moment, which takes eight seconds."""

    now, seconds, price, waited = NOW, 8.0, 0.04, 9.0


def told(
    value: object, *relation: object, headers: dict[str, str] | None = None
) -> None:
    answer = Answer(200, headers or {}, b'{"at": %s}' % str(value).encode())
    walk: Any = Ordered()
    require_told(walk, answer, {"at": relation})


@pytest.mark.parametrize(
    ("value", "relation"),
    [
        (int(NOW), ("now", 1)),
        (int(NOW) * 1000, ("now", 1000)),
        (int(NOW) + 86400, ("later", 1)),
        (8, ("lasted", 1)),
        (8000, ("lasted", 1000)),
        (0.04, ("paid",)),
        (100, ("between", 100, 100)),
        ("null", ("now", 1)),
    ],
)
def test_a_value_keeps_its_relation(
    value: object, relation: tuple[object, ...]
) -> None:
    told(value, *relation)


@pytest.mark.parametrize(
    ("value", "relation"),
    [
        (int(NOW) * 1000, ("now", 1)),
        (int(NOW), ("now", 1000)),
        (0, ("now", 1)),
        ((int(NOW) + 86400) * 1000, ("later", 1)),
        (8000, ("lasted", 1)),
        (0.05, ("paid",)),
        (99, ("between", 100, 100)),
        ('"request-8"', ("header", "x-request-id")),
    ],
)
def test_a_value_in_another_unit_or_of_another_task_does_not(
    value: object, relation: tuple[object, ...]
) -> None:
    with pytest.raises(AssertionError, match="'at' is"):
        told(value, *relation, headers={"x-request-id": "request-7"})


def test_an_envelope_names_the_fact_that_tells_a_task_from_pictures() -> None:
    rows: Any = envelopes(made_up.endpoint(made_up.SLATE)).rows
    named = [fact for row in rows for fact in row[-3] if fact.endswith(".kind")]
    assert named == ["modes.sync.kind", "modes.async.kind"]


def test_every_end_is_walked_to_even_where_no_page_knows_the_way() -> None:
    known = {row[0]: (row[4], row[6]) for row in sequences(OFFICIAL).rows}
    assert known == {
        "completed": (["submitted", "in_progress", "completed"], True),
        "failed": (["submitted", "in_progress", "failed"], False),
        "cancelled": ([], False),
    }


def test_an_error_beside_a_row_becomes_what_its_status_means() -> None:
    strays: dict[str, Any] = {f"{r[0]}-{r[1]}": r[4] for r in near(GLOW).rows}
    names = {name: (stray[1], stray[2]) for name, stray in strays.items()}
    assert names["invalid-http"] == (401, "AuthError")
    assert names["key-refused-http"] == (402, "OutOfCredit")
    assert names["rate-limited-http"] == (430, "ApiError")
    assert names["prompt-refused-code"] == (400, "ApiError")


def test_the_first_row_of_a_meaning_answers() -> None:
    found = answered(GLOW.provider, "auth")
    assert found and (found.http, found.code) == (401, "401")
    # Of the rows before it, each would have answered if it meant the same.
    assert found.facts == (
        "provider.errors.invalid.means",
        "provider.errors.key-refused.means",
    )
    assert answered(GLOW.provider, "model-unavailable") is None
    assert [row[:2] for row in met(GLOW).rows] == [
        ("auth", "another-key"),
        ("invalid-request", None),
    ]


def test_nothing_is_said_of_errors_without_a_reply_for_them() -> None:
    replies = tuple(r for r in GLOW.provider.replies if r.name != "error")
    mute = replace(GLOW, provider=replace(GLOW.provider, replies=replies))
    assert not classes(mute).rows and not broken(mute).rows
    assert classes(GLOW).rows and broken(GLOW).rows


def test_warnings_of_the_client_are_heard_until_the_block_ends() -> None:
    log = logging.getLogger("pixelclients")
    with warned() as texts:
        log.warning("task %s is strange", "t")
        log.info("no warning")
    log.warning("too late")
    assert texts == ["task t is strange"]


def test_a_cancelled_task_is_through() -> None:
    states = {"running": "waiting", "cancelled": "cancelled"}
    assert is_final(Reading("task", {}, state="cancelled"), states)
    assert not is_final(Reading("task", {}, state="running"), states)
