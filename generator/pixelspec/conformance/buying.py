"""What a check says of one purchase: what was sent, what held, and what was said before."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pixelspec.conformance.bench import Bench, Bought
from pixelspec.conformance.traffic import Answer
from pixelspec.emulator.images import Declared
from pixelspec.emulator.wire import ABSENT
from pixelspec.model.table import Size

# The head of a PNG file: as much of a picture as anybody looks at before it is sent.
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"
# So often is asked for what the provider chooses among several.
ASKED = 60


def done(
    bench: Bench,
    given: Mapping[str, Any],
    held: Mapping[str, Any],
    quirks: Collection[str] | None = None,
) -> Bought:
    """One paid call: what was written stood where the page puts it, these values held, and
    these quirks were at work, as far as the provider tells."""
    bought = bench.buy(**given)
    for keyword, value in given.items():
        sent = bench.sent_as(bought, keyword)
        # Members of nothing stand nowhere.
        empty = value == [] and sent is ABSENT
        assert empty or same(sent, value), f"{keyword} stood there as {sent!r:.200}"
    bench.holds(bought, **{k: ABSENT if v is None else v for k, v in held.items()})
    if bought.entry is not None:
        assert not bought.entry.ignored, f"{bought.entry.ignored} was ignored"
        work = bought.entry.quirks
        assert quirks is None or set(work) == set(quirks), work
    return bought


def same(one: object, other: object) -> bool:
    """Equal as JSON: true is not 1, and 1 is not 1.0."""
    return json.dumps(one) == json.dumps(other)


def sent(bench: Bench, body: object, keyword: str) -> list[Any]:
    """What a body has where the page puts a keyword, as a list of one; [] for nothing."""
    found = bench.subject.read(body, keyword)
    return [] if found is ABSENT else [found]


def held(bench: Bench, bought: Bought, keyword: str) -> list[Any]:
    """What held of a parameter, as a list of one; [] where nothing did. For a provider that
    tells."""
    values = bought.entry.effective if bought.entry else {}
    called = bench.subject.called(keyword)
    return [values[called]] if called in values else []


def notices(bench: Bench, **given: Any) -> dict[str, Any]:
    """What a plan says beforehand, by its rule or quirk."""
    return {notice.rule: notice for notice in bench.plan(**given).notices}


def refused(
    bench: Bench, answer: Answer, told: Collection[tuple[int, str]] = ()
) -> None:
    """A bare request was refused, and nothing was bought by it; where a page says how such
    a refusal looks, it has one of these statuses, with its code ("" for none)."""
    assert answer.status >= 400, f"HTTP {answer.status}: {shown(answer)}"
    words = {"", *texts(answer)} if told else set()
    known = not told or any(s == answer.status and c in words for s, c in told)
    assert known, f"HTTP {answer.status}: {shown(answer)}"
    account = bench.backend.account
    assert account is None or not account.submissions, "it was accepted all the same"


def shown(answer: Answer) -> str:
    """The beginning of a reply."""
    return answer.content[:200].decode("utf-8", "replace")


def effects(bench: Bench, **given: Any) -> set[str]:
    """The quirks that a plan tells of, but for what is only billed."""
    known = notices(bench, **given).items()
    named = {rule: getattr(one, "effect", "") for rule, one in known}
    return {rule for rule, effect in named.items() if effect not in ("", "billed")}


def warning(bench: Bench, **given: Any) -> str:
    """What a call warns of that is let through with a warning."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        bench.with_options(quirks="warn").buy(**given)
    return "\n".join(str(one.message) for one in caught)


def delivered(bought: Bought, sizes: str) -> None:
    """The pictures have one of the sizes that were planned; "" is none. Where the provider
    tells, it is taken at its word: other checks look into the pictures."""
    entry = bought.entry
    came = {entry.pixels.written()} if entry else set(bought.pixels)
    assert not sizes or came <= set(sizes.split(" or ")), f"{came} came, not {sizes}"


def carries(bench: Bench) -> None:
    """The last order has the headers that its operation needs."""
    found = {name.lower(): value for name, value in bench.wire.ordered.headers.items()}
    needed = {n.lower(): value for n, value in bench.wire.order.headers.items()}
    assert needed.items() <= found.items(), found
    others = {n.lower() for e in bench.subject.exchanges.values() for n in e.headers}
    assert not (others - needed.keys()) & found.keys(), found


def lasted(bought: Bought, least: float | None, most: float | None) -> None:
    """A task took as long as the page says, as far as the provider tells."""
    seconds = bought.entry.seconds if bought.entry else 0.0
    if bought.entry is None or not bought.entry.task:
        return
    assert least is None or seconds > least, f"it took {seconds} s"
    assert most is None or seconds <= most, f"it took {seconds} s"


def tells(remarks: Iterable[Any], *parts: str) -> None:
    """What the client says has each of these parts, as words of its own."""
    texts = [getattr(r, "message", "") or getattr(r, "detail", "") for r in remarks]
    for part in parts:
        found = rf"(?<![\w,]){re.escape(part)}(?!\w)"
        assert any(re.search(found, text) for text in texts), f"{texts} lack {part}"


def texts(answer: Answer) -> list[str]:
    """Every text of a reply, wherever it stands."""
    return list(_texts(answer.json))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def in_column(bench: Bench, sizes: Collection[str], **given: Any) -> None:
    """What comes is one of these sizes; where asking costs nothing, each comes for some
    prompt."""
    free = bench.backend.account is not None
    seen: set[str] = set()
    for attempt in range(ASKED if free else 1):
        bought = bench.buy(**{**given, "prompt": f"{attempt} boats"})
        known = {bought.entry.pixels.written()} if bought.entry else set(bought.pixels)
        assert known <= set(sizes), f"{known} came"
        seen |= known
        if seen == set(sizes):
            break
    assert seen == set(sizes) or not free, f"of {sorted(sizes)}, {sorted(seen)} came"


def declare(bench: Bench, address: str, size: str = "", *properties: str) -> None:
    """Says what the picture at an address is like, for a provider that looks."""
    across, _, down = size.partition("x")
    known = Size(int(across), int(down)) if size else None
    bench.backend.emulator.declare(address, Declared(frozenset(properties), known))
