"""Which articles are about one event."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.articles import ArticleId, Field
from bot.model.entities import EntityId
from bot.model.rules import Mention, Span
from bot.model.stories import Draft
from bot.stories.clippings import Clippings
from bot.stories.deciding import LEAST_LIKENESS, Usage, likeness, rarity
from bot.stories.duplicates import shingles_of
from bot.stories.evidence import traits_of
from bot.stories.sounds import sound_of

DAY = datetime(2026, 11, 23, tzinfo=UTC)


def mention(entity: str, text: str, name: str) -> Mention:
    """Give the mention of an entity by its name in a text."""
    start = text.index(name)
    span = Span(field=Field.TITLE, start=start, end=start + len(name))
    return Mention(entity=EntityId(entity), span=span, text=name)


def filed(*lines: tuple[str, str] | tuple[str, str, dict[str, str]], apart: timedelta = timedelta(0)) -> list[str]:
    """File articles (language, title, names of entities) in order; gives the number of each one's story."""
    clippings = Clippings()
    found = []
    for number, (language, title, *named) in enumerate(lines):
        mentions = [mention(entity, title, name) for names in named for name, entity in names.items()]
        traits = traits_of(title, language, mentions, DAY + number * apart)
        found.append(
            str(
                clippings.file(
                    Draft(article=ArticleId(str(number)), traits=traits, shingles=shingles_of(title))
                ).verdict.story
            )
        )
    return found


@pytest.mark.parametrize(
    "words",
    [("Biles", "Байлз", "بيلز"), ("Zakharova", "Захарова", "Zaharova"), ("Mitsotakis", "Мицотакис", "Μητσοτάκης")],
)
def test_a_name_sounds_alike_in_every_script(words: tuple[str, ...]) -> None:
    """Only consonants count, in classes."""
    assert len({sound_of(word.lower()) for word in words}) == 1


def test_short_words_have_no_sound() -> None:
    """Two consonants are in too many words."""
    assert sound_of("toll") is None


def test_outlets_and_languages_share_a_story() -> None:
    """Names, numbers and entities join what words cannot."""
    assert filed(
        ("en", "Simone Biles withdraws from all-around final"),
        ("en", "Fire destroys warehouse at harbour"),
        ("es", "Simone Biles se retira de la final de gimnasia"),
        ("ru", "Симона Байлз снялась с финала многоборья"),
        ("en", "Warehouse at the harbour destroyed by fire"),
    ) == ["0", "1", "0", "0", "1"]


def test_two_events_in_one_place_on_one_day_stay_apart() -> None:
    """A place that languages share is one piece of evidence, and one is not enough."""
    assert filed(
        ("en", "Airstrike on Idlib market kills 12", {"Idlib": "city.idlib", "Airstrike": "concept.airstrike"}),
        ("tr", "İdlib'de zeytin hasadı başladı", {"İdlib": "city.idlib"}),
        ("en", "Idlib schools reopen after holidays", {"Idlib": "city.idlib"}),
        ("nl", "Luchtaanval op markt in Idlib: 12 doden", {"Idlib": "city.idlib", "Luchtaanval": "concept.airstrike"}),
    ) == ["0", "1", "2", "0"]


def test_what_everybody_writes_about_joins_nothing() -> None:
    """Evidence in every article weighs nothing."""
    words = ("rowing", "judo", "fencing", "sailing", "archery", "boxing", "diving", "golf", "karate", "surfing")
    stories = filed(*(("en", f"Olympics Tokyo {word} {word[::-1]}") for word in words))
    assert len(set(stories)) > len(words) // 2


def test_what_several_languages_write_alike_weighs_more() -> None:
    """A name is what crosses languages: it is worth more than a word as rare that one language uses."""
    counts = {"w:biles": 3, "w:final": 3}
    languages = {"w:biles": {"en", "es", "de"}, "w:final": {"en"}}
    usage = Usage(articles=100, counts=counts, languages=languages, spoken={"en": 40, "es": 30, "de": 30})
    assert usage.across("w:biles") > usage.across("w:final") == rarity(3, 100)
    assert usage.weight("w:biles") > rarity(3, 100) > usage.weight("w:final")
    seldom = replace(usage, spoken={"en": 98, "es": 1, "de": 1})
    assert rarity(3, 100) > seldom.weight("w:final") > usage.weight("w:final")


def test_at_a_desk_of_one_language_only_rarity_counts() -> None:
    """No word can be told to be a name there, and none weighs less for it."""
    usage = Usage(articles=100, counts={"w:final": 3}, languages={"w:final": {"en"}}, spoken={"en": 100})
    assert usage.weight("w:final") == rarity(3, 100)


def test_a_picture_or_page_that_both_point_to_helps_and_is_not_enough_alone() -> None:
    """One that everybody shows is worth nothing, and what nobody shares makes nothing less like."""
    usage = Usage(articles=1000, counts={"i:cdn.example/1.jpg": 2, "i:cdn.example/logo.png": 900}, languages={})

    def like(one: str, other: str, *pointers: str) -> float:
        first, second = (replace(traits_of(title, "en", ()), pointers=frozenset(pointers)) for title in (one, other))
        return likeness(first, second, usage, least=LEAST_LIKENESS / 2)

    report, other = "Minister Ek resigns over bridge contract", "Ek out: cabinet shaken by tender"
    picture, logo = "i:cdn.example/1.jpg", "i:cdn.example/logo.png"
    assert like(report, other, logo) == pytest.approx(like(report, other), abs=0.001)
    assert like(report, other) < LEAST_LIKENESS < like(report, other, picture)
    assert like(report, "Fire destroys warehouse at harbour", picture) < LEAST_LIKENESS
    plain = traits_of(report, "en", ())
    alone = replace(plain, pointers=frozenset(("l:a.example/1",)))
    assert likeness(alone, plain, usage) == likeness(plain, plain, usage)


def test_time_sets_like_titles_apart() -> None:
    """What recurs every month is another event each time."""
    lines = [("en", "Weekly market report: shares of Acme rise"), ("en", "Weekly market report: shares of Zeta rise")]
    assert filed(*lines, apart=timedelta(hours=3)) == ["0", "0"]
    assert filed(*lines, apart=timedelta(days=28)) == ["0", "1"]


def test_the_same_stream_gives_the_same_stories() -> None:
    """Nothing depends on chance or on the order of sets."""
    lines = [("en", f"Minister {name} visits {place}") for name in ("Ek", "Oz", "Li") for place in ("Rome", "Oslo")]
    assert filed(*lines) == filed(*lines)
