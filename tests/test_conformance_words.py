"""What checks expect in words: of refusals, of remarks, and of the schema for agents."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pixelspec.conformance import buying, offering
from pixelspec.conformance.traffic import Answer
from pixelspec.plan.conformance.presence import minimal
from pixelspec.plan.conformance.refusing import told, unknown_model
from tiny import committed

MODELS = committed()


def provider(id: str) -> Any:
    return next(m.provider for m in MODELS.values() if m.provider.id == id)


# -- refusals ----------------------------------------------------------------------------


def test_a_refusal_is_told_by_the_one_row_that_means_it() -> None:
    answer, facts = told(provider("bailian"), "invalid-request")
    assert answer == ((400, "InvalidParameter"),)
    assert facts == ("provider.errors.invalid-parameter",)


def test_where_several_rows_mean_it_each_will_do_and_none_is_named() -> None:
    answer, facts = told(provider("volcengine"), "invalid-request")
    assert set(answer) == {
        (400, "MissingParameter"),
        (400, "InvalidParameter"),
        (400, ""),
    }
    assert facts == ()
    assert not unknown_model(MODELS["volcengine/seedream-4.0"]).stands


def test_an_unknown_model_is_asked_for_where_one_row_tells_of_it() -> None:
    ((name, facts, answer, _),) = unknown_model(MODELS["gccai/imagen-4.0-gccai"]).rows
    assert name == "imagen-4.0-gccai-other"
    assert facts == ("provider.errors.model-not-found",)
    assert answer == ((503, "model_not_found"),)


@pytest.mark.parametrize(
    "status, content, right",
    [
        (400, b'{"code": "Bad"}', True),
        (400, b'{"code": "Worse"}', False),
        (422, b'{"code": "Bad"}', False),
        (429, b"{}", True),
    ],
)
def test_a_refusal_has_a_status_with_its_code(
    status: int, content: bytes, right: bool
) -> None:
    nobody: Any = SimpleNamespace(backend=SimpleNamespace(account=None))
    answer = Answer(status, {}, content)
    if right:
        buying.refused(nobody, answer, [(400, "Bad"), (429, "")])
        return
    with pytest.raises(AssertionError):
        buying.refused(nobody, answer, [(400, "Bad"), (429, "")])


# -- remarks -----------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["alpha", "1,600", "at most 1,600", "mask_url"])
def test_a_remark_tells_in_words_of_their_own(part: str) -> None:
    remark = SimpleNamespace(message="mask_url must have alpha, at most 1,600 of it")
    buying.tells([remark], part)


@pytest.mark.parametrize("part", ["alph", "600", "mask"])
def test_a_part_of_a_word_tells_nothing(part: str) -> None:
    remark = SimpleNamespace(message="mask_url must have alpha, at most 1,600 of it")
    with pytest.raises(AssertionError, match="lack"):
        buying.tells([remark], part)


# -- what is offered ---------------------------------------------------------------------

SCHEMA = {
    "$defs": {"Size": {"enum": ["1K", "2K"], "type": "string"}},
    "properties": {
        "size": {"anyOf": [{"$ref": "#/$defs/Size"}, {"type": "null"}]},
        "any": {"anyOf": [{"const": "1K"}, {"type": "string", "pattern": "^.x.$"}]},
    },
}


def bench() -> Any:
    return SimpleNamespace(model=SimpleNamespace(json_schema=SCHEMA))


def test_just_the_listed_words_are_offered() -> None:
    offering.offered(bench(), "size", ["2K", "1K"], False)
    offering.offered(bench(), "any", ["1K"], True)
    assert not offering.needed(bench(), "size")


@pytest.mark.parametrize(
    "keyword, words, open_",
    [
        ("size", ["1K"], False),
        ("size", ["1K", "2K", "4K"], False),
        ("size", ["1K", "4K"], False),
        ("size", ["1K", "2K"], True),
        ("any", ["1K"], False),
    ],
)
def test_any_other_offer_is_wrong(keyword: str, words: list[str], open_: bool) -> None:
    with pytest.raises(AssertionError, match="offered"):
        offering.offered(bench(), keyword, words, open_)


def test_the_least_request_names_the_defaults_that_put_a_quirk_to_work() -> None:
    facts = minimal(MODELS["gccai/gpt-image-2-official"]).facts
    assert [f for f in facts if f.endswith(".default")] == ["parameters.quality.default"]
