"""Several ways to order, several servers, pictures that fail by themselves, models that end,
and models behind a gateway, tried on made-up providers."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

import made_up
from client.shop import Shop

package = made_up.package()
PICTURE = "https://pictures.example/1.png"


@pytest.fixture
def quarry() -> Shop:
    return made_up.shop("Quarry")


def test_the_first_mode_is_usual(quarry: Shop, way: str) -> None:
    task = quarry.run(way, lambda client: client.slate.submit(prompt="A hill", n=2))
    assert task.done and task.id is None
    (sent,) = quarry.sent
    assert sent.url.path == "/v1/generation" and "x-async" not in sent.headers


def test_another_mode_has_its_own_operation_header_and_places(
    quarry: Shop, way: str
) -> None:
    def bought(client: Any) -> Any:
        return client.slate.with_options(mode="async").generate(prompt="A hill", n=2)

    images = quarry.run(way, bought)
    assert len(images) == 2 and images.task_id
    sent = quarry.sent[0]
    assert sent.headers["x-async"] == "enable"
    plan = quarry.client().slate.with_options(mode="async").plan(prompt="A hill", n=2)
    assert plan.body == {
        "model": "slate-1",
        "input": {"prompt": "A hill"},
        "parameters": {"n": 2},
    }
    assert "X-Async: enable" in plan.curl()


def test_a_mode_refuses_what_it_would_not_send(quarry: Shop) -> None:
    model = quarry.client().slate.with_options(mode="async")
    with pytest.raises(package.InvalidRequest, match="image is not sent in this mode"):
        model.plan(prompt="A hill", image=[PICTURE])
    with pytest.raises(package.SettingError, match=r"no mode 'later'.*sync, async"):
        quarry.client().slate.with_options(mode="later").plan(prompt="A hill")


def test_a_stored_task_of_a_mode_is_loaded(quarry: Shop) -> None:
    client = quarry.client()
    for mode in ("sync", "async"):
        task = client.slate.with_options(mode=mode).submit(prompt="A hill", n=1)
        assert len(client.tasks.load(task.to_json()).wait()) == 1


def test_a_model_may_have_an_operation_of_another_name(quarry: Shop) -> None:
    task = quarry.client().marble.submit(prompt="A hill")
    assert quarry.sent[0].url.path == "/v1/synthesis"
    assert len(task.wait()) == 1


def test_an_operation_without_its_header_is_refused() -> None:
    shop = made_up.shop("Quarry")
    sent = httpx2.Client(transport=shop.carrier).post(
        "https://north.quarry.example/v1/synthesis",
        headers={"Authorization": f"Bearer {made_up.KEY}"},
        json={"model": "marble-1", "input": {"prompt": "A hill"}},
    )
    assert sent.status_code == 400
    assert "X-Async is missing or wrong" in sent.json()["message"]


def test_a_server_is_chosen_by_name(
    quarry: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = quarry.settings(server="south")
    del settings["base_url"]
    monkeypatch.setenv("QUARRY_BASE_URL", "https://elsewhere.example")
    package.Quarry(**settings).slate.submit(prompt="A hill")
    assert quarry.sent[0].url.host == "south.quarry.example"
    assert "https://elsewhere.example" in repr(package.Quarry(api_key="k"))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"server": "west"}, "no server 'west' .its servers: north, south"),
        ({"server": "south", "base_url": "https://a.example"}, "pass one"),
    ],
)
def test_a_server_that_cannot_be_meant_is_refused(
    settings: dict[str, str], message: str
) -> None:
    with pytest.raises(package.SettingError, match=message):
        package.Quarry(**settings)


def test_a_picture_that_failed_does_not_hide_the_others(quarry: Shop) -> None:
    quarry.emulator.script("failed-picture")
    images = quarry.client().slate.generate(prompt="A hill", n=3)
    assert len(images) == 2
    (failure,) = images.failures
    assert failure.code == "Inspection"
    assert failure.message == "the picture was refused"
    assert images[0].stated_size in ("2048x2048", "2560x1440")
    assert "2 images, 1 failed" in repr(images)


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_where_all_pictures_failed_there_is_an_error(quarry: Shop, mode: str) -> None:
    quarry.emulator.script("failed-pictures")
    model = quarry.client().slate.with_options(mode=mode)
    expected = package.ContentRefused if mode == "sync" else package.TaskFailed
    with pytest.raises(expected, match="the picture was refused") as caught:
        model.generate(prompt="A hill", n=2)
    if mode == "sync":
        assert caught.value.code == "Inspection" and caught.value.charged == "no"


def test_a_text_among_the_pictures_is_no_picture() -> None:
    content = [{"text": "Once"}, {"image": PICTURE}]
    reply = {"output": {"choices": [{"message": {"content": content}}]}}
    client = package.Quarry(
        api_key="k",
        transport=httpx2.MockTransport(lambda _: httpx2.Response(200, json=reply)),
    )
    images = client.slate.generate(prompt="A hill", n=1)
    assert [image.url for image in images] == [PICTURE]


def test_a_deprecated_model_is_told_and_a_sunset_one_refused(quarry: Shop) -> None:
    client = quarry.client()
    (notice,) = client.marble.plan(prompt="A hill").notices
    assert (
        str(notice)
        == "quarry/marble is deprecated as of 2026-12-31 [deprecated, notice]"
    )
    with pytest.raises(package.InvalidRequest, match=r"no longer .* since 2026-06-30"):
        client.chalk.submit(prompt="A hill")
    assert quarry.sent == []


def test_recommended_sizes_alone_are_taken(quarry: Shop) -> None:
    marble = quarry.client().marble
    assert marble.plan(prompt="A hill", size="1104x1472").pixels == (1104, 1472)
    assert marble.plan(prompt="A hill").pixels == (1280, 1280)
    with pytest.raises(package.InvalidRequest, match="is not documented"):
        marble.plan(prompt="A hill", size="1140*1472")


def test_a_gateway_serves_models_with_its_own_calls(way: str) -> None:
    depot = made_up.shop("Depot")
    task = depot.run(way, lambda client: client.slate.submit(prompt="A hill", n=2))
    assert depot.sent[0].url.path == "/images"
    assert task.model == "depot/slate"
    with pytest.raises(package.InvalidRequest, match="minimum 921,600"):
        depot.client().slate.plan(prompt="A hill", size="512x512")


def test_a_gateway_needs_nothing_of_the_vendors_module() -> None:
    from pathlib import Path

    folder = Path(package.__file__).parent / "depot"
    texts = [file.read_text("utf-8") for file in folder.glob("*.py")]
    assert texts and not any(".quarry" in text for text in texts)
    page = (folder.parents[1] / "docs" / "depot" / "slate.md").read_text("utf-8")
    assert "the facts of `quarry/slate`" in page
