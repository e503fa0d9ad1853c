"""Pictures that a caller gives along: addresses, files and bytes, as the page takes them."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from .remarks import Given, Problem

if TYPE_CHECKING:
    from .binding import Binding
    from .provider import Upload

Reference = str | bytes | Path
"""The address or the data URI of a picture, its bytes, or the file that it is in."""

Way = Literal["address", "data-uri", "upload"]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:.")
_WAYS: Mapping[Way, str] = {
    "address": "the address of a picture",
    "data-uri": "a data URI (made of a pathlib.Path or bytes)",
    "upload": "an upload (of a pathlib.Path or bytes)",
}


@dataclass(frozen=True)
class File:
    """A picture to upload; `mark` stands in the body where its address will."""

    mark: str
    media: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class References:
    """The keywords with every picture as a text, the pictures to upload, and the keywords
    that hold a picture and not its address."""

    given: Given
    files: tuple[File, ...] = ()
    inline: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


class _Refused(Exception):
    """Why a picture is not taken."""


def referenced(binding: Binding[...], given: Given) -> References:
    """What becomes of the pictures of a call. A file is read now, so that just what was
    planned will be sent. What is no picture at all is left to the request model."""
    found = _Pictures(binding.provider.upload)
    plain = dict(given)
    for keyword, ways in binding.images.items():
        value = given.get(keyword)
        if isinstance(value, list):
            items = enumerate(cast("list[object]", value))
            names = [(f"{keyword}[{index}]", item) for index, item in items]
            plain[keyword] = [found.text(keyword, *named, ways) for named in names]
        elif value is not None:
            plain[keyword] = found.text(keyword, keyword, value, ways)
    files, problems = tuple(found.files.values()), tuple(found.problems)
    return References(plain, files, frozenset(found.inline), problems)


class _Pictures:
    """Takes the pictures of one call, each by itself."""

    def __init__(self, upload: Upload | None) -> None:
        self._upload = upload
        self.files: dict[str, File] = {}
        self.inline: set[str] = set()
        self.problems: list[Problem] = []

    def text(
        self, keyword: str, name: str, item: object, ways: tuple[Way, ...]
    ) -> object:
        """What stands for a picture in the body."""
        if not isinstance(item, str | bytes | Path):
            return item
        try:
            text, file = _taken(item, ways, self._upload)
        except _Refused as why:
            self.problems.append(Problem("no-such-picture", keyword, f"{name} {why}"))
            return ""
        if file:
            self.files[text] = file
        if file or text.startswith("data:"):
            self.inline.add(keyword)
        return text


def _taken(
    item: Reference, ways: tuple[Way, ...], upload: Upload | None
) -> tuple[str, File | None]:
    """The text for the body, and the file to upload if that is how it goes."""
    if isinstance(item, str):
        return _checked(item, ways), None
    way = next((way for way in ways if way != "address"), None)
    if way is None:
        raise _Refused(f"must be {_WAYS['address']}: the page takes no file")
    limit = upload.most_bytes if upload and way == "upload" else None
    content = _read(item, limit) if isinstance(item, Path) else item
    _require_size(len(content), limit)
    media = media_of(content)
    if way == "data-uri":
        return f"data:{media};base64,{b64encode(content).decode()}", None
    accepts = upload.accepts if upload else ()
    if accepts and media not in accepts:
        raise _Refused(f"is {media}, and the page takes {', '.join(accepts)}")
    mark = f"upload:{sha256(content).hexdigest()}"
    return mark, File(mark, media, content)


def _checked(text: str, ways: tuple[Way, ...]) -> str:
    way: Way = "data-uri" if text.startswith("data:") else "address"
    if way == "address" and not _ADDRESS.match(text):
        raise _Refused("is no address; for a file, write pathlib.Path(...)")
    if way not in ways:
        wanted = " or ".join(_WAYS[way] for way in ways)
        given = "a data URI" if way == "data-uri" else "an address"
        raise _Refused(f"is {given}, and the page takes {wanted}")
    return text


def _read(path: Path, limit: int | None) -> bytes:
    try:
        if limit is not None:
            _require_size(path.stat().st_size, limit)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise _Refused(f"cannot be read from {path}: {reason}") from None


def _require_size(size: int, limit: int | None) -> None:
    if not size:
        raise _Refused("is empty")
    if limit is not None and size > limit:
        raise _Refused(f"has {size} bytes, and the page takes {limit} at most")


def media_of(content: bytes) -> str:
    """The media type of a picture, from its first bytes."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    raise _Refused("is no PNG, JPEG, WebP or GIF picture")
