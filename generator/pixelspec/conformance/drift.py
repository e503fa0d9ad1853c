"""Where a reply of a real provider is not as its page says, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pixelspec.conformance.envelope import Alternatives, fits, types_of

KINDS = {"": "a value", ".": "an object", "[": "a list"}


class Drift(AssertionError):
    """`wrong` are places of a reply, and what is said of each; `unseen` those where nothing
    stood, though it may."""

    def __init__(self, wrong: Mapping[str, str], unseen: Sequence[str] = ()) -> None:
        super().__init__("; ".join(f"'{path}' {says}" for path, says in wrong.items()))
        self.wrong = dict(wrong)
        self.unseen = tuple(unseen)


def require_no_drift(
    value: object,
    fields: Mapping[str, str],
    required: Sequence[str],
    shown: Sequence[Alternatives],
) -> tuple[str, ...]:
    """The places of `shown` where a provider left out what it need not say. Raises Drift
    for another type, for what is `required` and missing, and for what another name has
    taken the place of."""
    found = {path: type for path, type in types_of(value).items() if type != "null"}
    wrong = dict(_retyped(found, fields))
    missing = [some for some in shown if not any(_stands(p, found) for p in some)]
    for path in required:
        if not _stands(path, found):
            wrong.setdefault(
                path, "is required and missing" + _instead(path, found, fields)
            )
    for some in missing:
        if instead := _instead(some[0], found, fields):
            wrong.setdefault(some[0], f"is missing{instead}")
    unseen = tuple(path for some in missing for path in some if path not in wrong)
    if wrong:
        raise Drift(wrong, unseen)
    return unseen


def require_values(
    found: Mapping[str, object], holds: Mapping[str, object], live: bool
) -> None:
    """What was found is what has to be; a real provider may leave a place out. Raises
    Drift."""
    wrong = {
        path: f"is {found[path]!r}, not {value!r}"
        for path, value in holds.items()
        if found[path] != value and not (live and found[path] is None)
    }
    if wrong:
        raise Drift(wrong)


def _retyped(
    found: Mapping[str, str], fields: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for path, wanted in fields.items():
        type = found.get(path)
        if type and not fits(type, wanted) and not _opens(path, type, fields):
            yield path, f"is {type}, not {wanted}"
        elif type is None and wanted != "object" and not _opens(path, "", fields):
            deeper = (p[len(path)] for p in found if _within(p, path))
            for kind in sorted(set(deeper)):
                yield path, f"is {KINDS[kind]}, not {wanted}"


def _opens(path: str, type: str, fields: Mapping[str, str]) -> bool:
    """Whether the page has more below a place, so that it may be empty or open there."""
    return type in ("", "object", "list") and any(_within(p, path) for p in fields)


def _within(path: str, home: str) -> bool:
    return path.startswith((f"{home}.", f"{home}["))


def _stands(path: str, found: Mapping[str, str]) -> bool:
    return any(p == path or _within(p, path) for p in found)


def _instead(path: str, found: Mapping[str, str], fields: Mapping[str, str]) -> str:
    """What stands beside a missing place, of its type and under a name that no page has."""
    home = path.rpartition(".")[0]
    while home and not _stands(home, found):
        path, home = home, home.rpartition(".")[0]
    wanted = fields.get(path, "")
    start = f"{home}." if home else ""
    for other, type in found.items():
        name = start + other[len(start) :].partition(".")[0]
        known = any(f == name or _within(f, name) for f in fields)
        alike = fits(type, wanted) if wanted else other != name
        if other.startswith(start) and not known and alike:
            return f", where '{name}' stands"
    return ""
