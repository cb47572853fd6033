"""Who is called so: exactly, with more to the name, or almost."""

from bot.model.entities import Entity, EntityId, Kind, Name
from bot.rules.calling import Called, Callers, name_key, short_name


def thing(id_: str, *names: str, language: str = "en", aliases: tuple[str, ...] = ()) -> Entity:
    """Give an entity with names of one language."""
    given = tuple(Name(text=text, language=language) for text in names)
    return Entity(id=EntityId(id_), kind=Kind.PLACE, names=given, aliases=aliases)


IDLIB = thing("city.idlib", "İdlib", "Edlib", aliases=("idlib", "edlib"))
SUDAN = thing("country.sd", "Sudan")
SOUTH_SUDAN = thing("country.ss", "South Sudan", "Republic of South Sudan")
CALLERS = Callers((IDLIB, SUDAN, SOUTH_SUDAN))


def called(found: list[Called]) -> list[str]:
    """Give the names found."""
    return [one.name.text for one in found]


def test_capitals_accents_blanks_and_hyphens_make_no_other_name() -> None:
    assert called(CALLERS.called("IDLIB")) == ["İdlib"]
    assert called(CALLERS.called("south-sudan")) == called(CALLERS.called("SouthSudan")) == ["South Sudan"]
    assert CALLERS.called("Sud") == []


def test_marks_that_are_vowels_do_make_another_name() -> None:
    assert name_key("की") != name_key("का")


def test_longer_names_come_the_shortest_first_and_the_name_itself_not_again() -> None:
    assert called(list(CALLERS.containing("sudan"))) == ["South Sudan", "Republic of South Sudan"]
    assert list(CALLERS.containing("s")) == []


def test_a_longer_name_holds_the_text_within_its_words_not_across_them() -> None:
    callers = Callers((thing("a", "Nacionalna vojska"), thing("b", "Osttürkei")))
    assert list(callers.containing("navo")) == []
    assert called(list(callers.containing("Türkei"))) == ["Osttürkei"]


def test_near_spellings_come_nearest_first() -> None:
    assert called(list(CALLERS.near("Idlip"))) == ["İdlib"]
    assert called(list(CALLERS.near("Soudan"))) == ["Sudan"]
    assert list(CALLERS.near("Paris")) == []


def test_short_names_are_found_as_rules_write_them() -> None:
    assert CALLERS.going_by("$edlib") == CALLERS.going_by("city.idlib") == [IDLIB]
    assert CALLERS.going_by("country.xx") == []


def test_a_short_name_is_what_a_dollar_takes() -> None:
    assert short_name("Côte d'Ivoire") == "cote-divoire"
    assert short_name("North  Korea!") == "north-korea"
