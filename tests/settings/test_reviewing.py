"""Reviewing: the doubts `rules check` has about names, each at its place with what to do."""

from pathlib import Path

import pytest

from bot.settings.reviewing import review_names
from tests.settings.files import load, marked


def doubts(folder: Path, entities: str, *, languages: str = "en, tr, ru, ar") -> list[tuple[str, str, str]]:
    """Give each doubt: its place, the problem, the hint; the feeds speak these languages."""
    feeds = f"feeds: [{{id: f, url: 'https://feeds.test/rss', language: [{languages}]}}]\n" if languages else ""
    config = load(folder, {"entities.yaml": entities, "feeds.yaml": feeds})
    found = review_names(config.catalogue, config.entities, config.feeds)
    return [(one.where.removeprefix(f"{folder}/entities.yaml:"), one.problem, one.hint) for one in found]


def doubt(folder: Path, written: str, *, languages: str = "en, tr, ru, ar") -> tuple[str, str]:
    """Give the only doubt, which must be at the mark."""
    text, place = marked(written)
    [(where, problem, hint)] = doubts(folder, text, languages=languages)
    assert where == place
    return problem, hint


def of(entity: str, *, packs: str = "[]") -> str:
    """Give an entity of this mapping."""
    return f"packs: {packs}\nentities:\n  glass-choir: {{kind: place, {entity}}}\n"


def test_names_that_are_nothing_else_raise_no_doubt(tmp_path: Path) -> None:
    written = of(
        "names: {en: [Glass Choir, GC, X1Y], ar: [جوقة الزجاج], zh: [玻璃]}, not: [the glass choir's], capital: [en]",
        packs="[countries, organisations, concepts, cities]",
    )
    assert doubts(tmp_path, written) == []


def test_a_name_of_another_entity_is_a_homograph(tmp_path: Path) -> None:
    problem, hint = doubt(tmp_path, of("names: {nl: [Glaskoor], en: [▸GEÓRGIA]}", packs="[countries]"))
    assert problem == "'GEÓRGIA' is in en also a name of country.ge, so both are found"
    assert "longer name" in hint


def test_a_homograph_between_two_own_entities_is_told_at_both(tmp_path: Path) -> None:
    written = "packs: []\nentities:\n" + "".join(
        f"  {id_}: {{kind: place, names: {{en: [Springfield]}}}}\n" for id_ in ("a", "b")
    )
    assert [where for where, _, _ in doubts(tmp_path, written)] == ["3:33", "4:33"]


def test_what_no_feed_speaks_is_no_homograph(tmp_path: Path) -> None:
    written = of("names: {fi: [Georgia]}, only: true", packs="[countries]")
    assert doubts(tmp_path, written, languages="tr") == []
    assert len(doubts(tmp_path, written, languages="fi")) == 1


def test_a_pack_that_is_off_holds_no_homographs(tmp_path: Path) -> None:
    assert doubts(tmp_path, of("names: {en: [Homs]}"), languages="en") == []
    assert len(doubts(tmp_path, of("names: {en: [Georgia]}"), languages="en")) == 1, "but its common words are known"


def test_a_common_word_that_a_pack_asks_a_capital_of(tmp_path: Path) -> None:
    problem, hint = doubt(tmp_path, of("names: {tr: [▸Batman]}"), languages="tr")
    assert problem == "'Batman' is a common word in tr: city.batman counts there only with a capital"
    assert hint == "capital: [tr]"
    assert doubts(tmp_path, of("names: {tr: [Batman]}, capital: [tr]"), languages="tr") == []
    assert doubts(tmp_path, of("names: {tr: [Batman]}"), languages="ar") == []


def test_a_common_word_that_a_pack_wants_other_words_beside(tmp_path: Path) -> None:
    problem, hint = doubt(tmp_path, of("names: {ru: [▸Дума]}"))
    assert problem == "'Дума' is a common word in ru: city.douma counts there only beside certain words"
    assert "longer name" in hint


