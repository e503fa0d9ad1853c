"""Drafts the parameters of a model from what a page says of them one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pixelspec.pages.block import Block
from pixelspec.pages.drafting import RATIO, SIZE, Described, Facts, Json, Material
from pixelspec.pages.normal import plain

YES = ("required", "yes", "y", "true", "是")
NO = ("optional", "no", "n", "false", "否")
PAIR = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:~|-|to|–|\.\.)\s*(-?\d+(?:\.\d+)?)")
IN_RANGE = re.compile(rf"\brange:?\s*{PAIR.pattern}", re.I)
SINGLE = re.compile(r"\D*?(\d+)\s*")
ALONE = re.compile(r"(?:or\s+)?[`*]*([\w:.-]+)[`*]*[,.]?", re.I)
LISTED = re.compile(
    r"(?:one of:? |values:? )?([\w:.-]+(?:\s*,\s*[\w:.-]+)*\s*,?\s*(?:or|,)\s+[\w:.-]+)[.]?",
    re.I,
)
UNQUOTED = re.compile(r"\b(?:not|never)\b.*\b(?:quot\w+|text|string)\b", re.I)
DIRECT = re.compile(
    r"\b(?:pixels?|dimensions?)\b.*\b(?:directly|such as|e\.g\.|like)\b", re.I
)
INVENTED = re.compile(r"\byour\b|[<{]", re.I)


def draft_parameters(material: Material) -> dict[str, Facts]:
    """Every parameter whose type is certain; the others are left in the material."""
    found: dict[str, Facts] = {}
    for described in material.described("body"):
        name = described.name
        made = _parameter(described, material) if name not in found else None
        if made is not None and "." not in name and "[" not in name:
            found[name] = made
            material.take(described.blocks[0])
    return found


def _parameter(described: Described, material: Material) -> Facts | None:
    stated = described.attribute("type")
    if stated is None:
        return None
    values = _values(described)
    made = _typed(described, plain(stated.text).casefold(), values)
    if not made:
        return None
    material.take(stated, *(block for block in values.values()))
    _required(described, made, material)
    _default(described, made, material)
    _bounds(described, made, material)
    if described.name == "model":
        _fixed(described, made, material)
    made["at"] = described.at
    return made


def _typed(described: Described, word: str, values: dict[str, Block]) -> Facts:
    """The type of the language that a type of the page is; empty where that is open."""
    about_url = re.search(r"\burls?\b", described.text) or re.search(
        r"(?:^|_)urls?$", described.name
    )
    if word.startswith(("array", "list")) or word.endswith("[]"):
        return {"type": "list", "of": "url"} if about_url else {}
    ratios = [value for value in values if RATIO.fullmatch(value)]
    if len(ratios) > 1 and set(values) - set(ratios) <= {"auto"}:
        return _size(described, ratios, values)
    if word in ("string", "str", "text", "enum", "enum<string>"):
        if len(values) > 1:
            listed: Json = {value: "" for value in values}
            return {"type": "choice", "values": listed}
        if re.search(r"(?:^|_)urls?$", described.name):
            return {"type": "url"}
        return {"type": "text"}
    plain_types = {"integer": "integer", "int": "integer", "number": "number"}
    plain_types |= {"float": "number", "boolean": "boolean", "bool": "boolean"}
    return {"type": plain_types[word]} if word in plain_types else {}


def _size(
    described: Described, ratios: Sequence[str], values: dict[str, Block]
) -> Facts:
    accepts: list[Json] = ["ratio"]
    accepts += ["auto"] if "auto" in values else []
    if any(_direct(block) for block in described.sentences):
        accepts.append("pixels")
    notes: Json = {ratio: "" for ratio in ratios}
    return {"type": "size", "accepts": accepts, "ratios": notes}


def _direct(block: Block) -> bool:
    """Whether a sentence offers sizes in pixels, with an example."""
    text = plain(block.text)
    return bool(DIRECT.search(text) and SIZE.search(text)) and " not " not in text


def _values(described: Described) -> dict[str, Block]:
    """The values that are listed one by one, each with its block."""
    found: dict[str, Block] = {}
    for block in described.blocks:
        if block.kind == "value":
            word = block.locator.rpartition(".")[2].partition("~")[0]
            found.setdefault(word, block)
    for block in described.sentences if not found else ():
        words = LISTED.fullmatch(plain(block.text))
        listed = re.split(r"\s*,\s*(?:or\s+)?|\s+or\s+", words[1]) if words else []
        found |= dict.fromkeys(listed, block)
    alone = [ALONE.fullmatch(plain(block.text)) for block in described.sentences]
    if not found and len(alone) > 1 and all(alone):
        pairs = zip(alone, described.sentences, strict=True)
        found = {match[1]: block for match, block in pairs if match}
    return found


def _required(described: Described, made: Facts, material: Material) -> None:
    stated = described.attribute("required")
    if stated is None:
        return
    word = plain(stated.text).casefold()
    if word in YES:
        made["required"] = True
    if word in (*YES, *NO):
        material.take(stated)


def _default(described: Described, made: Facts, material: Material) -> None:
    stated = described.attribute("default")
    if stated is None:
        return
    value = _as(str(made["type"]), plain(stated.text).strip("\"'"))
    if value is not None:
        made["default"] = value
        material.take(stated)


def _as(kind: str, text: str) -> Json:
    """A value of the page as one of its type; None where it is none."""
    if kind == "integer":
        return int(text) if re.fullmatch(r"-?\d+", text) else None
    if kind == "number":
        return float(text) if re.fullmatch(r"-?\d+(?:\.\d+)?", text) else None
    if kind == "boolean":
        return {"true": True, "false": False}.get(text.casefold())
    return text or None


def _bounds(described: Described, made: Facts, material: Material) -> None:
    if made["type"] in ("integer", "number"):
        stated = described.attribute("range")
        found = PAIR.search(plain(stated.text)) if stated else None
        single = SINGLE.fullmatch(plain(stated.text)) if stated else None
        if stated and (found or single):
            ends = found.groups() if found else (single[1], single[1]) if single else ()
            made["range"] = [_number(end) for end in ends]
            material.take(stated)
        for block in described.sentences:
            _numeric(block, made, material)
        _facets(described, made, "range", ("minimum", "maximum"), material)
    if made["type"] == "text":
        _facets(described, made, "length", ("minlength", "maxlength"), material)
    if made["type"] == "list":
        _facets(described, made, "items", ("minitems", "maxitems"), material)


def _numeric(block: Block, made: Facts, material: Material) -> None:
    text = plain(block.text)
    found = IN_RANGE.search(text)
    if found and "range" not in made:
        made["range"] = [_number(end) for end in found.groups()]
        material.take(block)
    if UNQUOTED.search(text):
        made["strict"] = True
        material.take(block)


def _facets(
    described: Described,
    made: Facts,
    key: str,
    names: tuple[str, str],
    material: Material,
) -> None:
    ends = [described.attribute(name) for name in names]
    if any(ends) and key not in made:
        made[key] = [_number(end.text) if end else None for end in ends]
        material.take(*ends)


def _number(text: str) -> Json:
    return float(text) if "." in text else int(text)


def _fixed(described: Described, made: Facts, material: Material) -> None:
    """The name of the model, if every sample of the page sends the same."""
    sent = [
        leaf
        for leaves in material.samples().values()
        for leaf in leaves
        if leaf.path == described.name
    ]
    names = {leaf.text for leaf in sent}
    if len(names) == 1 and not INVENTED.search(sent[0].text):
        said = [b for b in described.sentences if sent[0].text in plain(b.text)]
        if made.get("default", sent[0].text) == sent[0].text:
            made["fixed"] = sent[0].text
            material.take(*said)
