"""What an unquoted word means in YAML 1.2: null, boolean, number, else text."""

from __future__ import annotations

import math
import re

Value = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+", re.ASCII)
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_SEXAGESIMAL = re.compile(r"([-+]?)([1-9][0-9_]*(?::[0-5]?[0-9])+)")
_SEXAGESIMAL_FLOAT = re.compile(r"([-+]?)([0-9][0-9_]*(?::[0-5]?[0-9])+)\.[0-9_]*")
_DIGITS = 18


def resolve(word: str) -> Value:
    """The value of an unquoted word; a ValueError says why it is no number we take."""
    if word in _WORDS:
        return _WORDS[word]
    if _INTEGER.fullmatch(word) or _OTHER_BASE.fullmatch(word):
        if len(word) > _DIGITS:
            raise ValueError(f"a number of more than {_DIGITS} digits")
        return int(word, 0) if word[:2] in ("0o", "0x") else int(word)
    if not _FLOAT.fullmatch(word):
        return word
    if word[-1].isalpha() or not math.isfinite(float(word)):
        raise ValueError("a number without end")
    return float(word)


def sexagesimal(word: str) -> int | None:
    """The number, whole part, that YAML 1.1 makes of `16:9` and the like, else None."""
    found = _SEXAGESIMAL.fullmatch(word) or _SEXAGESIMAL_FLOAT.fullmatch(word)
    if not found:
        return None
    number = 0
    for digits in found[2].replace("_", "").split(":"):
        number = number * 60 + int(digits)
    return -number if found[1] == "-" else number
