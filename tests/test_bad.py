"""One bad spec for each error: its first line says what has to be found, and where.

A file in bad/ is a model, or a provider if its id has no slash. Of such a file just the
one finding is expected that its first line names.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pixelspec.place import Finding
from pixelspec.read.tree import Mapping, Node, Scalar
from pixelspec.read.yaml import read_yaml
from pixelspec.shape import check_shape

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
EXPECTED = re.compile(rb"# expected: (?P<finding>\d+:\d+: .+ \[[a-z-]+\])\n")


def check(data: bytes, file: str) -> tuple[Finding, ...]:
    """Everything that the stages find in a spec; the one place to add a stage."""
    node, findings = read_yaml(data, file)
    if node is None:
        return findings
    findings += check_shape(node, "model" if "/" in stated_id(node) else "provider")
    return findings


def stated_id(node: Node) -> str:
    found = node.get("id") if isinstance(node, Mapping) else None
    return str(found.value) if isinstance(found, Scalar) else ""


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_spec_gives_just_the_finding_it_names(file: Path) -> None:
    data = file.read_bytes()
    expected = EXPECTED.match(data)
    assert expected, "the first line is `# expected: LINE:COLUMN: message [rule]`"
    found = [str(finding) for finding in check(data, "bad")]
    assert found == [f"bad:{expected['finding'].decode()}"]


# What has no place for such a line.
ODD = {
    "empty": (b"", "bad: the file is empty; begin with `pixelspec: 1`"),
    "blank": (b"\n \n", "bad: the file is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0", "bad: binary data, not text"),
    "UTF-16": ("id: a".encode("utf-16"), "bad: binary data, not text; save the file"),
    "Latin-1": ("title: Größe".encode("latin-1"), "bad:1:10: byte 0xF6 is not UTF-8"),
    "10 MB": (b"a: b\n" * 2_000_000, "bad: larger than 1 MiB; no spec is"),
    "100,000 brackets": (b"[" * 100_000, "bad:1:42: nested more than 40 deep"),
    "100,000 braces": (b"{a: " * 100_000, "bad:1:162: nested more than 40 deep"),
    "100,000 dashes": (b"- " * 100_000, "bad:1:83: nested more than 40 deep"),
    "half a surrogate pair": (b"a: \xed\xa0\x80", "bad:1:4: byte 0xED is not UTF-8"),
    "the same, escaped": (b'a: "\\ud800"', "bad:1:"),
    "only a list": (b"- a\n", "bad:1:1: expected a mapping, found a list of 1"),
    "only a text": (b"hello\n", "bad:1:1: expected a mapping, found the text 'hello'"),
}


@pytest.mark.parametrize("case", ODD)
def test_what_is_hardly_a_file_gives_one_finding(case: str) -> None:
    data, expected = ODD[case]
    (finding,) = check(data, "bad")
    assert str(finding).startswith(expected)


def test_there_are_bad_specs() -> None:
    assert len(BAD) > 10
