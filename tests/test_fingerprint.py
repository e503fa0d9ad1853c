"""The fingerprint follows what a spec means, not how it is written."""

from __future__ import annotations

import pytest

import tiny
from pixelspec.model.fingerprint import fingerprint

SAME = [
    ("title: Tiny model\n", "title: 'Tiny model' # a comment\n"),
    (
        "    type: boolean\n    default: false\n",
        "    default: false\n    type: boolean\n",
    ),
    ("[low, high]\n  step", "\n    - low\n    - high\n  step"),
    ("pixelspec: 1\n", "\n\npixelspec: 1\n"),
    (
        "    type: integer\n    at: body.seed\n",
        "    type: integer\n    required: false\n    at: body.seed\n",
    ),
]
OTHER = [
    ("default: false", "default: 0"),
    ("default: false", "default: null"),
    ("    default: false\n", ""),
    ("1024x576", "1024x577"),
    ("at: body.seed", "at: body.seeds"),
    ('      low: ""\n      high: ""\n', '      high: ""\n      low: ""\n'),
    ("ours: it always is sent", "ours: it never is sent"),
    (
        "n:\n    type: integer\n    default: 1",
        "n:\n    type: integer\n    default: 1.5",
    ),
    ('      "1:1": ""\n', '      "1:1": Square.\n'),
    ("cost: 0.5", "cost: 0.50001"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_the_way_it_is_written_leaves_the_fingerprint(old: str, new: str) -> None:
    changed = tiny.endpoint(tiny.edited(tiny.MODEL, old, new))
    assert fingerprint(changed) == fingerprint(tiny.endpoint())


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_what_it_means_changes_the_fingerprint(old: str, new: str) -> None:
    changed = tiny.endpoint(tiny.edited(tiny.MODEL, old, new))
    assert fingerprint(changed) != fingerprint(tiny.endpoint())


def test_the_provider_is_part_of_what_a_model_means() -> None:
    changed = tiny.endpoint(
        provider=tiny.edited(tiny.PROVIDER, "deadline: 60", "deadline: 61")
    )
    assert fingerprint(changed) != fingerprint(tiny.endpoint())
    assert fingerprint(changed.provider) != fingerprint(tiny.endpoint().provider)


def test_the_folder_of_a_spec_leaves_the_fingerprint() -> None:
    elsewhere, _ = tiny.build(folder="somewhere/else/tiny")
    assert elsewhere is not None
    assert fingerprint(elsewhere) == fingerprint(tiny.endpoint())
    assert len(fingerprint(elsewhere)) == 64
