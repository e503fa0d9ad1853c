"""Buying pictures from each provider, and saving them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

import pixelclients
from client.shop import (
    WITH_TASKS,
    emulated,
    json_reply,
    model,
    provider_of,
    scripted,
    submitted,
    task_reply,
)
from emulated import DALLE, GATEWAY, GPT, IMAGEN
from picture_size import seen

PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
JPEG = b"\xff\xd8\xff\xe0" + bytes(60)
WEBP = b"RIFF\x10\x00\x00\x00WEBPVP8L" + bytes(60)
EXTENSIONS = [(PNG, ".png"), (JPEG, ".jpg"), (WEBP, ".webp"), (b"<svg/>" * 9, "")]

CALLS: list[tuple[str, dict[str, object], int]] = [
    (GPT, {"prompt": "An owl", "size": "16:9", "resolution": "2k", "n": 3}, 3),
    (GPT, {"prompt": "An owl", "size": "1024x1536", "output_format": "webp"}, 1),
    (IMAGEN, {"prompt": "An owl", "size": "9:16"}, 1),
    (DALLE, {"prompt": "An owl", "aspect_ratio": "3:4"}, 1),
    (DALLE, {"prompt": "An owl", "response_format": "b64_json"}, 1),
    (GATEWAY, {"model": "some", "vendor": {"prompt": "An owl", "seed": 7}}, 1),
    (GATEWAY, {"model": WITH_TASKS, "vendor": {"prompt": "An owl"}}, 1),
]


@pytest.mark.parametrize(("id", "keywords", "count"), CALLS)
def test_pictures_are_bought_and_saved_once(
    id: str, keywords: dict[str, object], count: int, way: str, tmp_path: Path
) -> None:
    shop = emulated(provider_of(id))

    def steps(client: Any) -> Any:
        images = yield model(client, id).generate(**keywords)
        return images, (yield images.save_all(tmp_path / "new"))

    images, paths = shop.run(way, steps)
    (submission,) = shop.emulator.account.submissions
    assert len(shop.bought) == shop.emulator.account.paid == 1
    assert len(images) == len(paths) == len(set(paths)) == count
    assert sorted((tmp_path / "new").iterdir()) == sorted(paths)
    for path in paths:
        picture = seen(path.read_bytes())
        assert (picture.width, picture.height) == (
            submission.pixels.width,
            submission.pixels.height,
        )
        extension = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}[picture.format]
        assert path.suffix == extension
    assert shop.emulator.account.leaks == 0


def test_read_and_save_give_the_same_bytes(way: str, tmp_path: Path) -> None:
    shop = emulated("Gccai")

    def steps(client: Any) -> Any:
        (image,) = yield client.gpt_image_2_official.generate(prompt="An owl")
        return (yield image.read()), (yield image.save(tmp_path / "owl.png"))

    data, path = shop.run(way, steps)
    assert path == tmp_path / "owl.png"
    assert path.read_bytes() == data


def sold(picture: object, *, way: str, target: Path, read: bool = False) -> Any:
    """Save what the picture host says."""
    url = "https://pictures.test/../../etc/passwd%00.exe?name=x.bat"
    said = _whole(picture) if isinstance(picture, bytes) else picture
    shop = scripted("Gccai", submitted(), task_reply("completed", [url]), said)

    def steps(client: Any) -> Any:
        (image,) = yield client.gpt_image_2_official.generate(prompt="An owl")
        return (yield image.read() if read else image.save(target))

    return shop.run(way, steps)


def _whole(content: bytes) -> Any:
    return lambda: httpx2.Response(200, content=content)


class Drip(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that comes byte by byte, and breaks off where told."""

    def __init__(self, content: bytes, broken: bool = False) -> None:
        self._content, self._broken = content, broken

    def __iter__(self) -> Iterator[bytes]:
        yield from (bytes([byte]) for byte in self._content)
        if self._broken:
            raise httpx2.ReadError("reset")

    async def __aiter__(self) -> Any:
        for chunk in self:
            yield chunk


@pytest.mark.parametrize(("content", "extension"), EXTENSIONS)
@pytest.mark.parametrize("drip", [False, True])
def test_the_extension_is_that_of_the_real_type(
    content: bytes, extension: str, drip: bool, way: str, tmp_path: Path
) -> None:
    said = (lambda: httpx2.Response(200, stream=Drip(content))) if drip else content
    path = sold(said, way=way, target=tmp_path / "owl")
    assert path == tmp_path / f"owl{extension}"
    assert path.read_bytes() == content


def test_an_extension_of_the_caller_stays(way: str, tmp_path: Path) -> None:
    assert sold(JPEG, way=way, target=tmp_path / "owl.png") == tmp_path / "owl.png"


def test_a_saved_picture_has_the_rights_of_any_new_file(
    way: str, tmp_path: Path
) -> None:
    (tmp_path / "plain").touch()
    path = sold(PNG, way=way, target=tmp_path / "owl")
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


