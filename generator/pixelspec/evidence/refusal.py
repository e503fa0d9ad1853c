"""Finds the error row that a refusal belongs to, and says how far it keeps to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixelspec.evidence.observation import Observation, quoted
from pixelspec.evidence.sample import Sample
from pixelspec.evidence.shape import Misfit, reached
from pixelspec.model.provider import ErrorRow, Provider
from pixelspec.model.reply import Reply, Role


def refusal(
    provider: Provider, reply: Reply | None, sample: Sample
) -> Iterator[Observation]:
    """What an error reply says of the rows of the provider."""
    code = text_in(reply, "error-code", sample.body)
    message = text_in(reply, "message", sample.body)
    came = f"HTTP {sample.http or '?'}" + (f", {quoted(code)}" if code else "")
    row = row_of(provider.errors, sample.http, code)
    if row is None:
        yield from unlisted(provider, reply, sample.http, code, came)
        return
    path = f"errors.{row.id}"
    yield Observation("confirmed", path, row.source, f"this row: {came}")
    unclear = sample.redacted or not message
    if row.message and not unclear and row.message not in message:
        says = f"the message is not {quoted(row.message)}"
        yield Observation("contradicted", path, row.source, says)


def text_in(reply: Reply | None, role: Role, body: object) -> str:
    """The first text of a role; "" where there is none."""
    for field in reply.role(role) if reply else ():
        for value in reached(body, field.path):
            if value is not None and not isinstance(value, Misfit | dict | list):
                return str(value)
    return ""


def row_of(rows: Sequence[ErrorRow], http: int | None, code: str) -> ErrorRow | None:
    """The row whose code came, else that of the status: as a client looks for it."""
    for row in rows:
        known = http is None or row.http in (None, http) or http < 300
        if row.code and known and of_code(row.code, code):
            return row
    for row in rows:
        if http is not None and row.http == http and row.code in ("", str(http)):
            return row
    return None


def of_code(known: str, code: str) -> bool:
    """Whether a code is the one of a row, or of its family (`InvalidParameter.*`)."""
    if known.endswith(".*"):
        return code == known[:-2] or code.startswith(known[:-1])
    return code == known


def unlisted(
    provider: Provider, reply: Reply | None, http: int | None, code: str, came: str
) -> Iterator[Observation]:
    """A refusal that no row is about, though perhaps one with another status is."""
    elsewhere = [row for row in provider.errors if row.code and of_code(row.code, code)]
    for row in elsewhere:
        says = f"{quoted(code)} came with HTTP {http}, not with {row.http}"
        yield Observation("contradicted", f"errors.{row.id}", row.source, says)
    if not elsewhere:
        source = reply.source if reply else provider.source
        yield Observation("undocumented", "errors", source, f"no row is about {came}")
