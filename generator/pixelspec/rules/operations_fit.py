"""A query and a cancellation name the task in their path, a batch names the tasks in one
list of its body, and what can be cancelled has a state to end in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation
from pixelspec.place import Finding

ID = "operations-fit"
TASK_ID = "{task_id}"
PLACEHOLDER = re.compile(r"\{[^{}/]+\}")
WANTED = {"submit": 0, "query": 1, "batch": 0, "list": 0, "cancel": 1, "upload": 0}


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for operation in endpoint.provider.operations:
        path = f"operations.{operation.name}"
        for key, message in complaints(operation):
            yield Finding(operation.source.place, ID, message, f"{path}.{key}")
    cancel = endpoint.provider.operation("cancel")
    ends = [state.means for state in endpoint.provider.lifecycle]
    if cancel and "cancelled" not in ends:
        message, hint = "no state means cancelled", "add it to 'lifecycle:'"
        yield Finding(cancel.source.place, ID, message, "operations.cancel", hint)


def complaints(operation: Operation) -> Iterator[tuple[str, str]]:
    found = PLACEHOLDER.findall(operation.path)
    braces = operation.path.count("{") + operation.path.count("}")
    if braces != 2 * len(found):
        yield "request", f"the braces of '{operation.path}' do not match"
    elif len(found) != WANTED.get(operation.name, 0):
        said = f"{len(found)} placeholders, not {WANTED.get(operation.name, 0)}"
        yield "request", f"'{operation.path}' has {said}"
    elif unknown := [name for name in found if name != TASK_ID]:
        yield "request", f"'{unknown[0]}' stands for nothing; write '{TASK_ID}'"
    lists = [name for name, kind in operation.body if kind == "list"]
    if operation.name == "batch" and len(lists) != 1:
        yield "body", f"a batch has one list of tasks, and this has {len(lists)}"
