"""What a spec cannot mean: findings at the line, all at once, and never a traceback."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tiny
from pixelspec.build.endpoint import build_endpoint, json_text
from pixelspec.build.pinpoint import locate, pinpoint
from pixelspec.build.provider import build_provider
from pixelspec.build.reading import Unbuildable
from pixelspec.place import NOWHERE, Finding, Place
from pixelspec.read.tree import Mapping, Node, Scalar, Sequence
from pixelspec.rules import check_all

WRONG_MODEL = [
    ("[512x512, 528x528]", "[512x, 528x528]", "table.1:1.low", "write width x height"),
    ("1024x576", "1024×576", "table.16:9.low", "write 1024x576"),
    ("1024x576", '"0x576"', "table.16:9.low", "'0x576' is no size in pixels"),
    ("1024x576", "0x576", "table.16:9.low", "this is the value 1398"),
    ("1024x576", "[]", "table.16:9.low", "this cell is empty"),
    ("too wide}]", "too wide}, 8x8]", "table.16:9", "3 cells for 2 columns"),
    ("by: [size, tier]", "by: [size]", "table", "1 axes do not fit"),
    ("step: 16", "step: 0", "table", "0 is no whole number above 0"),
    (
        "    on: clear\n    to:\n      clear: false\n",
        "",
        "quirks.clear-only-low",
        "say",
    ),
    (
        "    given: mask\n    excludes: seed",
        "    odd: 1",
        "rules.mask-without-seed",
        "",
    ),
    ("excludes: seed", "barred: seed", "rules.mask-without-seed", "goes with one of"),
    ("range: [1, 4]", "range: [1]", "parameters.n", "write [least, most]"),
    ("type: boolean", "type: bolean", "parameters.clear", "'bolean' is none of"),
    ("length: [1, 40]", "length: [1, x]", "parameters.prompt", "'x' is no number"),
    ("reply: tasks", "reply: task2", "examples.replies.tasks", "did you mean 'task"),
    ("  is: task\n", "  is: tusk\n", "", "'tusk' is none of task, sync, by-reply"),
]


@pytest.mark.parametrize(("old", "new", "path", "message"), WRONG_MODEL)
def test_what_a_model_cannot_mean(old: str, new: str, path: str, message: str) -> None:
    built, (finding, *more) = tiny.build(tiny.edited(tiny.MODEL, old, new))
    assert built is None and more == []
    assert (finding.path, finding.rule) == (path, "build")
    assert message in str(finding)
    assert finding.place.file == "specs/tiny/model.yaml"
    assert finding.place.line > 0


WRONG_PROVIDER = [
    ("POST /pictures", "GET", "operations.submit", "write a method and a path"),
    ("POST /pictures", "POST pictures", "operations.submit", "is no request line"),
    ("[result]", "[nosuch]", "replies.task", "no pictures are called 'nosuch'"),
    ("[result]", "[results]", "replies.task", "did you mean 'result'?"),
    ("task.data", "tusk.data", "replies.tasks.like", "did you mean 'task'?"),
    ("task.data", "task.date", "replies.tasks.like", "no fields under 'date'"),
    ("task.data", "task", "replies.tasks", "write a reply and a path in it"),
    ("every: [2, 3]", "every: [1, 2, 3]", "", "write [least, most]"),
    (
        "charged: unknown",
        "charged: maybe",
        "errors.refused",
        "none of yes, no, unknown",
    ),
]


@pytest.mark.parametrize(("old", "new", "path", "message"), WRONG_PROVIDER)
def test_what_a_provider_cannot_mean(
    old: str, new: str, path: str, message: str
) -> None:
    built, (finding, *more) = tiny.build(provider=tiny.edited(tiny.PROVIDER, old, new))
    assert built is None and more == []
    assert (finding.path, finding.rule) == (path, "build")
    assert message in str(finding)
    assert finding.place.file == "specs/tiny/provider.yaml"
    assert finding.place.line > 0


def test_everything_wrong_is_found_at_once() -> None:
    text = tiny.edited(tiny.MODEL, "1024x576", "1024x")
    text = tiny.edited(text, "[512x512, 528x528]", "512")
    text = tiny.edited(text, "range: [1, 4]", "range: [1]")
    built, findings = tiny.build(text)
    assert built is None
    assert [finding.path for finding in findings] == [
        "parameters.n",
        "table.1:1.low",
        "table.16:9.low",
    ]
    assert findings[2].place.line == tiny.line("too wide")


def variants(node: Node) -> list[Node]:
    """A tree with each of its values in turn put out of shape."""
    junk: list[Node] = [
        Scalar(None, node.place),
        Scalar(7, node.place),
        Scalar("?", node.place),
        Sequence((), node.place),
        Mapping((), node.place),
    ]
    if isinstance(node, Mapping):
        for at, entry in enumerate(node.entries):
            before, after = node.entries[:at], node.entries[at + 1 :]
            junk.append(Mapping((*before, *after), node.place))
            for inner in variants(entry.node):
                changed = (*before, replace(entry, node=inner), *after)
                junk.append(Mapping(changed, node.place))
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            before_items, after_items = node.items[:at], node.items[at + 1 :]
            for inner in variants(item):
                items = (*before_items, inner, *after_items)
                junk.append(Sequence(items, node.place))
    return junk


def test_no_shape_of_a_tree_ends_in_a_traceback() -> None:
    whole = tiny.endpoint()
    for node in variants(tiny.tree(tiny.PROVIDER, "provider.yaml")):
        if isinstance(node, Mapping):
            provider, findings = build_provider(node)
            assert (provider is None) is bool(findings)
            if provider:
                check_all(replace(whole, provider=provider))
    for node in variants(tiny.tree(tiny.MODEL, "model.yaml")):
        if isinstance(node, Mapping):
            endpoint, findings = build_endpoint(node, whole.provider)
            assert (endpoint is None) is bool(findings)
            if endpoint:
                check_all(endpoint)


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_json_has_no_infinity(value: float) -> None:
    with pytest.raises(Unbuildable, match="JSON cannot say this number"):
        json_text(Sequence((Scalar(value, NOWHERE),), NOWHERE))


def test_a_finding_is_moved_to_the_line_of_its_path() -> None:
    node = tiny.tree(tiny.MODEL, "model.yaml")
    trees = {"model.yaml": node}
    vague = Finding(Place("model.yaml"), "x", "y", "parameters.tier.default")
    assert pinpoint(vague, trees).place.line == tiny.line("default: low")
    lost = Finding(Place("model.yaml", 3, 4), "x", "y", "parameters.tier.nothing")
    assert pinpoint(lost, trees) == lost
    other = Finding(Place("other.yaml", 3, 4), "x", "y", "parameters.tier.default")
    assert pinpoint(other, trees) == other
    provider = tiny.tree(tiny.PROVIDER, "provider.yaml")
    place = locate(provider, "replies.task.fields.data.cost.required")
    assert place is not None
    assert place.line == tiny.line("{state: [ready]}", tiny.PROVIDER)
