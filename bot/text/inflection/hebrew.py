"""Hebrew.

Sources: Glinert, The Grammar of Modern Hebrew (chapters 4, 8, 16, 19, 38); Coffin and Bolozky, A Reference Grammar of
Modern Hebrew (chapters 2-5, on the binyanim and the noun); the Academy of the Hebrew Language on plene spelling.
Points are dropped by folding, and the marks of acronyms and foreign sounds stand aside as apostrophes. A letter that
has a form of its own at the end of a word takes it when an ending is cut off.
A proper name takes one-letter words in front; a common word takes the article and endings as well.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.text.inflection.endings import Reading, Rule, Use, parse_table

_CONJUNCTIONS = {
    "": "", "ו": "and", "ש": "that", "וש": "and that", "כש": "when", "וכש": "and when", "לכש": "when", "מש": "since",
}  # fmt: skip
_PREPOSITIONS = {"": "", "ב": "in", "ל": "to", "מ": "from", "כ": "as", "מה": "from the", "שב": "that in"}
_ARTICLE = "ה"
_SWALLOWS = ("ב", "ל", "כ", "שב")
"""Prepositions that swallow the article: la-umot is le and ha-umot."""

_SHORTEST_STEM = 3
_SHORTEST_BEHIND = {"כ": 5, "כש": 3, "ש": 3}
"""Letters of a name behind what begins too many words of its own: cage (kluv) is no "as Libya" (ke-luv)."""
_SHORTEST_COMMON_BEHIND = {"כ": 4, "ש": 4}

_HEBREW = """
# ending citation uses least form
ים      -,ה     t       2     plural                        # טיל, מורה
ות      -,ה,ת   t       2     plural                        # גבול, רקטה, רעידת
יות     ית      t       2     plural                        # אווירית, ספינית
ויות    ות      t       2     plural                        # התנחלות
אות     ה       t       2     plural                        # דוגמה, דוגמאות
יים     י       t       2     plural                        # מוסלמי
ים      י       t       3     plural                        # רוסי, אזרחי
יים     -       c       2     dual                          # יום, שנה
י       -       c       3     plural before a noun          # חיילי מילואים
ת       ה       c       2     singular before a noun        # מנהרת תקיפה
ית      י       c       2     feminine
ה       -       c       3     feminine or with her
ו       -       c       3     with his
ו       ה       c       2     verb form                     # בנה, בנו
ם       -       c       3     with their
נו      -       c       3     with our
יו      -       c       3     plural with his
יה      -       c       3     plural with her
יהם     -       c       3     plural with their
יהן     -       c       3     plural with their
ינו     -       c       3     plural with our
ותיו    -,ה,ת   c       2     plural with his
ותיה    -,ה,ת   c       2     plural with her
ותיהם   -,ה,ת   c       2     plural with their
ותיהן   -,ה,ת   c       2     plural with their
ותינו   -,ה,ת   c       2     plural with our
תו      ה       c       2     with his
תה      ה       c       2     with her or verb form
תם      ה       c       2     with their
תן      ה       c       2     with their
תנו     ה       c       2     with our
"""

_MASCULINE_IN_OT = """
אב אגם ארון אוצר דור דמיון זיכרון חוב חוזה חזיון חיסרון חלום חלון חשבון חשש יסוד יער ייתרון יתרון כוח כיסא כישרון לוח
לילה מאגר מגדל מבוא מזון מזלג מזרן מחנה מטבע מכרה מנוע מסע מעון מפעל מקום מקור משא משקה נהר ניסיון סוד סולם עיתון עיפרון
עיקרון פיקדון פיתרון פתרון צבא צומת קול קיר קרב רחוב רעיון שבוע שדה שולחן שטר שיר שם תאבון תענוג גבול ארמון אסון ביטחון
"""
"""Masculine nouns with the plural in -ot: their form in -im is another word (tsva'im: deer) or none."""

_WITH_BOTH_PLURALS = frozenset(("שבוע", "קרב", "חוזה", "מגדל", "יער", "שיר"))

_IRREGULAR = """
בן בני בנים בניו בניהם | בת בנות | איש אנשים אנשי | אישה נשים נשות אשת | עיר ערים ערי | יום ימים ימי
אח אחים אחיו אחי | אב אבי אבות אביו | בית בתים בתי ביתו ביתם בתיהם | ראש ראשי ראשים | בוס בוסים | צדם | חץ חצים
אם אמהות אימהות | הר הרים הרי | חג חגים חגי | חוק חוקים חוקי | דין דיני דינים | מס מסים מיסים מסי | תא תאים תאי
אי איים איי | כלי כלים | קו קווים קווי | צו צווים צווי | שר שרים שרי | ים ימים ימי | גז גזים גזי | דם דמים דמי
שבוי שבויים שבויי
"""
"""A word, and its forms that no table of endings gives."""

_RELATIONAL = """
ביטחוני גרעיני צבאי מדיני לאומי דתי טכני פלילי כלכלי רשמי אווירי ימי מרכזי חברתי ציבורי כימי
אישי מקומי מיידי חוקתי פוליטי מוסרי תקציבי היסטורי תרבותי יומי שבועי סופי עקרוני ניסיוני אסוני זמני תחרותי
"""
"""Adjectives in -i that would else be read as the plural before a noun."""

_TERM = Use.COMMON | Use.TERM
_FINAL = str.maketrans("כמנפצ", "ךםןףץ")


def _finished(stem: str) -> str:
    """Give the stem with its last letter as a word ends in it."""
    return stem[:-1] + stem[-1].translate(_FINAL)


_BY_ENDING: dict[str, list[Rule]] = {}
for _rule in parse_table(_HEBREW):
    _BY_ENDING.setdefault(_rule.ending, []).append(_rule)
_LONGEST = max(map(len, _BY_ENDING))
_PLURAL_ONLY_IN_OT = frozenset(_MASCULINE_IN_OT.split()) - _WITH_BOTH_PLURALS
_IRREGULAR_FORMS: dict[str, list[str]] = {}
for _line in _IRREGULAR.replace("\n", "|").split("|"):
    for _form in _line.split()[1:]:
        _IRREGULAR_FORMS.setdefault(_form, []).append(_line.split()[0])
_ADJECTIVES = frozenset(_RELATIONAL.split())
_IN_IM = frozenset(("ים", "יים", "י", "יו", "יה", "יהם", "יהן", "ינו"))

_BEHIND_ARTICLE = frozenset(("ים", "ות", "יות", "ויות", "אות", "יים", "ית"))
_ADJECTIVAL = re.compile("מ.{3,}|..ו.")
"""Participles, which have a feminine in -a (ha-hatufa)."""

_PARTICIPLE = re.compile("..?י.(?:ים|ות|ה)")
"""Behind mem the participle of hif'il rather than a noun: metilim, they impose, is not mi-tilim, from missiles."""

_VERB_ENDINGS = ("", "ו", "ה", "ים", "ות", "ת")
_VERB_PREFIXES = "מיתנא"


def _verbs(word: str) -> Iterator[tuple[str, str]]:
    """Give the third person of the past, which stands in dictionaries, of what may be another form of the verb."""
    for ending in _VERB_ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < 4:
            continue
        stem = _finished(word[: len(word) - len(ending)])
        first, rest = stem[0], stem[1:]
        if first in _VERB_PREFIXES and rest[0] == "ת" and len(rest) > 3:
            yield f"ה{rest}", "reflexive verb form"
        elif first in _VERB_PREFIXES and rest[-2] == "י" and len(rest) > 3:
            yield f"ה{rest}", "causative verb form"
        if len(stem) == 4:
            if stem[1] == "ו":
                yield f"{stem[0]}{stem[2:]}", "participle"
            if first in "יתנ" and ending in ("ו", "ה"):
                yield rest, "future"
        elif len(stem) == 5 and first in "יתנל" and not ending and stem[-2] == "ו":
            yield f"{stem[1:3]}{stem[4]}", "future or infinitive"


class _Bare(NamedTuple):
    """What is left of a word without what stands in front of it."""

    text: str
    form: str
    use: int
    behind: str
    """The preposition it stood behind."""


def _fronted(word: str) -> Iterator[_Bare]:
    """Give what may be left of the word without the one-letter words in front of it."""
    for conjunction, and_ in _CONJUNCTIONS.items():
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        for preposition, to in _PREPOSITIONS.items():
            bare = rest[len(preposition) :]
            form = " + ".join(part for part in (and_, to) if part)
            if not rest.startswith(preposition) or (len(bare) < _SHORTEST_STEM and form):
                continue
            last = preposition or conjunction
            use = 0
            if len(bare) >= _SHORTEST_BEHIND.get(last, 0):
                use |= Use.NAME | Use.PART
            if len(bare) >= _SHORTEST_COMMON_BEHIND.get(last, 0):
                use |= Use.COMMON
            if use:
                yield _Bare(bare, form, use, preposition)
            if preposition in _SWALLOWS:
                yield _Bare(_ARTICLE + bare, f"{form} + article", Use.NAME | Use.PART, preposition)


class _Hebrew:
    """One-letter words in front, endings behind."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible clitics and endings."""
        end = len(word)
        found: list[Reading] = []
        for bare, form, use, behind in _fronted(word):
            found.append(Reading(bare, 0, end, form, use if form else Use.ANY, len(bare)))
            if not use & Use.COMMON:
                continue
            found.extend(_inflected(bare, form, end, behind))
            if behind not in _SWALLOWS and bare.startswith(_ARTICLE) and len(bare) >= _SHORTEST_STEM:
                stem, named = bare[1:], f"{form} + article" if form else "article"
                found.append(Reading(stem, 0, end, named, Use.COMMON | Use.PART | Use.TERM, len(stem)))
                found.extend(_inflected(stem, named, end, _ARTICLE))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural, and the word without its article."""
        bare = word[1:] if word.startswith(_ARTICLE) and len(word) >= _SHORTEST_STEM else ""
        stems = [reading.key for text in (word, bare) if text for reading in _nouns(text, "", 0, "") if _leads(reading)]
        return frozenset([*stems, bare] if bare else stems)


def _leads(reading: Reading) -> bool:
    return bool(reading.use & Use.TERM)


def _inflected(stem: str, form: str, end: int, behind: str) -> Iterator[Reading]:
    """Read a word without what stands in front as every dictionary form its endings may come from."""
    yield from _nouns(stem, form, end, behind)
    for key, verb in _verbs(stem):
        yield Reading(key, 0, end, f"{form} + {verb}" if form else verb, Use.COMMON, len(stem))


def _nouns(stem: str, form: str, end: int, behind: str) -> Iterator[Reading]:
    for word in _IRREGULAR_FORMS.get(stem, ()):
        yield Reading(word, 0, end, f"{form} + irregular form" if form else "irregular form", _TERM, len(stem))
    if stem in _ADJECTIVES or (behind == "מ" and _PARTICIPLE.fullmatch(stem)):
        return
    for length in range(1, min(_LONGEST, len(stem) - 2) + 1):
        for rule in _BY_ENDING.get(stem[-length:], ()):
            left = stem[:-length]
            if len(left) < rule.least:
                continue
            key = left + rule.citation if rule.citation else _finished(left)
            if behind == _ARTICLE and not _may_be_definite(left, rule.ending):
                continue
            if rule.ending in _IN_IM and key in _PLURAL_ONLY_IN_OT:
                continue
            yield Reading(key, 0, end, f"{form} + {rule.form}" if form else rule.form, rule.use, len(left))


def _may_be_definite(stem: str, ending: str) -> bool:
    """Say whether an article may stand before the word: it has then no possessor."""
    return ending in _BEHIND_ARTICLE or (ending == "ה" and _ADJECTIVAL.fullmatch(stem) is not None)


HEBREW = _Hebrew()
