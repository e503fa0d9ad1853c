"""The command line of the package: models, plan, generate, resume, tasks get.

Exit codes: 0 done; 1 refused before anything was sent; 2 wrong usage; 3 the provider's
error, nothing bought for all that is known; 4 bought, and the pictures are not here yet:
resume; 5 nobody knows whether it was bought; 130 stopped while waiting, resume. The key
comes from the environment only.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from .endings import (
    DONE,
    RESUME,
    UNKNOWN,
    USAGE_RULE,
    Stopped,
    asking_code,
    bought,
    broken_off,
    exit_code,
)
from .errors import InvalidRequest, PixelError
from .notes import file_name, keep
from .remarks import Problem
from .settings import is_duration

if TYPE_CHECKING:
    from .client import Client, Endpoint
    from .tasks import Images, Plan, Task

Clients = Mapping[str, "Callable[[], Client]"]
"""What makes the client of each provider, with the settings of the environment."""

Shown = Mapping[str, object]


def main(program: str, clients: Clients, arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    options = _parser(program).parse_args(arguments)
    as_json = options.json or not sys.stdout.isatty()
    row: Shown = {}
    try:
        for row in options.run(clients, options):
            print(
                json.dumps(row, default=_plain) if as_json else _lines(row), flush=True
            )
    except PixelError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return exit_code(error)
    except Stopped as stopped:
        print(f"{program}: {stopped}", file=sys.stderr)
        return stopped.code
    except (OSError, KeyboardInterrupt) as stop:
        code, text = broken_off(stop, row)
        if text:
            print(f"{program}: {text}", file=sys.stderr)
        return code
    return DONE


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program,
        description=(__doc__ or "").partition("\n\n")[2],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    models = verbs.add_parser(
        "models", help="what can be bought, and with which keywords"
    )
    models.set_defaults(run=_models)
    plan = verbs.add_parser("plan", help="check a call; nothing is sent")
    _add_call(plan)
    plan.set_defaults(run=_plan)
    generate = verbs.add_parser("generate", help="buy pictures and save them")
    _add_call(generate)
    _add_folder(generate)
    generate.set_defaults(run=_generate)
    resume = verbs.add_parser("resume", help="wait for bought pictures and save them")
    resume.add_argument("task", type=Path, help="a .task.json that generate left")
    _add_folder(resume)
    resume.set_defaults(run=_resume)
    tasks = verbs.add_parser("tasks", help="look at one task")
    tasks.add_argument("get", choices=["get"], help="ask once")
    tasks.add_argument("provider", help="such as gccai")
    tasks.add_argument("id", help="the provider's task id")
    tasks.set_defaults(run=_tasks_get)
    return parser


def _add_call(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", help="such as gccai/gpt-image-2-official")
    parser.add_argument(
        "keywords",
        nargs="*",
        metavar="KEYWORD",
        help="prompt='A red fox' for a text, n:=2 for any other JSON value",
    )
    words = ("raise", "warn", "allow")
    parser.add_argument("--quirks", choices=words, default="raise")


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--save", type=Path, default=Path(), metavar="FOLDER")
    parser.add_argument("--deadline", type=_seconds, metavar="SECONDS")


def _seconds(text: str) -> float:
    """Raises ArgumentTypeError."""
    with suppress(ValueError):
        if is_duration(seconds := float(text)):
            return seconds
    raise argparse.ArgumentTypeError(f"must be seconds above 0, not {text!r}")


def _models(clients: Clients, options: argparse.Namespace) -> Any:
    for provider in clients:
        for endpoint in _endpoints(_client(clients, provider)):
            request: Any = endpoint.request
            yield {"model": endpoint.id, "keywords": list(request.model_fields)}


def _plan(clients: Clients, options: argparse.Namespace) -> Any:
    plan, refusing = _planned(clients, options), options.quirks == "raise"
    yield {
        "model": options.model,
        "body": plan.body,
        "pixels": _sizes(plan.candidates),
        "cost": plan.cost,
        "notices": [str(notice) for notice in plan.notices],
        "refused": [str(n) for n in plan.notices if n.refuses and refusing],
    }


def _generate(clients: Clients, options: argparse.Namespace) -> Any:
    plan = _planned(clients, options)
    options.save.mkdir(parents=True, exist_ok=True)
    part = options.save / f".{os.urandom(8).hex()}.part"
    try:
        # Before anything is bought, so that what was bought can be written down.
        part.write_text("{}")
        task = _submitted(plan)
        with bought(task.id or task.to_json()):
            part.write_text(task.to_json(), "utf-8")
            note = keep(part, file_name(task.id))
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    yield {"task": task.id, "resume with": str(note)}
    with bought(task.id or "", note):
        saved = _saved(task, options)
    yield saved


def _submitted(plan: Plan) -> Task:
    try:
        return plan.submit()
    except KeyboardInterrupt:
        text = "stopped while buying; nobody knows whether it was bought"
        raise Stopped(text, UNKNOWN) from None
    except PixelError as error:
        if error.task_id is None:
            raise
        code = UNKNOWN if error.charged == "unknown" else RESUME
        raise Stopped(f"{error}; task {error.task_id}", code) from None


def _resume(clients: Clients, options: argparse.Namespace) -> Any:
    try:
        text = options.task.read_text("utf-8")
    except UnicodeDecodeError:
        raise _unusable(f"{options.task} is no task that generate left") from None
    client = _client(clients, _provider_of(text))
    options.save.mkdir(parents=True, exist_ok=True)
    task = client.tasks.load(text)
    with bought(task.id or "", options.task):
        saved = _saved(task, options)
    yield saved


def _tasks_get(clients: Clients, options: argparse.Namespace) -> Any:
    tasks = _client(clients, options.provider).tasks
    try:
        task = tasks.get(options.id)
    except PixelError as error:
        # Whether the provider has such a task is just what was asked.
        raise Stopped(str(error), asking_code(error)) from None
    yield {
        "task": task.id,
        "state": task.state,
        "progress": task.progress,
        "cost": task.cost,
    }


def _saved(task: Task, options: argparse.Namespace) -> Shown:
    images: Images = task.wait(deadline=options.deadline)
    files = [str(path) for path in images.save_all(options.save)]
    return {
        "task": images.task_id,
        "cost": images.cost,
        "files": files,
        "pixels": _sizes([image.pixels for image in images if image.pixels]),
        "notices": [str(notice) for notice in images.notices],
    }


def _planned(clients: Clients, options: argparse.Namespace) -> Plan:
    provider, _, _ = str(options.model).partition("/")
    client = _client(clients, provider)
    known = {endpoint.id: endpoint for endpoint in _endpoints(client)}
    if options.model not in known:
        raise _unusable(f"no model {options.model!r}; known: {', '.join(known)}")
    endpoint = known[options.model].with_options(quirks=options.quirks)
    return endpoint.parse(dict(map(_keyword, options.keywords)))


def _client(clients: Clients, provider: str) -> Client:
    if provider not in clients:
        raise _unusable(f"no provider {provider!r}; known: {', '.join(clients)}")
    return clients[provider]()


def _endpoints(client: Client) -> list[Endpoint[...]]:
    from .endpoint import EndpointOf

    found: list[Any] = [v for v in vars(client).values() if isinstance(v, EndpointOf)]
    return found


def _keyword(text: str) -> tuple[str, object]:
    """("n", 2) for `n:=2`, ("prompt", "A fox") for `prompt=A fox`."""
    name, equals, value = text.partition("=")
    if not equals:
        raise _unusable(f"{text!r} is neither keyword=text nor keyword:=json")
    if not name.endswith(":"):
        return name, value
    try:
        return name[:-1], json.loads(value)
    except (ValueError, RecursionError):
        raise _unusable(
            f"{value[:200]!r} is no JSON; a text is written {name[:-1]}=..."
        ) from None


def _provider_of(text: str) -> str:
    from .stored import read_stored

    return read_stored(text).model.partition("/")[0]


def _unusable(message: str) -> InvalidRequest:
    return InvalidRequest([Problem(USAGE_RULE, "", message)])


def _sizes(sizes: Sequence[tuple[int, int]]) -> list[str]:
    return [f"{width}x{height}" for width, height in sizes]


def _plain(value: object) -> object:
    """What JSON makes of a mapping of ours, and of a cost."""
    return dict(cast("Any", value)) if isinstance(value, Mapping) else str(value)


def _lines(row: Shown) -> str:
    """The row as people read it: a name and a value a line, lists one item a line."""
    lines: list[str] = []
    for name, value in row.items():
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        shown = ["-" if item is None else _shown(item) for item in values or [None]]
        lines += [f"{name:<12}{item}" for item in shown]
    return "\n".join(lines)


def _shown(value: object) -> str:
    return (
        json.dumps(value, default=_plain) if isinstance(value, Mapping) else str(value)
    )
