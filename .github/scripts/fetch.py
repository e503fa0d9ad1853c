"""Fetches one documentation page: the only code here that speaks to a provider's site."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

State = Literal["page", "unchanged", "gone", "failed"]

LIMIT = 8 << 20
SECONDS = 30
PERMANENT = (301, 308)
GONE = (404, 410)
MARKDOWN = "text/markdown, text/plain;q=0.9"
ANY = "text/markdown, text/html;q=0.9, text/plain;q=0.8"
AGENT = "pixelspec-docs (compares documentation pages, once a week)"


@dataclass(frozen=True)
class Fetched:
    """What came of asking for a page. `moved` is the address that the page has for good
    now, empty if it stayed; `tag` lets the next question be answered with "unchanged".
    """

    state: State
    data: bytes = b""
    charset: str = ""
    kind: str = ""
    moved: str = ""
    tag: str = ""
    reason: str = ""


class _Redirects(HTTPRedirectHandler):
    """Follows redirects, and remembers where the permanent ones lead."""

    def __init__(self) -> None:
        self.moved = ""
        self._lasting = True

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> Request | None:
        # What stands behind a temporary step says nothing of the page's own address.
        self._lasting = self._lasting and code in PERMANENT
        if self._lasting:
            self.moved = newurl
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch_page(address: str, tag: str = "") -> Fetched:
    """The page as Markdown if the site has it so, else as the site shows it."""
    beside = markdown_address(address)
    if beside:
        found = fetch(beside, MARKDOWN, tag)
        if found.state == "unchanged" or _is_markdown(found):
            return found
    return fetch(address, ANY, tag)


def markdown_address(address: str) -> str:
    """Where sites of the usual makers keep the Markdown of a page."""
    parts = urlsplit(address)
    last = parts.path.rpartition("/")[2]
    if not last or "." in last:
        return ""
    return urlunsplit(parts._replace(path=f"{parts.path}.md", fragment=""))


def fetch(address: str, accept: str = ANY, tag: str = "") -> Fetched:
    """One address, redirects followed; never an exception."""
    if urlsplit(address).scheme not in ("http", "https"):
        return Fetched("failed", reason="no address of the web")
    headers = {"Accept": accept, "Accept-Encoding": "gzip", "User-Agent": AGENT}
    if tag:
        headers["If-None-Match"] = tag
    redirects = _Redirects()
    try:
        request = Request(address, headers=headers)
        with build_opener(redirects).open(request, timeout=SECONDS) as reply:
            return _read(reply, redirects.moved)
    except HTTPError as error:
        return _refused(error, redirects.moved, tag)
    except (URLError, OSError, ValueError) as error:
        return Fetched("failed", reason=f"no answer: {error}")


def _refused(error: HTTPError, moved: str, tag: str) -> Fetched:
    if error.code == 304:
        return Fetched("unchanged", tag=tag, moved=moved)
    if error.code in GONE:
        return Fetched("gone", moved=moved, reason=f"HTTP {error.code}")
    return Fetched("failed", reason=f"HTTP {error.code}")


def _read(reply: Any, moved: str) -> Fetched:
    data: bytes = reply.read(LIMIT + 1)
    headers: Mapping[str, str] = reply.headers
    if headers.get("Content-Encoding", "").casefold() == "gzip":
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, LIMIT + 1)
        except (zlib.error, gzip.BadGzipFile):
            return Fetched("failed", reason="broken compression")
    if len(data) > LIMIT:
        return Fetched("failed", reason=f"larger than {LIMIT >> 20} MiB")
    return Fetched(
        "page",
        data,
        charset=reply.headers.get_content_charset() or "",
        kind=reply.headers.get_content_type(),
        moved=moved,
        tag=headers.get("ETag", ""),
    )


def _is_markdown(found: Fetched) -> bool:
    """Whether Markdown came, and not a site's answer to whatever it does not know."""
    plain = found.kind in ("text/markdown", "text/plain", "text/x-markdown")
    start = found.data[:2000].lstrip().lower()
    return found.state == "page" and plain and not start.startswith(b"<")
