"""Lineage: which articles of a story are one source's, and who was first.

Copies of one agency's report are one source, however many outlets print it: those that credit the same agency, repeat
one another's text or a half of it, show the same picture, or come from one outlet.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain

from bot.model.articles import Article, Text
from bot.model.stories import Member
from bot.stories.duplicates import is_near
from bot.text.folding import fold

_AGENCIES = {
    "AA": "AA|Anadolu Agency|Anadolu Ajansı|Anadolu|الأناضول|آناتولی|Анадолу",
    "AFP": "AFP|Agence France-Presse|فرانس برس|فرانس پرس|أ ف ب|АФП|法新社",
    "ANI": "ANI",
    "ANP": "ANP|Algemeen Nederlands Persbureau",
    "ANSA": "ANSA|Ansa",
    "AP": "AP|Associated Press|أسوشيتد برس|أسوشييتد برس|آسوشیتدپرس|美联社",
    "APA": "APA",
    "Belga": "Belga",
    "Bernama": "Bernama",
    "DHA": "DHA|Demirören Haber Ajansı",
    "dpa": "dpa|DPA|dpa-AFX|Deutsche Presse-Agentur|د ب أ",
    "EFE": "EFE|Efe",
    "IANS": "IANS",
    "IHA": "İHA|İhlas Haber Ajansı",
    "Interfax": "Interfax|Интерфакс|Інтерфакс",
    "IRNA": "IRNA|ایرنا|إرنا",
    "ISNA": "ISNA|ایسنا",
    "KCNA": "KCNA",
    "Kyodo": "Kyodo|共同通信|共同",
    "Lusa": "Lusa",
    "NTB": "NTB",
    "PA": "PA Media|Press Association",
    "PAP": "PAP",
    "PTI": "PTI|Press Trust of India",
    "Reuters": "Reuters|Рейтер|Рейтерс|رويترز|رویترز|ロイター|路透社|路透",
    "RIA": "RIA Novosti|РИА Новости|РИА «Новости»",
    "Ritzau": "Ritzau",
    "SANA": "SANA|سانا",
    "SDA": "SDA|Keystone-SDA",
    "TASS": "TASS|ТАСС|تاس|塔斯社",
    "Tasnim": "Tasnim|تسنیم",
    "TT": "TT",
    "Ukrinform": "Ukrinform|Укринформ|Укрінформ",
    "UNIAN": "UNIAN|УНИАН|УНІАН",
    "WAM": "WAM|وام",
    "Xinhua": "Xinhua|新华社|شينخوا|شینهوا|Синьхуа",
    "Yonhap": "Yonhap|연합뉴스",
}
_OF = {fold(name): agency for agency, names in _AGENCIES.items() for name in names.split("|")}
_NAMES = "|".join(sorted((re.escape(name) for names in _AGENCIES.values() for name in names.split("|")), key=len)[::-1])
_NAME = re.compile(_NAMES)
_DASH = "[-\u2013\u2014]"
_OPEN, _CLOSE = r"[(\[\uff3b\uff08/]", r"[)\]\uff3d\uff09/]"
_WITHIN = r"[^()\[\]\uff3b\uff3d/]"
_QUOTE = "[\"'«„“]?"
_AGENCY = (
    "news agency|(?:pers|nieuws)bureau|(?:nachrichten|presse)?agentur|agence(?: de presse)?|"
    "agencia(?: de noticias)?|agenzia(?: di stampa)?|agência(?: de notícias)?|agencj\\w+(?: prasow\\w+)?|nyhetsbyrån|"
    "\\w*агентств\\w+|агенці\\w+|[لوبف]{0,2}وكالة(?: (?:ال)?أنباء)?|خبرگزاری"
)
_SAYS = (
    "göre|haberine|bildirdi|aktardı|duyurdu|reports?|reported|news agency|haber ajansı|meldt|meldet|"
    "meldete|berichtet|zufolge|rapporte|informó|informa|riferisce|podaje|podała|uppger|rapporterar|сообща\\w+|сообщил\\w*|переда[её]т|"
    "повідомля\\w+|передає"
)
_BY = (
    "according to|told|volgens|aldus|laut|selon|d['\u2019]après|según|secondo|segundo|de acordo com|według|enligt|"
    "по данным|как (?:сообщает|переда[её]т|пишет)|со ссылкой на|за даними|як (?:повідомляє|передає)|з посиланням на|"
    "به گزارش|به نقل از|[وف]?نقلا عن|و?بحسب|و?حسب|وفقا ل|وفق|gegenüber|tegen|till|zur|à|"
    "(?:bron|source|quelle|fuente|fonte|źródło|källa|kaynak|autor|источник|джерело|المصدر|منبع) ?:|"
    "copyright(?: ©)? \\d{4}"
)
_THE = "(?:the |la |der |dem |het |a )?(?:(?:l|all)['\u2019])?"
_CREDIT = re.compile(
    # (AFP), [Paris, AFP/dpa], /AA/
    rf"{_OPEN}(?:{_WITHIN}{{0,30}}[\s,])?({_NAMES})(?: ?[/,-] ?({_NAMES}))?(?:[\s,]{_WITHIN}{{0,20}})?{_CLOSE}"
    rf"|(?:{_DASH}|\||[.!?»”\"] )\s?({_NAMES})\.?\s*$"  # a headline's or a text's last word
    rf"|^({_NAMES}): "
    rf"|^(?:[^.!?]{{0,40}}?[\s,(])?({_NAMES})\)?\s*{_DASH}\s"  # PARIS, AFP -
    rf"|\b({_NAMES})(?:['\u2019]\w+)? (?i:{_SAYS})\b"
    rf"|\bsagte[^.]{{0,80}} der ({_NAMES})\b|\b({_NAMES})-(?:Informationen|Bericht|Angaben)"
    rf"|(?<!\w)(?i:{_BY}|{_AGENCY}|{_SAYS}) (?i:{_THE}){_QUOTE}({_NAMES})\b"
    rf"|(?<!\w)(?:(?i:à l|all)['\u2019]|ل)({_NAMES})\b",
    re.MULTILINE,
)
_OF_A_PICTURE = re.compile("(?i)photo|foto|picture|(?<!copyright )©|getty|zdjęc|фото|صورة|عکس")
_BEFORE = 25
_HEAD, _TAIL = 400, 200
"""Chars of a long text in which it credits an agency; between them it may speak of one."""
_PASSAGE = 30
"""Pairs of words that two reports must share, beyond what both may quote of one man."""
_COPIED = 0.5
"""Of the shorter report's; four of 301 labelled pairs of one event share so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """Who told a story first."""

    article: Article
    earliest: datetime | None
    """When it says it was published; else when its feed was last read without it; `None` if neither is known."""
    latest: datetime
    """When we saw it: it was there by then."""
    unseen_at: datetime | None
    """When its feed was last read without it: what lies between is how well we can tell."""
    is_certain: bool
    """No other source's article can have been earlier."""


