"""The names that callers write for what providers call otherwise."""

from __future__ import annotations

import pytest

from pixelspec.plan.names import camel_case, identifier, parameter_keyword, type_alias
from pixelspec.rules.python_names import identifier as at_worst


@pytest.mark.parametrize(
    ("name", "python"),
    [
        ("aspectRatio", "aspect_ratio"),
        ("sampleImageSize", "sample_image_size"),
        ("size2Use", "size2_use"),
        ("imageURL", "image_url"),
        ("URL", "url"),
        ("Image", "image"),
        ("gpt-image-2-official", "gpt_image_2_official"),
        ("image_urls", "image_urls"),
        ("2k", "n2k"),
        ("isClass", "is_class"),
        ("Class", "class_"),
    ],
)
def test_words_are_apart_and_in_lower_case(name: str, python: str) -> None:
    assert identifier(name) == python
    assert at_worst(name) == python.rstrip("_")


def test_classes_are_named_by_the_same_words() -> None:
    assert camel_case("baseResp") == "BaseResp"
    assert type_alias("aspectRatio") == type_alias("aspect_ratio") == "AspectRatio"


def test_pydantic_keeps_its_own_names_in_any_case() -> None:
    assert parameter_keyword("modelVersion") == "model_version_"
