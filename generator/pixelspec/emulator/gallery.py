"""Serves the pictures from a host of their own, which refuses whoever shows a key there."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from pixelspec.emulator.account import Ledger
from pixelspec.emulator.picture import MEDIA, Format, picture
from pixelspec.emulator.replies import Shown
from pixelspec.emulator.request import Reply, Request, assumed
from pixelspec.model.table import Size

# A shorter key could stand in an address by chance.
SHORTEST_KEY = 8
# Another host, where a redirect leads; on this machine, another name of the same one.
ELSEWHERE = "https://elsewhere.emulator.invalid"
HERE, HERE_TOO = "127.0.0.1", "localhost"


@dataclass(frozen=True)
class Picture:
    """A picture of the gallery; it is gone from `expires` on, if ever. `facts` names what
    no page says about it."""

    size: Size
    format: Format
    shade: int
    expires: float | None
    facts: tuple[str, ...] = ()


class Gallery:
    """All pictures made so far, by the last part of their address."""

    def __init__(self, address: str, ledger: Ledger) -> None:
        self.address = address.rstrip("/")
        parts = urlsplit(self.address)
        self.host = parts.netloc.lower()
        local = parts.hostname == HERE
        named = self.host.replace(HERE, HERE_TOO)
        self.elsewhere = f"{parts.scheme}://{named}" if local else ELSEWHERE
        self._base = f"{parts.path}/"
        self._ledger = ledger
        self._pictures: dict[str, Picture] = {}
        self._bytes: dict[tuple[Size, Format, int], bytes] = {}
        self._kept: dict[str, tuple[str, bytes]] = {}
        self._keys: set[str] = set()
        self._resized: set[str] = set()

    def knows_key(self, key: str) -> None:
        """Remembers a key, so that it is recognised wherever it appears."""
        if len(key) >= SHORTEST_KEY:
            self._keys.add(key)

    def hang(self, name: str, picture: Picture) -> str:
        """Takes a picture in; returns its address."""
        file = f"{name}.{picture.format}"
        self._pictures[file] = picture
        return f"{self.address}/{file}"

    def keep(self, file: str, media: str, content: bytes) -> str:
        """Takes an uploaded file in, as it is; returns its address."""
        self._kept[file] = (media, content)
        return f"{self.address}/{file}"

    def bytes_of(self, shown: Picture) -> bytes:
        """The file of a picture, made once for each size, format and shade."""
        key = (shown.size, shown.format, shown.shade)
        if key not in self._bytes:
            size = shown.size
            made = picture(size.width, size.height, shown.format, shown.shade)
            self._bytes[key] = made
        return self._bytes[key]

    def hosts(self, host: str) -> bool:
        """Whether the pictures are served at a host."""
        return host.lower() in (self.host, urlsplit(self.elsewhere).netloc)

    def spoil(self, shown: Shown, word: str, now: float) -> Shown:
        """Gives a picture the wrong size, or lets it expire now, if a word says so."""
        file = shown.address.rpartition("/")[2]
        if word == "expired-address":
            self._pictures[file] = replace(self._pictures[file], expires=now)
            return shown if shown.expires is None else replace(shown, expires=now)
        if word == "wrong-pixels":
            if file not in self._resized:
                self._pictures[file] = _resized(self._pictures[file])
            self._resized.add(file)
            data = self.bytes_of(self._pictures[file]) if shown.base64 else b""
            return replace(shown, base64=base64.b64encode(data).decode())
        return shown

    def refusal(self, request: Request) -> Reply | None:
        """What is wrong with a request, whatever it is for."""
        if self._shows_key(request):
            self._ledger.leaked()
            return told(403, "the key has no business here")
        if request.method not in ("GET", "HEAD"):
            return told(405, "pictures can only be fetched")
        return None

    def handle(self, request: Request, now: float, word: str = "") -> Reply:
        """Answers a request for a picture, spoiled as a word of `outcome.PICTURES` says."""
        name = request.path.removeprefix(self._base)
        if name in self._kept and request.path.startswith(self._base):
            media, content = self._kept[name]
            return Reply(200, {"content-type": media}, content)
        found = self._pictures.get(name)
        if found is None or not request.path.startswith(self._base):
            return told(404, "there is no such picture")
        late = found.expires is not None and now >= found.expires
        if late or word == "expired-address":
            return told(410, "the picture has expired")
        if word == "wrong-pixels":
            found = _resized(found)
        self._ledger.served()
        headers = {"content-type": MEDIA[found.format], **assumed(found.facts)}
        return Reply(200, headers, self.bytes_of(found))

    def _shows_key(self, request: Request) -> bool:
        if "authorization" in request.headers:
            return True
        texts = (request.path, request.query, *request.headers.values())
        return any(key in text for key in self._keys for text in texts)


def _resized(found: Picture) -> Picture:
    """A little more than half as large, which no page offers beside the whole."""
    width, height = (side // 2 + 3 for side in (found.size.width, found.size.height))
    return replace(found, size=Size(width, height))


def told(status: int, text: str) -> Reply:
    """What the host says where it has no picture to show."""
    headers = {"content-type": "text/plain", **assumed(("pictures.host",))}
    return Reply(status, headers, text.encode())
