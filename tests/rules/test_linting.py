"""What `rules check` thinks of rules: never true, always covered, another word elsewhere, far too broad."""

from typing import Any

import pytest

from bot.model.articles import Field, Text
from bot.model.rules import Hit, Match, RuleId, Span
from bot.rules.linting import elsewhere, lint
from bot.rules.weighing import Scales
from tests.builders import Written, config, rule
from tests.fakes import article, feed

FEEDS = [feed("aa-en", languages=("en",)), feed("nos", languages=("nl",), outlet="NOS", country="NL")]


def doubts(*rules: Written) -> list[str]:
    """Give which rules are doubtful and why, in short."""
    found = lint(config(rules, feeds=["aa-en", "nos"]).rules, FEEDS)
    ids = {one.where: one.id for one in config(rules, feeds=["aa-en", "nos"]).rules}
    return [f"{ids[RuleId(one.where)]}: {one.problem}" for one in found]


class TestNever:
    @pytest.mark.parametrize(
        "keys",
        [
            {"all": ["$nato", "summit"], "none": ["$nato"]},
            {"any": ["truce", "ceasefire"], "none": ["ceasefire", "truce"]},
            {"query": "summit AND $nato NOT title:x NOT $nato"},
            {"near": {"terms": ["a", "summit"], "within": 3}, "none": ["summit"]},
            {"any": ["x"], "languages": ["tr"]},
            {"any": ["x"], "outlets": ["Anadolu"]},
            {"any": ["x"], "countries": ["DE"]},
            {"any": ["x"], "feeds": ["nos"], "languages": ["en"]},
            {"any": ["x"], "max_age": "0s"},
            {"score": {"threshold": 30, "title_counts": 2, "terms": {"a": 20}}, "in": "lead"},
            {"score": {"threshold": 30, "title_counts": 0.5, "terms": {"a": 40}}, "in": "title"},
            {"score": {"threshold": 10, "terms": {"a": 20, "b": -5}}, "none": ["a"]},
            {"score": {"threshold": 30, "terms": {"a": 20, "b": 20}}, "none": ["a"]},
            {"score": {"threshold": 30, "title_counts": 2, "terms": {"a": 20}}, "none": ["title:a"]},
        ],
    )
    def test_a_rule_that_can_never_match_or_tell_is_told(self, keys: dict[str, Any]) -> None:
        [doubt] = doubts(rule(**keys))
        assert "never" in doubt

    @pytest.mark.parametrize(
        "keys",
        [
            {"all": ["summit"], "none": ["title:summit"]},
            {"any": ["truce", "ceasefire"], "none": ["ceasefire"]},
            {"any": ["x"], "languages": ["nl", "tr"]},
            {"any": ["x"], "outlets": ["NOS"], "countries": ["NL"]},
            {"all": ["$nato"], "none": ["$nato"], "status": "draft"},
            {"all": ["nuclear*"], "none": ["nuclear"]},
            {"all": ["nuclear"], "none": ["=nuclear", "title:nucl*", "clear*", "nuclear deal"]},
            {"all": ["who"], "none": ["WHO"]},
            {"any": ["nuclear", "atom"], "none": ["nuclear*"]},
            {"score": {"threshold": 30, "title_counts": 2, "terms": {"a": 20}}},
            {"score": {"threshold": 30, "terms": {"a": 20, "lead:a": 20}}, "none": ["title:a"]},
            {"all": ["x"], "query": "iran OR NOT iran"},
            {"query": "NOT (iran OR NOT x)", "all": ["x"]},
        ],
    )
    def test_a_rule_that_can_is_not(self, keys: dict[str, Any]) -> None:
        assert doubts(rule(**keys)) == []

    @pytest.mark.parametrize(
        ("wanted", "barred"),
        [("nuclear", "nuclear*"), ("nuclear*", "nucl*"), ("iran nuclear deal", "Nuclear"), ("=Nuclear deal", "deal")],
    )
    def test_what_is_written_within_another_term_bars_it(self, wanted: str, barred: str) -> None:
        """Hardly ever, for `cities` does not begin with `city`."""
        [doubt] = doubts(rule(all=[wanted, "x"], none=[barred]))
        assert f"it can hardly match: '{wanted}' must stand there, and '{barred}' must not" in doubt

    def test_of_a_score_the_threshold_that_can_be_reached_is_told(self) -> None:
        rules = config([rule(score={"threshold": 30, "title_counts": 2, "terms": {"a": 20}}, **{"in": "lead"})]).rules
        [one] = lint(rules, FEEDS)
        assert ("reach 20 at most" in one.problem, one.fix) == (True, "threshold: 20 or less")


class TestAbsence:
    @pytest.mark.parametrize("query", ["iran OR NOT iran", "(x y) OR (NOT iran AND NOT z)", "x OR NOT (iran OR q)"])
    def test_what_matches_where_none_of_its_words_stands_is_told(self, query: str) -> None:
        [one] = lint(config([rule(query=query)]).rules, FEEDS)
        assert "NOT 'iran'" in one.problem
        assert one.fix.startswith("AND NOT 'iran'")

    def test_that_it_finds_far_too_much_is_laid_to_what_it_denies(self) -> None:
        scales = Scales()
        for number in range(300):
            scales.put(article(number), [Match(rule=RuleId("wide"), hits=())])
        [one] = scales.lints(config([rule("wide", query="iran OR NOT iran")]).matcher.rules)
        assert ("100 % of" in one.problem, one.fix) == (True, "AND NOT 'iran' instead of OR NOT")


