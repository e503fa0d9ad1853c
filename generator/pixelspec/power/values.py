"""Other documented values of a parameter, and conditions that ask for something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pixelspec.model.allowed import same
from pixelspec.model.condition import Condition, Operator, Test
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.source import Scalar

OPPOSITE: dict[Operator, Operator] = {
    "given": "absent",
    "absent": "given",
    "unlisted": "given",
    "pixels": "given",
    "is": "not-in",
    "one-of": "not-in",
    "not-in": "one-of",
}


def documented(parameter: Parameter) -> Iterator[Scalar]:
    """Values that the page lists."""
    yield from parameter.words
    yield from (True, False) if parameter.type == "boolean" else ()
    if parameter.range:
        ends = (parameter.range.least, parameter.range.most)
        yield from (end for end in ends if end is not None)


def others(parameter: Parameter, *values: Scalar) -> Iterator[Scalar]:
    """Documented values beside some."""
    for value in documented(parameter):
        if not any(same(value, known) for known in values):
            yield value


def turned(condition: Condition, model: Endpoint) -> Iterator[Condition]:
    """A condition one of whose tests asks for something else: for another value, for one
    value less, for the opposite."""
    for index, test in enumerate(condition.tests):
        for other in _tests(test, model):
            before, after = condition.tests[:index], condition.tests[index + 1 :]
            yield Condition((*before, other, *after))


def _tests(test: Test, model: Endpoint) -> Iterator[Test]:
    parameter = model.parameter(test.parameter)
    if test.operator == "is" and parameter:
        found = others(parameter, *test.values)
        yield from (replace(test, values=(value,)) for value in found)
    if len(test.values) > 1:
        yield replace(test, values=test.values[1:])
    yield replace(test, operator=OPPOSITE[test.operator])
