"""`pixelspec docs draft`: begins a spec with what a page says in a set form."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.cli.new import model_id
from pixelspec.cli.pagework import pair, refused
from pixelspec.cli.report import failed, report, several
from pixelspec.fmt import format_text
from pixelspec.pages.draft import Draft, draft
from pixelspec.pages.drafting import Facts
from pixelspec.pages.page import read_page
from pixelspec.pages.refusal import unreadable
from pixelspec.place import Finding, Place
from pixelspec.read.files import PROVIDER, SpecFile, read_spec, shown
from pixelspec.read.page import read_page_file
from pixelspec.read.project import find_project
from pixelspec.read.tree import Mapping
from pixelspec.read.yaml import read_yaml
from pixelspec.rules import check_all
from pixelspec.shape import check_shape
from pixelspec.write import create

NO_PAGE = 4
Findings = tuple[Finding, ...]


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "draft",
        help="begin a spec with what a page says in a set form",
        description="Writes a spec from the lists of parameters, tables, samples and"
        " OpenAPI of a page, each fact with its place; of a provider that is there"
        " already nothing is changed. What was not understood is listed, nothing is made"
        " up, and a draft that does not pass `pixelspec check` says why.",
    )
    parser.add_argument("file", metavar="PAGE", help="text, Markdown, HTML or OpenAPI")
    parser.add_argument(
        "--for", dest="id", required=True, type=model_id, metavar="PROVIDER/MODEL"
    )
    parser.add_argument("--address", default="unknown", help="where the page is")
    parser.add_argument(
        "--alias", action="append", default=[], type=pair, metavar="THEIRS=OURS"
    )
    parser.add_argument(
        "--print", action="store_true", dest="only_print", help="write no file"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    text, findings = read_page_file(arguments.file)
    project, wrong = find_project(Path.cwd())
    if findings or wrong:
        report((*findings, *wrong), "")
        return NO_PAGE if findings else 1
    page = read_page(text, None, arguments.alias)
    name = shown(Path(arguments.file)) if arguments.file != "-" else "(stdin)"
    reason = unreadable(text, page)
    if reason:
        report([refused(name, reason)], "")
        return NO_PAGE
    provider, model = arguments.id
    today = date.today().isoformat()
    made = draft(page, f"{provider}/{model}", today, arguments.address)
    if not made.model["parameters"]:
        report([refused(name, "no parameter with a type stands on this page")], "")
        return NO_PAGE
    folder = project.specs / provider
    texts = _texts(made, folder, model)
    complaints = _checked(texts, folder)
    if arguments.only_print:
        print("---\n".join(texts.values()), end="")
        written: Findings = ()
    else:
        written = create(texts)
    done = f"wrote {' and '.join(map(shown, texts))}: {_told(made)}"
    open_ones = tuple(_left(made, name))
    code = report((*written, *complaints, *open_ones), "")
    if not failed(written) and not arguments.only_print:
        print(done)
    return code


def _texts(made: Draft, folder: Path, model: str) -> dict[Path, str]:
    """The files to be made: that of the model, and of a provider that is not there."""
    texts = {folder / f"{model}.yaml": _yaml(made.model)}
    if not (folder / PROVIDER).exists():
        texts = {folder / PROVIDER: _yaml(made.provider), **texts}
    return texts


def _yaml(facts: Facts) -> str:
    dumped: str = yaml.safe_dump(
        facts, sort_keys=False, allow_unicode=True, width=10_000
    )
    return format_text(dumped, "")[0]


def _checked(texts: dict[Path, str], folder: Path) -> Findings:
    """What `pixelspec check` would say of the draft."""
    trees = {path: _tree(text, path) for path, text in texts.items()}
    found = tuple(f for _, findings in trees.values() for f in findings)
    shared = trees.get(folder / PROVIDER, (None, ()))[0] or _provider(folder)
    model = next(tree for path, (tree, _) in trees.items() if path.name != PROVIDER)
    if failed(found) or model is None or shared is None:
        return found
    provider, wrong = build_provider(shared)
    if provider is None:
        return (*found, *wrong)
    endpoint, wrong = build_endpoint(model, provider)
    return (*found, *wrong, *(check_all(endpoint) if endpoint else ()))


def _tree(text: str, path: Path) -> tuple[Mapping | None, Findings]:
    node, findings = read_yaml(text, shown(path))
    if not isinstance(node, Mapping):
        return None, findings
    kind = check_shape(node, "provider" if path.name == PROVIDER else "model")
    return node, (*findings, *kind)


def _provider(folder: Path) -> Mapping | None:
    path = folder / PROVIDER
    node, _ = read_spec(SpecFile(path, shown(path), "provider", folder.name))
    return node if isinstance(node, Mapping) else None


def _told(made: Draft) -> str:
    parameters = made.model["parameters"]
    count = len(parameters) if isinstance(parameters, dict) else 0
    return f"{several(count, 'parameter')}, {several(len(made.left), 'block')} not used"


def _left(made: Draft, name: str) -> Iterator[Finding]:
    for block in made.left:
        message = f"{block.locator} was not understood; nothing was made of it"
        place = Place(name, block.line, 1)
        yield Finding(place, "docs-open", message, block.locator, level="warning")
