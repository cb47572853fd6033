"""rules.yaml: every key, good and bad."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import InvalidConfigError
from bot.model.rules import Occasion, Rule, Update
from tests.settings.files import FEED, RULE, load, problems_of, refusal, terms, warning


def _rule(folder: Path, more: str) -> Rule:
    (rule,) = load(folder, {"rules.yaml": RULE + f"    {more}\n", "feeds.yaml": FEED}).rules
    return rule


def _seeking(clauses: str) -> str:
    return f"rules:\n  - id: a\n    to: [desk]\n    {clauses}\n"


def test_a_rule_of_four_keys_has_the_documented_defaults(tmp_path: Path) -> None:
    (rule,) = load(tmp_path, {"rules.yaml": RULE}).rules
    assert (rule.id, rule.title, rule.status, rule.priority) == ("a", "a", "live", "normal")
    assert rule.fields == {"title", "lead"}
    assert rule.to == ("desk",)
    conditions = rule.conditions
    assert conditions.max_age == timedelta(hours=48)
    assert not any((conditions.languages, conditions.feeds, conditions.outlets, conditions.countries))


def test_a_rule_without_a_channel_goes_to_the_console_with_a_warning(tmp_path: Path) -> None:
    said = warning(tmp_path, "rules.yaml", "rules:\n  - {id: ▸a, all: [x]}\n")
    assert "console" in said.problem
    assert "to:" in said.hint


@pytest.mark.parametrize(
    ("more", "key", "value"),
    [
        ('title: "NATO: summits on Syria"', "title", "NATO: summits on Syria"),
        ("title: 737", "title", "737"),
        ("owner: middle-east desk", "owner", "middle-east desk"),
        ("why: asked for by the desk in January", "why", "asked for by the desk in January"),
        ("status: draft", "status", "draft"),
        ("status: shadow", "status", "shadow"),
        ("status: live", "status", "live"),
        ("status: retired", "status", "retired"),
        ("priority: urgent", "priority", "urgent"),
        ("priority: normal", "priority", "normal"),
        ("in: title", "fields", {"title"}),
        ("in: lead", "fields", {"lead"}),
        ("in: title+lead+body", "fields", {"title", "lead", "body"}),
        ("story: {update: edit, new_message_on: [second_source, correction]}", "status", "live"),
        ("story: {update: separate}", "status", "live"),
    ],
)
def test_a_good_value_is_kept(tmp_path: Path, more: str, key: str, value: object) -> None:
    assert getattr(_rule(tmp_path, more), key) == value


@pytest.mark.parametrize(
    ("more", "key", "value"),
    [
        ("languages: [nl, tr]", "languages", {"nl", "tr"}),
        ("languages: [nld, NL, sr-Latn, ckb]", "languages", {"nl", "sr", "ckb"}),
        ("feeds: [f, f*]", "feeds", ("f", "f*")),
        ("outlets: [Anadolu Agency, 1843]", "outlets", {"Anadolu Agency", "1843"}),
        ("countries: [TR, nl]", "countries", {"TR", "NL"}),
        ("countries: [NO]", "countries", {"NO"}),
        ("max_age: 90s", "max_age", timedelta(seconds=90)),
        ("max_age: 30m", "max_age", timedelta(minutes=30)),
        ("max_age: 7d", "max_age", timedelta(days=7)),
        ("max_age: none", "max_age", None),
        ("max_age: ~", "max_age", timedelta(hours=48)),
    ],
)
def test_a_good_condition_is_kept(tmp_path: Path, more: str, key: str, value: object) -> None:
    assert getattr(_rule(tmp_path, more).conditions, key) == value


@pytest.mark.parametrize(
    ("more", "said", "hint"),
    [
        ("title: ▸[a]", "title", ""),
        ("status: ▸lvie", "lvie", "'live'"),
        ("status: ▸off", "off", "live"),
        ("priority: ▸high", "high", "urgent"),
        ("priority: ▸urgnt", "urgnt", "'urgent'"),
        ("in: ▸titel", "titel", "title"),
        ("in: ▸title,lead", "title,lead", "+"),
        ("in: ▸title+", "in", "title"),
        ("in: ▸[title, lead]", "list", "+"),
        ("languages: [nl, ▸tlh]", "tlh", "nl"),
        ("feeds: ▸{x: f}", "list", "[...]"),
        ("outlets: [▸[a]]", "list", ""),
        ("countries: [▸Turkey]", "Turkey", "TR"),
        ("max_age: ▸48", "48", "48h"),
        ("max_age: ▸two days", "two days", "48h"),
        ("max_age: ▸-1h", "-1h", "48h"),
        ("max_age: ▸1.5h", "1.5h", "48h"),
        ("max_age: ▸48H", "48H", "48h"),
        ("tests: ▸[a]", "tests", "match"),
        ("tests: {match: ▸{en: a}}", "match", "match: ["),
        ("tests: {match: [▸a headline]}", "a headline", "nl"),
        ("tests: {match: [{▸xx: x}]}", "xx", "nl"),
        ("tests: {match: [{en: {▸titel: x}}]}", "titel", "'title'"),
        ("tests: {match: [{en: ▸[x]}]}", "list", ""),
        ("tests: {▸matches: []}", "matches", "'match'"),
        ("▸titel: a", "titel", "'title'"),
        ("▸language: [nl]", "language", "'languages'"),
        ("▸feed: [f]", "feed", "'feeds'"),
        ("▸maxage: 2h", "maxage", "'max_age'"),
        ("▸test: {}", "test", "'tests'"),
        ("▸anny: [y]", "anny", "'any'"),
        ("▸Any: [y]", "Any", "'any'"),
        ("▸nones: [y]", "nones", "'none'"),
        ("▸qeury: y", "qeury", "'query'"),
    ],
)
def test_a_bad_value_is_told_with_its_place(tmp_path: Path, more: str, said: str, hint: str) -> None:
    problem = refusal(tmp_path, "rules.yaml", RULE + f"    {more}\n", feeds=FEED)
    assert said in problem.problem
    assert hint in problem.hint


def test_an_age_of_nothing_is_not_two_days(tmp_path: Path) -> None:
    """What is written holds, or is refused; it is never another value."""
    ages: list[object] = []
    with suppress(InvalidConfigError):
        ages.append(_rule(tmp_path, "max_age: 0s").conditions.max_age)
    assert ages in ([], [timedelta()])


@pytest.mark.parametrize(
    "clauses",
    [
        "title: b",
        "all: ~",
        "all:",
        "any: ",
        "query: ",
        "none: ",
        "all: ~\n    any: ~",
        "all: []",
        "query: ''",
        "query: ' '",
    ],
)
def test_a_rule_that_looks_for_nothing_is_refused(tmp_path: Path, clauses: str) -> None:
    """It would match every article."""
    assert problems_of(tmp_path, {"rules.yaml": _seeking(clauses)})


@pytest.mark.parametrize("clauses", ["none: [x]", "all: [{none: [x]}]", "query: NOT x", "query: -x", "query: -x -y"])
def test_a_rule_with_only_none_is_refused(tmp_path: Path, clauses: str) -> None:
    (problem,) = problems_of(tmp_path, {"rules.yaml": _seeking(clauses)})
    assert "none" in problem.problem
    assert problem.hint


@pytest.mark.parametrize("clauses", ["all: [x]\n    none: [y]", "any: [x, y]", "all: [x, {none: [y]}]", "query: x -y"])
def test_none_beside_something_is_fine(tmp_path: Path, clauses: str) -> None:
    assert load(tmp_path, {"rules.yaml": _seeking(clauses)}).rules


@pytest.mark.parametrize("name", ["any", "all", "none"])
def test_groups_nest(tmp_path: Path, name: str) -> None:
    (rule,) = load(tmp_path, {"rules.yaml": RULE + f"    any: [y, {{all: [z, {{{name}: [w]}}]}}]\n"}).rules
    assert {term.text for term in terms(rule)} == {"x", "y", "z", "w"}


@pytest.mark.parametrize(
    ("clauses", "said", "hint"),
    [
        ("all: ▸ceasefire", "list", "[ceasefire]"),
        ("all: ▸{any: [x]}", "list", "all: ["),
        ("all: [x, ▸[y, z]]", "list", "any"),
        ("all: [x, {▸or: [y]}]", "or", "any"),
        ("all: [x, {▸aal: [y]}]", "aal", "'all'"),
        ("all: [x, {any: ▸y}]", "list", "[y]"),
        ("all: [x, {any: ▸[]}]", "empty", ""),
        ("all: [x, ▸'']", "empty", ""),
        ("all: [x, ▸...]", "letter", ""),
        ("all: [▸'ab*']", "3 letters", ""),
        ("all: [▸$]", "$", "$nato"),
        ("all: ['title:▸']", "title:", "title:word"),
        ("query: ▸[x]", "list", "query"),
        ("query: x AND▸", "ends", ""),
        ("query: ▸OR x", "OR", "quote"),
        ("query: x ▸)", ")", ""),
        ("query: x ▸(y", "(", ")"),
        ("query: 'x ▸\"y z'", "quote", '"'),
        ("query: 'x OR \"y z\"▸~5'", "~", "rules import"),
        ("query: x ▸*y", "*", "end"),
        ("query: x AND ▸author:y", "author", "title:"),
    ],
)
def test_a_bad_clause_is_told_with_its_place(tmp_path: Path, clauses: str, said: str, hint: str) -> None:
    problem = refusal(tmp_path, "rules.yaml", _seeking(clauses))
    assert said in problem.problem
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("rules:\n  - {▸all: [x]}\n", "'id'"),
        ("rules:\n  - {id: ▸a b, all: [x]}\n", "a b"),
        ("rules:\n  - {id: ▸a*, all: [x]}\n", "a*"),
        ("rules:\n  - ▸hello\n", "hello"),
        ("rules: ▸hello\n", "list"),
        ("rules: ▸{id: a, all: [x]}\n", "list"),
    ],
)
def test_what_is_no_rule_is_refused(tmp_path: Path, written: str, said: str) -> None:
    # A mapping in braces begins at its brace.
    problem = refusal(tmp_path, "rules.yaml", written.replace("{▸all", "▸{all"))
    assert said in problem.problem
    assert problem.hint


def test_a_story_is_edited_by_default_and_told_aloud_when_a_louder_rule_matches(tmp_path: Path) -> None:
    plain, told = _rule(tmp_path, ""), _rule(tmp_path, "story: {update: reply, new_message_on: second_source}")
    assert (plain.update, plain.new_message_on, plain.conditions.min_sources) == (
        Update.EDIT,
        frozenset((Occasion.ESCALATION,)),
        1,
    )
    assert (told.update, told.new_message_on) == (Update.REPLY, frozenset((Occasion.SECOND_SOURCE,)))
    assert _rule(tmp_path, "min_sources: 2").conditions.min_sources == 2


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("min_sources: ▸0", "'min_sources' is 0"),
        ("min_sources: ▸two", "'min_sources'"),
        ("story: {update: ▸edits}", "'update' is"),
        ("story: {new_message_on: [▸corrections]}", "'corrections' is no occasion"),
    ],
)
def test_a_mistake_about_stories_is_said(tmp_path: Path, key: str, problem: str) -> None:
    assert problem in refusal(tmp_path, "rules.yaml", RULE + f"    {key}\n").problem
