"""Looks at every page that a spec was written from: what drifted, moved, came or went.

Writes a folder with one report a provider, and in specs/ the lists of the pages that the
providers name; nothing else. Every page goes through `pixelspec docs`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

sys.path.insert(0, str(Path(__file__).parent))
from fetch import Fetched, fetch_page

from pixelspec.cli.load import load_here
from pixelspec.model.catalogue import Catalogue
from pixelspec.read.page import page_text

INDEX = "index"
LISTED = 40
NO_PAGE = 4
LINK = re.compile(r"\]\((\S+?)\)|<loc>\s*(\S+?)\s*</loc>")
Fetch = Callable[[str, str], Fetched]


@dataclass(frozen=True)
class Watched:
    """A page by the name that `pixelspec docs --for` takes, and its address."""

    target: str
    provider: str
    page: str
    address: str


@dataclass(frozen=True)
class Seen:
    """What became of a page: a line for the report, its drift, whether anybody is
    needed."""

    line: str
    drift: str = ""
    needed: bool = False


def main(env: Mapping[str, str], fetch: Fetch = fetch_page) -> int:
    folder = Path(env.get("REPORT", "docs-report"))
    folder.mkdir(parents=True, exist_ok=True)
    project, catalogue, findings = load_here()
    if catalogue is None:
        print("\n".join(map(str, findings)), file=sys.stderr)
        return 1
    tags_path = Path(env.get("TAGS", folder / "tags.json"))
    tags = _known_tags(tags_path)
    for provider in sorted({watched.provider for watched in watched_pages(catalogue)}):
        seen = [
            (
                _index(page, project.specs, tags, fetch)
                if page.page == INDEX
                else _page(page, folder, tags, fetch)
            )
            for page in watched_pages(catalogue)
            if page.provider == provider
        ]
        text = report(provider, seen)
        if any(one.needed for one in seen):
            (folder / f"{provider}.md").write_text(text, "utf-8")
        print(text)
    tags_path.write_text(json.dumps(tags, indent=2, sort_keys=True) + "\n", "utf-8")
    return 0


def watched_pages(catalogue: Catalogue) -> Iterator[Watched]:
    """The pages whose address is known, models first."""
    for endpoint in catalogue.endpoints:
        for page in endpoint.pages:
            if page.address:
                target = f"{endpoint.id}#{page.name}"
                yield Watched(target, endpoint.provider.id, page.name, page.address)
    for provider in catalogue.providers:
        for page in provider.pages:
            if page.address:
                target = f"{provider.id}#{page.name}"
                yield Watched(target, provider.id, page.name, page.address)


def _page(page: Watched, folder: Path, tags: dict[str, str], fetch: Fetch) -> Seen:
    found = fetch(page.address, tags.get(page.address, ""))
    where = f"`{page.target}` ({page.address})"
    moved = f" It has moved to {found.moved}." if found.moved else ""
    if found.state == "unchanged":
        return Seen(f"- {where}: unchanged.{moved}", needed=bool(moved))
    if found.state in ("gone", "failed"):
        # A site that does not answer today is no news; a page that is gone is.
        gone = found.state == "gone"
        word = "withdrawn" if gone else "could not be fetched"
        return Seen(f"- {where}: {word}, {found.reason}.{moved}", needed=gone)
    text, wrong = page_text(found.data, page.address, found.charset)
    if wrong:
        return Seen(f"- {where}: {wrong[0].message}.{moved}", needed=bool(moved))
    copy = folder / f"{re.sub(r'[^a-z0-9.-]', '_', page.target)}.page"
    copy.write_text(text, "utf-8")
    code, out, err = docs("drift", copy, page.target, "--format=markdown")
    copy.unlink()
    tags.pop(page.address, None)
    if code == NO_PAGE:
        return Seen(f"- {where}: no such page came, {_told(err)}.{moved}", needed=True)
    if not out:
        unread = "was never read" in err
        word = "was never read" if unread else f"could not be compared, {_told(err)}"
        return Seen(f"- {where}: {word}.{moved}", needed=bool(moved) or not unread)
    tags |= {page.address: found.tag} if found.tag and code == 0 else {}
    word = "read it again, see below" if code else "no fact is unseated"
    return Seen(f"- {where}: {word}.{moved}", out if code else "", bool(code or moved))


def docs(verb: str, copy: Path, target: str, *options: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "pixelspec", "docs", verb, str(copy)]
    command += ["--for", target, *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def _told(reason: str) -> str:
    """The first line of a message, without the place in front of it."""
    first = reason.partition("\n")[0]
    return re.sub(r"^\S+: |; save the page.*$", "", first)


def _index(page: Watched, specs: Path, tags: dict[str, str], fetch: Fetch) -> Seen:
    """The list of pages of a provider: what is new in it, and what went."""
    found = fetch(page.address, "")
    where = f"`{page.target}` ({page.address})"
    if found.state != "page":
        return Seen(f"- {where}: {found.reason or found.state}.", needed=False)
    text, wrong = page_text(found.data, page.address, found.charset)
    listed = addresses(text, page.address)
    if wrong or not listed:
        return Seen(f"- {where}: no list of pages.", needed=False)
    path = specs / page.provider / "index.lock.yaml"
    known = [line[2:].strip('"') for line in _lines(path) if line.startswith("- ")]
    path.write_text(index_text(page.address, listed), "utf-8")
    if not known:
        return Seen(
            f"- {where}: {len(listed)} pages, listed for the first time.", "", True
        )
    new = [one for one in listed if one not in known]
    went = [one for one in known if one not in listed]
    lines = [f"- {where}: {len(new)} new, {len(went)} withdrawn."]
    lines += [f"  - new: {one}" for one in new[:LISTED]]
    lines += [f"  - withdrawn: {one}" for one in went[:LISTED]]
    return Seen("\n".join(lines), "", bool(new or went))


def addresses(text: str, base: str) -> list[str]:
    """The addresses in an llms.txt or a sitemap, those of the same site alone."""
    found = {
        urljoin(base, unescape(match[1] or match[2])).partition("#")[0]
        for match in LINK.finditer(text)
    }
    host = urlsplit(base).hostname
    plain = re.compile(r"https?://[\w.:-]+[\w./%~+=&?,@-]*", re.ASCII)
    return sorted(
        one for one in found if urlsplit(one).hostname == host and plain.fullmatch(one)
    )


def index_text(address: str, listed: list[str]) -> str:
    head = "# Written by the docs workflow: the pages that a provider lists.\n"
    rows = "".join(f"- {json.dumps(one)}\n" for one in listed)
    return f"{head}index: {json.dumps(address)}\npages:\n{rows}"


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.exists() else []


def report(provider: str, seen: list[Seen]) -> str:
    lines = [f"## Documentation of {provider}", "", *(one.line for one in seen)]
    drifts = [one.drift for one in seen if one.drift]
    for drift in drifts:
        lines += ["", drift]
    if drifts:
        lines += [
            "",
            "For each fact: read it on the page, correct the spec, then"
            " `pixelspec docs accept PAGE --for ...` and `pixelspec generate`.",
        ]
    return "\n".join(lines) + "\n"


def _known_tags(path: Path) -> dict[str, str]:
    try:
        read = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    known = read.items() if isinstance(read, dict) else ()
    return {str(key): str(value) for key, value in known}


if __name__ == "__main__":
    sys.exit(main(os.environ))
