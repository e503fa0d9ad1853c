"""Opens one pull request a provider with what `watch.py` found, or updates the open one.

A branch on which a person has gone on is left as it is; only the text is updated then.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent))
from comment import Api

BRANCH = "docs-drift/"
NAME = "pixelspec docs"
MAIL = "pixelspec-docs@users.noreply.github.com"
LONGEST = 60_000
CUT = "\n\nThe rest is in the log of the workflow run.\n"


def main(env: Mapping[str, str]) -> int:
    api = Api(env.get("GITHUB_API_URL", "https://api.github.com"), env["GITHUB_TOKEN"])
    folder = Path(env.get("REPORT", "docs-report"))
    base = git("rev-parse", "--abbrev-ref", "HEAD")
    for path in sorted(folder.glob("*.md")):
        provider, text = path.stem, path.read_text("utf-8")
        head = f"{BRANCH}{provider}"
        kept = somebody_went_on(head, base)
        if not kept:
            commit(provider, head, base)
        print(f"{provider}: {post(api, env['GITHUB_REPOSITORY'], head, base, text)}")
    return 0


def commit(provider: str, head: str, base: str) -> None:
    """One commit on top of the default branch: what changed of this provider, and what
    is generated from it; an empty one where facts wait to be read."""
    git("checkout", "--quiet", "-B", head)
    there = [path for path in (f"specs/{provider}", "generated") if Path(path).exists()]
    git("add", "--all", "--", *there)
    who = ("-c", f"user.name={NAME}", "-c", f"user.email={MAIL}")
    message = f"Documentation of {provider} has changed"
    git(*who, "commit", "--quiet", "--allow-empty", "-m", message)
    git("push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{head}")
    git("checkout", "--quiet", base)


def somebody_went_on(head: str, base: str) -> bool:
    """Whether the branch has a commit that is not ours."""
    if not git("ls-remote", "--heads", "origin", head):
        return False
    git("fetch", "--quiet", "origin", f"+refs/heads/{head}:refs/remotes/origin/{head}")
    authors = git("log", "--format=%ae", f"{base}..refs/remotes/origin/{head}")
    return bool(set(authors.split()) - {MAIL})


def post(api: Api, repository: str, head: str, base: str, text: str) -> str:
    """The pull request of the branch, opened or brought up to date."""
    owner = repository.partition("/")[0]
    wanted = quote(f"{owner}:{head}", safe="")
    found: list[Any] = api("GET", f"/repos/{repository}/pulls?state=open&head={wanted}")
    body = text if len(text) <= LONGEST else text[:LONGEST].rpartition("\n")[0] + CUT
    title = f"Documentation of {head.removeprefix(BRANCH)} has changed"
    if not found:
        said = {"title": title, "body": body, "head": head, "base": base}
        api("POST", f"/repos/{repository}/pulls", said)
        return "a pull request was opened"
    if found[0]["body"] == body:
        return "the pull request says so already"
    api("PATCH", f"/repos/{repository}/pulls/{found[0]['number']}", {"body": body})
    return "the pull request was updated"


def git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(os.environ))
