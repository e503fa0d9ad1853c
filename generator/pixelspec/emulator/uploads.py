"""Takes the one file out of an upload, and judges it as the page says."""

from __future__ import annotations

from dataclasses import dataclass

from pixelspec.emulator.problem import Problem
from pixelspec.emulator.request import Request
from pixelspec.model.provider import Operation, Provider

FACT = "operations.upload"
ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
}


@dataclass(frozen=True)
class Uploaded:
    media: str
    content: bytes

    @property
    def ending(self) -> str:
        return ENDINGS.get(self.media, "bin")


def uploaded(
    provider: Provider, operation: Operation, request: Request
) -> Uploaded | Problem:
    """The file of an upload, or why it is not taken."""
    content = _file(operation.field, request)
    if not content:
        text = f"there is no file in {operation.field}"
        return Problem(text, f"{FACT}.field", described=True)
    most = operation.most_bytes
    if most is not None and len(content) > most:
        row = next((row for row in provider.errors if row.http == 413), None)
        text = f"a file has {most} bytes at most"
        return Problem(text, f"{FACT}.most-bytes", 413, described=True, row=row)
    media = _media(content)
    if operation.accepts and media not in operation.accepts:
        text = f"a file is one of {', '.join(operation.accepts)}"
        return Problem(text, f"{FACT}.accepts", described=True)
    return Uploaded(media, content)


def _file(field: str, request: Request) -> bytes:
    # Takes a tenth of a second, which nobody else who asks an emulator need pay.
    from email.message import Message
    from email.parser import BytesParser
    from email.policy import HTTP

    kind = request.headers.get("content-type", "")
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    whole = BytesParser(policy=HTTP).parsebytes(head + request.body)
    for part in whole.get_payload() if whole.is_multipart() else ():
        if isinstance(part, Message):
            content = part.get_payload(decode=True)
            named = part.get_param("name", header="content-disposition")
            if named == field and isinstance(content, bytes):
                return content
    return b""


def _media(content: bytes) -> str:
    """By the first bytes, whatever the sender says."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return "application/octet-stream"
