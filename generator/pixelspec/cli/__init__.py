"""The command line: one module a verb, and what a shell is told in the end."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from pixelspec.cli.report import CRASH, FINE, USAGE

VERBS: tuple[str, ...] = ("generate", "check", "fmt", "diff", "release", "schema")
VERBS += ("new", "init", "emulate", "openapi", "power", "docs")
INTERRUPTED = 130
NOBODY_LISTENS = 141
# What a stream says that takes no more: a full disk, a closed or broken end.
UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF)
EPILOG = """\
pixelspec looks for [tool.pixelspec] in the nearest pyproject.toml above the current
folder. exit codes: 0 fine (warnings may be shown), 1 something to correct was found,
2 wrong usage, 3 a fault of pixelspec itself"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a sign gets its number instead of a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        # Python has no standard output where the caller closed it, and prints nothing.
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _listen_no_more()
        return NOBODY_LISTENS
    except OSError as error:
        if error.errno not in UNWRITABLE:
            print(_apology(error), file=sys.stderr)
            return CRASH
        print(f"pixelspec: the output cannot be written: {error.strerror}", file=sys.stderr)
        _listen_no_more()
        return USAGE
    except Exception as error:
        print(_apology(error), file=sys.stderr)
        return CRASH


def _run(arguments: Sequence[str] | None) -> int:
    try:
        words = sys.argv[1:] if arguments is None else arguments
        stated = _parser(words).parse_args(words)
        code: int = stated.run(stated)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    return code


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Knows the verb that comes first; where none does, it has to know them all."""
    parser = argparse.ArgumentParser(
        prog="pixelspec",
        description="Typed, validated Python clients for image APIs, generated from one"
        " YAML file per model.",
        epilog=EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    verbs = parser.add_subparsers(
        title="verbs", metavar="VERB", required=True, help="pixelspec VERB --help"
    )
    # Each loads only what it needs, which together would double the time of a short run.
    for verb in [verb for verb in VERBS if verb in words[:1]] or VERBS:
        import_module(f"pixelspec.cli.{verb}").add_to(verbs)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for, which takes a while."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib import metadata

        try:
            version = metadata.version("pixelspec")
        except metadata.PackageNotFoundError:
            version = "(not installed)"
        print(f"pixelspec {version}")
        parser.exit(FINE)


def _listen_no_more() -> None:
    """Keeps the interpreter from complaining of a closed pipe when it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _apology(error: Exception) -> str:
    """One line that can be reported: what happened, and in which line of ours."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = ""
    if trace:
        where = f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return (
        f"pixelspec: a fault of pixelspec itself, {said}{where};"
        " please report it with the command and the spec"
    )
