"""From a provider that drifted, through the client's report, back to the line of the spec."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

import made_up
import pixelclients as px
from client.shop import KEY, SPECS, Shop
from emulated import GPT
from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.emulator.clock import ManualClock
from pixelspec.emulator.provider import Emulator
from pixelspec.emulator.transport import api_address, picture_address, transport
from pixelspec.evidence.evidence import Evidence, evidence
from pixelspec.evidence.sample import sample
from shell import make_project, run
from tiny import tree

PROVIDER = (SPECS / "gccai/provider.yaml").read_text("utf-8")
PROMPT = "A lighthouse in a storm, as in the unpublished third chapter"
Capture = pytest.CaptureFixture[str]


def drifted(old: str, new: str) -> Shop:
    """gccai behind the committed client, but for one thing that its page says."""
    assert PROVIDER.count(old) == 1
    home, _ = build_provider(tree(PROVIDER.replace(old, new), "provider.yaml"))
    assert home is not None
    text = (SPECS / f"{GPT}.yaml").read_text("utf-8")
    model, _ = build_endpoint(tree(text, "model.yaml"), home)
    assert model is not None
    clock = ManualClock()
    emulator = Emulator(
        [model], clock=clock, keys=[KEY], picture_address=picture_address(home)
    )
    return Shop("Gccai", transport(emulator), clock, api_address(home), emulator)


def bought(shop: Shop, way: str) -> str:
    """The report of a purchase that ends in a mismatch, or else of how its task stands."""

    def steps(client: Any) -> Any:
        task = yield client.gpt_image_2_official.submit(prompt=PROMPT)
        try:
            yield task.wait(deadline=60)
        except px.TaskTimeout:
            task = yield client.tasks.get(task.id)
        return task

    try:
        report = shop.run(way, steps).report()
    except px.ReplyMismatch as mismatch:
        report = mismatch.report()
    return str(report)


DRIFTS = {
    "the task id moved": (
        '      "data[].task_id":\n',
        '      "data[].id":\n',
        "replies.submitted.fields.data[].task_id",
        '      "data[].task_id":',
    ),
    "the id of a query moved": (
        "      data.id:\n",
        "      data.uid:\n",
        "replies.task.fields.data.id",
        "      data.id:",
    ),
    "a state has another word": (
        "  completed:\n    means: done",
        "  finished:\n    means: done",
        "replies.task.fields.data.status",
        "      data.status:",
    ),
    "the cost is a text": (
        "      data.cost:\n        type: number",
        "      data.cost:\n        type: text",
        "replies.task.fields.data.cost",
        "      data.cost:",
    ),
    "the pictures moved": (
        '    each: "data.result.images[]"',
        '    each: "data.output.images[]"',
        "pictures.result",
        "  result:",
    ),
}


@pytest.mark.parametrize("name", DRIFTS)
def test_a_drift_leads_to_the_line_that_it_contradicts(
    name: str,
    way: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    old, new, path, stated = DRIFTS[name]
    # What follows a state has to go by its new word as well.
    shop = drifted(old, new) if "state" not in name else renamed()
    report = bought(shop, way)
    assert PROMPT not in report and KEY not in report
    monkeypatch.chdir(make_project(tmp_path, "gccai"))
    Path("reply.json").write_text(report)
    code, out, err = run(capsys, "check", "--reply", "reply.json", "--for", GPT)
    assert (code, err) == (1, "")
    (told,) = [line for line in out.splitlines() if ": contradicted: " in line]
    number = PROVIDER.splitlines().index(stated) + 1
    assert told.startswith(f"specs/gccai/provider.yaml:{number}:")
    assert f": contradicted: {path}: " in told


def renamed() -> Shop:
    """gccai where a completed task is called finished."""
    section = PROVIDER[PROVIDER.index("lifecycle:") : PROVIDER.index("polling:")]
    return drifted(section, section.replace("completed", "finished"))


def test_a_provider_that_did_not_drift_contradicts_nothing(
    gpt: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    images = gpt.generate(prompt=PROMPT)
    monkeypatch.chdir(make_project(tmp_path, "gccai"))
    Path("reply.json").write_text(images.report())
    code, out, _ = run(capsys, "check", "--reply", "reply.json", "--for", GPT)
    assert code == 0 and ": contradicted: " not in out
    assert ": confirmed: lifecycle.completed: " in out


def test_one_item_of_a_list_leads_back_as_well() -> None:
    client = made_up.shop("Lumen").client()
    client.glow.submit(prompt=PROMPT)
    good = client.tasks.list()[0].report()
    assert json.loads(good)["each"] == "tasks[]"
    found = evidence(made_up.endpoint(made_up.GLOW), sample(json.loads(good)))
    assert isinstance(found, Evidence) and found.of("confirmed")
    assert not found.of("contradicted")


def test_one_item_that_differs_is_told_where_it_stood() -> None:
    lumen, errors = made_up.shop("Lumen"), made_up.package()
    odd = httpx2.Response(200, json={"tasks": [{"id": "t", "status": 3}]})
    lumen.carrier = httpx2.MockTransport(lambda request: odd)
    with pytest.raises(errors.ReplyMismatch) as caught:
        lumen.client().tasks.list()
    report = json.loads(caught.value.report())
    assert (report["each"], report["request"]) == ("tasks[]", "GET /v1/tasks")
    found = evidence(made_up.endpoint(made_up.GLOW), sample(report))
    assert isinstance(found, Evidence)
    assert any("is 3, which is no text" in o.says for o in found.of("contradicted"))
