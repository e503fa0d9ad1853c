"""A picture that is given along goes as the page takes it, or is refused before all else."""

from __future__ import annotations

import base64
import json
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import httpx2
import pytest

import made_up
from client.shop import KEY, Shop
from pixelspec.emulator.picture import picture

PNG = picture(8, 8)
JPEG = picture(8, 8, "jpeg")
ADDRESS = "https://a.test/1.png"
errors = made_up.package()


@pytest.fixture
def atelier() -> Shop:
    return made_up.shop("Atelier")


@pytest.fixture
def lumen() -> Shop:
    return made_up.shop("Lumen")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a secret name.png"
    path.write_bytes(PNG)
    return path


def paths(shop: Shop) -> list[str]:
    return [request.url.path for request in shop.sent]


def sent_body(shop: Shop) -> Any:
    return json.loads(shop.sent[-1].content)


def uri(content: bytes, media: str = "image/png") -> str:
    return f"data:{media};base64,{base64.b64encode(content).decode()}"


def test_an_address_goes_as_it_is(atelier: Shop, way: str) -> None:
    atelier.run(way, lambda c: c.sketch.generate(prompt="A chair", image=ADDRESS))
    assert paths(atelier) == ["/api/v1/images/generations"]
    assert sent_body(atelier)["input"]["image"] == ADDRESS


@pytest.mark.parametrize("as_file", [True, False])
def test_a_picture_is_uploaded_before_the_purchase(
    atelier: Shop, file: Path, way: str, as_file: bool
) -> None:
    image = file if as_file else PNG
    atelier.run(way, lambda c: c.sketch.generate(prompt="A chair", image=image))
    assert paths(atelier) == ["/api/v1/uploads", "/api/v1/images/generations"]
    address = sent_body(atelier)["input"]["image"]
    assert httpx2.Client(transport=atelier.carrier).get(address).content == PNG
    account = atelier.emulator.account
    assert (account.paid, account.requests["upload"]) == (1, 1)


def test_the_form_is_as_the_page_says(atelier: Shop, file: Path) -> None:
    atelier.client().sketch.generate(prompt="A chair", image=file)
    form = atelier.sent[0]
    head = f"Content-Type: {form.headers['content-type']}\r\n\r\n".encode()
    whole = BytesParser(policy=HTTP).parsebytes(head + form.content)
    (part,) = whole.iter_parts()  # type: ignore[attr-defined]  # by HTTP, an EmailMessage
    assert part.get_content_type() == "image/png"
    assert part.get_param("name", header="content-disposition") == "file"
    assert part.get_payload(decode=True) == PNG
    assert form.headers["authorization"] == f"Bearer {KEY}"
    assert form.headers.get_list("content-type") == [form.headers["content-type"]]
    assert b"secret name" not in form.content


def test_equal_pictures_are_uploaded_once(atelier: Shop) -> None:
    atelier.client().sketch.generate(prompt="A", image=PNG, style=[PNG, JPEG])
    assert paths(atelier) == [*["/api/v1/uploads"] * 2, "/api/v1/images/generations"]
    body = sent_body(atelier)["input"]
    assert body["image"] == body["style"][0] != body["style"][1]


def test_a_picture_becomes_a_data_uri_where_that_is_the_way(
    lumen: Shop, file: Path, way: str
) -> None:
    given = [ADDRESS, file, JPEG]
    lumen.run(way, lambda c: c.glow.submit(prompt="A lamp", references=given))
    assert paths(lumen) == ["/v1/images"]
    expected = [ADDRESS, uri(PNG), uri(JPEG, "image/jpeg")]
    assert sent_body(lumen)["references"] == expected


def test_of_two_ways_the_one_that_stands_first_is_taken(atelier: Shop) -> None:
    plan = atelier.client().sketch.plan(prompt="A", image=ADDRESS, style=[PNG])
    assert plan.body["input"]["style"][0].startswith("upload:")
    written = atelier.client().sketch.plan(prompt="A", image=ADDRESS, style=[uri(PNG)])
    assert written.body["input"]["style"] == [uri(PNG)]


def test_what_was_planned_is_sent_whatever_becomes_of_the_file(
    lumen: Shop, file: Path
) -> None:
    plan = lumen.client().glow.plan(prompt="A lamp", references=[file])
    file.write_bytes(JPEG)
    plan.submit()
    assert sent_body(lumen) == plan.body
    assert lumen.sent[0].content.count(uri(PNG).encode()) == 1


