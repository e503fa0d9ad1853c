"""A tiny spec that keeps every rule, and ways to change it; used by several tests."""

from __future__ import annotations

from pathlib import Path

from pixelspec.build.endpoint import build_endpoint
from pixelspec.build.provider import build_provider
from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding
from pixelspec.read.tree import Mapping
from pixelspec.read.yaml import read_yaml

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "rules" / "tiny"
MODEL = (FOLDER / "model.yaml").read_text("utf-8")
PROVIDER = (FOLDER / "provider.yaml").read_text("utf-8")


def edited(text: str, old: str, new: str) -> str:
    """The text with its one `old` replaced."""
    assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
    return text.replace(old, new)


def line(fact: str, text: str = MODEL) -> int:
    """The line that holds a text of the tiny spec."""
    (found,) = [n for n, row in enumerate(text.splitlines(), 1) if fact in row]
    return found


def tree(text: str, file: str) -> Mapping:
    node, findings = read_yaml(text, file)
    assert findings == () and isinstance(node, Mapping)
    return node


def build(
    model: str = MODEL, provider: str = PROVIDER, folder: str = "specs/tiny"
) -> tuple[Endpoint | None, tuple[Finding, ...]]:
    """The endpoint of two texts, or what cannot be built."""
    shared, wrong = build_provider(tree(provider, f"{folder}/provider.yaml"))
    if shared is None:
        return None, wrong
    return build_endpoint(tree(model, f"{folder}/model.yaml"), shared)


def endpoint(model: str = MODEL, provider: str = PROVIDER) -> Endpoint:
    built, wrong = build(model, provider)
    assert wrong == () and built is not None
    return built


def committed(folder: Path = ROOT / "specs") -> dict[str, Endpoint]:
    """Every model in specs/, or in another folder of specs, by its id."""
    found = {}
    for shared in sorted(folder.glob("*/provider.yaml")):
        provider, wrong = build_provider(tree(shared.read_text("utf-8"), str(shared)))
        assert wrong == () and provider is not None
        for file in sorted(shared.parent.glob("*.yaml")):
            if file != shared and not file.name.endswith(".lock.yaml"):
                node = tree(file.read_text("utf-8"), str(file))
                built, wrong = build_endpoint(node, provider)
                assert wrong == () and built is not None
                found[built.id] = built
    return found
