"""A rule's own tests: a set in which one fails does not load."""

from pathlib import Path

import pytest

from tests.settings.files import RULE, load, problems_of, refusal, warning


def _tests(tests: str, more: str = "") -> str:
    return RULE + more + f"    tests: {tests}\n"


@pytest.mark.parametrize(
    "tests",
    [
        "{match: [{en: an x}], reject: [{en: a y}]}",
        "{match: [{en: {title: y, lead: an x}}]}",
        "{match: [{en: an x, nl: een x}, {ar: x}]}",
        "{reject: [{en: {title: y, lead: z, body: an x}}]}",
        "{match: [], reject: []}",
        "{}",
    ],
)
def test_a_set_whose_tests_hold_loads(tmp_path: Path, tests: str) -> None:
    assert not load(tmp_path, {"rules.yaml": _tests(tests)}).warnings


@pytest.mark.parametrize(
    ("tests", "verb", "reason"),
    [
        ("{match: [{en: ▸olive harvest}]}", "does not match", "missed x"),
        ("{reject: [{en: ▸an x harvest}]}", " matches ", "x"),
        ("{match: [{en: an x}, {nl: ▸olijven}]}", "does not match", "missed x"),
        ("{match: [{en: ▸{title: olives, body: an x}}]}", "does not match", "x"),
    ],
)
def test_a_failing_test_shows_rule_example_and_reason(tmp_path: Path, tests: str, verb: str, reason: str) -> None:
    problem = refusal(tmp_path, "rules.yaml", _tests(tests))
    assert "'a'" in problem.problem
    assert verb in problem.problem
    assert any(word in problem.problem for word in ("olive", "olijven", "harvest"))
    assert reason in problem.problem.partition('": ')[2]
    assert problem.hint


def test_every_failing_test_of_every_rule_is_told(tmp_path: Path) -> None:
    written = _tests("{match: [{en: y}, {en: z}]}") + RULE.replace("rules:\n", "").replace("id: a", "id: b")
    written += "    tests: {reject: [{en: x}]}\n"
    assert [said.where for said in problems_of(tmp_path, {"rules.yaml": written})] == [
        *["rules.yaml:5:26", "rules.yaml:5:35", "rules.yaml:9:27"],
    ]


def test_a_failing_test_of_a_draft_is_a_warning(tmp_path: Path) -> None:
    said = warning(tmp_path, "rules.yaml", _tests("{match: [{en: ▸y}]}", "    status: draft\n"))
    assert "'a'" in said.problem
    assert "missed x" in said.problem


def test_a_failing_test_of_a_shadow_rule_is_an_error(tmp_path: Path) -> None:
    refusal(tmp_path, "rules.yaml", _tests("{match: [{en: ▸y}]}", "    status: shadow\n"))


def test_the_draft_does_not_hide_the_others(tmp_path: Path) -> None:
    written = _tests("{match: [{en: y}]}", "    status: draft\n") + "  - {id: b, all: [x], to: [desk]}\n"
    assert [rule.id for rule in load(tmp_path, {"rules.yaml": written}).rules] == ["a", "b"]


def test_tests_judge_text_and_languages(tmp_path: Path) -> None:
    """The language of a test is the one written."""
    languages = "    languages: [nl]\n"
    assert load(tmp_path, {"rules.yaml": _tests("{match: [{nl: x}], reject: [{en: x}]}", languages)}).rules
    assert "lang" in refusal(tmp_path, "rules.yaml", _tests("{match: [{en: ▸x}]}", languages)).problem


@pytest.mark.parametrize(
    "condition", ["feeds: ['aa-*']", "outlets: [Anadolu Agency]", "countries: [TR]", "max_age: 1s"]
)
def test_tests_judge_no_other_condition(tmp_path: Path, condition: str) -> None:
    assert load(tmp_path, {"rules.yaml": _tests("{match: [{en: x}]}", f"    {condition}\n")}).rules


def test_a_test_sees_the_fields_of_the_rule(tmp_path: Path) -> None:
    tests = "{match: [{en: {title: y, body: x}}], reject: [{en: x}]}"
    assert load(tmp_path, {"rules.yaml": _tests(tests, "    in: body\n")}).rules


def test_a_test_sees_entities_and_inflection(tmp_path: Path) -> None:
    written = "rules:\n  - id: idlib-ceasefire\n    all: [$idlib, $ceasefire]\n    to: [desk]\n"
    tests = "{match: [{nl: NAVO roept op tot staakt-het-vuren in Idlib}], reject: [{en: Idlib olive harvest begins}]}"
    assert load(tmp_path, {"rules.yaml": written + f"    tests: {tests}\n"}).rules


@pytest.mark.parametrize("example", ["''", "'  '", "{title: ''}", "{}"])
def test_an_example_without_text_is_not_passed_over(tmp_path: Path, example: str) -> None:
    """The rule cannot match it, so this test fails."""
    assert problems_of(tmp_path, {"rules.yaml": _tests(f"{{match: [{{en: {example}}}]}}")})
