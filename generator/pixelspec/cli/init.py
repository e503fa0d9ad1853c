"""`pixelspec init`: makes the current folder a project of pixelspec."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence
from pathlib import Path

from pixelspec.cli.report import report
from pixelspec.cli.skeleton import skeleton
from pixelspec.place import NOWHERE, Finding, Place, nearest
from pixelspec.read.files import PROVIDER, RELEASE, read_bytes, shown
from pixelspec.read.project import FILE, packaged_specs
from pixelspec.read.text import LIMIT
from pixelspec.write import create, save

MODELINE = "# yaml-language-server:"

Findings = tuple[Finding, ...]


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "init",
        help="make this folder a project",
        description="Appends [tool.pixelspec] to pyproject.toml in the current folder and"
        " writes specs/release.yaml. Overwrites nothing.",
    )
    parser.add_argument(
        "--providers",
        type=_names,
        default=(),
        metavar="NAME,...",
        help="copy the specs of these providers, which come with pixelspec",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    file, specs = Path.cwd() / FILE, Path.cwd() / "specs"
    text, findings = _with_table(file)
    copies, unknown = _copies(arguments.providers, specs)
    findings += unknown
    if not (specs / RELEASE).exists():
        copies[specs / RELEASE] = skeleton(RELEASE)
    findings = findings or create(copies) or save(file, text)
    listed = "".join(f"wrote {shown(path)}\n" for path in [*copies, file])
    return report(findings, f"{listed}next: pixelspec new PROVIDER/MODEL, or generate")


def _with_table(file: Path) -> tuple[str, Findings]:
    """The file of the user with our table at its end, and not a byte of it changed."""
    table = skeleton(FILE)
    if not file.exists():
        return table, ()
    data, findings = read_bytes(file)
    if findings:
        return "", findings
    place = Place(shown(file))
    if len(data) > LIMIT:
        return "", (
            Finding(place, "init", "too large", hint="write the table by hand"),
        )
    try:
        text = data.decode("utf-8")
        if _stated(text):
            return "", (Finding(place, "init", "[tool.pixelspec] is there already"),)
        text = _appended(text, table)
        if not _stated(text):
            raise ValueError("nothing can be appended")
    except ValueError as error:
        hint = "correct it, or write [tool.pixelspec] by hand"
        message = f"[tool.pixelspec] cannot be added: {error}"
        return "", (Finding(place, "init", message, hint=hint),)
    return text, ()


def _stated(text: str) -> bool:
    """Whether the table is there; a ValueError says what makes the text no TOML."""
    tool = tomllib.loads(text).get("tool", {})
    return isinstance(tool, dict) and "pixelspec" in tool


def _appended(text: str, table: str) -> str:
    if "\r\n" in text:
        table = table.replace("\n", "\r\n")
    newline = "\r\n" if "\r\n" in text else "\n"
    ended = text if not text or text.endswith("\n") else text + newline
    return ended + (newline if ended else "") + table


def _copies(providers: Sequence[str], specs: Path) -> tuple[dict[Path, str], Findings]:
    """The packaged specs of some providers, by where they go."""
    source = packaged_specs()
    known = sorted(path.parent.name for path in source.glob(f"*/{PROVIDER}"))
    unknown = [name for name in providers if name not in known]
    files = {
        specs / name / path.name: _without_modeline(path.read_text("utf-8"))
        for name in providers
        if name in known
        for path in sorted((source / name).glob("*.yaml"))
    }
    return files, tuple(
        Finding(
            NOWHERE,
            "init",
            f"no packaged provider '{name}'",
            hint=nearest(name, known) or f"known: {', '.join(known)}",
        )
        for name in unknown
    )


def _without_modeline(text: str) -> str:
    """The path in it leads to a schema that stands elsewhere in the user's project."""
    first, _, rest = text.partition("\n")
    return rest if first.startswith(MODELINE) else text


def _names(text: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name.strip() for name in text.split(",") if name.strip())
    )
