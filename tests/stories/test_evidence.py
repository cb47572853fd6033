"""What of a text tells its event."""

import pytest

from bot.model.articles import Field
from bot.model.entities import EntityId
from bot.model.rules import Mention, Span
from bot.stories.evidence import traits_of


@pytest.mark.parametrize(
    ("language", "title", "number"),
    [("en", "Gold over 1,500m", "n:1500"), ("fr", "L'or du 1 500 m", "n:1500"), ("de", "Gold über 100 Meter", "n:100")],
)
def test_a_number_is_the_same_in_every_way_it_is_written(language: str, title: str, number: str) -> None:
    """Thousands apart or not, its unit written on or not."""
    assert number in traits_of(title, language, ()).written


def test_a_word_behind_an_apostrophe_is_the_word() -> None:
    """Else every article before a name made another one of it."""
    assert traits_of("L'Italien d'Agbegnenou", "fr", ()).written == {"w:itali", "w:agbeg"}


def test_only_what_may_be_a_name_is_heard() -> None:
    """Where there are capitals, a word without one is none; Arabic has none."""
    assert set(traits_of("Biles withdraws", "en", ()).heard.values()) == {"w:biles"}
    assert set(traits_of("بيلز تنسحب", "ar", ()).heard.values()) == {"w:بيلز", "w:تنسحب"}


def test_what_is_known_in_all_languages_counts_once() -> None:
    """As that, and not as its words besides."""
    span = Span(field=Field.TITLE, start=0, end=len("Triple jump"))
    mention = Mention(entity=EntityId("concept.triple-jump"), span=span, text="Triple jump")
    assert traits_of("Triple jump: Rojas", "en", [mention]).written == {"c:concept.triple-jump", "w:rojas"}
