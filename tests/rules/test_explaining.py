"""Explaining: for each clause what it found, or what it missed, in words for people."""

import pytest

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


def missed(written: Written, doc: Document, entities: dict[str, Written] | None = None) -> str:
    """Give why a rule does not hold."""
    of = matcher([written], entities or ENTITIES)
    return why_not(explain(of.rules[RuleId("rule")], doc, of))


def test_a_name_within_a_phrase_that_excludes_it_is_told_with_the_phrase() -> None:
    drones = {"baykar": entity(names={"tr": ["Baykar"]}, not_=["Baykar Spor"])}
    sentence = missed(rule(all=["$baykar"]), document("Baykar Spor maçı kazandı", "tr"), drones)
    assert '"Baykar" stands in "Baykar Spor", which is not baykar' in sentence
    assert "entities.yaml" in sentence
    assert "another word" not in sentence


def test_a_name_within_a_longer_name_is_told_with_it() -> None:
    sudans = {
        "sudan": entity("place", names={"en": ["Sudan"]}),
        "south": entity("place", names={"en": ["South Sudan"]}),
    }
    assert '"South Sudan" is south' in missed(rule(all=["$sudan"]), document("Rain in South Sudan"), sudans)


@pytest.mark.parametrize(
    ("term", "text", "nearest"),
    [
        ("nato", "Signor Renato", '"Renato" is another word'),
        ("verklaring", "De verklaringsnood", '"verklaringsnood" is another word'),
        ("Erdogan", "Erdogna spoke", '"Erdogna" is another word'),
        ("WHO", "the man who came", '"who" is not written as "WHO"'),
        ("press release", "release the press", 'the words of "press release" stand there'),
        ("sanction sportive", "Nieuwe sancties", ""),
        ("summit", "Drones over the sum", ""),
    ],
)
def test_only_what_resembles_the_term_is_shown_as_near_it(term: str, text: str, nearest: str) -> None:
    sentence = missed(rule(all=[term]), document(text))
    assert nearest in sentence
    if not nearest:
        assert sentence == f"missed {term} (not in the title)"


def test_the_points_of_a_score_can_be_added_up() -> None:
    written = rule(
        score={"threshold": 30, "title_counts": 2, "terms": {"nato": 10, "summit": 5, "quiz": -3, "war": 40}}
    )
    one = report(written, document("NATO", lead="summit quiz"))
    (score,) = one.parts
    assert score.note == "20 + 5 - 3 = 22 of 30 points"
    assert [part.note for part in score.parts[:3]] == ["+20 (10, x2 in the title)", "+5", "-3"]
    assert score.parts[3].note.startswith("0 of +40; ")


def test_one_word_between_is_one_word() -> None:
    near = rule(near={"terms": ["nato", "summit"], "within": 2})
    assert "1 word between" in report(near, document("NATO emergency summit")).parts[0].note
    assert "nearest: 2 words between" in report(near, document("NATO emergency big summit")).parts[0].note


def test_names_are_told_once_the_english_first_where_the_language_is_unknown() -> None:
    names = {"tr": ["NATO", "İttifak"], "en": ["NATO", "Alliance"], "nl": ["NATO"]}
    of = matcher([rule(all=["$pact"])], {"pact": entity(names=names)})
    one = explain(of.rules[RuleId("rule")], document("Wheat prices fall", None), of)
    assert "its names: NATO, Alliance, İttifak" in why_not(one)
