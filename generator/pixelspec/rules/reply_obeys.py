"""Every example of a reply has the types of its fields, and what a client must find."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pixelspec.evidence.judge import judge
from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding

ID = "reply-obeys"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for example in endpoint.example_replies:
        stated = endpoint.provider.reply(example.reply)
        if stated is None:
            continue
        path = f"examples.replies.{example.id}.body"
        body = json.loads(example.body)
        for seen in judge(endpoint.provider, stated, example.http, body):
            if seen.verdict == "contradicted":
                place = example.source.place
                yield Finding(place, ID, seen.says, path, seen.hint)
