"""Reads the bodies that name no parameters of a model, and any body as an object."""

from __future__ import annotations

from collections.abc import Mapping

from pixelspec.emulator.problem import Problem
from pixelspec.emulator.wire import NotJson, decode
from pixelspec.model.provider import Operation


def read_object(operation: Operation, content: bytes) -> dict[str, object] | Problem:
    """The JSON object of a body, or why it is none."""
    fact = f"operations.{operation.name}.body"
    try:
        body = decode(content)
    except NotJson as wrong:
        return Problem(str(wrong), fact)
    if isinstance(body, dict):
        return body
    return Problem("the body must be an object", fact)


def task_ids(operation: Operation, body: Mapping[str, object]) -> list[str] | Problem:
    """The task ids of a batch query."""
    for name, kind in operation.body:
        value = body.get(name)
        if kind == "list":
            if isinstance(value, list) and all(isinstance(i, str) for i in value):
                return [str(item) for item in value]
            return Problem(f"{name} must be a list of texts", "operations.batch.body")
    return Problem("no list of tasks is documented", "operations.batch.body")
