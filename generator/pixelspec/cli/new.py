"""`pixelspec new`: writes a spec to be filled in, with comments that say how."""

from __future__ import annotations

import argparse
import os
import re
from datetime import date
from pathlib import Path

from pixelspec.cli.report import report
from pixelspec.cli.skeleton import skeleton
from pixelspec.read.files import (
    LOCK,
    NOT_PROVIDERS,
    PROVIDER,
    SpecFile,
    read_spec,
    shown,
)
from pixelspec.read.project import HOUSE, Project, find_project, packaged_specs
from pixelspec.read.scalar import resolve
from pixelspec.read.tree import Mapping
from pixelspec.write import create

NAME = re.compile(r"[a-z0-9]+([-.][a-z0-9]+)*")
# What is made for a model has longer names, and no disk takes more than 255 bytes.
LONGEST = 100
TAKEN = (PROVIDER.removesuffix(".yaml"),)


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "new",
        help="begin the spec of a model",
        description="Writes a commented skeleton for a model, and for its provider if"
        " there is none yet. Overwrites nothing.",
    )
    parser.add_argument(
        "id",
        type=model_id,
        metavar="PROVIDER/MODEL",
        help="lower-case letters and digits, joined by hyphens or dots",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    project, findings = find_project(Path.cwd())
    if findings:
        return report(findings, "")
    files = _files(project, *arguments.id)
    listed = "".join(f"wrote {shown(path)}\n" for path in files)
    return report(create(files), f"{listed}fill in what the page says, then run check")


def _files(project: Project, provider: str, model: str) -> dict[Path, str]:
    folder = project.specs / provider
    shared = folder / PROVIDER
    fields = {
        "provider": provider,
        "model": model,
        "provider_text": _quoted(provider),
        "model_text": _quoted(model),
        "env": _variable(provider),
        "today": date.today().isoformat(),
        "kind": "task" if _has_tasks(shared) else "sync",
    }
    wanted = {folder / f"{model}.yaml": "model.yaml"}
    if not shared.exists():
        wanted = {shared: "provider.yaml", **wanted}
    return {
        path: skeleton(name, {**fields, "editor": _first_line(project, name)})
        for path, name in wanted.items()
    }


def _first_line(project: Project, kind: str) -> str:
    """Where an editor finds the schema; beside our own specs it stands in the repository."""
    if project.specs != packaged_specs():
        return "# `pixelspec schema --help` says how an editor completes this file."
    name = kind.replace(".yaml", ".schema.json")
    path = os.path.relpath(HOUSE / "schema" / name, project.specs / "provider")
    return f"# yaml-language-server: $schema={path}"


def _quoted(name: str) -> str:
    """A name as YAML takes it for a text, which it does not do with `4.0`."""
    try:
        plain = isinstance(resolve(name), str)
    except ValueError:
        plain = False
    return name if plain else f'"{name}"'


def _has_tasks(provider: Path) -> bool:
    """Whether the provider, as far as it can be read, is asked for tasks."""
    node, _ = read_spec(SpecFile(provider, "", "provider", ""))
    operations = node.get("operations") if isinstance(node, Mapping) else None
    return isinstance(operations, Mapping) and operations.get("query") is not None


def _variable(provider: str) -> str:
    """The environment variable of the key; it cannot begin with a digit."""
    name = re.sub(r"[^A-Z0-9]", "_", provider.upper())
    return f"API_KEY_{name}" if name[0].isdigit() else f"{name}_API_KEY"


def model_id(text: str) -> tuple[str, str]:
    """`provider/model` as its two names."""
    provider, slash, model = text.partition("/")
    if not slash or not NAME.fullmatch(provider) or not NAME.fullmatch(model):
        reason = "write provider/model in lower-case letters and digits, such as"
        raise argparse.ArgumentTypeError(f"'{text}': {reason} gccai/imagen-4.0")
    if max(len(provider), len(model)) > LONGEST:
        reason = f"a name has at most {LONGEST} characters"
        raise argparse.ArgumentTypeError(f"'{text[:LONGEST]}...': {reason}")
    lock = f"{model}.yaml".endswith(LOCK)
    if provider in NOT_PROVIDERS or model in TAKEN or lock:
        raise argparse.ArgumentTypeError(f"'{text}': the file has another use")
    return provider, model
