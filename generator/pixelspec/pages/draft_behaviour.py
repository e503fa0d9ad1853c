"""Drafts table, rules and quirks of a model, as far as a page says them in set words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pixelspec.pages.block import Block
from pixelspec.pages.drafting import RATIO, SIZE, Described, Facts, Json, Material
from pixelspec.pages.normal import plain
from pixelspec.pages.piece import slug

Parameters = Mapping[str, Facts]
CELL = re.compile(r"\d{2,5}x\d{2,5}(?:\s*/\s*\d{2,5}x\d{2,5})*")
STEP = re.compile(r"\bmultiples of (\d+)", re.I)
BASELINE = re.compile(r"(?<!\d)(\d{3,5})\s+baseline", re.I)
NEEDS = re.compile(
    r"(?:used together with|only (?:valid |used )?(?:together )?with|requires?|needs?)"
    r" [`*]*([a-z]\w*)",
    re.I,
)
DOWN = re.compile(r"\bdowngrad\w+ to [`*]*([\w:.-]+)", re.I)
EQUAL = re.compile(
    r"(\b(?:typically|usually|mostly|often)\b)?\s*"
    r"(?:equivalent to|the same as|equal to) [`*]*([\w:-]+)",
    re.I,
)
ONLY_FOR = re.compile(
    r"only (?:effective|valid|used|applies|works) (?:for|with) ([\w`*/, -]+)", re.I
)
FALLS = re.compile(r"\bfalls? back to (?:the default )?[`*]*([\w:.-]+)", re.I)
IGNORED = re.compile(
    r"[^:]*\b(?:fields|parameters)\b[^:]*: (.+?) will be ignored", re.I
)
ERRORS = re.compile(
    r"if (.+?) (?:is|are) passed, (?:it|the request) will (?:error|fail)[^:]*: (.+?)\.?$",
    re.I,
)
NAMES = re.compile(r"[a-z]\w*")


def draft_table(parameters: Parameters, material: Material) -> Facts | None:
    """The table of pixels: rows by ratio, columns by the values of another parameter."""
    cells = [b for b in material.blocks if b.kind == "cell"]
    if not cells:
        return _one_axis(parameters, material)
    section = cells[0].locator.split(".")[0]
    cells = [b for b in cells if b.locator.startswith(f"{section}.")]
    heads = [
        b
        for b in material.blocks
        if b.kind == "column" and b.locator.startswith(f"{section}.columns.")
    ]
    columns = [plain(b.text) for b in heads[1:]]
    axes = [plain(heads[0].text), _axis(parameters, columns)] if heads else []
    sized = all(CELL.fullmatch(plain(b.text)) for b in cells)
    if not sized or None in axes or axes[:1] != [_sized(parameters)]:
        return None
    rows: dict[str, list[Json]] = {}
    for block in cells:
        row = block.locator.split(".")[1]
        rows.setdefault(row, []).append(_cell(block))
    refused = any(
        b.refused and b.locator.startswith(f"{section}.") for b in material.blocks
    )
    if refused or any(len(row) != len(columns) for row in rows.values()):
        return None
    named = [b for b in material.blocks if b.kind == "row" and b.text in rows]
    material.take(*cells, *heads, *named)
    found: Facts = {"by": list(axes), "columns": list(columns)}
    found |= _nominal(str(axes[1]), columns, material)
    found |= _step(section, material)
    return {**found, "rows": dict(rows), "at": section}


def _one_axis(parameters: Parameters, material: Material) -> Facts | None:
    """A list of ratios of which each says its pixels."""
    name = _sized(parameters)
    prefix = f"body.{name}."
    rows: Facts = {}
    for block in material.blocks:
        note = plain(block.text).partition(": ")[2]
        if block.kind == "value" and block.locator.startswith(prefix):
            if not CELL.fullmatch(note):
                return None
            rows[block.locator.rpartition(".")[2]] = note
    return {"by": [name], "rows": rows, "at": prefix[:-1]} if name and rows else None


def _sized(parameters: Parameters) -> str | None:
    sized = [name for name, made in parameters.items() if made["type"] == "size"]
    return sized[0] if len(sized) == 1 else None


def _axis(parameters: Parameters, columns: list[str]) -> str | None:
    """The choice whose values the columns are."""
    for name, made in parameters.items():
        values = made.get("values")
        if isinstance(values, dict) and list(values) == columns:
            return name
    return None


def _cell(block: Block) -> Json:
    sizes: list[Json] = [f"{m[1]}x{m[2]}" for m in SIZE.finditer(plain(block.text))]
    return sizes[0] if len(sizes) == 1 else sizes


def _nominal(axis: str, columns: list[str], material: Material) -> Facts:
    edges: Facts = {}
    for column in columns:
        where = f"body.{axis}.{column}"
        block = next((b for b in material.blocks if b.locator == where), None)
        found = BASELINE.search(plain(block.text)) if block else None
        if found:
            edges[column] = int(found[1])
    return {"baseline": edges} if len(edges) == len(columns) else {}


def _step(section: str, material: Material) -> Facts:
    for block in material.blocks:
        found = STEP.search(plain(block.text))
        if found and block.locator.startswith(f"{section}."):
            material.take(block)
            return {"step": int(found[1])}
    return {}


def draft_rules(parameters: Parameters, material: Material) -> Facts:
    """What a sentence under a parameter demands of another one."""
    found: Facts = {}
    lists = [n for n, p in parameters.items() if p.get("of") == "url"]
    for described in material.described("body"):
        made = parameters.get(described.name)
        for block in described.sentences if made else ():
            text = plain(block.text)
            other = NEEDS.search(text)
            if other and other[1] in parameters and other[1] != described.name:
                key = f"{slug(described.name)}-needs-{slug(other[1])}"
                found[key.replace("_", "-")] = {
                    "given": described.name,
                    "requires": other[1],
                    "at": block.locator,
                }
                material.take(block)
            if made and made["type"] == "url":
                found |= _picture(described, block, lists, material)
    return found


def _picture(
    described: Described, block: Block, lists: list[str], material: Material
) -> Facts:
    text, name = plain(block.text), described.name
    key = slug(name).replace("_", "-")
    if re.search(r"\balpha channel\b", text, re.I) and " not " not in text:
        material.take(block)
        return {
            f"{key}-has-alpha": {"image": name, "has": "alpha", "at": block.locator}
        }
    same = re.search(r"\bdimensions must match the first reference", text, re.I)
    if same and len(lists) == 1:
        material.take(block)
        said: Json = {"image": name, "same-size-as": lists[0], "at": block.locator}
        return {f"{key}-as-large": said}
    return {}


def draft_quirks(parameters: Parameters, material: Material) -> Facts:
    """What a page says to be downgraded, equal, without effect, or to fall back."""
    found: Facts = {}
    for described in material.described("body"):
        made = parameters.get(described.name, {})
        words = [*_words(made.get("values")), *_words(made.get("ratios"))]
        for block in described.blocks[1:]:
            for key, quirk in _quirks(described, block, words, parameters):
                found[key.replace("_", "-")] = {**quirk, "at": block.locator}
                material.take(block)
    return found


def _words(values: Json | None) -> list[str]:
    return list(values) if isinstance(values, dict) else []


def _quirks(
    described: Described, block: Block, words: list[str], parameters: Parameters
) -> Iterator[tuple[str, Facts]]:
    text, name = plain(block.text), described.name
    value = block.locator.rpartition(".")[2]
    key = slug(f"{name} {value}")
    if block.kind == "value" and value in words:
        down, equal = DOWN.search(text), EQUAL.search(text)
        if down and down[1] in words:
            when: Facts = {"when": {name: value}, "effect": "downgraded"}
            yield f"{key}-downgraded", {**when, "to": {name: down[1]}}
        elif equal and equal[2] in words:
            same: Facts = {"when": {name: value}, "effect": "substituted"}
            same["to"] = {name: equal[2]}
            yield f"{key}-substituted", same | ({"likely": True} if equal[1] else {})
    falls, only = FALLS.search(text), ONLY_FOR.search(text)
    if falls and falls[1] in words and re.search(r"\bnot (?:in|on|listed)\b", text):
        gone: Facts = {"when": {name: "unlisted"}, "effect": "falls-back"}
        yield f"{slug(name)}-falls-back", {**gone, "to": {name: falls[1]}}
    if only:
        listed = [word for word in re.split(r"[\s/,]+|\bor\b|\band\b", only[1]) if word]
        owners = [
            other
            for other, made in parameters.items()
            if listed and set(listed) <= set(_words(made.get("values")))
        ]
        if len(owners) == 1:
            tests: Json = {name: "given", owners[0]: {"not": list(listed)}}
            rest: Facts = {"effect": "ineffective", "on": name}
            yield f"{slug(name)}-ineffective", {"when": tests, **rest}


def draft_unsupported(parameters: Parameters, material: Material) -> Facts:
    """The parameters that are named only to say that they are ignored or refused."""
    found: Facts = {}
    for block in material.blocks:
        text = plain(block.text) if block.kind == "sentence" else ""
        ignored, refused = IGNORED.fullmatch(text.rstrip(".")), ERRORS.search(text)
        if ignored:
            listed = ignored[1]
            for name in NAMES.findall(listed.replace("etc.", "").replace("etc", "")):
                if name not in parameters:
                    found[name] = {"effect": "ignored", "at": block.locator}
            if "etc" in listed:
                found["others"] = {"effect": "ignored", "at": block.locator}
            material.take(block)
        if refused:
            for name in NAMES.findall(refused[1]):
                said: Facts = {"effect": "refused", "message": refused[2]}
                found[name] = {**said, "at": block.locator}
            material.take(block)
    others = found.pop("others", None)
    return found | ({"others": others} if others else {})


def ratios_of(parameters: Parameters) -> list[str]:
    name = _sized(parameters)
    words = _words(parameters[name].get("ratios")) if name else []
    return [word for word in words if RATIO.fullmatch(word)]
