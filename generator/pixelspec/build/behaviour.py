"""Builds what a provider refuses, changes, contradicts or leaves open."""

from __future__ import annotations

from typing import Literal, get_args

from pixelspec.build.condition import condition
from pixelspec.build.reading import (
    Unbuildable,
    child,
    each,
    entries,
    flag_at,
    items,
    mapping,
    number,
    scalar,
    text,
    text_at,
    texts_at,
    word,
)
from pixelspec.build.source import entry_source
from pixelspec.model.behaviour import (
    Conflict,
    Effect,
    Gap,
    Quirk,
    Rule,
    RuleKind,
    Unsupported,
)
from pixelspec.model.condition import Condition
from pixelspec.place import Finding
from pixelspec.read.tree import Entry, Mapping

Fate = Literal["ignored", "refused"]

EFFECTS: tuple[Effect, ...] = get_args(Effect)
FATES: tuple[Fate, ...] = get_args(Fate)
# These change nothing that was asked for, whatever parameter they are on.
NOTICES: tuple[Effect, ...] = ("slow", "billed")


def rule(entry: Entry) -> Rule:
    node = mapping(entry.node)
    source = entry_source(entry)
    if node.get("given") is not None:
        subject = text_at(node, "given")
        wanted = entries(node, "requires-value")
        if wanted:
            names, values = zip(*((e.key, scalar(e.node)) for e in wanted), strict=True)
            kind: RuleKind = "requires-value"
            return Rule(entry.key, kind, subject, names, source, values=values)
        other, others = company(node)
        return Rule(entry.key, other, subject, others, source)
    if node.get("image") is not None:
        return picture_rule(entry.key, node, entry)
    if node.get("sum") is not None:
        return sum_rule(entry.key, node, entry)
    others = texts_at(node, "at-least-one")
    if not others:
        hint = "a rule begins with 'given', 'image', 'at-least-one' or 'sum'"
        raise Unbuildable(entry.place, f"'{entry.key}' is no rule", hint)
    return Rule(entry.key, "at-least-one", "", others, source)


def company(node: Mapping) -> tuple[RuleKind, tuple[str, ...]]:
    """Whether the given parameter needs or bars others, and which."""
    needed, barred = texts_at(node, "requires"), texts_at(node, "excludes")
    if bool(needed) == bool(barred):
        message = "'given' goes with one of 'requires' and 'excludes'"
        raise Unbuildable(node.place, message)
    return ("requires", needed) if needed else ("excludes", barred)


def sum_rule(name: str, node: Mapping, entry: Entry) -> Rule:
    """What is added up: names, and `{count: name}` for lists."""
    counted: list[str] = []
    names: list[str] = []
    for item in items(child(node, "sum")):
        if isinstance(item, Mapping):
            counted.append(text(child(item, "count")))
        names.append(counted[-1] if isinstance(item, Mapping) else text(item))
    when = node.get("when")
    return Rule(
        id=name,
        kind="sum",
        subject="",
        others=tuple(names),
        source=entry_source(entry),
        counted=tuple(counted),
        at_most=number(child(node, "at-most")),
        when=None if when is None else condition(when),
    )


def picture_rule(name: str, node: Mapping, entry: Entry) -> Rule:
    subject, source = text_at(node, "image"), entry_source(entry)
    if node.get("has") is not None:
        return Rule(name, "image-has", subject, (), source, text_at(node, "has"))
    other = text(child(node, "same-size-as"))
    return Rule(name, "image-same-size", subject, (other,), source)


def quirk(entry: Entry) -> Quirk:
    node = mapping(entry.node)
    when = condition(child(node, "when"))
    effect = word(child(node, "effect"), EFFECTS)
    to = tuple((e.key, scalar(e.node)) for e in entries(node, "to"))
    return Quirk(
        id=entry.key,
        when=when,
        effect=effect,
        on=text_at(node, "on") or subject(entry, when, effect, to),
        source=entry_source(entry),
        to=to,
        likely=flag_at(node, "likely"),
        seconds=seconds(node),
    )


def subject(
    entry: Entry, when: Condition, effect: Effect, to: tuple[tuple[str, object], ...]
) -> str:
    """The parameter at stake, where the condition and the effect leave no doubt."""
    named = when.parameters
    if len(named) == 1 or effect in NOTICES:
        return named[0]
    if to and to[0][0] in named:
        return to[0][0]
    hint = f"say 'on:' with one of {', '.join(named)}"
    raise Unbuildable(entry.place, f"'{entry.key}' does not say what it is on", hint)


def seconds(node: Mapping) -> tuple[float | None, float | None] | None:
    """How long it takes: more than `over`, up to `up-to`."""
    found = node.get("seconds")
    if found is None:
        return None
    ends = mapping(found)
    over, most = ends.get("over"), ends.get("up-to")
    return (
        None if over is None else number(over),
        None if most is None else number(most),
    )


def unsupported(entry: Entry) -> Unsupported:
    node = mapping(entry.node)
    return Unsupported(
        name=entry.key,
        effect=word(child(node, "effect"), FATES),
        source=entry_source(entry),
        message=text_at(node, "message"),
    )


def conflict(entry: Entry) -> Conflict:
    node = mapping(entry.node)
    ours = text(child(node, "ours"))
    return Conflict(entry.key, texts_at(node, "says"), ours, entry_source(entry))


def gap(entry: Entry) -> Gap:
    node = mapping(entry.node)
    when = node.get("when")
    return Gap(
        id=entry.key,
        open=text(child(node, "open")),
        source=entry_source(entry),
        when=None if when is None else condition(when),
    )


def left_open(
    node: Mapping,
) -> tuple[tuple[Conflict, ...], tuple[Gap, ...], tuple[Finding, ...]]:
    """What the pages of a file contradict or leave unsaid."""
    conflicts, bad_conflicts = each(node, "conflicts", conflict)
    gaps, bad_gaps = each(node, "gaps", gap)
    return conflicts, gaps, (*bad_conflicts, *bad_gaps)
