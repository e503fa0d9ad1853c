"""Holds the budgets: how long and how tangled code, templates and clients may grow."""

from __future__ import annotations

import ast
import math
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ("generator", "templates/runtime", "tests")
CLIENT = ROOT / "generated" / "pixelclients"

FILE_LINES = 300
FUNCTION_LINES = 40
FUNCTION_LINES_P90 = 20
COMPLEXITY = 10
TAGS_PER_100_LINES = 10
CLIENT_LINES = 250

OPENERS = "if|elif|for|macro|call|filter|set|with|block"
CONTROL_TAG = re.compile(rf"\{{%[-+]?\s*(?:{OPENERS})\b")

Sources = Mapping[str, str]


def read(files: Iterable[Path]) -> dict[str, str]:
    """The text of files, under their names in the repository."""
    return {str(file.relative_to(ROOT)): file.read_text("utf-8") for file in files}


def code() -> dict[str, str]:
    """The Python that a person wrote."""
    return read(file for part in CODE for file in (ROOT / part).rglob("*.py"))


def templates() -> dict[str, str]:
    """Every template; the runtime is ordinary Python and counts as code."""
    found = [file for file in (ROOT / "templates").rglob("*") if file.is_file()]
    runtime = ROOT / "templates" / "runtime"
    return read(f for f in found if runtime not in f.parents and f.suffix != ".pyc")


def function_lines(sources: Sources) -> dict[str, int]:
    """How many lines each function has, decorators aside."""
    lines = {}
    for name, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                end = node.end_lineno or node.lineno
                lines[f"{name}:{node.lineno} {node.name}"] = end - node.lineno + 1
    return lines


def file_lines(sources: Sources) -> dict[str, int]:
    """How many lines each file has."""
    return {name: len(text.splitlines()) for name, text in sources.items()}


def p90(lengths: Iterable[int]) -> int:
    """The length that nine functions of ten do not exceed."""
    ordered = sorted(lengths)
    return ordered[math.ceil(0.9 * len(ordered)) - 1] if ordered else 0


def tangled(sources: Sources) -> list[str]:
    """The functions that are too complex by the count of Ruff, whatever `noqa` says."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--ignore-noqa"]
    command += ["--select", "C901", "--quiet", "--output-format", "concise"]
    command += ["--config", f"lint.mccabe.max-complexity = {COMPLEXITY}"]
    paths = [name for name in sources if (ROOT / name).exists()]
    given = None if paths else "\n".join(sources.values())
    command += paths or ["-"]
    asked = subprocess.run(
        command, cwd=ROOT, input=given, capture_output=True, text=True
    )
    assert asked.returncode in (0, 1), asked.stderr
    return asked.stdout.splitlines()


def control_tags(sources: Sources) -> float:
    """Opening control tags in a hundred lines of all templates together."""
    tags = sum(len(CONTROL_TAG.findall(text)) for text in sources.values())
    return 100 * tags / max(1, sum(file_lines(sources).values()))


def client_lines(sources: Sources) -> Counter[str]:
    """Lines by provider and model, all files of a model together, replies not."""
    lines: Counter[str] = Counter()
    for name, count in file_lines(sources).items():
        provider, module, *inner = (ROOT / name).relative_to(CLIENT).parts
        shared = provider == "runtime" or (module == "__init__.py" and not inner)
        if not shared and not Path(name).stem.endswith("replies"):
            lines[f"{provider}/{Path(module).stem}"] += count
    return lines


def over(limit: int, lengths: Mapping[str, int]) -> dict[str, int]:
    """What exceeds a budget."""
    return {name: length for name, length in lengths.items() if length > limit}


def test_files_are_short() -> None:
    assert over(FILE_LINES, file_lines(code())) == {}


def test_functions_are_short() -> None:
    lines = function_lines(code())
    assert over(FUNCTION_LINES, lines) == {}
    assert p90(lines.values()) <= FUNCTION_LINES_P90


def test_functions_are_simple() -> None:
    assert tangled(code()) == []


def test_templates_are_free_of_logic() -> None:
    assert control_tags(templates()) <= TAGS_PER_100_LINES


def test_a_model_adds_few_lines_of_client() -> None:
    assert over(CLIENT_LINES, client_lines(read(CLIENT.glob("*/**/*.py")))) == {}


def test_a_long_file_is_found() -> None:
    assert over(FILE_LINES, file_lines({"a.py": "\n" * 301, "b.py": "\n" * 300})) == {
        "a.py": 301
    }


def test_a_long_function_is_found() -> None:
    body = "    pass\n" * 40
    lines = function_lines({"a.py": f"@cache\nasync def long():\n{body}"})
    assert over(FUNCTION_LINES, lines) == {"a.py:2 long": 41}


def test_many_middling_functions_are_found() -> None:
    assert p90([1] * 9 + [40]) == 1
    assert p90([1] * 8 + [21, 21]) == 21


def test_a_tangled_function_is_found() -> None:
    branches = "".join(f"    if a == {i}: pass\n" for i in range(COMPLEXITY))
    assert tangled({"not a file": f"def f(a):  # noqa: C901\n{branches}"})
    assert not tangled({"not a file": "def f(a):\n    return a\n"})


def test_logic_in_a_template_is_found() -> None:
    text = "{% if a %}\n{%- for b in c %}\n{{ b }}\n{% endfor %}{% endif %}\n\n"
    assert control_tags({"a.j2": text}) == 40
    assert control_tags({}) == 0


def test_the_lines_of_a_model_are_added_up() -> None:
    inside = "generated/pixelclients"
    sources = {
        f"{inside}/gccai/one.py": "\n" * 10,
        f"{inside}/gccai/two/__init__.py": "\n" * 2,
        f"{inside}/gccai/two/rules.py": "\n" * 3,
        f"{inside}/gccai/two/replies.py": "\n" * 900,
        f"{inside}/gccai/__init__.py": "\n" * 900,
        f"{inside}/runtime/poll.py": "\n" * 900,
    }
    assert client_lines(sources) == {"gccai/one": 10, "gccai/two": 5}
