"""Which articles are one source's, and who was first."""

from datetime import datetime, timedelta

import pytest

from bot.model.articles import ArticleId, Text
from bot.model.stories import Member, StoryId, Verdict
from bot.stories.duplicates import shingles_of
from bot.stories.lineage import credits_of, first_of, sources_of
from tests.fakes import NOON, article

LONG = " ".join(f"word{number}" for number in range(40))


def member(id_: str, outlet: str, title: str, *, at: int = 0, published: int | None = None, lead: str = "") -> Member:
    """Give an article seen so many minutes past noon."""
    told: datetime | None = NOON + timedelta(minutes=published) if published is not None else None
    one = article(
        id=ArticleId(id_),
        outlet=outlet,
        text=Text(title=title, lead=lead),
        first_seen_at=NOON + timedelta(minutes=at),
        published_at=told,
    )
    return Member(
        article=one, story=StoryId("a"), verdict=Verdict(story=StoryId("a")), shingles=shingles_of(title, lead)
    )


@pytest.mark.parametrize(
    ("title", "lead", "agency"),
    [
        ("Twelve dead", "PARIS (AFP) - Twelve people died.", "AFP"),
        ("Twaalf doden", "Den Haag (ANP/Reuters)", "ANP"),
        ("Reuters'a göre 12 ölü", "", "Reuters"),
        ("Twelve dead - Reuters", "", "Reuters"),
        ("Двенадцать погибших", "МОСКВА, 5 мая. /ТАСС/. Погибли", "TASS"),
        ("Zwölf Tote", "Berlin (dpa) - Bei einem Unfall", "dpa"),
        ("在韓米軍司令官", "［ソウル １８日 ロイター］ - ", "Reuters"),
        ("Twelve dead, minister told AFP", "", "AFP"),
    ],
)
def test_credits_are_read(title: str, lead: str, agency: str) -> None:
    """As agencies are credited in eight countries."""
    assert agency in credits_of(Text(title=title, lead=lead))


@pytest.mark.parametrize(
    "title", ["AP courses for pupils", "Apa kabar", "Anadolu University opens", "Reuters cuts jobs"]
)
def test_what_only_mentions_an_agency_credits_none(title: str) -> None:
    """A name is no credit."""
    assert not credits_of(Text(title=title))


def test_copies_are_one_source() -> None:
    """By a credit, by the text, by the outlet; what joins two groups makes one of them."""
    members = [
        member("a", "Gazette", "Twelve dead in fire", lead="PARIS (AFP) - Twelve people died"),
        member("b", "Courier", "Fire: twelve dead", lead=LONG),
        member("c", "Herald", "Blaze kills twelve", lead="Twelve died, a reporter saw"),
        member("d", "AFP", "Twelve dead", lead=LONG),
        member("e", "Herald", "Blaze: what we know"),
    ]
    assert [[one.article.id for one in source] for source in sources_of(members)] == [["a", "b", "d"], ["c", "e"]]


def test_who_was_first_with_what_is_sure_of_it() -> None:
    """Sure only if it was seen before any other says it was published."""
    early = member("a", "Gazette", "Twelve dead", at=5, published=1)
    late = member("b", "Courier", "Fire kills", at=30, published=10)
    first = first_of([early, late])
    assert (first.article.id, first.earliest, first.latest, first.is_certain) == (
        "a",
        NOON + timedelta(minutes=1),
        NOON + timedelta(minutes=5),
        True,
    )
    undated = member("c", "Herald", "Blaze", at=20)
    assert not first_of([early, undated]).is_certain
    from_tomorrow = member("d", "Post", "Blaze", at=2, published=900)
    assert first_of([early, from_tomorrow]).is_certain is False
