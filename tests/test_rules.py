"""Every rule finds what breaks it, and lets pass what does not.

Each file of `rules/` changes the tiny spec, which keeps every rule, in one place: `breaks`
says what is wrong then and `finds` what the rule must say of it, by the path of the fact;
`keeps` says what is still right.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import tiny
from pixelspec.place import Finding
from pixelspec.rules import RULES, check_all, check_together, found_in
from pixelspec.shape import check_shape

FOLDER = Path(__file__).parent / "rules"
CASES: dict[str, list[Any]] = {
    file.stem: tiny.read_yaml(file.read_text("utf-8"), file.name)[0].plain()
    for file in sorted(FOLDER.glob("*.yaml"))
}
COMMITTED = tiny.committed()


def changed(case: dict[str, Any]) -> dict[str, str]:
    """The two texts of a case."""
    texts = {"model": tiny.MODEL, "provider": tiny.PROVIDER}
    file = case.get("file", "model")
    for key, name in (("", file), ("and-", case.get("and-file", file))):
        if f"{key}replace" in case:
            old, new = case[f"{key}replace"], case[f"{key}with"]
            texts[name] = tiny.edited(texts[name], old, new)
    texts[file] += case.get("append", "")
    return texts


def said(rule: str, case: dict[str, Any]) -> list[Finding]:
    endpoint = tiny.endpoint(**changed(case))
    found = (*check_all(endpoint), *check_together([endpoint]))
    return [finding for finding in found if finding.rule == rule]


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        pytest.param(rule, case, id=f"{rule}: {case.get('breaks') or case['keeps']}")
        for rule, cases in CASES.items()
        for case in cases
    ],
)
def test_a_rule_finds_what_breaks_it(rule: str, case: dict[str, Any]) -> None:
    assert ("breaks" in case) is bool(case["finds"])
    found = said(rule, case)
    expected = [(path.partition("#")[0], m) for path, m in case["finds"].items()]
    assert [finding.path for finding in found] == [path for path, _ in expected]
    for finding, (_, message) in zip(found, expected, strict=True):
        assert message in str(finding)
        assert finding.place.line > 0
        place = case.get("place", case.get("file", "model"))
        assert finding.place.file == f"specs/tiny/{place}.yaml"


def test_the_tiny_spec_keeps_the_grammar_and_every_rule() -> None:
    assert check_shape(tiny.tree(tiny.MODEL, "model.yaml"), "model") == ()
    assert check_shape(tiny.tree(tiny.PROVIDER, "provider.yaml"), "provider") == ()
    assert check_all(tiny.endpoint()) == ()
    assert check_together([tiny.endpoint()]) == ()


def test_every_rule_has_a_case_that_breaks_and_one_that_keeps_it() -> None:
    assert sorted(CASES) == sorted(RULES)
    for cases in CASES.values():
        assert {"breaks", "keeps"} <= {key for case in cases for key in case}


def test_a_rule_is_called_like_its_file_and_says_what_it_is() -> None:
    folder = Path(import_module("pixelspec.rules").__path__[0])
    files = {f.stem for f in folder.glob("*.py")} - {"__init__"}
    assert sorted(files) == sorted(rule.replace("-", "_") for rule in RULES)
    for rule in RULES:
        module = import_module(f"pixelspec.rules.{rule.replace('-', '_')}")
        assert rule == module.ID
        assert module.__doc__ and module.__doc__.strip().endswith(".")


@pytest.mark.parametrize("name", sorted(COMMITTED))
def test_the_committed_specs_keep_the_rules(name: str) -> None:
    assert check_all(COMMITTED[name]) == ()


def test_the_committed_specs_go_together() -> None:
    assert check_together(COMMITTED.values()) == ()


def test_without_its_waivers_gpt_image_2_breaks_two_rules_in_two_cells() -> None:
    found = found_in(COMMITTED["gccai/gpt-image-2-official"])
    assert [(finding.rule, finding.path) for finding in found] == [
        ("cell-ratio", "table.3:1.1k"),
        ("cell-ratio", "table.1:3.1k"),
        ("cell-step", "table.3:1.1k"),
        ("cell-step", "table.1:3.1k"),
    ]
    assert "1881x836" in found[0].message and "887x1774" in found[1].message
    assert "1881x836" in found[2].message and "887x1774" in found[3].message


def test_without_its_waiver_imagen4_breaks_one_rule_in_four_cells() -> None:
    found = found_in(COMMITTED["dalle-format/imagen4"])
    assert [(finding.rule, finding.path) for finding in found] == [
        ("cell-ratio", f"table.{ratio}") for ratio in ("3:4", "4:3", "9:16", "16:9")
    ]


def test_just_the_specs_with_waivers_need_some() -> None:
    flagged = {e.id for e in COMMITTED.values() if found_in(e)}
    assert flagged == {e.id for e in COMMITTED.values() if e.waivers}


WAIVER = """
waivers:
  {rule}:
    on: [{on}]
    why: it is known
"""


@pytest.mark.parametrize(
    ("rule", "on", "message"),
    [
        (
            "cell-ratio",
            "table",
            "cell-ratio holds at 'table', so the waiver is of no use",
        ),
        ("cell-ration", "table", "no rule is called 'cell-ration'; did you mean"),
    ],
)
def test_an_idle_waiver_is_found(rule: str, on: str, message: str) -> None:
    (finding,) = check_all(tiny.endpoint(tiny.MODEL + WAIVER.format(rule=rule, on=on)))
    assert finding.rule in ("unused-waiver", "unknown-waiver")
    assert finding.path == f"waivers.{rule}"
    assert message in str(finding)


def test_a_waiver_covers_a_fact_and_what_is_inside_it_only() -> None:
    crooked = tiny.edited(tiny.MODEL, "1024x576", "1040x577")
    for on, covered in (("table", 2), ("table.16:9", 2), ("table.16:9.low", 2)):
        waiver = WAIVER.format(rule="cell-step", on=on)
        rules = [f.rule for f in check_all(tiny.endpoint(crooked + waiver))]
        assert rules == [], (on, covered)
    for on in ("tab", "table.16", "table.1:1"):
        waiver = WAIVER.format(rule="cell-step", on=on)
        rules = [f.rule for f in check_all(tiny.endpoint(crooked + waiver))]
        assert rules == ["cell-step", "unused-waiver"], on


def test_two_models_of_a_provider_may_not_be_one_python_name() -> None:
    one = tiny.endpoint()
    other, apart = replace(one, id="tiny/Model"), replace(one, id="tiny/model-2")
    (finding,) = check_together([one, other, apart])
    assert "'Model' and 'model' are one name in Python" in str(finding)
    shared = replace(one.provider, id="TINY")
    (finding,) = check_together([one, replace(apart, provider=shared)])
    assert "'TINY' and 'tiny' are one name in Python" in str(finding)
