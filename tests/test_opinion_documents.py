"""What others say of our OpenAPI documents: a validator that no one here wrote, and two
generators of clients, whose clients then buy from the emulator."""

from __future__ import annotations

import importlib
import inspect
import json
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_python_client.cli import app
from openapi_spec_validator import OpenAPIV31SpecValidator
from typer.testing import CliRunner

from documents import PROVIDERS, Order, document, document_text, orders
from made_up import catalogue
from pixelspec.openapi.document import text
from pixelspec.testing import EmulatedProvider, emulated


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_document_is_valid(provider: str) -> None:
    OpenAPIV31SpecValidator(document(provider)).validate()


@pytest.mark.parametrize("id", [one.id for one in catalogue().providers])
def test_the_document_of_a_made_up_provider_is_valid(id: str) -> None:
    shown = next(one for one in catalogue().providers if one.id == id)
    models = catalogue().of(shown)
    if models:
        OpenAPIV31SpecValidator(json.loads(text(models))).validate()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that modules can be imported from."""
    sys.path.insert(0, str(tmp_path))
    yield tmp_path
    sys.path.remove(str(tmp_path))


def written(folder: Path, provider: str) -> tuple[str, str]:
    """The document in a file, and a word that begins the names of modules."""
    file = folder / "openapi.json"
    file.write_text(document_text(provider), "ascii")
    return str(file), provider.replace("-", "_")


def bought(running: EmulatedProvider, order: Order) -> bool:
    """Whether the last thing that was ordered is what the order says."""
    last = running.account.submissions[-1]
    return last.model in (order.body.get("model"), "") or not order.body.get("model")


@pytest.mark.slow
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_client_of_datamodel_code_generator_buys(provider: str, folder: Path) -> None:
    file, word = written(folder, provider)
    make_typed_client(file, folder, word)
    models = importlib.import_module(f"{word}_models")
    client = importlib.import_module(f"{word}_client")
    with (
        emulated(provider, socket=True) as running,
        client.Client(base_url=running.base_url, key=running.api_key) as api,
    ):
        for count, order in enumerate(orders(document(provider)), 1):
            body = getattr(models, order.schema).model_validate(order.body)
            call = getattr(api.default, order.operation)
            call(body=body_of(models, call, body), **keywords(models, call, order))
            assert running.account.paid == count and bought(running, order)


def make_typed_client(file: str, folder: Path, word: str) -> None:
    from datamodel_code_generator.__main__ import main

    words = ["--input", file, "--input-file-type", "openapi", "--formatters", "builtin"]
    words += ["--output", str(folder / f"{word}_models.py")]
    words += ["--output-model-type", "pydantic_v2.BaseModel"]
    words += ["--generate-client", "httpx2", "--client-package", f"{word}_client"]
    words += ["--client-output", str(folder / f"{word}_client")]
    words += ["--client-model-package", f"{word}_models"]
    words += ["--openapi-scopes", "schemas", "api", "--target-python-version", "3.11"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that it had to number
        code = main(words)
    assert code == 0


def body_of(models: Any, call: Any, body: Any) -> Any:
    """The body in the type that a call takes: of several models, one for all of them."""
    kind = getattr(models, call.__annotations__["body"].rpartition(".")[2])
    return body if isinstance(body, kind) else kind(body)


def keywords(models: Any, call: Any, order: Order) -> dict[str, Any]:
    """The headers of an order as arguments in Python, however they are spelled there."""
    known = {plain(p.name): p for p in inspect.signature(call).parameters.values()}
    found = {known[plain(name)]: value for name, value in order.headers.items()}
    return {p.name: kind_of(models, p)(value) for p, value in found.items()}


def kind_of(models: Any, parameter: inspect.Parameter) -> Any:
    """The class of an argument, which may be annotated by its name alone."""
    kind = parameter.annotation
    return getattr(models, kind.rpartition(".")[2]) if isinstance(kind, str) else kind


def plain(name: str) -> str:
    return re.sub("[^a-z]", "", name.lower())


@pytest.mark.slow
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_client_of_openapi_python_client_buys(provider: str, folder: Path) -> None:
    file, word = written(folder, provider)
    make_attrs_client(file, folder, f"{word}_attrs")
    client = importlib.import_module(f"{word}_attrs.client")
    models = importlib.import_module(f"{word}_attrs.models")
    with emulated(provider, socket=True) as running:
        api = client.AuthenticatedClient(running.base_url, running.api_key)
        for count, order in enumerate(orders(document(provider)), 1):
            call = importlib.import_module(
                f"{word}_attrs.api.default.{order.operation}"
            )
            body = named(models, order.schema).from_dict(order.body)
            reply = call.sync_detailed(
                client=api, body=body, **keywords(models, call.sync_detailed, order)
            )
            assert (reply.status_code, type(reply.parsed).__name__[-5:]) == (
                200,
                "Reply",
            )
            assert running.account.paid == count and bought(running, order)


def make_attrs_client(file: str, folder: Path, name: str) -> None:
    config = folder / "config.json"
    config.write_text('{"post_hooks": []}')
    words = ["generate", "--path", file, "--meta", "none", "--fail-on-warning"]
    words += ["--config", str(config), "--output-path", str(folder / name)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output


def named(models: Any, schema: str) -> Any:
    """The class that was made of a schema, whatever became of its capitals."""
    plain = schema.lower()
    (name,) = [name for name in dir(models) if name.lower() == plain]
    return getattr(models, name)
