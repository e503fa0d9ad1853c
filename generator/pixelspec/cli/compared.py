"""From two sides to their changes: reads only what differs, and all of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.pinpoint import locate
from pixelspec.build.provider import build_provider
from pixelspec.cli.lighter import lighter
from pixelspec.compare.catalogue import parse
from pixelspec.compare.change import Change
from pixelspec.compare.families import Family, changes
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.place import Finding, Place
from pixelspec.read.files import read_bytes
from pixelspec.read.project import HOUSE
from pixelspec.read.schema import Kind
from pixelspec.read.sides import STDIN, NoSide, Part, Side, loaded
from pixelspec.read.tree import Mapping as Tree
from pixelspec.read.tree import Scalar
from pixelspec.read.yaml import read_yaml
from pixelspec.shape import check_shape

CATALOGUE = "compare/catalogue.toml"


@dataclass(frozen=True)
class Compared:
    """The changes between two sides, or what is wrong with one of them."""

    changes: tuple[Change, ...] = ()
    wrong: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _Read:
    """What was read of one side; `sound` by id, `trees` by the name that places have."""

    family: Family
    sound: Mapping[str, Tree]
    trees: Mapping[str, Tree]
    wrong: tuple[Finding, ...]


def compared(base: Side, head: Side) -> Compared:
    """Every change from base to head; none of it if something could not be read."""
    base, head = _named(base, head), _named(head, base)
    wanted = _wanted(base, head)
    new = _read(head, wanted, {})
    old = _read(base, wanted, new.sound)
    if old.wrong or new.wrong:
        return Compared(wrong=(*old.wrong, *new.wrong))
    found = changes(old.family, new.family, parse(catalogue_text()))
    return Compared(tuple(_pinpointed(change, old, new) for change in found))


def catalogue_text() -> str:
    data, _ = read_bytes(HOUSE / CATALOGUE)
    return data.decode("utf-8")


def _named(one: Side, other: Side) -> Side:
    """A single spec under the id that it says; it borrows what it lacks of the other."""
    if not one.single:
        return _only(one, other)
    part = one.parts[one.single]
    id = _stated_id(part)
    helper = {k: v for k, v in one.parts.items() if k == id.partition("/")[0]}
    provider = id.partition("/")[0]
    if "/" in id and provider not in helper and provider in other.parts:
        helper = {provider: loaded(other, [provider]).parts[provider]}
    parts = {**helper, id: replace(part, id=id)}
    return replace(one, parts=parts, single=id)


def _only(one: Side, other: Side) -> Side:
    """Beside a single spec, only the same one counts."""
    if not other.single:
        return one
    part = other.parts[other.single]
    id = other.single if other.single != STDIN else _stated_id(part)
    wanted = {id, id.partition("/")[0]} if id in one.parts else set()
    if not wanted:
        message = f"{one.label} has no '{id}' to compare it with"
        raise NoSide(Finding(Place(other.label), "diff", message), usage=True)
    parts = {name: p for name, p in one.parts.items() if name in wanted}
    return replace(one, parts=parts, single=id)


def _stated_id(part: Part) -> str:
    node, findings = read_yaml(part.data or b"", part.shown)
    if findings or node is None:
        raise NoSide(findings[0], usage=True)
    stated = node.get("id") if isinstance(node, Tree) else None
    value = stated.value if isinstance(stated, Scalar) else None
    if not isinstance(value, str):
        hint = "a spec says its id: provider/model"
        finding = Finding(Place(part.shown), "diff", "this is no spec", hint=hint)
        raise NoSide(finding, usage=True)
    return value


def _wanted(base: Side, head: Side) -> set[str]:
    """The specs that differ, with the providers that it takes to understand them, and
    one model of each provider that differs, to ask it something."""
    mine, theirs = base.parts, head.parts
    single = base.single or head.single
    ids = mine.keys() | theirs.keys()
    differ = {i for i in ids if _print(mine, i) != _print(theirs, i)}
    if "/" in single:
        differ &= {single}
    wanted = {*differ, *(id.partition("/")[0] for id in differ)}
    for provider in (id for id in differ if "/" not in id):
        both = (i for i in sorted(mine.keys() & theirs.keys()) if _of(i, provider))
        models = [i for i in ids if _of(i, provider)]
        renamed = provider not in mine or provider not in theirs
        wanted |= set(models) if renamed else set(list(both)[:1])
    return wanted


def _print(parts: Mapping[str, Part], id: str) -> str:
    return parts[id].print if id in parts else ""


def _of(id: str, provider: str) -> bool:
    return id.startswith(f"{provider}/")


def _read(one: Side, wanted: Iterable[str], known: Mapping[str, Tree]) -> _Read:
    """The specs of a side; `known` are those of the other one, as far as they are sound."""
    ids = [id for id in sorted(wanted) if id in one.parts]
    parts = loaded(one, ids).parts
    trees: dict[str, Tree] = {}
    wrong: list[Finding] = []
    for id in ids:
        tree, findings = _tree(parts[id], known.get(id))
        wrong += findings
        if tree is not None:
            trees[id] = tree
    providers, bad = _providers(trees)
    endpoints, worse = _endpoints(trees, providers, parts)
    names = frozenset(id for id in one.parts if "/" in id)
    shown = {parts[id].shown: tree for id, tree in trees.items()}
    family = Family(providers, endpoints, names)
    return _Read(family, trees, shown, (*wrong, *bad, *worse))


def _tree(part: Part, known: Tree | None) -> tuple[Tree | None, tuple[Finding, ...]]:
    node, unread = read_yaml(part.data or b"", part.shown)
    if node is None:
        return None, unread
    kind: Kind = "model" if "/" in part.id else "provider"
    left = lighter(node, known, kind) if known and isinstance(node, Tree) else node
    findings = tuple(
        f for f in (*unread, *check_shape(left, kind)) if f.level == "error"
    )
    return (node if isinstance(node, Tree) and not findings else None), findings


def _providers(
    trees: Mapping[str, Tree],
) -> tuple[dict[str, Provider], tuple[Finding, ...]]:
    found: dict[str, Provider] = {}
    wrong: tuple[Finding, ...] = ()
    for id, tree in trees.items():
        if "/" not in id:
            provider, findings = build_provider(tree)
            wrong += findings
            if provider:
                found[id] = provider
    return found, wrong


def _endpoints(
    trees: Mapping[str, Tree],
    providers: Mapping[str, Provider],
    parts: Mapping[str, Part],
) -> tuple[dict[str, Endpoint], tuple[Finding, ...]]:
    found: dict[str, Endpoint] = {}
    wrong: list[Finding] = []
    for id, tree in trees.items():
        if "/" not in id:
            continue
        provider = providers.get(id.partition("/")[0])
        if provider is None:
            if id.partition("/")[0] not in parts:
                message = "the provider of this model is missing"
                wrong.append(Finding(Place(parts[id].shown), "diff", message))
            continue
        endpoint, findings = build_endpoint(tree, provider)
        wrong += findings
        if endpoint and endpoint.id != id:
            message = f"'{endpoint.id}' stands where '{id}' belongs"
            wrong.append(Finding(endpoint.source.place, "diff", message, "id"))
        elif endpoint:
            found[id] = endpoint
    return found, tuple(wrong)


def _pinpointed(change: Change, old: _Read, new: _Read) -> Change:
    """The change at the exact lines of both sides."""
    base = _line(change.base, change.path, old.trees)
    head = _line(change.head, change.path, new.trees)
    return replace(change, base=base, head=head)


def _line(place: Place, path: str, trees: Mapping[str, Tree]) -> Place:
    tree = trees.get(place.file)
    found = (locate(tree, name) for name in _ways(path)) if tree else iter(())
    return next((exact for exact in found if exact), place)


def _ways(path: str) -> Iterator[str]:
    """A path, and that of the list which holds an end of a range."""
    yield path
    for end in (".least", ".most"):
        if path.endswith(end):
            yield path.removesuffix(end)
