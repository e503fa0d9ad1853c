"""Checks for Schemathesis: its own, but for what the emulator has a reason for.

Runs inside Schemathesis, in an environment that has nothing else. A finding is explained if
the reply says which fact no page states (`x-emulator-assumed`), if the emulator's account
names the quirk of the page that let a wrong value through, or if the page documents the
status. Everything explained is counted, everything else is a failure.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import jsonschema_rs
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
)

TALLY = Path(os.environ["OPINIONS_TALLY"])
WHOLE = json.loads(Path(os.environ["OPINIONS_DOCUMENT"]).read_text())


def assumed(response: Any) -> str:
    """What no page states of a reply: the first fact is why it came about."""
    return ", ".join(response.headers.get("x-emulator-assumed", ())).split(", ")[0]


def at_work(response: Any) -> str:
    """What the page says of values that are taken and do not hold, or are ignored."""
    address = response.request.url.partition("//")[2].partition("/")[0]
    with urlopen(f"http://{address}/_emulator/account", timeout=5) as reply:
        submissions = json.load(reply)["submissions"]
    last = submissions[-1] if submissions else {}
    quirks = [f"quirks.{name}" for name in last.get("quirks", ())]
    ignored = [f"{name} is ignored" for name in last.get("ignored", ())]
    return ", ".join([*quirks, *ignored])


def explained(check: str, case: Any, reason: str) -> bool:
    if reason:
        row = {"check": check, "operation": case.operation.label, "reason": reason}
        with TALLY.open("a") as file:
            print(json.dumps(row), file=file)
    return bool(reason)


def left_out(case: Any) -> str:
    """Whether a body is valid only by the parts that Schemathesis was given."""
    told = WHOLE["paths"][case.operation.path][case.operation.method.lower()]
    (media,) = told["requestBody"]["content"].values()
    schema = {**media["schema"], "components": WHOLE["components"]}
    fits = jsonschema_rs.Draft202012Validator(schema).is_valid(case.body)
    return "" if fits else "not valid by the whole document"


@schemathesis.check
def what_is_valid_is_taken(ctx: Any, response: Any, case: Any) -> None:
    try:
        positive_data_acceptance(ctx, response, case)
    except Failure:
        reason = left_out(case) or assumed(response)
        if not explained("valid, and refused", case, reason):
            raise


@schemathesis.check
def what_is_invalid_is_refused(ctx: Any, response: Any, case: Any) -> None:
    try:
        negative_data_rejection(ctx, response, case)
    except Failure:
        if not explained("invalid, and taken", case, at_work(response)):
            raise


@schemathesis.check
def an_error_of_the_server_is_documented(ctx: Any, response: Any, case: Any) -> None:
    try:
        not_a_server_error(ctx, response, case)
    except Failure:
        known = str(response.status_code) in map(
            str, case.operation.responses.status_codes
        )
        reason = f"{response.status_code} is documented" if known else ""
        if not explained("an error of the server", case, reason):
            raise


@schemathesis.check
def a_status_of_no_page_is_owned_up(ctx: Any, response: Any, case: Any) -> None:
    """The document lets any status pass as `default`; the emulator has to say so."""
    known = map(str, case.operation.responses.status_codes)
    if str(response.status_code) in known:
        return
    if not explained(f"status {response.status_code}", case, assumed(response)):
        raise AssertionError(f"{response.status_code} without a word of assumption")
