"""What a fault is called: what was expected, what was found, what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

Schema = Mapping[str, Any]

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "null",
}
_LIMITS = {
    "minItems": "{} or more members",
    "maxItems": "{} or fewer members",
    "minimum": "{} or more",
    "maximum": "{} or less",
    "exclusiveMinimum": "more than {}",
    "const": "{}",
    "uniqueItems": "each member once",
    "minProperties": "a mapping that is not empty",
    "minLength": "a text that is not empty",
}


def listed(words: Iterable[object]) -> str:
    return ", ".join(map(str, words))


def close(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one resembles, else the empty text."""
    found = get_close_matches(word.lower(), list(known), n=1)
    return found[0] if found else ""


def expectation(schema: Schema) -> str:
    """What belongs here."""
    if "x-words" in schema:
        return str(schema["x-words"])
    if "enum" in schema:
        return f"one of {listed(schema['enum'])}"
    types = schema.get("type", ())
    named = [_TYPES[name] for name in ([types] if isinstance(types, str) else types)]
    return " or ".join(named) or "something else"


def found(value: Any) -> str:
    """What stands here."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {shortened(value)}"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    return f"a list of {len(value)}"


def shortened(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def value_fault(keyword: str, value: Any, schema: Schema) -> tuple[str, str]:
    """Message and hint for a value that breaks a keyword of its schema."""
    if keyword == "enum":
        return _unknown_word(value, schema["enum"])
    if keyword == "pattern":
        return f"{shortened(value)} is not {expectation(schema)}", _example(schema)
    if keyword == "type":
        message = f"expected {expectation(schema)}, found {found(value)}"
        return message, _conversion(value, schema)
    stated = schema[keyword]
    limit = _LIMITS[keyword].format(str(stated).lower())
    if keyword in ("minItems", "maxItems") and "x-words" in schema:
        limit = expectation(schema)
    return f"expected {limit}, found {found(value)}", ""


def branch_words(condition: Schema, met: bool | None) -> str:
    """What the branch of a condition means for a key; None: for a key that it needs."""
    verb = {True: "does not go with ", False: "goes only with ", None: "needed with "}
    if "x-words" in condition:
        return verb[met] + str(condition["x-words"])
    if "properties" in condition:
        key, test = next(iter(condition["properties"].items()))
        words = test.get("enum") or [test["const"]]
        return f"{verb[met]}{key} {' or '.join(map(str, words))}"
    return verb[met] + listed(f"'{key}'" for key in condition["required"])


def _unknown_word(value: Any, words: list[Any]) -> tuple[str, str]:
    if not isinstance(value, str):
        message = f"expected one of {listed(words)}, found {found(value)}"
        return message, _as_word(value, words)
    near = close(value, words)
    known = f"one of {listed(words)}"
    hint = f"did you mean '{near}'? ({known})" if near else known
    return f"unknown word {shortened(value)}", hint


def _as_word(value: Any, words: list[Any]) -> str:
    """How to write what looks like a boolean or a number and is one of the words."""
    candidates = {"true": ("yes", "on"), "false": ("no", "off")}
    written = str(value).lower()
    fitting = [w for w in (written, *candidates.get(written, ())) if w in words]
    return f'write "{fitting[0]}"' if fitting else ""


def _conversion(value: Any, schema: Schema) -> str:
    types = schema.get("type", ())
    allowed = [types] if isinstance(types, str) else types
    if "string" in allowed:
        return _quoted(value, schema.get("pattern", ""))
    word = str(value).lower()
    if allowed == ["boolean"] and word in ("yes", "no", "on", "off"):
        return f"write {'true' if word in ('yes', 'on') else 'false'}"
    number = isinstance(value, str) and word.replace(".", "", 1).isdecimal()
    if number and {"integer", "number"} & set(allowed):
        return f"write {word} without quotes"
    return ""


def _quoted(value: Any, pattern: str) -> str:
    """How to write a number or boolean as a text, if that text would be right."""
    written = str(value).lower()
    scalar = isinstance(value, bool | int | float)
    return f'write "{written}"' if scalar and re.search(pattern, written) else ""


def _example(schema: Schema) -> str:
    given = [e for e in schema.get("examples", ()) if isinstance(e, str) and e]
    return f"for example {given[0]}" if given else ""
