"""Documentation pages as text, from a file or from standard input, in any charset."""

from __future__ import annotations

import re
import sys
import zlib
from contextlib import suppress
from pathlib import Path

from pixelspec.place import Finding, Place
from pixelspec.read.files import shown

STDIN = "-"
LIMIT = 8 << 20
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w.:-]+)""", re.I)
GZIP = b"\x1f\x8b"
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")


def read_page_file(path: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a page; `-` is standard input."""
    name = "(stdin)" if path == STDIN else shown(Path(path))
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LIMIT + 1)
    except OSError as error:
        return "", (_finding(name, (error.strerror or "it cannot be read").lower()),)
    return page_text(data, name)


def page_text(
    data: bytes, name: str, charset: str = ""
) -> tuple[str, tuple[Finding, ...]]:
    """The text in the bytes of a page; `charset` is what a server said."""
    if data.startswith(GZIP):
        data = _unpacked(data)
    if len(data) > LIMIT:
        return "", (_finding(name, f"larger than {LIMIT >> 20} MiB; no page is"),)
    if not data.strip():
        return "", (_finding(name, "the page is empty"),)
    text = _decoded(data, charset)
    if text is None or len(_CONTROL.findall(text[:4000])) > 4:
        return "", (_finding(name, "binary data, not a page"),)
    return text, ()


def _unpacked(data: bytes) -> bytes:
    """What was compressed, though no more than shows that it is too large."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, LIMIT + 1)
    except zlib.error:
        return data


def _decoded(data: bytes, charset: str) -> str | None:
    """The text in the charset that is stated, else in the first that fits."""
    stated = [name for mark, name in BOMS if data.startswith(mark)]
    found = CHARSET.search(data[:4096])
    named = found[1].decode("ascii", "replace") if found else ""
    if not stated and b"\0" in data[:4096]:
        return None
    names = [name for name in (*stated, charset, named, "utf-8", "gb18030") if name]
    for name in names:
        with suppress(UnicodeError, LookupError):
            return data.decode(name)
    return data.decode("cp1252", "replace")


def _finding(name: str, message: str) -> Finding:
    hint = "save the page as text, Markdown or HTML"
    return Finding(Place(name), "docs-page", message, hint=hint)
