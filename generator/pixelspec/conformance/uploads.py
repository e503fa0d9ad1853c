"""Files for a provider that takes uploads: made, posted by hand, and found again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pixelspec.conformance.traffic import Answer
from pixelspec.emulator.picture import MEDIA, Format, picture

if TYPE_CHECKING:
    from pixelspec.conformance.bench import Bench

BOUNDARY = "a-boundary-of-ours"


class Uploads:
    """`field` is the part of the form that holds the file."""

    def __init__(self, bench: Bench, field: str) -> None:
        self._bench, self._field = bench, field

    def file(self, media: str) -> bytes:
        """A small picture of a media type."""
        forms: dict[str, Format] = {known: form for form, known in MEDIA.items()}
        return picture(8, 8, forms[media])

    def post(self, content: bytes) -> Answer:
        """One upload over the bare wire."""
        head = f'Content-Disposition: form-data; name="{self._field}"; filename="a.png"'
        parts = (f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode(), content)
        body = b"".join((*parts, f"\r\n--{BOUNDARY}--\r\n".encode()))
        exchange = self._bench.subject.exchanges["upload"]
        kind = f"{exchange.content_type}; boundary={BOUNDARY}"
        return self._bench.wire.ask(replace(exchange, content_type=kind), body)

    @property
    def sent(self) -> bytes:
        """The form of the last upload."""
        return self._bench.wire.requests("upload")[-1].content

    def carries(self, content: bytes) -> bool:
        """Whether the last upload was of this file, in its part."""
        return f'name="{self._field}"'.encode() in self.sent and content in self.sent
