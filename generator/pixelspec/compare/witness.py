"""The witness of a change: the smallest request whose outcome differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pixelspec.compare.change import Change, Witness
from pixelspec.compare.compare import Found
from pixelspec.compare.edits import Edit, graft
from pixelspec.compare.outcome import Asker, Result, told
from pixelspec.compare.requests import candidates
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider

MAYBE = "maybe: "
NOT_FOUND = "no request was found that shows it"


def witnessed(found: Found, old: Endpoint | None, new: Endpoint | None) -> Change:
    """The change with its witness, or with the reason why it has none.

    `old` and `new` are the model that it is about; of a change of a provider, one of the
    models that it has on both sides.
    """
    change = found.change
    if change.level not in ("breaking", "risky"):
        return replace(change, unwitnessed="")
    reason = change.unwitnessed.removeprefix(MAYBE)
    if change.unwitnessed and reason == change.unwitnessed:
        return change
    if old is None or new is None:
        return replace(change, unwitnessed="there is no model to ask on both sides")
    witness = _witness(found, old, new)
    if witness is None:
        return replace(change, unwitnessed=reason or NOT_FOUND)
    return replace(change, witness=witness, unwitnessed="")


def _witness(found: Found, old: Endpoint, new: Endpoint) -> Witness | None:
    """A difference of the whole, if this change makes it too; else that of it alone."""
    only = _alone(found, old, new)
    before, after = Asker(old, old), Asker(new, old)
    hidden = Asker(only, old) if only is not new else after
    lone: Witness | None = None
    for written, body in candidates(old, new, found.edit):
        was, by_itself = before.ask(body), hidden.ask(body)
        if not was.differs(by_itself):
            continue
        now = by_itself if hidden is after else after.ask(body)
        # What else changed may be behind a difference: it must be the one of this change.
        if was.differs(now) and not now.differs(by_itself):
            return _told(new, body, was, now, written, alone=True)
        lone = lone or _told(new, body, was, by_itself, written, alone=False)
    return lone


def _told(
    new: Endpoint,
    body: str,
    was: Result,
    now: Result,
    written: Mapping[str, object],
    alone: bool,
) -> Witness:
    price = _price(new, was, now)
    return Witness(new.id, body, told(was, now), told(now, was), alone, price)


def _alone(found: Found, old: Endpoint, new: Endpoint) -> Endpoint:
    """The old model with nothing but this change; the new one where that cannot be made."""
    edits = found.edit.all
    if found.edit.verb == "renamed":
        return new
    if isinstance(found.old, Provider):
        provider = _coherent(old.provider, new.provider, edits)
        return replace(old, provider=provider)
    changed: Endpoint = old
    for edit in edits:
        if edit.spot.steps[0] not in SYNTHETIC and not _of_rows(edit):
            changed = graft(changed, new, edit.spot.steps)
    return changed


SYNTHETIC = (("model", None), ("provider", None))


def _of_rows(edit: Edit) -> bool:
    """A row or a tier is no field of the model; its cells are among the other edits."""
    return edit.fact in ("table.rows", "table.tiers")


def _coherent(old: Provider, new: Provider, edits: tuple[Edit, ...]) -> Provider:
    """The provider with these changes alone, if its operations still name its replies."""
    changed = old
    for edit in edits:
        if edit.spot.steps[0][0] == "pictures" or edit.fact == "replies.pictures":
            return new
        changed = graft(changed, new, edit.spot.steps)
    known = {reply.name for reply in changed.replies}
    named = {name for operation in changed.operations for name in operation.replies}
    likes = {reply.like[0] for reply in changed.replies if reply.like}
    return changed if named | likes <= known else new


def _price(model: Endpoint, was: Result, now: Result) -> str:
    """The relative price, as far as the spec knows it."""
    if was.reason or now.reason:
        return ""
    said = []
    before, after = dict(was.effective), dict(now.effective)
    if model.prices:
        costs = [
            model.prices.of(held.get(model.prices.by), result.pictures)
            for held, result in ((before, was), (after, now))
        ]
        if None not in costs and costs[0] != costs[1]:
            return f"{costs[0]} {model.prices.unit} before, {costs[1]} after"
    for parameter in model.parameters:
        order = [str(word) for word in parameter.cheapest_first]
        one, other = before.get(parameter.name), after.get(parameter.name)
        if one != other and one in order and other in order:
            dearer = order.index(str(other)) > order.index(str(one))
            word = "dearer" if dearer else "cheaper"
            said.append(f"{parameter.name} {other} is {word} than {one}")
    if was.pictures != now.pictures and was.pictures:
        said.append(f"{now.pictures / was.pictures:g} times the pictures")
    ratio = _area(now.pixels) / max(1, _area(was.pixels))
    if was.pixels != now.pixels and ratio != 1:
        said.append(f"{ratio:.2g} times the pixels")
    return ", ".join(said)


def _area(pixels: str) -> int:
    width, _, height = pixels.partition("x")
    return int(width) * int(height) if height else 0
