"""Whatever a spec says, it stands in the pages as plain text."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections import Counter
from collections.abc import Callable
from dataclasses import is_dataclass, replace
from functools import cache
from typing import Any, get_type_hints

import pytest

from documented import catalogue, endpoint, fences, index, page, sections
from pixelspec.model.endpoint import ExampleReply, ExampleRequest
from pixelspec.place import Place
from pixelspec.plan.markdown import address, code, codes, fenced, link, prose, table

Change = Callable[[str], str]

# All models would take minutes and show little more: each kind of row is here. The four
# with example requests and replies; of each vendor the model with the most in it, pictures,
# modes and switches in nested places here, groups, tables and rules there; and one model
# that is served with another provider's facts, as all served ones are made alike.
IDS = (
    "dalle-format/imagen4",
    "gccai/gpt-image-2-official",
    "gccai/imagen-4.0-gccai",
    "oceanbase/generic",
    "bailian/wan2.6-image",
    "volcengine/seedream-4.0",
    "oceanbase/seedream-5.0-lite",
)

HOSTILE = (
    "' \" ''' \"\"\" ` `` ``` ~~~ $' \\",
    "a | b | c",
    "\n\n| a | b |\n| - | - |\n",
    "<script>alert(1)</script> <b onclick=x> <!-- --> &lt; &amp; ]]>",
    "one\ntwo\r\n\n# heading\n- item\n1. item\n> said\n---\n===\n    code",
    "[a](http://evil.test) ![x](http://evil.test/x.png) [r]: http://evil.test",
    "http://evil.test/`x`|y www.evil.test a@evil.test mailto:a@evil.test <http://e.test>",
    "{{ 7*7 }} {% raw %} {# c #} }} %} ${HOME} `{{ 7*7 }}` http://{{x}}",
    "*bold* _soft_ __init__ ~~gone~~ $x$ a_b_c",
    "x\u2028y\u2029z\x85w\x0bv\x0c \u202e \u2066 \x07 \x1b[31m \ufeff \x00",
    '\'; rm -rf / #\nEOF\n$(id) `id` "$(id)"',
    '"""\nimport os\n"""',
)
ACTIVE = re.compile(r"[`*_\[\]<>#|~{}&$\\\n]|://|www\.|@")


def rewritten(value: Any, change: Change) -> Any:
    """A model with every free text changed; words of the language stay."""
    if isinstance(value, str):
        return change(value) if value else value
    if isinstance(value, ExampleRequest | ExampleReply):
        body = json.dumps(inside(json.loads(value.body), change))
        changed = replace(value, body=body, id=change(value.id))
        if isinstance(value, ExampleReply):
            changed = replace(changed, reply=change(value.reply))
        return replace(changed, source=rewritten(value.source, change))
    if isinstance(value, tuple):
        return tuple(rewritten(member, change) for member in value)
    if is_dataclass(value) and not isinstance(value, Place | type):
        free = free_fields(type(value))
        return replace(value, **{n: rewritten(getattr(value, n), change) for n in free})
    return value


@cache
def free_fields(model: type) -> tuple[str, ...]:
    """The fields that may hold any text, and those with such fields inside."""
    hints = get_type_hints(model)
    return tuple(n for n, hint in hints.items() if "Literal" not in str(hint))


def inside(value: Any, change: Change) -> Any:
    """JSON with every text changed, names of members too."""
    if isinstance(value, dict):
        return {change(name): inside(part, change) for name, part in value.items()}
    if isinstance(value, list):
        return [inside(part, change) for part in value]
    return change(value) if isinstance(value, str) else value


def active(text: str) -> Counter[str]:
    """The characters of a page that mean something to Markdown."""
    text = re.sub(r"(?ms)^(`{3,})\w*\n.*?\n\1$", "", text)
    spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)
    assert [span for span in spans if "|" in span] == []
    text = re.sub(r"(?<!`)`[^`\n]+`(?!`)", "", text)
    text = re.sub(r"<https?://[^<>\s]+>", "", text)
    text = re.sub(r"\]\([^()\s]*\)", "](", text)
    text = re.sub(r"\\[!-/:-@\[-`{-~]|&(?:#\d+|[a-z]+);", "", text)
    text = re.sub(r"(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])", "", text)
    starts = re.findall(r"(?m)^ *(?:[-+=>:]|\d+[.)] |    )", text)
    return Counter(ACTIVE.findall(text)) + Counter(starts)


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("before", [False, True], ids=["behind", "before"])
def test_no_text_becomes_markup(id: str, hostile: str, before: bool) -> None:
    model = endpoint(id)
    text, plain = hostile.replace("#", ""), "Zz"
    harmful = page(rewritten(model, lambda s: text + s if before else s + text))
    harmless = page(rewritten(model, lambda s: plain + s if before else s + plain))
    assert active(harmful) == active(harmless)
    assert harmful.endswith("\n") and not harmful.endswith("\n\n")
    lines = harmful.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    assert len(harmful.splitlines()) == len(lines) - 1
    assert len(sections(harmful)) == len(sections(harmless))


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_becomes_code(id: str, hostile: str) -> None:
    model = rewritten(endpoint(id), lambda s: s + hostile)
    plain = rewritten(endpoint(id), lambda s: f"{s}Zz")
    command = shlex.split(fences(page(model), "sh")[0])
    assert len(command) == len(shlex.split(fences(page(plain), "sh")[0]))
    if model.example_requests:
        assert json.loads(command[-1]) == json.loads(model.example_requests[0].body)
    fixed = {p.fixed for p in model.parameters if isinstance(p.fixed, str)}
    assert model.example_requests or fixed <= set(texts(json.loads(command[-1])))
    for source in fences(page(model), "python"):
        used = {type(node) for node in ast.walk(ast.parse(source))}
        assert used <= PLAIN, used - PLAIN


def texts(value: object) -> list[object]:
    """Every text in JSON but the names of members."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [text for part in parts for text in texts(part)]
    return [value]