BROKEN = {
    "reset": lambda: httpx2.Response(200, stream=Drip(PNG, broken=True)),
    "empty": lambda: httpx2.Response(200, content=b""),
    "refused": lambda: httpx2.ConnectError("refused"),
    "slow": lambda: httpx2.ReadTimeout("slow"),
    "gone": lambda: httpx2.Response(404),
    "moved": lambda: httpx2.Response(302, headers={"location": "https://b.test/c"}),
    "gateway": lambda: httpx2.Response(502, content=b"<html>"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("read", [False, True])
def test_a_broken_download_leaves_no_file(
    name: str, read: bool, way: str, tmp_path: Path
) -> None:
    (tmp_path / "owl.png").write_bytes(b"the old one")
    expected = (
        pixelclients.ResultExpired if name == "gone" else pixelclients.QueryFailed
    )
    with pytest.raises(expected) as caught:
        sold(BROKEN[name], way=way, target=tmp_path / "owl.png", read=read)
    assert caught.value.charged == "yes"
    assert [file.name for file in tmp_path.iterdir()] == ["owl.png"]
    assert (tmp_path / "owl.png").read_bytes() == b"the old one"


def test_where_nothing_can_be_written_nothing_is_left(way: str, tmp_path: Path) -> None:
    (tmp_path / "owl").mkdir()
    (tmp_path / "owl" / "egg").touch()
    for target in (tmp_path / "missing" / "a.png", tmp_path / "owl"):
        with pytest.raises(OSError):
            sold(b"no known type", way=way, target=target)
    assert [file.name for file in tmp_path.rglob("*")] == ["owl", "egg"]


HOSTILE = [
    "not a url",
    "file:///etc/passwd",
    "//pictures.test/a.png",
    "http://a\x00b/a.png",
    "ftp://a.test/a.png",
    "http://127.0.0.1:1/\ud800",
    "https://...",
    "https://" + "a" * 300 + "/a.png",
    "https://" + "a" * 70_000,
]


@pytest.mark.parametrize("url", HOSTILE)
def test_an_address_that_is_none_fails_as_a_download(
    url: str, way: str, tmp_path: Path
) -> None:
    """With the real transport, which none of these lets out of the machine."""
    shop = scripted("Gccai", submitted(), task_reply("completed", [url]))
    text = (
        shop.client().gpt_image_2_official.submit(prompt="An owl").refresh().to_json()
    )

    def steps(client: Any) -> Any:
        (image,) = yield client.tasks.load(text).wait()
        yield image.save(tmp_path / "a")

    with pytest.raises(pixelclients.QueryFailed):
        shop.run(way, steps, transport=None)
    assert list(tmp_path.iterdir()) == []


def test_save_all_takes_no_name_from_the_server(tmp_path: Path) -> None:
    urls = ["https://a.test/../../x.sh", "https://a.test/x.sh", "https://a.test/.."]
    shop = scripted(
        "Gccai",
        submitted("../../task/../1"),
        task_reply("completed", urls, id="../../task/../1"),
        _whole(PNG),
    )
    images = shop.client().gpt_image_2_official.generate(prompt="An owl", n=3)
    paths = images.save_all(tmp_path / "a" / "b")
    assert [path.name for path in paths] == [f"task1-{i}.png" for i in range(3)]
    assert {path.parent for path in paths} == {tmp_path / "a" / "b"}


def test_two_calls_without_a_task_do_not_overwrite_each_other(tmp_path: Path) -> None:
    endpoint = emulated("DalleFormat").client().imagen4
    for prompt in ("An owl", "A cat"):
        endpoint.generate(prompt=prompt).save_all(tmp_path)
    endpoint.generate(prompt="An ox", response_format="b64_json").save_all(tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("prefix", ["", "data:image/png;base64,"])
def test_base64_is_decoded(prefix: str, tmp_path: Path) -> None:
    lines = base64.encodebytes(PNG).decode()
    shop = inline(prefix + lines)
    (image,) = shop.client().imagen4.generate(prompt="An owl")
    assert (image.url, image.read()) == (None, PNG)
    assert image.save(tmp_path / "owl").suffix == ".png"
    assert len(shop.sent) == 1


@pytest.mark.parametrize(
    "text", ["!!!!", "iVBOR", "iVBO****", "data:image/png;base64,"]
)
def test_what_is_not_base64_is_no_picture(text: str, tmp_path: Path) -> None:
    (image,) = inline(text).client().imagen4.generate(prompt="An owl")
    for use in (image.read, lambda: image.save(tmp_path / "owl")):
        with pytest.raises(pixelclients.ReplyMismatch) as caught:
            use()
        assert (caught.value.charged, caught.value.raw) == ("yes", text)
    assert list(tmp_path.iterdir()) == []


def inline(text: str) -> Any:
    reply = json_reply({"created": 1, "data": [{"b64_json": text}]})
    return scripted("DalleFormat", reply)


def test_images_are_a_sequence() -> None:
    images = emulated("Gccai").client().gpt_image_2_official.generate(prompt="x", n=4)
    assert [image.index for image in images] == [0, 1, 2, 3]
    assert len(images[1:3]) == 2 and images[-1] is images[3]
    digests = {hashlib.sha256(image.read()).digest() for image in images}
    assert len(digests) == 4
    assert repr(images).startswith("<4 images, task task_")
    assert images[0].url in repr(images[0])
