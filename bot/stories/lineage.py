"""Lineage: which articles of a story are one source's, and who was first.

Copies of one agency's report are one source, however many outlets print it: those that credit the same agency, repeat
one another's text, or come from one outlet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.articles import Article, Text
from bot.model.stories import Member
from bot.stories.duplicates import are_near_duplicates
from bot.text.folding import fold

_AGENCIES = {
    "AA": "AA|Anadolu Agency|Anadolu Ajansı|Anadolu|الأناضول|وكالة الأناضول|Анадолу",
    "AFP": "AFP|Agence France-Presse|فرانس برس|أ ف ب|АФП|法新社",
    "ANP": "ANP|Algemeen Nederlands Persbureau",
    "ANSA": "ANSA",
    "AP": "AP|Associated Press|أسوشيتد برس|美联社",
    "APA": "APA",
    "Belga": "Belga",
    "DHA": "DHA|Demirören Haber Ajansı",
    "dpa": "dpa|Deutsche Presse-Agentur",
    "EFE": "EFE|Agencia EFE",
    "IHA": "İHA|İhlas Haber Ajansı",
    "Interfax": "Interfax|Интерфакс",
    "IRNA": "IRNA|ایرنا",
    "Kyodo": "Kyodo|共同通信|共同",
    "PA": "PA Media|Press Association",
    "PAP": "PAP",
    "PTI": "PTI|Press Trust of India",
    "Reuters": "Reuters|Рейтер|رويترز|ロイター|路透社|路透",
    "RIA": "RIA Novosti|РИА Новости",
    "TASS": "TASS|ТАСС|تاس|塔斯社",
    "Ukrinform": "Ukrinform|Укринформ|Укрінформ",
    "Xinhua": "Xinhua|新华社|شينخوا|Синьхуа",
    "Yonhap": "Yonhap|연합뉴스",
}
_OF = {fold(name): agency for agency, names in _AGENCIES.items() for name in names.split("|")}
_NAMES = "|".join(sorted((re.escape(name) for names in _AGENCIES.values() for name in names.split("|")), key=len)[::-1])
_DASH = "[-\u2013\u2014]"
_OPEN, _CLOSE = r"[(\[\uff3b\uff08/]", r"[)\]\uff3d\uff09/]"
_WITHIN = r"[^()\[\]\uff3b\uff3d/]"
_SAYS = "göre|reports?|reported|bildirdi|meldet|meldt|сообщает|передает"
_BY = "according to|told|volgens|laut|selon|según|secondo|по данным|как сообщает|gegenüber|bron:|source:"
_CREDIT = re.compile(
    rf"{_OPEN}(?:{_WITHIN}{{0,30}}[\s,])?({_NAMES})(?:[\s,]{_WITHIN}{{0,20}})?{_CLOSE}"  # (AFP), /AA/
    rf"|(?:{_DASH}|\|)\s?({_NAMES})\s*$"  # a headline's last word
    rf"|^(?:[^.!?]{{0,40}}?[\s,(])?({_NAMES})\)?\s*{_DASH}\s"  # PARIS, AFP -
    rf"|({_NAMES})(?:['\u2019]\w+)? (?:{_SAYS})\b"
    rf"|\b(?:{_BY}) (?:the |l')?({_NAMES})\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """Who told a story first."""

    article: Article
    earliest: datetime | None
    """When it says it was published; `None` if it does not say."""
    latest: datetime
    """When we saw it: it was there by then."""
    is_certain: bool
    """No other source's article can have been earlier."""


def credits_of(text: Text) -> frozenset[str]:
    """Give the agencies that a title or what follows it names as its source."""
    found = (match for part in (text.title, text.lead) for match in _CREDIT.finditer(part))
    return frozenset(_OF[fold(next(filter(None, match.groups())))] for match in found)


def sources_of(members: Sequence[Member]) -> list[list[Member]]:
    """Give a story's independent sources, the earliest first, each with all its articles."""
    sources: list[list[Member]] = []
    for member in members:
        kin = [source for source in sources if any(_are_kin(member, other) for other in source)]
        merged = [other for source in kin for other in source]
        sources = [source for source in sources if source not in kin]
        sources.append([*merged, member])
    places = {member.article.id: place for place, member in enumerate(members)}
    return sorted(
        (sorted(source, key=lambda one: places[one.article.id]) for source in sources),
        key=lambda source: places[source[0].article.id],
    )


def _are_kin(one: Member, other: Member) -> bool:
    outlets = {fold(one.article.outlet), fold(other.article.outlet)}
    named = [credits_of(member.article.text) | _as_agency(member.article.outlet) for member in (one, other)]
    return len(outlets) == 1 or bool(named[0] & named[1]) or are_near_duplicates(one.shingles, other.shingles)


def _as_agency(outlet: str) -> frozenset[str]:
    agency = _OF.get(fold(outlet))
    return frozenset((agency,)) if agency else frozenset()


def first_of(members: Sequence[Member]) -> First:
    """Say who was first of the sources, by what articles say and by when they were seen; there is at least one."""
    spans = [_span(member) for source in sources_of(members) for member in source[:1]]
    earliest, latest, article = min(spans, key=lambda span: (span[0] or span[1], span[1]))
    others = [span[0] for span in spans if span[2] is not article]
    return First(
        article=article,
        earliest=earliest,
        latest=latest,
        is_certain=all(start is not None and start >= latest for start in others),
    )


def _span(member: Member) -> tuple[datetime | None, datetime, Article]:
    article = member.article
    # Dates are untrusted: nothing is published after it was seen.
    told = article.published_at if article.published_at and article.published_at <= article.first_seen_at else None
    return told, article.first_seen_at, article
