"""Explaining: for each clause what it found, or what it missed, in words for people."""

from bot.model.reports import ClauseReport
from bot.model.rules import RuleId
from bot.rules.explaining import explain, why_not
from bot.rules.findings import Document
from tests.builders import Written, document, entity, matcher, rule

ENTITIES = {"helmets": entity(names={"en": ["White Helmets"], "nl": ["Witte Helmen", "Witte Helm"]})}


def report(written: Written, doc: Document) -> ClauseReport:
    of = matcher([written], ENTITIES)
    return explain(of.rules[RuleId("rule")], doc, of)


def test_a_rule_that_holds_says_by_which_words() -> None:
    one = report(rule(all=["ceasefire"], any=["nato", "quiz"]), document("NATO: ceasefires"))
    assert one.holds
    assert "ceasefires" in why_not(one)
    assert "NATO" in why_not(one)
    assert "quiz" not in why_not(one)


def test_every_clause_is_told_with_what_it_found_or_missed() -> None:
    one = report(rule(all=["nato", {"any": ["quiz", "summit"]}], none=["party"]), document("NATO summit"))
    assert [(part.written, part.holds) for part in one.parts] == [("all of", True), ("none of", True)]
    nato, either = one.parts[0].parts
    assert (nato.written, nato.holds, [hit.text for hit in nato.hits]) == ("nato", True, ["NATO"])
    assert either.holds
    assert [(part.written, part.holds) for part in either.parts] == [("quiz", False), ("summit", True)]


def test_a_missed_word_is_named_with_where_it_was_sought() -> None:
    one = report(rule(all=["nato", "quiz"]), document("NATO", lead="summit"))
    assert not one.holds
    assert "quiz" in why_not(one)
    assert "nato" not in why_not(one)
    assert "title" in why_not(one)
    assert "lead" in why_not(one)


def test_a_missed_entity_is_named_with_its_names_in_the_language_of_the_article() -> None:
    sentence = why_not(report(rule(all=["$helmets"]), document("Redders", "nl")))
    assert "$helmets" in sentence
    assert "Witte Helmen" in sentence
    assert "White Helmets" not in sentence


def test_an_entity_without_a_name_in_the_language_says_so() -> None:
    assert "tr" in why_not(report(rule(all=["$helmets"]), document("Kurtarma", "tr")))


def test_an_excluded_word_that_was_found_is_named() -> None:
    sentence = why_not(report(rule(all=["nato"], none=["quiz", "party"]), document("NATO quiz")))
    assert "quiz" in sentence
    assert "party" not in sentence


def test_an_any_that_found_nothing_names_what_it_looked_for() -> None:
    sentence = why_not(report(rule(any=["quiz", "party"]), document("NATO")))
    assert "quiz" in sentence
    assert "party" in sentence


def test_a_failed_condition_is_the_reason() -> None:
    one = report(rule(all=["nato"], languages=["nl"]), document("NATO", "en"))
    assert not one.holds
    assert "en" in why_not(one)
    assert "nl" in why_not(one)
    unsure = report(rule(all=["nato"], languages=["nl"]), document("NATO", None))
    assert "unsure" in why_not(unsure)


def test_a_term_sought_in_a_field_the_text_lacks_says_so() -> None:
    sentence = why_not(report(rule(all=["nato"], in_="body"), document("NATO")))
    assert "body" in sentence


def test_a_query_is_explained_term_by_term() -> None:
    one = report(rule(query="nato (quiz OR party) -summit"), document("NATO summit"))
    assert not one.holds
    sentence = why_not(one)
    assert "quiz" in sentence
    assert "summit" in sentence


def test_an_inflected_word_is_told_with_its_form() -> None:
    one = report(rule(all=["ceasefire"]), document("Two ceasefires"))
    (hit,) = one.parts[0].parts[0].hits
    assert hit.form
    plain = report(rule(all=["ceasefire"]), document("A ceasefire"))
    assert not plain.parts[0].parts[0].hits[0].form


def test_an_explanation_agrees_with_matching() -> None:
    """The report holds exactly when the rule matches."""
    written = [
        rule(all=["nato"]), rule(any=["nato", "quiz"]), rule(all=["nato"], none=["quiz"]),
        rule(query="nato (summit OR NOT quiz)"),
        rule(query="NOT (nato quiz) summit"), rule(all=["nato"], languages=["en"]), rule(all=["nato"], in_="lead"),
    ]  # fmt: skip
    for one in written:
        of = matcher([one], ENTITIES)
        for doc in (document("NATO"), document("quiz"), document("nato quiz", "nl"), document("", lead="nato summit")):
            found = of.find(doc)
            explained = explain(of.rules[RuleId("rule")], doc, of, found)
            assert explained.holds is bool(of.match(doc, found)), (one, doc)


def test_without_a_name_in_the_language_it_says_by_what_it_is_sought_there() -> None:
    [missed] = report(rule(all=["$helmets"]), document("Drones boven de stad", lang="de")).parts[0].parts
    assert "helmets has no name of its own in de, sought there by White Helmets, Witte Helmen" in missed.note
