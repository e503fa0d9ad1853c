"""`check` names the replies that no example shows: one line a provider, and no finding."""

from __future__ import annotations

from dataclasses import replace

from pixelspec.cli.unproved import unproved
from pixelspec.model.catalogue import Catalogue
from tiny import committed


def gccai(*, examples: bool = True) -> Catalogue:
    """The committed models of one provider, with or without their examples of replies."""
    models = [e for e in committed().values() if e.provider.id == "gccai"]
    kept = models if examples else [replace(e, example_replies=()) for e in models]
    return Catalogue("0.1.0", (models[0].provider,), tuple(kept))


def test_a_reply_that_an_example_shows_is_not_named() -> None:
    assert list(unproved(gccai())) == ["gccai: no example reply proves tasks, error"]


def test_all_are_named_in_the_order_of_the_spec_where_there_is_none() -> None:
    (line,) = unproved(gccai(examples=False))
    assert line == "gccai: no example reply proves submitted, task, tasks, error"


def test_a_provider_with_all_of_them_has_no_line() -> None:
    catalogue = gccai()
    first = catalogue.endpoints[0]
    example, *_ = (e for one in catalogue.endpoints for e in one.example_replies)
    names = [reply.name for reply in first.provider.replies]
    every = tuple(replace(example, reply=name) for name in names)
    full = replace(first, example_replies=every)
    assert list(unproved(replace(catalogue, endpoints=(full,)))) == []
