"""Forms of names that grammars treat apart: whose something is, partitives, irregular genitives."""

import pytest

from tests.builders import document, entity, matcher, mentioned


def found(kind: str, name: str, lang: str, text: str) -> list[str]:
    """Give what mentions an entity of one name."""
    return mentioned(matcher(entities={"one": entity(kind, names={lang: [name]})}), document(text, lang), "one")


@pytest.mark.parametrize(
    ("lang", "name", "text"),
    [
        ("cs", "Tusk", "Tuskův Tuskova Tuskovo Tuskovi Tuskovy Tuskovu"),
        ("cs", "Fiala", "Fialův Fialova"),
        ("sk", "Tusk", "Tuskov Tuskova Tuskovho Tuskovmu"),
        ("sl", "Tusk", "Tuskov Tuskova Tuskovega Tuskovim"),
        ("hr", "Tusk", "Tuskov Tuskova Tuskovoj Tuskovih"),
        ("sr", "Туск", "Тусков Тускова Тусковог Tuskovim"),
        ("bs", "Plenković", "Plenkovićev Plenkovićeva"),
    ],
)
def test_what_is_a_persons_names_the_person(lang: str, name: str, text: str) -> None:
    assert found("person", name, lang, text) == text.split()


@pytest.mark.parametrize(
    ("kind", "lang", "name", "text"),
    [
        ("person", "cs", "Novák", "Nováková"),
        ("person", "sk", "Novák", "Nováková"),
        ("place", "hr", "Roman", "Romanova"),
        ("place", "cs", "Pavel", "Pavelova"),
    ],
)
def test_other_persons_and_what_belongs_to_no_place_are_no_mentions(kind: str, lang: str, name: str, text: str) -> None:
    assert found(kind, name, lang, text) == []


@pytest.mark.parametrize(
    ("lang", "name", "text"),
    [
        ("fi", "Tusk", "Tuskia"),
        ("fi", "Trump", "Trumpia"),
        ("ro", "Steaua Roșie", "Stelei Roșii"),
    ],
)
def test_a_name_is_found_in_rarer_cases(lang: str, name: str, text: str) -> None:
    assert found("person", name, lang, text) == [text]


def test_a_partitive_is_no_country_of_a_mans_name() -> None:
    assert found("person", "Georg", "fi", "Georgia") == []