@pytest.mark.parametrize(("tag", "name"), [("en", "Reading"), ("en", "Nice"), ("fr", "Libération")])
def test_an_everyday_word_of_which_no_pack_knows(tmp_path: Path, tag: str, name: str) -> None:
    problem, hint = doubt(tmp_path, of(f"names: {{{tag}: [▸{name}]}}"), languages=tag)
    assert problem.startswith(f"'{name}' is an everyday word in {tag}, so")
    assert hint.startswith(f"capital: [{tag}]")
    assert doubts(tmp_path, of(f"names: {{{tag}: [{name}]}}, capital: [{tag}]"), languages=tag) == []
    assert doubts(tmp_path, of(f"names: {{{tag}: [{name} Choir]}}"), languages=tag) == []


@pytest.mark.parametrize("name", ["X", "ab", "Ab", "国", "أب"])
def test_a_name_that_is_too_short(tmp_path: Path, name: str) -> None:
    problem, _ = doubt(tmp_path, of(f"names: {{en: [Glass Choir, ▸{name}]}}"))
    assert problem == f"the name '{name}' is too short: it will be found in much that is something else"


def test_a_name_listed_twice(tmp_path: Path) -> None:
    problem, _ = doubt(tmp_path, of("names: {en: [Glass Choir, ▸gláss-choir], nl: [Glass Choir]}"))
    assert problem.startswith("'gláss-choir' stands twice in en, first at ")
    assert problem.endswith("entities.yaml:3:43")


def test_a_packed_entity_to_which_nothing_is_added(tmp_path: Path) -> None:
    problem, hint = doubt(tmp_path, "packs: []\nentities:\n  ▸nato: {names: {nl: [NAVO], en: [NATO]}}\n")
    assert problem == "this adds nothing to org.nato: all its names are there already"
    assert "entities show org.nato" in hint


@pytest.mark.parametrize(
    "more",
    ["names: {nl: [NAVO, De NAVO]}", "label: {nl: de NAVO}", "not: [nato dergisi]", "only: true", "indeclinable: nl"],
)
def test_a_packed_entity_to_which_something_is_added(tmp_path: Path, more: str) -> None:
    assert doubts(tmp_path, f"packs: []\nentities:\n  nato: {{{more}}}\n") == []


def test_replacing_a_packed_entity_by_fewer_names_has_an_effect(tmp_path: Path) -> None:
    assert (
        doubts(tmp_path, "packs: []\nentities:\n  nato: {replace: true, kind: organisation, names: {nl: [NAVO]}}\n")
        == []
    )


def test_a_phrase_without_the_name(tmp_path: Path) -> None:
    written = of(
        "names: {en: [Glass Choir], ru: [Стеклянный хор]}, not: [glass choir boys, хорам стеклянного хора, ▸the quire]"
    )
    problem, _ = doubt(tmp_path, written)
    assert problem == "the phrase 'the quire' contains none of the names of glass-choir, so it excludes nothing"


def test_a_phrase_may_hold_the_name_in_small_letters_though_only_capitals_count(tmp_path: Path) -> None:
    assert doubts(tmp_path, of("names: {en: [WHO, Turkei]}, capital: [en], not: [who cares, turkei sandwich]")) == []


def test_capitals_where_there_are_none(tmp_path: Path) -> None:
    problem, hint = doubt(tmp_path, of("names: {ar: [جوقة الزجاج]}, capital: [en, ▸ar]"))
    assert problem == "'capital' has no effect in ar, which is written without capitals"
    assert hint == "remove ar"


def test_doubts_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    written = (
        "packs: []\nentities:\n  a:\n    kind: place\n    capital: [ar]\n    not: [quire]\n    names: {en: [X, Abc]}\n"
    )
    assert [where for where, _, _ in doubts(tmp_path, written)] == ["5:15", "6:11", "7:18"]


def test_a_list_without_brackets_is_one_name(tmp_path: Path) -> None:
    problem, hint = doubt(
        tmp_path, "packs: []\nentities: {grain: {kind: concept, names: {tr: '▸tahıl, buğday'}}}\n".replace("'▸", "▸'")
    )
    assert problem == "'tahıl, buğday' is one name with a comma in it"
    assert hint == "[tahıl, buğday], if these are names of their own"
