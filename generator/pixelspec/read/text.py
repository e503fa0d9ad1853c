"""Bytes into text that holds nothing a reader of the spec could not see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pixelspec.place import Finding, Place

LIMIT = 1 << 20
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# A file of another format would fill pages with the same complaint.
_ENOUGH = 10


def decode(data: bytes | str, file: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file; with a finding, nothing in the text may be trusted."""
    if len(data) > LIMIT:
        message = f"larger than {LIMIT >> 20} MiB; no spec is"
        return "", (_whole(file, message, "take the foreign data out of the file"),)
    if isinstance(data, bytes):
        if b"\0" in data:
            message = "binary data, not text"
            return "", (_whole(file, message, "save the file as UTF-8"),)
        try:
            data = data.decode("utf-8")
        except UnicodeDecodeError as error:
            return "", (_not_utf8(error, file),)
    text = data.replace("\r\n", "\n")
    return text, tuple(_hidden(text, file))[:_ENOUGH]


def hidden(text: str) -> str | None:
    """The first character of a value that cannot be seen, line breaks aside."""
    if text.isprintable():
        return None
    return next((c for c in text if c != "\n" and _invisible(c)), None)


def _invisible(character: str) -> bool:
    category = unicodedata.category(character)
    return category in _INVISIBLE or character in "\ufffe\uffff"


def hidden_finding(character: str, place: Place) -> Finding:
    """What to say of a character that nobody sees."""
    if character == "\t":
        return Finding(place, "read", "a tab", hint="indent with spaces")
    name = unicodedata.name(character, "").lower()
    if unicodedata.category(character) == "Cs":
        name = "half of a surrogate pair"
    named = f"U+{ord(character):04X}" + (f" ({name})" if name else "")
    return Finding(place, "read", f"invisible character {named}", hint="remove it")


def _hidden(text: str, file: str) -> Iterator[Finding]:
    # Not splitlines(): that would break lines at characters which are refused here.
    for number, line in enumerate(text.split("\n"), 1):
        if line.isprintable():
            continue
        for column, character in enumerate(line, 1):
            if _invisible(character):
                yield hidden_finding(character, Place(file, number, column))
                if re.fullmatch(r"\t+", line[column - 1 : column + 1]):
                    break


def _not_utf8(error: UnicodeDecodeError, file: str) -> Finding:
    before = bytes(error.object[: error.start]).decode("utf-8")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    message = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
    place = Place(file, line, column)
    return Finding(place, "read", message, hint="save the file as UTF-8")


def _whole(file: str, message: str, hint: str) -> Finding:
    return Finding(Place(file), "read", message, hint=hint)
