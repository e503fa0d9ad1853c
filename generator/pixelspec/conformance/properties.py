"""What holds for whatever is asked, and for whatever comes back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import httpx2
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pixelspec.conformance.backend import Backend, Unavailable
from pixelspec.conformance.bench import Bench
from pixelspec.conformance.strategies import JSON, Values, requests, spoiled
from pixelspec.emulator.clock import ManualClock

# The same examples on every machine; nothing is kept between runs.
QUIET = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)


def plans_hold(bench: Bench, rows: Sequence[Values], sizes: Sequence[str]) -> None:
    """Planning what was planned changes nothing; sizes are those of the table, where it
    alone decides; and the provider takes what the client lets through."""
    model = bench.model

    @QUIET
    @given(requests(rows, bench.subject.least))
    def law(keywords: dict[str, Any]) -> None:
        plan = _planned(model, keywords)
        if plan is None:
            return
        again = model.parse(keywords)
        assert again.body == plan.body
        assert json.loads(json.dumps(plan.body)) == plan.body
        named = {f"{width}x{height}" for width, height in plan.candidates}
        assert named <= set(sizes) or not sizes, f"{named} is not all in the table"
        if _certain(plan):
            before = bench.paid
            answer = bench.wire.submit(plan.body)
            taken = answer.status == 200 and bench.paid == before + 1
            assert taken or answer.assumed, answer.content.decode()

    law()


def junk_is_refused(bench: Bench, rows: Sequence[Values]) -> None:
    """Whatever comes from outside is planned or refused, and never anything else."""

    @QUIET
    @given(spoiled(rows, bench.subject.least))
    def law(keywords: dict[str, Any]) -> None:
        _planned(bench.model, keywords)

    law()
    assert not bench.traffic.sent, "a plan sent a request"


def replies_never_crash(bench: Bench) -> None:
    """Whatever comes back, the call ends in pictures or in an error of the package, after
    one paid request."""

    @QUIET
    @given(st.lists(JSON, min_size=1, max_size=3))
    def law(replies: list[Any]) -> None:
        odd = Bench(bench.subject, OddBackend(bench.backend, replies))
        try:
            odd.model.generate(**odd.subject.least)
        except Exception as error:
            names = {kind.__name__ for kind in type(error).__mro__}
            assert "PixelError" in names, repr(error)
        orders = odd.wire.requests(odd.subject.submit)
        assert len(orders) == 1, f"{len(orders)} paid requests left for one call"

    law()


class OddBackend:
    """A provider that answers with these JSON values in turn, the last one for ever."""

    account = None

    def __init__(self, backend: Backend, replies: Sequence[Any]) -> None:
        self.address, self.key = backend.address, backend.key
        self.clock = ManualClock()
        self._replies = [json.dumps(reply).encode() for reply in replies]

    def again(self) -> OddBackend:
        return self

    @property
    def emulator(self) -> Any:
        raise Unavailable("these replies are no emulator's")

    def handler(self, request: httpx2.Request) -> httpx2.Response:
        del request
        body = self._replies[0]
        self._replies = self._replies[1:] or [body]
        return httpx2.Response(200, content=body)


def _planned(model: Any, keywords: dict[str, Any]) -> Any:
    """The plan, or None where the client refuses."""
    try:
        return model.parse(keywords)
    except Exception as error:
        names = {kind.__name__ for kind in type(error).__mro__}
        assert names & {"InvalidRequest", "QuirkRefused"}, repr(error)
        return None


def _certain(plan: Any) -> bool:
    """Whether the client could check every rule."""
    kinds = {type(notice).__name__ for notice in plan.notices}
    return "Uncheckable" not in kinds
