"""What the page of a model says of refusals, silent changes, contradictions and gaps."""

from __future__ import annotations

from pixelspec.model.behaviour import (
    Conflict,
    Effect,
    Gap,
    Meant,
    Quirk,
    Rule,
    Unsupported,
)
from pixelspec.model.endpoint import Endpoint
from pixelspec.plan.docs_words import bounds, cited_place, condition, place, value
from pixelspec.plan.markdown import code, codes, prose, table

_CERTAIN: dict[Effect, str] = {
    "ignored": "is ignored",
    "downgraded": "is downgraded",
    "falls-back": "falls back",
    "clamped": "is clamped",
    "truncated": "is cut off",
    "ineffective": "has no effect",
    "substituted": "is replaced",
    "slow": "is slow",
    "billed": "is billed",
}
_LIKELY: dict[Effect, str] = {
    "ignored": "may be ignored",
    "downgraded": "may be downgraded",
    "falls-back": "may fall back",
    "clamped": "may be clamped",
    "truncated": "may be cut off",
    "ineffective": "may have no effect",
    "substituted": "may be replaced",
    "slow": "may be slow",
    "billed": "may be billed",
}
_TOWARDS: dict[Effect, str] = {
    "downgraded": "to",
    "falls-back": "to",
    "clamped": "to",
    "substituted": "by",
}
_NOTICES: tuple[Effect, ...] = ("slow", "billed")
_PROPERTIES = {"alpha": "an alpha channel"}

CLIENT = (
    "*Refused*: a call that writes such a value raises `QuirkRefused` before it is sent; "
    '`with_options(quirks="warn")` or `"allow"` sends it as written. '
    "*Notice*: the call goes out, and `plan.notices` says so beforehand."
)
UNKNOWN = (
    "A keyword that this page does not name is refused before anything is sent; "
    "`with_options(extra_body={...})` sends it all the same."
)


def quirks(endpoint: Endpoint) -> tuple[str, ...]:
    if not endpoint.quirks:
        return ()
    header = ("Quirk", "What happens", "The client", "Place")
    rows = [
        (code(q.id), quirk_sentence(q), _fate(q), place(q.source))
        for q in endpoint.quirks
    ]
    return CLIENT, table(header, rows)


def quirk_sentence(quirk: Quirk) -> str:
    """When `background` is `transparent`, `background` is downgraded to `auto`."""
    words = (_LIKELY if quirk.likely else _CERTAIN)[quirk.effect]
    subject = "the call" if quirk.effect == "slow" else code(quirk.on)
    if quirk.effect == "slow" and quirk.seconds:
        words = f"{'may take' if quirk.likely else 'takes'} {_duration(quirk.seconds)}"
    return f"When {condition(quirk.when)}, {subject} {words}{_instead(quirk)}."


def _instead(quirk: Quirk) -> str:
    """What holds then: another value of the parameter at stake, or other parameters."""
    if [name for name, _ in quirk.to] == [quirk.on] and quirk.effect in _TOWARDS:
        return f" {_TOWARDS[quirk.effect]} {value(quirk.to[0][1])}"
    held = " and ".join(f"{code(name)} = {value(v)}" for name, v in quirk.to)
    return f": {held} holds" if held else ""


def _duration(seconds: tuple[float | None, float | None]) -> str:
    over, most = seconds
    parts = ["" if over is None else f"more than {over:g} s"]
    parts += ["" if most is None else f"up to {most:g} s"]
    return " and ".join(filter(None, parts))


def _fate(quirk: Quirk) -> str:
    return "notice" if quirk.likely or quirk.effect in _NOTICES else "refused"


def rules(endpoint: Endpoint) -> tuple[str, ...]:
    if not endpoint.rules:
        return ()
    header = ("Rule", "What has to be so", "The client", "Place")
    rows = [
        (code(r.id), rule_sentence(r), _checked(r), place(r.source))
        for r in endpoint.rules
    ]
    return (table(header, rows),)


