"""Prices go by parameters of the model and by values that the page lists."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.allowed import problem
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.prices import word
from pixelspec.place import Finding, nearest

ID = "prices-known"
COUNTED = ("choice", "size", "boolean", "integer")


def check(endpoint: Endpoint) -> Iterator[Finding]:
    prices = endpoint.prices
    if prices is None:
        return
    for key, name in (("by", prices.by), ("number", prices.number)):
        parameter = endpoint.parameter(name)
        wrong = complaint(parameter, name, key) if name else ""
        if wrong:
            path, place = f"prices.{key}", prices.source.place
            hint = nearest(name, [p.name for p in endpoint.parameters])
            yield Finding(place, ID, wrong, path, hint)
    by = endpoint.parameter(prices.by)
    if by is None or by.type not in COUNTED:
        return
    for row, _ in prices.rows:
        if not possible(endpoint, by, row):
            message = f"'{by.name}' never is {row}"
            hint = nearest(row, map(word, by.words))
            yield Finding(prices.source.place, ID, message, f"prices.rows.{row}", hint)


def complaint(parameter: Parameter | None, name: str, key: str) -> str:
    if parameter is None:
        return f"'{name}' is no parameter"
    if key == "number" and parameter.type != "integer":
        return f"'{name}' is no integer, so it counts nothing"
    if key == "by" and parameter.type not in COUNTED:
        return f"no price goes by a {parameter.type} such as '{name}'"
    return ""


def possible(endpoint: Endpoint, parameter: Parameter, row: str) -> bool:
    """Whether some allowed value is written so."""
    if parameter.type == "boolean":
        return row in ("true", "false")
    if parameter.type == "integer":
        return row.isdecimal() and not problem(endpoint, parameter, int(row))
    values = [value for value in parameter.words if word(value) == row] or [row]
    return not problem(endpoint, parameter, values[0])
