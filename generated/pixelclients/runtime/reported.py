"""A reply as a report that anybody may read: its shape, and no text of its own.

Of the texts of a reply only what the page itself writes stays (names of fields, states,
codes, sizes in pixels), besides names and codes that the page does not have, up to LONGEST
characters. So a text that is longer cannot be in a report, wherever the reply repeats it.
Every other value keeps its type: a text says how long it was, an address its host.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import cast
from urllib.parse import urlsplit

from .origin import Origin
from .provider import NO_VOCABULARY, Vocabulary

LONGEST = 31
"""Characters in a row, at most, that a report takes over without knowing them."""

_DEEPEST, _MOST, _DIGITS = 16, 100, 13
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,30}")
_PIXELS = re.compile(r"[0-9]{1,5}[x*:][0-9]{1,5}")
_TYPE = re.compile(r"[a-z]{1,12}/[a-z0-9.+-]{1,18}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{64}")
_HOST = re.compile(r"[a-z0-9.-]+")
_ENDING = re.compile(r"\.(?:png|jpe?g|webp|gif|avif|bmp|mp4)")


def report_text(
    raw: object,
    origin: Origin | None,
    *,
    shape: str = "",
    expected: Sequence[str] = (),
    readable: bool = True,
) -> str:
    """The report as JSON. `shape` is the reply of the page as which it was read, `expected`
    says where it differs; what is not `readable` was no JSON."""
    vocabulary = origin.vocabulary if origin else NO_VOCABULARY
    about = origin or Origin("", "", vocabulary)
    kind = about.content_type.partition(";")[0].strip().lower()
    whole = {
        "pixelclients-reply": 1,
        "provider": about.provider,
        "model": about.model,
        "request": about.request,
        "reply": shape,
        "each": about.each,
        "http": about.status,
        "content-type": kind if _TYPE.fullmatch(kind) else _hidden("text", kind),
        "bytes": about.length,
        "expected": list(expected),
        "json": readable,
        "body": _Redaction(vocabulary).value(raw, "", 0) if readable else None,
    }
    return json.dumps(whole, indent=1)


def without_ids(problem: str, ids: Sequence[str]) -> str:
    """What a mismatch says, with no task id in it: whoever has one has the pictures."""
    for id in sorted(ids, key=len, reverse=True):
        problem = problem.replace(repr(id), "'...'").replace(f"task {id} ", "the task ")
    kept = any(len(id) > 3 and id in problem for id in ids)
    return _hidden("text", problem) if kept else problem


def _hidden(kind: str, text: str) -> str:
    return f"<{kind} of {len(text)} characters>" if text else ""


@dataclass(frozen=True)
class _Redaction:
    """Takes everything out of a JSON value that the page does not know."""

    vocabulary: Vocabulary

    def value(self, value: object, path: str, depth: int) -> object:
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, dict | list) and depth >= _DEEPEST:
            return "<object>" if isinstance(value, dict) else "<list>"
        if isinstance(value, dict):
            return self._object(cast("dict[str, object]", value), path, depth)
        if isinstance(value, list):
            items = cast("list[object]", value)[:_MOST]
            return [self.value(item, f"{path}[]", depth + 1) for item in items]
        return self._number(value, path)

    def _object(
        self, members: Mapping[str, object], path: str, depth: int
    ) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, value in list(members.items())[:_MOST]:
            shown = self._name(name)
            if shown in found:
                shown = f"{shown[:-1]}, number {len(found)}>"
            inner = f"{path}.{name}" if path else name
            found[shown] = self.value(value, inner, depth + 1)
        return found

    def _name(self, name: str) -> str:
        known = name in self.vocabulary.words or _is_name(name)
        return name if known else f"<name of {len(name)} characters>"

    def _number(self, value: object, path: str) -> object:
        """Digits may be an id, or what somebody wrote."""
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, float):
            return value if isfinite(value) else "<number>"
        digits = len(str(abs(cast("int", value))))
        plain = digits <= _DIGITS and path not in self.vocabulary.ids
        return value if plain else f"<integer of {digits} digits>"

    def _text(self, text: str, path: str) -> str:
        if text in self.vocabulary.words or _PIXELS.fullmatch(text):
            return text
        if path in self.vocabulary.tokens and _is_name(text):
            return text
        if text[:5] == "data:":
            return _hidden("data-uri", text)
        if text[:8] == "https://" or text[:7] == "http://":
            return _address(text)
        encoded = _BASE64.match(text) is not None
        return _hidden("base64" if encoded else "text", text)


def _is_name(text: str) -> bool:
    """Whether a text looks like a name, and not like the id of something."""
    return _NAME.fullmatch(text) is not None and sum(map(str.isdigit, text)) <= 4


def _address(text: str) -> str:
    """The scheme, the end of the host and the ending of the path."""
    try:
        parts = urlsplit(text)
        host, path = (parts.hostname or ""), parts.path
    except ValueError:
        return _hidden("text", text)
    shown = _shortened(host)
    ending = "." + path.rpartition(".")[2].lower()
    ending = f" ending {ending}" if _ENDING.fullmatch(ending) else ""
    return f"<address by {parts.scheme} on {shown}{ending}>"


def _shortened(host: str) -> str:
    """A host, without the labels in front that make it too long to be shown."""
    labels = host.split(".")
    while len(".".join(labels)) > LONGEST - 2:
        labels = labels[1:]
    end = ".".join(labels)
    if not end or not _HOST.fullmatch(end):
        return "*"
    return end if end == host else f"*.{end}"