def rule_sentence(rule: Rule) -> str:
    subject = code(rule.subject)
    match rule.kind:
        case "requires":
            return f"{subject} needs {codes(rule.others, 'and')}."
        case "excludes":
            return f"{subject} does not go with {codes(rule.others, 'or')}."
        case "at-least-one":
            return f"One of {codes(rule.others, 'or')} has to be given."
        case "requires-value":
            pairs = zip(rule.others, rule.values, strict=True)
            wanted = " and ".join(f"{code(name)} = {value(v)}" for name, v in pairs)
            return f"{subject} needs {wanted}."
        case "sum":
            return _sum_sentence(rule)
        case "image-has":
            has = _PROPERTIES.get(rule.property) or prose(rule.property)
            return f"The picture behind {subject} has {has}."
        case "image-same-size":
            first = f"the first picture of {codes(rule.others, 'and')}"
            return f"The picture behind {subject} is as large as {first}."


def _sum_sentence(rule: Rule) -> str:
    parts = [
        f"the number of {code(name)}" if name in rule.counted else code(name)
        for name in rule.others
    ]
    when = f"When {condition(rule.when)}" if rule.when else "In all"
    return (
        f"{when}, {' plus '.join(parts)} is at most {rule.at_most}, counting only what "
        "the call writes."
    )


def switches(endpoint: Endpoint) -> tuple[str, ...]:
    """What a condition makes of other parameters."""
    header = ("Switch", "When", "Then", "Place")
    rows = [
        (
            code(s.id),
            condition(s.when),
            "; ".join(map(_meant, s.sets)),
            place(s.source),
        )
        for s in endpoint.switches
    ]
    return (table(header, rows),) if rows else ()


def _meant(meant: Meant) -> str:
    fixed = "" if meant.fixed is None else f"only {value(meant.fixed)}, which is sent"
    required = {None: "", True: "required", False: "not required"}[meant.required]
    parts = (fixed, bounds(meant.range), bounds(meant.items, "items"), required)
    return f"{code(meant.name)}: {', '.join(filter(None, parts))}"


def _checked(rule: Rule) -> str:
    if rule.kind in ("image-has", "image-same-size"):
        return "cannot look behind an address: a notice"
    return "checks before sending"


def unsupported(endpoint: Endpoint) -> tuple[str, ...]:
    if not endpoint.unsupported:
        return ()
    header = ("Parameter", "What becomes of it", "The client", "Place")
    rows = [
        (_unsupported_name(u), _outcome(u), _unsupported_fate(u), place(u.source))
        for u in endpoint.unsupported
    ]
    return (table(header, rows),)


def _unsupported_name(named: Unsupported) -> str:
    return "any other" if named.name == "others" else code(named.name)


def _outcome(named: Unsupported) -> str:
    if named.effect == "ignored":
        return "accepted and ignored"
    return "refused" + (f" with {code(named.message)}" if named.message else "")


def _unsupported_fate(named: Unsupported) -> str:
    if named.effect == "ignored":
        return 'refuses it; `quirks="allow"` sends it'
    return "refuses it before sending"


def conflicts(endpoint: Endpoint) -> tuple[str, ...]:
    rows = [_conflict(c, place(c.source)) for c in endpoint.conflicts]
    provider = endpoint.provider.conflicts
    rows += [_conflict(c, cited_place(c.source, endpoint)) for c in provider]
    header = ("Conflict", "The readings", "What the client does", "Places")
    return (table(header, rows),) if rows else ()


def _conflict(conflict: Conflict, where: str) -> tuple[str, ...]:
    readings = " against ".join(f'"{prose(reading)}"' for reading in conflict.says)
    return code(conflict.id), readings, prose(conflict.ours), where


def gaps(endpoint: Endpoint) -> tuple[str, ...]:
    rows = [_gap(gap, place(gap.source)) for gap in endpoint.gaps]
    provider = endpoint.provider.gaps
    rows += [_gap(gap, cited_place(gap.source, endpoint)) for gap in provider]
    header = ("Gap", "What is left open", "The client refuses", "Place")
    return (table(header, rows),) if rows else ()


def _gap(gap: Gap, where: str) -> tuple[str, ...]:
    refused = f"a call in which {condition(gap.when)}" if gap.when else ""
    return code(gap.id), prose(gap.open), refused, where


def oddities(endpoint: Endpoint) -> tuple[str, ...]:
    """What looks like a mistake of the spec and is what the page has."""
    header = ("Where in the spec", "Why it stays", "Check that it fails")
    rows = [(codes(w.on), prose(w.why), code(w.rule)) for w in endpoint.waivers]
    return (table(header, rows),) if rows else ()
