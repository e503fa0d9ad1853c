"""How a verb of the command line ends: the exit codes, and what a stop leaves behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import (
    ApiError,
    InvalidRequest,
    PixelError,
    QuirkRefused,
    SettingError,
)

USAGE_RULE = "usage"

DONE, REFUSED, USAGE, PROVIDER, RESUME, UNKNOWN = range(6)
INTERRUPTED = 130


class Stopped(Exception):
    """What ended a verb once money was at stake: what to say, and the exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def broken_off(
    stop: OSError | KeyboardInterrupt, row: Mapping[str, object]
) -> tuple[int, str]:
    """The exit code and what to say, where `row` was the last to be shown."""
    if isinstance(stop, BrokenPipeError):
        _stop_printing()
    if "resume with" in row:
        code = INTERRUPTED if isinstance(stop, KeyboardInterrupt) else RESUME
        return code, f"task {row['task']} is bought: resume with {row['resume with']}"
    if isinstance(stop, KeyboardInterrupt):
        return INTERRUPTED, ""
    if isinstance(stop, BrokenPipeError):
        return DONE, ""
    if "files" in row:
        return RESUME, f"{stop}; bought and saved: {row['files']}"
    return REFUSED, str(stop)


def _stop_printing() -> None:
    """Python would print once more at its end, and fail."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def bought(task: str, note: Path | None = None) -> Generator[None]:
    """Whatever goes wrong after a purchase says where the task is. Raises Stopped."""
    where = f"task {task} is bought" + (f": resume with {note}" if note else "")
    try:
        yield
    except KeyboardInterrupt:
        raise Stopped(f"stopped; {where}", INTERRUPTED) from None
    except PixelError as error:
        code = UNKNOWN if error.charged == "unknown" else RESUME
        raise Stopped(f"{error}; {where}", code) from None
    except Exception as error:
        raise Stopped(f"{error}; {where}", RESUME) from None


def exit_code(error: PixelError) -> int:
    if isinstance(error, InvalidRequest) and error.problems[0].rule == USAGE_RULE:
        return USAGE
    if isinstance(error, InvalidRequest | QuirkRefused | SettingError):
        return REFUSED
    if error.charged == "unknown":
        return UNKNOWN
    return RESUME if error.charged == "yes" else PROVIDER


def asking_code(error: PixelError) -> int:
    """After a mere question: an answer that is an error has bought nothing, and what did
    not come is asked for again."""
    return PROVIDER if isinstance(error, ApiError) else exit_code(error)
