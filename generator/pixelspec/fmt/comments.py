"""To which key or item each comment belongs: the one it precedes, or follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pixelspec.fmt.layout import Comment
from pixelspec.place import Place
from pixelspec.read.tree import Mapping, Node, Scalar

# Tells an editor which schema to use, and has to stand at the top for that.
_MODELINE = "# yaml-language-server"


@dataclass
class Around:
    """The comments around one key or item."""

    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        return [*self.before, *self.beside, *self.after]


@dataclass(frozen=True)
class Comments:
    """`head` and `foot` belong to the file as a whole."""

    head: list[str]
    foot: list[str]
    around: dict[Place, Around]

    def of(self, place: Place) -> Around:
        return self.around.get(place, Around())

    def inside(self, node: Node) -> list[str]:
        """Every comment in a node, for one that is about to become a single line."""
        return [
            text for place in dict.fromkeys(places(node)) for text in self.of(place).all
        ]


def placed(comments: tuple[Comment, ...], root: Node) -> Comments:
    """Where the comments of a file belong."""
    spots = sorted(set(places(root)))
    result = Comments([], [], {spot: Around() for spot in spots})
    top = _top(comments, spots)
    for comment in comments:
        of_file = comment.line < top or comment.text.startswith(_MODELINE)
        target = result.head if of_file else _target(comment, spots, result)
        target.append(comment.text)
    return result


def _top(comments: tuple[Comment, ...], spots: list[Place]) -> int:
    """The first of the lines that stand right above the first key and belong to it."""
    lines = {comment.line for comment in comments if comment.alone}
    top = spots[0].line if spots else 1
    while top - 1 in lines:
        top -= 1
    return top


def places(node: Node) -> Iterator[Place]:
    """The places of all keys and items; an item that is a mapping begins at its key."""
    if isinstance(node, Mapping):
        for entry in node:
            yield entry.place
            yield from places(entry.node)
    elif not isinstance(node, Scalar):
        for item in node.items:
            if isinstance(item, Scalar):
                yield item.place
            yield from places(item)


def _target(comment: Comment, spots: list[Place], result: Comments) -> list[str]:
    if not comment.alone:
        return _beside(comment, spots, result)
    later = [spot for spot in spots if spot.line > comment.line]
    earlier = [spot for spot in spots if spot.line < comment.line]
    if later and (comment.column <= later[0].column or not earlier):
        return result.around[later[0]].before
    if not later and (comment.column == 1 or not earlier):
        return result.foot
    fitting = [spot for spot in earlier if spot.column <= comment.column]
    return result.around[(fitting or earlier)[-1]].after


def _beside(comment: Comment, spots: list[Place], result: Comments) -> list[str]:
    here = [spot for spot in spots if spot.line == comment.line]
    if here:
        return result.around[here[0]].beside
    earlier = [spot for spot in spots if spot.line < comment.line]
    return result.around[earlier[-1]].before if earlier else result.head
