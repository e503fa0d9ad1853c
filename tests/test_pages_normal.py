"""A fingerprint changes with what counts and with nothing else."""

from __future__ import annotations

import pytest

from pixelspec.pages.normal import (
    fingerprint,
    likeness,
    literals,
    sense,
    sentences,
    sketch,
    squeezed,
)

WORDS = frozenset({"auto", "low", "queued", "in_work", "done"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1024×768 pixels", "1024x768  pixels"),
        ("**Range**: `1` ~ 6", "Range: 1 ~ 6"),
        ("Range：1\uff5e6", "Range:1~6"),
        ("wait_time is 5", "wait\\_time is 5"),
        ("See [the guide](https://a.example/b) now", "See the guide now"),
        ("• auto - It chooses", "auto — it chooses"),
        ("queued → in_work → done", "queuedin_workdone"),
    ],
)
def test_noise_is_silent(one: str, other: str) -> None:
    assert squeezed(one) == squeezed(other)
    assert fingerprint(one, WORDS) == fingerprint(other, WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("up to 4", "up to 5"),
        ("0-100", "0.100"),
        ("16:9", "16.9"),
        ("-1 to 1", "1 to 1"),
        (">120 s", "<120 s"),
        ("5 %", "5 $"),
        ("image_url", "image_urls"),
    ],
)
def test_what_counts_is_seen(one: str, other: str) -> None:
    assert squeezed(one) != squeezed(other)


def test_literals_are_numbers_and_names() -> None:
    said = "Waits 2.5 s for image_urls, as auto or low do"
    assert literals(said, WORDS) == ("2.5", "image_urls", "auto", "low")
    assert literals("It goes queuedin_workdone", WORDS) == ("queued", "in_work", "done")
    assert literals("plain words", WORDS) == ()


def test_a_word_that_turns_the_sense_counts() -> None:
    assert sense("It is supported") == ("supported",)
    assert sense("It is not supported") == ("not", "supported")
    one, other = (fingerprint(f"It {word} be sent", WORDS) for word in ("may", "must"))
    assert one.literals == other.literals and one.sense != other.sense


def test_a_sketch_is_near_for_another_wording() -> None:
    one = sketch("The picture is kept for a day and then it is deleted")
    near = sketch("The picture is kept for one day, then it is deleted")
    far = sketch("Every call carries the key of the keeper of the pond")
    assert likeness(one, one) == 1
    assert likeness(one, near) > 0.4 > 0.2 > likeness(one, far)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("One thing. Another one.", 2),
        ("One thing.Another one.", 2),
        ("The shapeTurns into pixels", 2),
        ("As e.g. The Times does", 1),
        ("Sizes, pens, etc. are ignored", 1),
        ("See https://a.example/GuideToAll and go", 1),
        ("GitHub", 1),
        ("一句。两句。", 2),
    ],
)
def test_sentences(said: str, parts: int) -> None:
    assert len(list(sentences(said))) == parts
