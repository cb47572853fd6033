"""A rule's own tests: a failing one keeps the set from loading, and says why."""

import pytest

from bot.errors import InvalidConfigError
from bot.rules.examples import failed_examples
from tests.builders import Written, config, entity, matcher, rule

ENTITIES = {"treaty": entity(names={"en": ["NATO"], "nl": ["NAVO"]})}


def examples(*, match: object = (), reject: object = ()) -> Written:
    return {"match": match, "reject": reject}


def test_the_first_rule_of_a_newcomer_loads() -> None:
    written = """
rules:
  - id: idlib-ceasefire
    all: [$idlib, $ceasefire]
    tests: {match: [{nl: "NAVO roept op tot staakt-het-vuren in Idlib"}], reject: [{en: "Idlib olive harvest begins"}]}
"""
    assert [rule.id for rule in config(written, packs=None).rules] == ["idlib-ceasefire"]


def test_the_rules_of_the_contract_load_as_far_as_they_are_built() -> None:
    written = """
defaults: {in: title+lead, priority: normal, max_age: 48h}
rules:
  - id: nato-summit
    title: "NATO: summits on Syria"
    owner: middle-east desk
    why: asked for by the desk in January
    status: live
    priority: urgent
    all: [$nato, {any: [$syria, $idlib]}]
    in: title+lead
    tests:
      match:
        - {en: "NATO leaders hold emergency summit over Idlib"}
        - {en: {title: "Emergency NATO summit", lead: "Syria is on the agenda."}}
      reject: [{en: "Senator Renato at a summit in Natolin"}]
  - id: nato-statements
    query: '$nato AND (statement OR "press release" OR verklaring OR açıklama) NOT title:quiz'
"""
    assert len(config(written, packs=None).rules) == 2


@pytest.mark.parametrize(
    "of",
    [
        examples(match=[{"en": "Quiz night"}]),
        examples(reject=[{"en": "NATO quiz"}]),
        examples(match=[{"en": "NATO meets"}, {"nl": "NATO overlegt"}]),
        examples(match=[{"en": {"title": "Summit", "lead": "Leaders meet", "body": "NATO"}}]),
        examples(match=[{"en": "NATO meets", "nl": "Niets"}]),
    ],
    ids=str,
)
def test_a_set_with_a_failing_test_does_not_load(of: Written) -> None:
    with pytest.raises(InvalidConfigError):
        config([rule(all=["$treaty"], tests=of)], ENTITIES)


@pytest.mark.parametrize(
    "of",
    [
        examples(match=[{"en": "NATO meets"}, {"nl": "NAVO overlegt"}], reject=[{"en": "senator"}]),
        examples(match=[{"en": {"title": "Summit", "lead": "NATO meets"}}]),
        examples(match=[{"en": "NATO meets", "nl": "De NAVO"}]),
        examples(reject=[{"en": {"title": "Summit", "body": "NATO"}}]),
        examples(match=[{"eng": "NATO meets"}]),
    ],
    ids=str,
)
def test_a_set_whose_tests_hold_loads(of: Written) -> None:
    config([rule(all=["$treaty"], tests=of)], ENTITIES)


def test_the_message_names_rule_example_and_reason() -> None:
    with pytest.raises(InvalidConfigError) as caught:
        config(
            [rule("summits", all=["$treaty", "summit"], tests=examples(match=[{"en": "NATO leaders meet"}]))], ENTITIES
        )
    (problem,) = caught.value.problems
    assert "summits" in problem.problem
    assert "NATO leaders meet" in problem.problem
    assert "summit" in problem.problem.replace("summits", "")
    assert ":1:" in problem.where


def test_all_failing_tests_are_told_at_once() -> None:
    written = [
        rule("one", all=["$treaty"], tests=examples(match=[{"en": "a1"}, {"en": "b1"}])),
        rule("two", all=["$treaty"], tests=examples(reject=[{"en": "NATO"}])),
    ]
    with pytest.raises(InvalidConfigError) as caught:
        config(written, ENTITIES)
    assert len(caught.value.problems) == 3


def test_a_failing_test_of_a_draft_is_a_warning() -> None:
    loaded = config([rule(all=["$treaty"], status="draft", tests=examples(match=[{"en": "Quiz"}]))], ENTITIES)
    assert any("Quiz" in warning.problem for warning in loaded.warnings)


def test_tests_judge_text_and_languages_and_no_other_condition() -> None:
    origin: Written = {"outlets": ["NOS"], "countries": ["NL"], "max_age": "1s", "feeds": ["nos-nl"]}
    config([rule(all=["$treaty"], tests=examples(match=[{"en": "NATO"}]), **origin)], ENTITIES, feeds=["nos-nl"])
    with pytest.raises(InvalidConfigError):
        config([rule(all=["$treaty"], languages=["nl"], tests=examples(match=[{"en": "NATO"}]))], ENTITIES)
    config([rule(all=["$treaty"], languages=["nl"], tests=examples(reject=[{"en": "NATO"}]))], ENTITIES)


def test_the_language_of_a_test_is_the_one_written() -> None:
    """NATO is no Dutch name of this entity, so it must not be found in what is said to be Dutch."""
    config([rule(all=["$treaty"], tests=examples(match=[{"en": "NATO"}], reject=[{"nl": "NATO"}]))], ENTITIES)


@pytest.mark.parametrize("match", ["NATO", [{}], ["NATO"], [{"xx": "NATO"}], [{"en": {"headline": "NATO"}}]], ids=str)
def test_what_is_no_example_is_an_error(match: object) -> None:
    with pytest.raises(InvalidConfigError):
        config([rule(all=["$treaty"], tests={"match": match})], ENTITIES)


def test_a_long_example_is_told_in_short() -> None:
    of = matcher([rule(all=["$treaty"], status="draft", tests=examples(match=[{"en": "word " * 200}]))], ENTITIES)
    (failed,) = failed_examples(of.rules.values(), of)
    assert len(failed.describe()) < 300
