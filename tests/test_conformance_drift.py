"""A provider whose replies changed: the run names the field that did, and no other fact."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from emulated import DALLE, IMAGEN, endpoint
from pixelspec.conformance.blame import Blame, blame_of
from pixelspec.conformance.drift import Drift, require_no_drift
from pixelspec.emulator.clock import SkippingClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.server import serve
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.reply import Field

ROOT = Path(__file__).parents[1]
FILES = {
    IMAGEN: "generated/conformance/gccai/test_imagen_4_0_gccai.py",
    DALLE: "generated/conformance/dalle_format/test_imagen4.py",
}


@dataclass(frozen=True)
class Seen:
    """What a run reported."""

    code: int
    text: str
    facts: list[dict[str, str]]

    def facts_that(self, word: str) -> dict[str, str]:
        return {f["fact"]: f["says"] for f in self.facts if f["word"] == word}


def drifted(id: str, reply: str, at: str, **changes: Any) -> Endpoint:
    """A committed model whose provider writes one field of a reply otherwise."""
    model = endpoint(id)

    def change(field: Field) -> Field:
        return replace(field, **changes) if field.path == at else field

    replies = tuple(
        replace(r, fields=tuple(map(change, r.fields))) if r.name == reply else r
        for r in model.provider.replies
    )
    return replace(model, provider=replace(model.provider, replies=replies))


def run(model: Endpoint, folder: Path, only: str, paid: int = 4) -> Seen:
    """The committed checks against whoever answers as `model` says."""
    make: Callable[[str], Emulator] = lambda address: Emulator(  # noqa: E731
        [model], clock=SkippingClock(), picture_address=address, seconds=0
    )
    known = {k: v for k, v in os.environ.items() if "XDIST" not in k}
    env = {**known, model.provider.auth.env: "sk-nobody-may-see-this"}
    (folder / "replies").mkdir()
    with serve(make) as served:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        command += [FILES[model.id], "-k", only, "--base-url", served.api]
        command += [f"--max-paid={paid}", f"--report={folder / 'report.json'}"]
        command += [f"--replies={folder / 'replies'}"]
        told = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True
        )
    facts = json.loads((folder / "report.json").read_text("utf-8"))["facts"]
    return Seen(told.returncode, told.stdout + told.stderr, facts)


def test_replies_as_documented_hold(tmp_path: Path) -> None:
    seen = run(endpoint(IMAGEN), tmp_path, "test_envelope[")
    held = seen.facts_that("held")
    assert seen.code == 0 and not seen.facts_that("diverged"), seen.text
    assert "provider.replies.submitted.fields.data[].task_id" in held
    assert "provider.replies.task.fields.data.cost" in held
    assert not list((tmp_path / "replies").iterdir())


@pytest.mark.parametrize(
    ("id", "reply", "path", "changes"),
    [
        (IMAGEN, "submitted", "data[].task_id", {"path": "data[].job"}),
        (IMAGEN, "task", "data.cost", {"path": "data.price"}),
        (IMAGEN, "task", "data.cost", {"type": "text"}),
        (IMAGEN, "task", "data.status", {"path": "data.phase"}),
        (DALLE, "pictures", "created", {"type": "text"}),
    ],
    ids=["no id", "renamed cost", "retyped cost", "renamed status", "retyped created"],
)
def test_the_changed_field_is_named_alone(
    id: str, reply: str, path: str, changes: dict[str, Any], tmp_path: Path
) -> None:
    seen = run(drifted(id, reply, path, **changes), tmp_path, "test_envelope[")
    fact = f"provider.replies.{reply}.fields.{path}"
    assert seen.code == 1
    assert list(seen.facts_that("diverged")) == [fact], seen.text
    assert "provider.yaml:" in seen.facts_that("diverged")[fact]


def test_a_check_whose_reply_changed_blames_the_field(tmp_path: Path) -> None:
    changed = drifted(IMAGEN, "submitted", "data[].task_id", path="data[].job")
    seen = run(changed, tmp_path, "test_example[")
    fact = "provider.replies.submitted.fields.data[].task_id"
    assert list(seen.facts_that("diverged")) == [fact], seen.text
    assert "examples.requests.corgi" in seen.facts_that("unchecked")


def test_a_reply_that_no_page_describes_is_kept(tmp_path: Path) -> None:
    changed = drifted(DALLE, "pictures", "created", type="text")
    seen = run(changed, tmp_path, "test_example[")
    fact = "provider.replies.pictures.fields.created"
    assert list(seen.facts_that("diverged")) == [fact], seen.text
    (kept,) = (tmp_path / "replies").iterdir()
    told = subprocess.run(
        [sys.executable, "-m", "pixelspec", "check", "--reply", kept, "--for", DALLE],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "contradicted: replies.pictures.fields.created" in told.stdout, told.stderr


FIELDS = {
    "id": "text",
    "data.cost": "number",
    "data.note": "text",
    "data.of[].n": "text",
}


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"id": "a", "data": {"cost": 1, "note": None}}, []),
        ({"id": "a", "data": {}}, []),
        ({"id": "a", "data": {"of": [{"m": "other"}]}}, []),
        ({"id": "a", "data": {"other": "text"}}, []),
        ({"id": "a", "data": {"price": 0.5}}, ["data.cost"]),
        ({"id": 5, "data": {"cost": "1"}}, ["id", "data.cost"]),
        ({"id": {"v": "a"}, "data": {"cost": [1]}}, ["id", "data.cost"]),
        ({"data": {"cost": 1}}, ["id"]),
        ([], ["id"]),
    ],
)
def test_what_counts_as_a_changed_reply(body: object, wrong: list[str]) -> None:
    try:
        require_no_drift(body, FIELDS, ["id"], [("data.cost",)])
        found: list[str] = []
    except Drift as drift:
        found = list(drift.wrong)
    assert found == wrong


def test_another_failure_blames_no_reply() -> None:
    assert blame_of(endpoint(DALLE), AssertionError("no"), ["kind"]) is None
    blame = Blame({"a": "is otherwise"})
    assert blame.others(["a", "b"]) == ("b",)
