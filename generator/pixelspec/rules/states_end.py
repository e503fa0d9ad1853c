"""Every waiting state leads to an end, by way of states that the lifecycle lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider, State
from pixelspec.place import Finding, nearest

ID = "states-end"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    provider = endpoint.provider
    known = {state.word: state for state in provider.lifecycle}
    for state in provider.lifecycle:
        path = f"lifecycle.{state.word}"
        for word in state.then:
            if word not in known:
                message, hint = f"'{word}' is no state", nearest(word, known)
                yield Finding(state.source.place, ID, message, f"{path}.then", hint)
        if not ends(state, known):
            message = f"nothing leads from '{state.word}' to an end"
            yield Finding(state.source.place, ID, message, path, "say 'then:'")
        if state.then and state.means != "waiting":
            message = f"'{state.word}' is an end, so nothing comes then"
            yield Finding(state.source.place, ID, message, f"{path}.then")
    if endpoint.kind.word == "task":
        yield from one_first(provider)


def ends(state: State, known: Mapping[str, State]) -> bool:
    """Whether an end can be reached; an end is one already."""
    seen: set[str] = set()
    open_words = [state.word]
    while open_words:
        word = open_words.pop()
        if word in seen or word not in known:
            continue
        if known[word].means != "waiting":
            return True
        seen.add(word)
        open_words += known[word].then
    return False


def one_first(provider: Provider) -> Iterator[Finding]:
    first = [state.word for state in provider.lifecycle if state.first]
    if len(first) != 1:
        said = f"{len(first)} states are marked 'first'"
        message = f"a task begins in one state, and {said}"
        yield Finding(provider.source.place, ID, message, "lifecycle")
