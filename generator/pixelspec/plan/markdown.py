"""Text from a spec as Markdown: plain text, code spans, fences and tables, never markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from urllib.parse import quote

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        "*": "\\*",
        "[": "\\[",
        "]": "\\]",
        "~": "\\~",
        "#": "\\#",
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        # No backslash: these have a meaning to tables, to code spans beside them, or to
        # what a site runs over its pages before Markdown.
        "`": "&#96;",
        "|": "&#124;",
        "{": "&#123;",
        "}": "&#125;",
        "$": "&#36;",
    }
)
# Between two letters an underscore is only itself, and most names have some.
_EMPHASIS = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_BLOCK = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)](?:\s|$)))")
# What renderers make links of without being asked; an escape does not stop all of them.
_LINK = re.compile(r"://|@|www\.", re.IGNORECASE)
_NO_CODE = re.compile(r"[`|]|\{[{%#]")
_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%\[\]-]+", re.ASCII)


def folded(text: str) -> str:
    """One line, its characters all visible; what cannot be seen leaves a mark."""
    words = " ".join(text.split())
    if words.isprintable():
        return words
    return "".join("\ufffd" if _is_hidden(c) else c for c in words)


def prose(text: str) -> str:
    """Plain text; a word that renderers would turn into a link becomes code."""
    words = (_word(word) for word in folded(text).split(" "))
    return _BLOCK.sub(_escape_block, " ".join(words))


def code(text: str) -> str:
    """A code span; plain text where a code span could not hold it everywhere."""
    plain = folded(text)
    return f"`{plain}`" if plain and not _NO_CODE.search(plain) else prose(plain)


def codes(texts: Iterable[str], last: str = "") -> str:
    """Code spans with commas between them, and a word before the last."""
    *first, final = [code(text) for text in texts] or [""]
    if not first:
        return final
    return ", ".join(first) + (f" {last} " if last else ", ") + final


def sentence(text: str) -> str:
    """Plain text with a full stop."""
    plain = prose(text)
    return plain if not plain or plain[-1] in ".!?…。" else f"{plain}."


def address(text: str) -> str:
    """An address that can be followed, if it is one."""
    return f"<{text}>" if _ADDRESS.fullmatch(text) else code(text)


def link(label: str, path: str) -> str:
    """A link to a file of ours; `label` is Markdown already."""
    return f"[{label}]({quote(path, safe='/.-_~')})"


def fenced(language: str, text: str) -> str:
    """A code block whose fence is longer than any inside."""
    runs = re.findall(r"`+", text)
    fence = "`" * max(3, *(len(run) + 1 for run in runs), 0)
    return f"{fence}{language}\n{text}\n{fence}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown cells, without the columns that are empty all the way down."""
    body = [tuple(row) for row in rows]
    used = [i for i in range(len(header)) if any(row[i] for row in body)]
    kept = [[row[i] for i in used] for row in [tuple(header), *body]]
    lines = [_row(cells) for cells in kept]
    return "\n".join([lines[0], _row(["---"] * len(used)), *lines[1:]])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _word(word: str) -> str:
    if not _LINK.search(word):
        return _escaped(word)
    pieces = re.split(r"([`|{}])", word)
    return "".join(code(p) if _LINK.search(p) else _escaped(p) for p in pieces)


def _escaped(text: str) -> str:
    return _EMPHASIS.sub(r"\\_", text.translate(_ESCAPES))


def _escape_block(match: re.Match[str]) -> str:
    """The backslash goes before a mark, and behind the digits of a numbered item."""
    start = match[0]
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN
