"""The conversation of a purchase whose pictures have to be uploaded first."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from .addresses import server_of
from .answers import read_answer
from .conversation import SUBMISSIONS, submit
from .effects import Conversation, Fault, exchange
from .errors import NotSent, PixelError, ReplyMismatch
from .line import Line
from .reading import Reading
from .retry import persist

if TYPE_CHECKING:
    from .plan import Draft
    from .provider import Upload
    from .references import File

_ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
}


def buy(line: Line, draft: Draft, idempotency: str = "") -> Conversation[Reading]:
    """Upload what has to be, then submit: see `placed` and `submit`."""
    content = yield from placed(line, draft)
    return (yield from submit(line, content, idempotency))


def placed(line: Line, draft: Draft) -> Conversation[bytes]:
    """The body of a purchase, with the address of each uploaded picture in its place.

    Nothing is bought before all pictures are there. Raises NotSent or ApiError, of which
    neither cost anything, or ReplyMismatch.
    """
    content, upload = draft.content, line.provider.upload
    for file in draft.files if upload else ():
        assert upload is not None
        address = yield from _uploaded(line, upload, file)
        content = content.replace(_json(file.mark), _json(address))
    return content


def _json(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode()


def _uploaded(line: Line, upload: Upload, file: File) -> Conversation[str]:
    """Sent again only where it never left: who knows what a provider makes of a second
    copy."""

    def once() -> Conversation[str]:
        return (yield from _upload_once(line, upload, file))

    def worth(error: PixelError) -> bool:
        return isinstance(error, NotSent) and error.retry is True

    return (yield from persist(line, once, worth, attempts=SUBMISSIONS))


def _upload_once(line: Line, upload: Upload, file: File) -> Conversation[str]:
    boundary = sha256(file.content).hexdigest()
    send = replace(
        line.send(upload.operation, _form(upload.part, file, boundary)),
        content_type=f"multipart/form-data; boundary={boundary}",
    )
    try:
        answer = yield from exchange(send)
    except Fault as fault:
        where = f"while uploading a picture to {server_of(line.base_url)}"
        error = NotSent(f"not sent: {fault.reason} {where}")
        error.retry = None if fault.sent else True
        raise error from None
    try:
        reading = read_answer(line, upload.operation, answer, billable=False)
        if not reading.address:
            problem = "the upload got no address"
            raise ReplyMismatch([problem], raw=reading.raw, origin=reading.origin)
    except PixelError as error:
        error.charged = "no"
        raise
    return reading.address


def _form(part: str, file: File, boundary: str) -> bytes:
    """One file as multipart/form-data, under a name of our own."""
    name = f"{boundary[:16]}.{_ENDINGS[file.media]}"
    head = (
        f"--{boundary}\r\n"
        f'Content-Disposition: form-data; name="{part}"; filename="{name}"\r\n'
        f"Content-Type: {file.media}\r\n\r\n"
    )
    return head.encode() + file.content + f"\r\n--{boundary}--\r\n".encode()
