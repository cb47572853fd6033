"""Which articles are one source's, and who was first."""

from dataclasses import replace
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
        ("Reuters: twelve dead", "", "Reuters"),
        ("Twaalf doden", "Dat meldt persbureau Belga.", "Belga"),
        ("Twaalf doden, aldus het ANP", "", "ANP"),
        ("Zwölf Tote", "Das sagte ein Sprecher der Polizei am Montag der dpa.", "dpa"),
        ("Zwölf Tote", "Die Nachrichtenagentur AFP berichtet von zwölf Toten.", "AFP"),
        ("Douze morts", "Il l'a déclaré mardi à l'AFP.", "AFP"),
        ("Douze morts selon l’agence de presse Belga", "", "Belga"),
        ("Doce muertos", "Roma, 4 mar (EFE).- Doce personas han muerto.", "EFE"),
        ("Dodici morti", "Lo ha detto all'ANSA il ministro.", "ANSA"),
        ("Doze mortos", "Doze pessoas morreram, segundo a Lusa.", "Lusa"),
        ("Dwanaście ofiar", "Policja podała. Źródło: PAP", "PAP"),
        ("Tolv döda", "Det säger polisen till TT.", "TT"),
        ("12 ölü", "Polis açıkladı. Kaynak: AA", "AA"),
        ("Anadolu Ajansı'nın haberine göre 12 ölü", "", "AA"),
        ("Двенадцать погибших", "Об этом сообщает агентство Интерфакс.", "Interfax"),
        ("Дванадцятеро загиблих", "Про це повідомляє Укрінформ із посиланням на поліцію.", "Ukrinform"),
        ("Дванадцятеро загиблих", "Як передає Укрінформ, загинули.", "Ukrinform"),
        ("مقتل 12", "وقال المصدر لوكالة الأناضول إن القتلى", "AA"),
        ("مقتل 12", "قال شاهد لرويترز إن", "Reuters"),
        ("۱۲ کشته", "به گزارش خبرگزاری ایسنا، دوازده نفر", "ISNA"),
    ],
)
def test_credits_are_read(title: str, lead: str, agency: str) -> None:
    """As agencies are credited in fourteen languages and more."""
    assert agency in credits_of(Text(title=title, lead=lead))


@pytest.mark.parametrize(
    "title",
    [
        "AP courses for pupils",
        "Apa kabar",
        "Anadolu University opens",
        "Reuters cuts jobs",
        "Fans hold up a sign (AP Photo/Ann Other)",
        "Zwölf Tote. Foto: Ann Other/dpa",
        "سانا مارين تستقيل",
    ],
)
def test_what_only_mentions_an_agency_credits_none(title: str) -> None:
    """A name is no credit, nor is one under a picture, nor one deep in a long text."""
    assert not credits_of(Text(title=title))
    assert not credits_of(Text(title="Fire", lead=f"{LONG * 2} He told AFP last year. {LONG}"))


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


def test_a_passage_that_fills_half_of_a_report_is_copied() -> None:
    """A sentence that both quote is not."""
    own = " ".join(f"own{number}" for number in range(30))
    report, copy = (
        member("a", "Gazette", "Twelve dead", lead=LONG),
        member("b", "Courier", "Fire", lead=f"{LONG} {own}"),
    )
    assert len(sources_of([report, copy])) == 1
    quote = " ".join(LONG.split()[:20])
    assert len(sources_of([report, member("c", "Herald", "Blaze", lead=f"{quote} {own}")])) == 2


def test_the_same_picture_is_of_one_source() -> None:
    """Whoever took it: an agency sends pictures with its text."""
    members = [member(id_, id_, f"Blaze {id_}") for id_ in ("a", "b", "c")]
    pictured = [
        replace(one, article=replace(one.article, image=f"cdn.example/{at % 2}")) for at, one in enumerate(members)
    ]
    assert [len(source) for source in sources_of(pictured)] == [2, 1]


def test_an_undated_article_is_of_the_time_since_its_feed_was_read_without_it() -> None:
    """That makes the other sure, and itself as sure as its feed is read often."""
    early = member("a", "Gazette", "Twelve dead", at=5, published=1)
    undated = member("b", "Courier", "Fire kills", at=20)
    read = replace(undated, article=replace(undated.article, unseen_at=NOON + timedelta(minutes=10)))
    assert first_of([early, read]).is_certain
    alone = first_of([read])
    assert (alone.earliest, alone.unseen_at, alone.latest) == (read.article.unseen_at,) * 2 + (
        read.article.first_seen_at,
    )


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
