"""Posts the report of a pull request as one comment, and updates it the next time.

Runs with a token, after a workflow without one, also for forks. So everything in the report
is foreign text: which pull request it belongs to is asked of GitHub and never of the report.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

MARKER = "<!-- pixelspec diff -->"
# GitHub takes 65,536 characters.
LONGEST = 60_000
CUT = "\n\nThe rest is in the summary of the workflow run.\n"
PER_PAGE = 100
PAGES = 30
SECONDS = 30


def main(env: Mapping[str, str]) -> int:
    run = json.loads(Path(env["GITHUB_EVENT_PATH"]).read_text("utf-8"))["workflow_run"]
    api = Api(env.get("GITHUB_API_URL", "https://api.github.com"), env["GITHUB_TOKEN"])
    repository = env["GITHUB_REPOSITORY"]
    number = pull_request(api, repository, run)
    if number is None:
        print("no open pull request has this commit at its head; nothing is posted")
        return 0
    body = text(Path(env.get("REPORT", "pixelspec-report")) / "review.markdown")
    if body is None:
        print("the report holds no review; nothing is posted", file=sys.stderr)
        return 1
    print(post(api, repository, number, body))
    return 0


class Api:
    """The few calls of GitHub that it takes."""

    def __init__(self, address: str, token: str) -> None:
        self._address = address.rstrip("/")
        self._token = token

    def __call__(
        self, method: str, path: str, body: Mapping[str, str] | None = None
    ) -> Any:
        request = Request(
            f"{self._address}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self._token}",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        with urlopen(request, timeout=SECONDS) as reply:
            return json.loads(reply.read())


def pull_request(api: Api, repository: str, run: Mapping[str, Any]) -> int | None:
    """The open pull request whose head is the commit that was compared."""
    owner = run["head_repository"]["owner"]["login"]
    head = quote(f"{owner}:{run['head_branch']}", safe="")
    found = api("GET", f"/repos/{repository}/pulls?state=open&head={head}")
    fits = [pull for pull in found if pull["head"]["sha"] == run["head_sha"]]
    return int(fits[0]["number"]) if fits else None


def text(path: Path) -> str | None:
    """The review, cut to what a comment may hold."""
    try:
        review = path.read_text("utf-8", "replace")
    except OSError:
        return None
    if not review.startswith(MARKER):
        return None
    if len(review) <= LONGEST:
        return review
    # At the end of a line, with what was open before the cut closed behind it.
    kept = review[:LONGEST].rpartition("\n")[0]
    opened = kept.count("<details>") - kept.count("</details>")
    return kept + "\n\n</details>" * max(0, opened) + CUT


def post(api: Api, repository: str, number: int, body: str) -> str:
    """Writes the comment, or changes the one that is there."""
    for comment in comments(api, repository, number):
        own = comment["user"]["type"] == "Bot"
        if own and comment["body"].startswith(MARKER):
            if comment["body"] == body:
                return "the comment says so already"
            api(
                "PATCH",
                f"/repos/{repository}/issues/comments/{comment['id']}",
                {"body": body},
            )
            return "the comment was updated"
    api("POST", f"/repos/{repository}/issues/{number}/comments", {"body": body})
    return "the comment was written"


def comments(api: Api, repository: str, number: int) -> Iterator[Mapping[str, Any]]:
    for page in range(1, PAGES + 1):
        query = f"per_page={PER_PAGE}&page={page}"
        found = api("GET", f"/repos/{repository}/issues/{number}/comments?{query}")
        yield from found
        if len(found) < PER_PAGE:
            return


if __name__ == "__main__":
    sys.exit(main(os.environ))
