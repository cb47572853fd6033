"""Coverage: forms that are shown are found, and of what is missing it is said what stands in for it."""

import pytest

from bot.model.entities import Entity, EntityId
from bot.rules.coverage import MOST_FORMS, FormTester, coverage, missing
from bot.settings.packs import load_packs
from bot.text.inflection.affixes import candidates
from bot.text.languages import LANGUAGES
from tests.builders import entity, matcher


def packed(id_: str) -> Entity:
    """Give an entity of a pack."""
    return load_packs().entities[EntityId(id_)]


def own(**keys: object) -> Entity:
    """Give an entity as somebody writes it."""
    return matcher((), {"thing": entity(**keys)}).entities[EntityId("thing")]  # type: ignore[arg-type]


def forms(of: Entity, language: str) -> dict[str, str]:
    """Give the forms shown, with what they are."""
    return {one.text: one.form for one in FormTester(of).accepted(language)}


@pytest.mark.parametrize(
    ("id_", "language", "form", "name"),
    [
        ("org.nato", "tr", "NATO'nun", "genitive"),
        ("country.tr", "tr", "Türkiye'deki", "locative + relative"),
        ("org.nato", "ar", "والناتو", "and"),
        ("city.idlib", "ar", "بإدلب", "in or by"),
        ("city.idlib", "ru", "Идлибе", "prepositional"),
        ("country.tr", "fi", "Turkissa", "inessive"),
        ("country.tr", "hu", "Törökországban", "inessive"),
        ("country.ru", "pl", "Rosję", "accusative or plural"),
        ("org.nato", "fr", "l'OTAN", "only the name is marked"),
        ("org.nato", "nl", "NAVO-kwestie", "only the name is marked"),
        ("concept.ceasefire", "en", "ceasefires", "plural"),
    ],
)
def test_forms_that_news_is_full_of_are_shown(id_: str, language: str, form: str, name: str) -> None:
    assert forms(packed(id_), language).get(form) == name


def test_what_the_matcher_does_not_take_is_not_shown() -> None:
    """The affixes of Russian are tried, and switched off they find nothing."""
    declined = own(kind="place", names={"ru": ["Идлиб"]})
    fixed = own(kind="place", names={"ru": ["Идлиб"]}, indeclinable=["ru"])
    assert "Идлиба" in set(candidates("ru", "Идлиб"))
    assert "Идлиба" in forms(declined, "ru")
    assert forms(fixed, "ru") == {}


@pytest.mark.parametrize("id_", ["org.nato", "country.tr", "city.idlib", "concept.ceasefire"])
def test_forms_are_few_and_each_is_found_by_the_whole_set_of_names(id_: str) -> None:
    of = packed(id_)
    tester = FormTester(of)
    for language in ("tr", "ar", "ru", "fi", "hu", "cs", "he", "fa", "nl", "de", "vi", "zh"):
        found = tester.accepted(language)
        assert len(found) <= MOST_FORMS
        assert len({one.text for one in found}) == len(found)
        assert all(tester.mention(one.text, language) for one in found)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_can_be_tried(language: str) -> None:
    """No row of the table is miswritten, and no spelling is tried twice or is the name itself."""
    for name in ("Rusiya", "Idlib", "ABD", "x", "دمشق", "الناتو", "Дамаск", "Россия", "서울", "東京"):
        found = list(candidates(language, name))
        assert len(set(found)) == len(found)
        assert name not in found
        assert all(one.strip() == one and one for one in found)


def test_no_forms_are_made_of_names_that_want_words_beside_them() -> None:
    assert not any("Humus" in form for form in forms(packed("city.homs"), "he"))


def test_harmony_is_that_of_the_name() -> None:
    assert set(forms(own(names={"tr": ["Rusya"]}), "tr")) >= {"Rusya'nın", "Rusya'da", "Rusya'ya"}
    assert set(forms(own(names={"tr": ["ABD"]}), "tr")) >= {"ABD'nin", "ABD'de", "ABD'ye"}


def test_a_language_of_the_same_script_without_a_name_is_found_by_those_of_others() -> None:
    of = own(names={"en": ["White Helmets"], "ar": ["الخوذ البيضاء"]})
    [dutch, russian] = missing(of, ["nl", "en", "ru"])
    assert (dutch.language, dutch.sought) == ("nl", ("White Helmets",))
    assert (russian.language, russian.sought) == ("ru", ())


def test_concepts_and_only_stay_in_their_languages() -> None:
    for of in (own(kind="concept", names={"en": ["truce"]}), own(names={"en": ["Truce"]}, only=True)):
        [dutch] = missing(of, ["nl"])
        assert dutch.sought == ()


def test_a_name_for_a_script_is_sought_there_though_it_is_no_languages_own() -> None:
    found = coverage(own(names={"latin": ["Edlib"]}), "nl")
    assert found.is_missing
    assert found.sought == ("Edlib",)


def test_a_demonym_is_no_name() -> None:
    of = own(kind="place", names={"en": ["Glasland"]}, demonyms={"nl": ["Glaslands"]})
    [dutch] = missing(of, ["nl"])
    assert dutch.sought == ("Glasland",)