@lru_cache(maxsize=1024)
def credits_of(text: Text) -> frozenset[str]:
    """Give the agencies that a title or what follows it names as its source, those of its pictures apart."""
    return frozenset(agency for part in (text.title, text.lead, text.body) for agency in _credits_in(part))


def _credits_in(text: str) -> Iterator[str]:
    if len(text) > _HEAD + _TAIL:
        text = f"{text[:_HEAD]}\n\n{text[-_TAIL:]}"
    if not _NAME.search(text):
        return
    for match in _CREDIT.finditer(text):
        if not _OF_A_PICTURE.search(text, max(0, match.start() - _BEFORE), match.end() + 1):
            yield from (_OF[fold(name)] for name in match.groups() if name)


def sources_of(members: Sequence[Member]) -> list[list[Member]]:
    """Give a story's independent sources, the earliest first, each with all its articles."""
    kin = list(range(len(members)))  # of each an earlier one of its source, or itself
    signed: dict[str, int] = {}
    behind: defaultdict[int, list[int]] = defaultdict(list)

    def eldest(at: int) -> int:
        while kin[at] != at:
            at = kin[at]
        return at

    for at, member in enumerate(members):
        related = {signed.setdefault(sign, at) for sign in _signs_of(member)}
        shared = Counter(chain.from_iterable(behind[shingle] for shingle in member.shingles))
        for other, count in shared.items():
            if _are_copies(count, len(member.shingles), len(members[other].shingles)):
                related.add(other)
        for other in related:
            one, another = eldest(at), eldest(other)
            kin[max(one, another)] = min(one, another)
        for shingle in member.shingles:
            behind[shingle].append(at)
    sources: defaultdict[int, list[Member]] = defaultdict(list)
    for at, member in enumerate(members):
        sources[eldest(at)].append(member)
    return list(sources.values())


def _are_copies(shared: int, one: int, other: int) -> bool:
    """Say whether texts of so many shingles that share some are one text, or one fills half of the other."""
    return is_near(shared, one, other) or shared >= max(_PASSAGE, _COPIED * min(one, other))


def _signs_of(member: Member) -> frozenset[str]:
    """Give what only articles of one source have in common."""
    outlet = fold(member.article.outlet)
    agencies = credits_of(member.article.text) | {agency for agency in (_OF.get(outlet),) if agency}
    signs = {f"outlet {outlet}", *(f"agency {agency}" for agency in agencies)}
    return frozenset((*signs, f"image {member.article.image}") if member.article.image else signs)


def first_of(members: Sequence[Member]) -> First:
    """Say who was first of the sources, by what articles say and by when they were seen; there is at least one."""
    one, *others = sorted(
        (source[0].article for source in sources_of(members)), key=lambda it: _told(it) or it.first_seen_at
    )
    starts = [_told(other) or other.unseen_at for other in others]
    return First(
        article=one,
        earliest=_told(one) or one.unseen_at,
        latest=one.first_seen_at,
        unseen_at=one.unseen_at,
        is_certain=all(start is not None and start >= one.first_seen_at for start in starts),
    )


def _told(article: Article) -> datetime | None:
    """Give when an article says it was published: dates are untrusted, and nothing is published after it was seen."""
    return article.published_at if article.published_at and article.published_at <= article.first_seen_at else None