PLAIN = {
    ast.Module,
    ast.ImportFrom,
    ast.alias,
    ast.Assign,
    ast.Name,
    ast.Store,
    ast.Load,
    ast.Call,
    ast.Attribute,
    ast.keyword,
    ast.Constant,
    ast.List,
    ast.Dict,
    ast.Expr,
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_index_is_plain(hostile: str) -> None:
    harmful = index(rewritten(catalogue(), lambda s: s + hostile))
    assert active(harmful) == active(index(rewritten(catalogue(), lambda s: s + "Zz")))


def test_the_check_finds_markup() -> None:
    for text in ("*a*", "[a](b)", "<b>", "a\n\nb", "`a", "{{ a }}", "http://a", "- a"):
        assert active(f"x {text}\n{text}\n") != active("x a\na\n"), text
    assert active(r"\*a\* &lt;b&gt; `<b>` a_b \# 1\. x") == active("a")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, with image_urls and 16:9.", "plain, with image_urls and 16:9."),
        ("a  b\n\tc\u2028d\u3000e", "a b c d e"),
        ("*a* [b](c) ~d~", r"\*a\* \[b\](c) \~d\~"),
        ("<b> & &lt;", "&lt;b&gt; &amp; &amp;lt;"),
        ("_a_ __b__ c_d _", r"\_a\_ \_\_b\_\_ c_d \_"),
        (
            "a|b `c` {{d}} $e$",
            "a&#124;b &#96;c&#96; &#123;&#123;d&#125;&#125; &#36;e&#36;",
        ),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("1.5 a", "1.5 a"),
        ("# a", r"\# a"),
        ("=== a", r"\=== a"),
        ("see http://a.b/c_d now", "see `http://a.b/c_d` now"),
        ("WWW.a.b a@b.c", "`WWW.a.b` `a@b.c`"),
        ("http://a`b|c@d", "`http://a`&#96;b&#124;`c@d`"),
        ("a\u202eb\x00c", "a\ufffdb\ufffdc"),
        ("", ""),
    ],
)
def test_prose_is_plain(text: str, shown: str) -> None:
    assert prose(text) == shown


def test_code_is_code_only_where_that_is_safe() -> None:
    assert code("a_b*<c>") == "`a_b*<c>`"
    assert code("a`b") == "a&#96;b"
    assert code("a|b") == "a&#124;b"
    assert code("{{a}}") == "&#123;&#123;a&#125;&#125;"
    assert code("/tasks/{task_id}") == "`/tasks/{task_id}`"
    assert code("a\n b") == "`a b`"
    assert code(" ") == ""
    assert codes(["a", "b", "c"], "or") == "`a`, `b` or `c`"
    assert codes(["a", "b"]) == "`a`, `b`"
    assert codes([]) == ""


def test_a_fence_is_longer_than_any_inside() -> None:
    assert fenced("sh", "a") == "```sh\na\n```"
    assert fenced("", "````") == "`````\n````\n`````"


def test_only_an_address_can_be_followed() -> None:
    assert address("https://a.b/c?d=e") == "<https://a.b/c?d=e>"
    for text in ("javascript:alert(1)", "https://a.b/c d", "https://a.b/<c>"):
        assert not address(text).startswith("<")
    assert link("a", "b c)/d.md") == "[a](b%20c%29/d.md)"


def test_a_table_has_no_empty_column() -> None:
    rows = [("1", "", "3"), ("", "", "4")]
    assert (
        table(("a", "b", "c"), rows) == "| a | c |\n| --- | --- |\n| 1 | 3 |\n|  | 4 |"
    )
