"""Inflection: which dictionary forms a word of the text may come from, a file a language family.

A file is tables that a linguist can read and correct, with their source named. Adding a language: one file (or one more
table in its family's), one line in `_INFLECTIONS`, rows in the gold corpus.
"""

from collections.abc import Container, Iterator
from functools import lru_cache

from bot.text.inflection.albanian import ALBANIAN
from bot.text.inflection.baltic import LITHUANIAN
from bot.text.inflection.baltic_latvian import LATVIAN
from bot.text.inflection.catalan import CATALAN
from bot.text.inflection.caucasian import ARMENIAN, GEORGIAN
from bot.text.inflection.chinese import CHINESE
from bot.text.inflection.endings import Inflection, Reading, Use
from bot.text.inflection.estonian import ESTONIAN
from bot.text.inflection.finnish import FINNISH
from bot.text.inflection.germanic import DUTCH, ENGLISH, GERMAN
from bot.text.inflection.greek import GREEK
from bot.text.inflection.hebrew import HEBREW
from bot.text.inflection.hungarian import HUNGARIAN
from bot.text.inflection.indic import BENGALI, HINDI
from bot.text.inflection.iranian import PERSIAN
from bot.text.inflection.italian import ITALIAN
from bot.text.inflection.japanese import spellings
from bot.text.inflection.joints import ends_in_genitive, is_doubled, joins_behind
from bot.text.inflection.korean import KOREAN
from bot.text.inflection.kurdish import KURMANJI, SORANI
from bot.text.inflection.malay import MALAY
from bot.text.inflection.neighbours import stands_alone
from bot.text.inflection.plain import PLAIN
from bot.text.inflection.portuguese import GALICIAN, PORTUGUESE
from bot.text.inflection.romance import FRENCH
from bot.text.inflection.romanian import ROMANIAN
from bot.text.inflection.scandinavian import DANISH, NORWEGIAN, SWEDISH
from bot.text.inflection.semitic import ARABIC
from bot.text.inflection.slavic import RUSSIAN
from bot.text.inflection.slavic_balkan import BULGARIAN
from bot.text.inflection.slavic_belarusian import BELARUSIAN
from bot.text.inflection.slavic_czech import CZECH
from bot.text.inflection.slavic_east import UKRAINIAN
from bot.text.inflection.slavic_macedonian import MACEDONIAN
from bot.text.inflection.slavic_slovak import SLOVAK
from bot.text.inflection.slavic_slovene import SLOVENE
from bot.text.inflection.slavic_south import BOSNIAN, CROATIAN, SERBIAN
from bot.text.inflection.slavic_west import POLISH
from bot.text.inflection.spanish import SPANISH
from bot.text.inflection.swahili import SWAHILI
from bot.text.inflection.turkic import TURKISH
from bot.text.inflection.turkic_others import AZERBAIJANI, KAZAKH, UZBEK
from bot.text.inflection.urdu import URDU
from bot.text.inflection.vietnamese import VIETNAMESE

_INFLECTIONS: dict[str, Inflection] = {
    "ar": ARABIC,
    "az": AZERBAIJANI,
    "be": BELARUSIAN,
    "bg": BULGARIAN,
    "bn": BENGALI,
    "bs": BOSNIAN,
    "ca": CATALAN,
    "ckb": SORANI,
    "cs": CZECH,
    "da": DANISH,
    "de": GERMAN,
    "el": GREEK,
    "en": ENGLISH,
    "es": SPANISH,
    "et": ESTONIAN,
    "fa": PERSIAN,
    "fi": FINNISH,
    "fr": FRENCH,
    "gl": GALICIAN,
    "he": HEBREW,
    "hi": HINDI,
    "hr": CROATIAN,
    "hu": HUNGARIAN,
    "hy": ARMENIAN,
    "id": MALAY,
    "it": ITALIAN,
    "ka": GEORGIAN,
    "kk": KAZAKH,
    "kmr": KURMANJI,
    "ko": KOREAN,
    "lt": LITHUANIAN,
    "lv": LATVIAN,
    "mk": MACEDONIAN,
    "ms": MALAY,
    "nb": NORWEGIAN,
    "nl": DUTCH,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "ro": ROMANIAN,
    "ru": RUSSIAN,
    "sk": SLOVAK,
    "sl": SLOVENE,
    "sq": ALBANIAN,
    "sr": SERBIAN,
    "sv": SWEDISH,
    "sw": SWAHILI,
    "tr": TURKISH,
    "uk": UKRAINIAN,
    "ur": URDU,
    "uz": UZBEK,
    "vi": VIETNAMESE,
    "zh": CHINESE,
}

_LONGEST_WORD = 64
_LEAST_PART = 3
"""Letters of each part of a closed compound."""
INFLECTED = frozenset(_INFLECTIONS)
"""The languages that have a table."""


@lru_cache(maxsize=262144)
def readings(language: str, word: str, apostrophes: tuple[int, ...] = ()) -> tuple[Reading, ...]:
    """Give every reading of a folded word in a language, the word itself first; a run of letters is no word."""
    if len(word) > _LONGEST_WORD:
        return PLAIN.readings(word, ())
    found = _INFLECTIONS.get(language, PLAIN).readings(word, apostrophes)
    if all(reading.key and reading.stem for reading in found):
        return found
    # Of a stem that changes whole (mies, miehet) the first letter stands for it; of a word that is all ending nothing.
    return tuple(reading._replace(stem=reading.stem or 1) for reading in found if reading.key)


@lru_cache(maxsize=262144)
def term_keys(language: str, word: str) -> frozenset[str]:
    """Give the dictionary forms under which a plain term is sought: its own, and of a plural the singular."""
    return singulars(language, word) | {word}


def singulars(language: str, word: str) -> frozenset[str]:
    """Give the other dictionary forms that an analyst means who writes this word: of a plural the singular."""
    if len(word) > _LONGEST_WORD:
        return frozenset()
    return _INFLECTIONS.get(language, PLAIN).singulars(word) - {word}


def parts_of_compound(language: str, word: str, known: Container[str]) -> Iterator[Reading]:
    """Give the known names with which a closed compound begins or ends, the ending of the last part aside."""
    for at in range(_LEAST_PART, min(len(word), _LONGEST_WORD) - _LEAST_PART + 1):
        if word[:at] in known:
            yield Reading(word[:at], 0, at, "first part of a compound", Use.ANY, at)
        for reading in readings(language, word[at:]):
            if reading.key in known:
                start, end = at + reading.start, at + reading.end
                form = f"last part of a compound + {reading.form}" if reading.form else "last part of a compound"
                yield reading._replace(start=start, end=end, form=form)


__all__ = [
    "INFLECTED",
    "Inflection",
    "Reading",
    "Use",
    "ends_in_genitive",
    "is_doubled",
    "joins_behind",
    "parts_of_compound",
    "readings",
    "singulars",
    "spellings",
    "stands_alone",
    "term_keys",
]
