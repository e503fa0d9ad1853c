"""All models of two sides: what came, went or was renamed whole, and what changed inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pixelspec.compare.catalogue import Catalogue
from pixelspec.compare.change import Change
from pixelspec.compare.compare import Found, compare, ordered, whole
from pixelspec.compare.edits import edits
from pixelspec.compare.witness import witnessed
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider

# Two models are one under two names if they differ in no more facts than that.
ALIKE = 3


@dataclass(frozen=True)
class Family:
    """Providers and models by id, as far as they may differ from the other side. `names`
    are the ids of all models, of which most may be left out because they are the same.
    """

    providers: Mapping[str, Provider] = field(default_factory=dict)
    endpoints: Mapping[str, Endpoint] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    def first_of(self, provider: str) -> Endpoint | None:
        found = (e for id, e in self.endpoints.items() if e.provider.id == provider)
        return next(found, None)


def changes(old: Family, new: Family, rows: Catalogue) -> list[Change]:
    """Every change from one side to the other, with its witness; heaviest first."""
    renamed = dict(_renamed_providers(old, new))
    moved = _under(old, renamed)
    found = [
        whole("renamed", old.providers[before], new.providers[after], rows)
        for before, after in renamed.items()
    ]
    found += _providers(moved, new, rows)
    found += _models(moved, new, rows)
    return [_shown(one, moved, new) for one in ordered(found)]


def _renamed_providers(old: Family, new: Family) -> Iterator[tuple[str, str]]:
    """Providers that went and came with mostly the same models."""
    for before in old.providers.keys() - new.providers.keys():
        mine = _models_of(old, before)
        for after in new.providers.keys() - old.providers.keys():
            theirs = _models_of(new, after)
            if mine and 2 * len(mine & theirs) > len(mine | theirs):
                yield before, after


def _models_of(family: Family, provider: str) -> set[str]:
    pairs = (id.partition("/") for id in family.names)
    return {model for owner, _, model in pairs if owner == provider}


def _under(old: Family, renamed: Mapping[str, str]) -> Family:
    """The old side with its providers under their new names."""
    if not renamed:
        return old

    def name(id: str) -> str:
        owner, slash, model = id.partition("/")
        return f"{renamed.get(owner, owner)}{slash}{model}"

    providers = {name(i): replace(p, id=name(i)) for i, p in old.providers.items()}
    endpoints = {
        name(id): replace(
            e, id=name(id), provider=replace(e.provider, id=name(e.provider.id))
        )
        for id, e in old.endpoints.items()
    }
    return Family(providers, endpoints, frozenset(map(name, old.names)))


def _providers(old: Family, new: Family, rows: Catalogue) -> Iterator[Found]:
    for id in sorted({*old.providers, *new.providers}):
        mine, theirs = old.providers.get(id), new.providers.get(id)
        if mine and theirs:
            yield from compare(mine, theirs, rows)
        else:
            yield whole("added" if theirs else "removed", mine, theirs, rows)


def _models(old: Family, new: Family, rows: Catalogue) -> Iterator[Found]:
    """Models of a provider that came or went as a whole came or went with it."""
    renamed = dict(_renamed_models(old, new))
    for before, after in sorted(renamed.items()):
        mine, theirs = old.endpoints[before], new.endpoints[after]
        yield whole("renamed", mine, theirs, rows)
        yield from compare(replace(mine, id=theirs.id), theirs, rows)
    gone = old.endpoints.keys() - new.names - renamed.keys()
    come = new.endpoints.keys() - old.names - set(renamed.values())
    for id in sorted(gone):
        if old.endpoints[id].provider.id in new.providers:
            yield whole("removed", old.endpoints[id], None, rows)
    for id in sorted(come):
        if new.endpoints[id].provider.id in old.providers:
            yield whole("added", None, new.endpoints[id], rows)
    for id in sorted(old.endpoints.keys() & new.endpoints.keys()):
        yield from compare(old.endpoints[id], new.endpoints[id], rows)


def _renamed_models(old: Family, new: Family) -> Iterator[tuple[str, str]]:
    gone = [e for id, e in old.endpoints.items() if id not in new.names]
    come = [e for id, e in new.endpoints.items() if id not in old.names]
    for mine in gone:
        fits = [e for e in come if e.provider.id == mine.provider.id and _like(mine, e)]
        back = [e for e in gone if fits and _like(e, fits[0])]
        if len(fits) == len(back) == 1:
            yield mine.id, fits[0].id


def _like(old: Endpoint, new: Endpoint) -> bool:
    return len(edits(old, new)) <= ALIKE


def _shown(found: Found, old: Family, new: Family) -> Change:
    """The change with its witness; of a provider, by a model that both sides have."""
    subject = found.change.subject
    if isinstance(found.old, Endpoint):
        mine = old.endpoints.get(subject)
        return witnessed(found, mine or found.old, new.endpoints.get(subject))
    both = old.endpoints.keys() & new.endpoints.keys()
    ids = sorted(id for id in both if id.partition("/")[0] == subject)
    if not ids:
        return witnessed(found, None, None)
    return witnessed(found, old.endpoints[ids[0]], new.endpoints[ids[0]])