class TestCovered:
    @pytest.mark.parametrize(
        ("broad", "narrow"),
        [
            ({"any": ["a", "b"]}, {"any": ["a"]}),
            ({"any": ["a", "b"]}, {"all": ["a", "c"]}),
            ({"any": ["a", "b"], "none": ["d"]}, {"all": ["a"], "none": ["d", "e"]}),
            ({"any": ["a"]}, {"near": {"terms": ["a", "b"], "within": 3}}),
            ({"any": ["a"]}, {"any": ["a"], "languages": ["nl"], "in": "title"}),
            ({"any": ["a"], "priority": "urgent"}, {"any": ["a"]}),
        ],
    )
    def test_what_always_matches_beside_another_is_told(self, broad: dict[str, Any], narrow: dict[str, Any]) -> None:
        for rules in (
            [rule("wide", **broad), rule("tight", **narrow)],
            [rule("tight", **narrow), rule("wide", **broad)],
        ):
            [doubt] = doubts(*rules)
            assert doubt.startswith("tight: whatever matches it matches 'wide'")

    @pytest.mark.parametrize(
        ("broad", "narrow"),
        [
            ({"any": ["a"]}, {"any": ["a", "b"]}),
            ({"all": ["a", "b"]}, {"all": ["a", "c"]}),
            ({"any": ["a"], "none": ["d"]}, {"any": ["a"]}),
            ({"any": ["a"], "in": "title"}, {"any": ["a"]}),
            ({"any": ["a"], "languages": ["en"]}, {"any": ["a"]}),
            ({"any": ["a"]}, {"any": ["a"], "priority": "urgent"}),
            ({"any": ["a"]}, {"any": ["a"], "title": "Apples"}),
            ({"any": ["a"], "max_age": "1h"}, {"any": ["a"]}),
            ({"any": ["a"], "min_sources": 2}, {"any": ["a"]}),
            ({"any": ["a"]}, {"any": ["a"], "story": {"update": "new"}}),
            ({"any": ["a"], "cooldown": "1h"}, {"all": ["a", "b"]}),
            ({"any": ["a"], "status": "shadow"}, {"all": ["a", "b"]}),
        ],
    )
    def test_what_tells_more_is_not(self, broad: dict[str, Any], narrow: dict[str, Any]) -> None:
        assert not [one for one in doubts(rule("wide", **broad), rule("tight", **narrow)) if one.startswith("tight")]

    def test_of_twins_the_later_is_told(self) -> None:
        [doubt] = doubts(rule("one", any=["a", "b"]), rule("two", any=["b", "a"]))
        assert doubt.startswith("two: ")


class TestElsewhere:
    def test_a_word_of_another_language_of_the_feeds_is_told(self) -> None:
        tested = rule(any=["bestand"], tests={"match": [{"nl": "Bestand in Gaza"}]})
        [one] = elsewhere(config([tested]).rules, ["nl", "de"])
        assert ("'bestand' is another word in de" in one.problem, "languages: [nl]" in one.fix) == (True, True)
        assert not list(elsewhere(config([tested]).rules, ["nl", "en"]))
        assert not list(elsewhere(config([rule(any=["bestand"], languages=["nl"])]).rules, ["nl", "de"]))


class TestWeighed:
    def weigh(self, *rules: Written, matching: list[list[str]]) -> list[str]:
        """Give what is said after articles that match these rules."""
        scales = Scales()
        for number, ids in enumerate(matching):
            hit = Hit(term="top", span=Span(field=Field.TITLE, start=0, end=3), text="Top")
            matches = [Match(rule=RuleId(id_), hits=(hit,)) for id_ in ids]
            scales.put(article(number, text=Text(title=f"Top {number}")), matches)
        return [one.problem for one in scales.lints(config(rules).matcher.rules)]

    def test_a_rule_that_finds_far_too_much_is_told_with_its_word_and_examples(self) -> None:
        [said] = self.weigh(rule("wide", any=["top"]), matching=[["wide"]] * 30 + [[]] * 270)
        assert "10 % of the 300 newest articles" in said
        assert '100 % of them by \'top\', as "Top 0"; "Top 1"' in said

    def test_a_rule_that_found_nothing_of_its_own_is_told(self) -> None:
        rules = [rule("wide", query="a OR b"), rule("tight", query="a NEAR/5 b")]
        [said] = self.weigh(*rules, matching=[["wide", "tight"]] * 30 + [["wide"]] * 5 + [[]] * 965)
        assert "each of the 30 articles" in said

    def test_few_articles_say_nothing(self) -> None:
        assert self.weigh(rule("wide", any=["top"]), matching=[["wide"]] * 100) == []
