"""A picture comes from a private network only where the API itself is in one, whatever the
names say: what counts is who is at the other end of the connection."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest

import pixelclients as px
from client.shop import json_reply, scripted
from pixelclients.runtime import peers
from pixelclients.runtime.picture_effects import NotPublic
from web import Answer, moved, site

PUBLIC, PRIVATE = "93.184.216.34", "10.0.0.7"
PICTURE = Answer(b"\x89PNG\r\n\x1a\n")
API, PICTURES, HOP = "api.example", "pictures.example", "/hop"


class Net:
    """Names that all lead to this machine when someone connects; `says` is what a mere
    lookup answers for the API, `asked` what was requested."""

    def __init__(self) -> None:
        self.port = 0
        self.says = PUBLIC
        self.asked: list[str] = []
        self._real = socket.getaddrinfo

    def lookup(self, host: Any, port: Any, *more: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in (API, PICTURES):
            return self._real(host, port, *more, **named)
        address = "127.0.0.1" if port else self.says
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port or 0))]

    def answer(self, path: str, _: object) -> Answer:
        self.asked.append(path)
        return moved(f"http://{PICTURES}:{self.port}/a.png") if path == HOP else PICTURE


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    found = Net()
    monkeypatch.setattr(socket, "getaddrinfo", found.lookup)
    with site(found.answer) as address:
        found.port = int(address.rpartition(":")[2].strip("/"))
        yield found


def read(way: str, net: Net, address: str, get: Callable[[Any], Any]) -> Any:
    """One picture of a stored task, over a real connection."""
    shop = scripted(
        "DalleFormat", json_reply({"created": 1, "data": [{"url": address}]})
    )
    text = shop.run("blocking", lambda c: c.imagen4.submit(prompt="x")).to_json()
    base = f"http://{API}:{net.port}"
    if way == "blocking":
        with px.DalleFormat(base_url=base) as client:
            return get(client.tasks.load(text).wait()[0])

    async def main() -> Any:
        async with px.AsyncDalleFormat(base_url=base) as client:
            return await get((await client.tasks.load(text).wait())[0])

    return asyncio.run(main())


def get(image: Any) -> Any:
    return image.read()


def save(image: Any) -> Any:
    return image.save(BytesIO())


@pytest.mark.parametrize("get", [get, save])
def test_a_name_that_leads_into_a_private_network_is_not_followed(
    net: Net, way: str, get: Callable[[Any], Any]
) -> None:
    with pytest.raises(
        px.QueryFailed, match="not followed: its host is not public"
    ) as e:
        read(way, net, f"http://{PICTURES}:{net.port}/a.png", get)
    assert (e.value.retry, e.value.attempts) == (False, 1)
    assert net.asked == []


def test_nor_is_one_that_a_redirect_names(net: Net, way: str) -> None:
    with pytest.raises(px.QueryFailed, match="not public"):
        read(way, net, f"http://{API}:{net.port}{HOP}", get)
    assert net.asked == [HOP]


def test_an_api_in_a_private_network_may_keep_its_pictures_there(
    net: Net, way: str
) -> None:
    net.says = PRIVATE
    assert read(way, net, f"http://{PICTURES}:{net.port}/a.png", get) == PICTURE.data


def test_the_host_of_the_api_may_hold_pictures_itself(net: Net, way: str) -> None:
    assert read(way, net, f"http://{API}:{net.port}/a.png", get) == PICTURE.data


def test_behind_a_proxy_only_the_name_is_judged(
    net: Net, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{net.port}")
    address = f"http://{PICTURES}:{net.port}/a.png"
    assert read(way, net, address, get) == PICTURE.data
    assert net.asked == [address]


class Stream:
    """A connection as httpx2 hands it to whoever listens."""

    def __init__(self, peer: object) -> None:
        self.peer = peer
        self.closed = False

    def get_extra_info(self, name: str) -> object:
        return self.peer if name == "server_addr" else None

    def close(self) -> None:
        self.closed = True


def connect(stream: Stream, api: list[str]) -> None:
    told = peers.watch(PICTURES, API, lambda host: api if host == API else [])
    told("connection.connect_tcp.started", {"host": PICTURES})
    told("connection.connect_tcp.complete", {"return_value": stream})


PEERS = [
    "10.0.0.7",
    "169.254.169.254",
    "::1",
    "fe80::1%eth0",
    "::ffff:10.0.0.7",
    "fd00::1",
]


@pytest.mark.parametrize("peer", PEERS)
def test_every_kind_of_private_address_is_known(peer: str) -> None:
    stream = Stream((peer, 443))
    connect(stream, [PRIVATE])
    assert not stream.closed
    with pytest.raises(NotPublic):
        connect(stream, [PUBLIC, PRIVATE])
    assert stream.closed


@pytest.mark.parametrize(
    "peer", [(PUBLIC, 443), ("2606:2800:220:1::1", 443), "/socket"]
)
def test_the_api_is_looked_up_only_where_it_matters(peer: object) -> None:
    def fail(host: str) -> list[str]:
        raise AssertionError(host)

    stream = Stream(peer)
    told = peers.watch(PICTURES, API, fail)
    told("connection.connect_tcp.started", {"host": PICTURES})
    told("connection.connect_tcp.complete", {"return_value": stream})
    assert not stream.closed