REFUSED = {
    "owl.png": r"image is no address; for a file, write pathlib.Path\(...\)",
    uri(
        PNG
    ): "image is a data URI, and the page takes the address of a picture or an upload",
    b"": "image is empty",
    b"GIF": "image is no PNG, JPEG, WebP or GIF picture",
    picture(
        8, 8, "webp"
    ): "image is image/webp, and the page takes image/png, image/jpeg",
    PNG + bytes(200_000): "image has 2000.. bytes, and the page takes 200000 at most",
    Path("no-such.png"): "image cannot be read from no-such.png: No such file",
    Path(): r"image cannot be read from \.: Is a directory",
    7: "image must be an address, a pathlib.Path or bytes, not an integer 7",
}


@pytest.mark.parametrize("image", REFUSED, ids=lambda image: repr(image)[:20])
def test_what_the_page_does_not_take_is_refused_in_one_line(
    atelier: Shop, image: Any
) -> None:
    with pytest.raises(errors.InvalidRequest, match=REFUSED[image]) as caught:
        atelier.client().sketch.generate(prompt="A", image=image)
    assert len(caught.value.problems) == 1
    assert atelier.sent == []


def test_a_large_file_is_refused_unread(atelier: Shop, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(errors.InvalidRequest, match="has 1099511627776 bytes"):
        atelier.client().sketch.plan(prompt="A", image=path)


def test_every_problem_is_told_at_once(atelier: Shop) -> None:
    with pytest.raises(errors.InvalidRequest) as caught:
        atelier.client().sketch.plan(image="owl.png", style=[b"", 7, ADDRESS])
    told = [problem.message.partition(" ")[0] for problem in caught.value.problems]
    assert told == ["prompt", "style", "image", "style[0]", "style[2]"]


def test_where_the_page_takes_an_address_alone_a_file_is_refused(
    lumen: Shop, file: Path
) -> None:
    words = "mask_url must be a text, such as an address: the page takes no file here"
    for mask in (file, PNG):
        with pytest.raises(errors.InvalidRequest, match=words):
            lumen.client().glow.plan(prompt="A lamp", mask_url=mask)


def faulty(atelier: Shop, *replies: httpx2.Response | Exception) -> None:
    """The first requests get these replies, the rest what the emulator says."""
    left, carrier = list(replies), atelier.carrier

    def say(request: httpx2.Request) -> httpx2.Response:
        reply = left.pop(0) if left else carrier.handle_request(request)
        if isinstance(reply, Exception):
            raise reply
        return reply

    atelier.carrier = httpx2.MockTransport(say)


def test_an_upload_that_never_left_is_sent_again(atelier: Shop, way: str) -> None:
    faulty(atelier, httpx2.ConnectError("refused"))
    atelier.run(way, lambda c: c.sketch.generate(prompt="A", image=PNG))
    assert [path.rpartition("/")[2] for path in paths(atelier)] == [
        "uploads",
        "uploads",
        "generations",
    ]


FAILURES = {
    "lost": (httpx2.ReadTimeout("late"), "NotSent"),
    "down": (httpx2.Response(503, text="sorry"), "ProviderFault"),
    "large": (httpx2.Response(413, json={"code": "file_too_large"}), "ApiError"),
    "odd": (httpx2.Response(200, json={"url": None}), "ReplyMismatch"),
    "html": (httpx2.Response(200, text="<html>"), "ReplyMismatch"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_an_upload_that_failed_costs_nothing_and_buys_nothing(
    atelier: Shop, way: str, name: str
) -> None:
    reply, kind = FAILURES[name]
    faulty(atelier, reply)
    with pytest.raises(getattr(errors, kind)) as caught:
        atelier.run(way, lambda c: c.sketch.generate(prompt="A", image=PNG))
    assert type(caught.value).__name__ == kind
    assert caught.value.charged == "no"
    assert paths(atelier) == ["/api/v1/uploads"]
    assert atelier.emulator.account.paid == 0


def test_a_stored_task_leaves_its_pictures_behind(lumen: Shop) -> None:
    client = lumen.client()
    task = client.glow.submit(prompt="A lamp", size="16:9", references=[PNG])
    text = task.to_json()
    assert "base64" not in text and "A lamp" in text
    loaded = client.tasks.load(text)
    assert loaded.wait().candidates == ((1536, 864),)
