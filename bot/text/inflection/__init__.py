"""Inflection: which dictionary forms a word of the text may come from, a file a language.

A file is tables that a linguist can read and correct, with their source named; languages that share most of theirs
share a file. Adding a language: its file, one line in `_TABLES`, rows in `tests/corpus/`.
"""

from collections.abc import Container, Iterator
from functools import cache, lru_cache
from importlib import import_module

from bot.text.inflection.endings import Inflection, Reading, Use
from bot.text.inflection.japanese import spellings
from bot.text.inflection.joints import ends_in_genitive, is_doubled, joins_behind
from bot.text.inflection.neighbours import stands_alone
from bot.text.inflection.plain import PLAIN
from bot.text.inflection.serbian_scripts import to_latin

_TABLES = {
    "ar": "arabic.ARABIC",
    "az": "turkic_others.AZERBAIJANI",
    "be": "belarusian.BELARUSIAN",
    "bg": "bulgarian.BULGARIAN",
    "bn": "bengali.BENGALI",
    "bs": "serbo_croatian.BOSNIAN",
    "ca": "catalan.CATALAN",
    "ckb": "kurdish.SORANI",
    "cs": "czech.CZECH",
    "da": "scandinavian.DANISH",
    "de": "germanic.GERMAN",
    "el": "greek.GREEK",
    "en": "germanic.ENGLISH",
    "es": "spanish.SPANISH",
    "et": "estonian.ESTONIAN",
    "fa": "persian.PERSIAN",
    "fi": "finnish.FINNISH",
    "fr": "french.FRENCH",
    "gl": "portuguese.GALICIAN",
    "he": "hebrew.HEBREW",
    "hi": "hindi.HINDI",
    "hr": "serbo_croatian.CROATIAN",
    "hu": "hungarian.HUNGARIAN",
    "hy": "armenian.ARMENIAN",
    "id": "malay.MALAY",
    "it": "italian.ITALIAN",
    "ka": "georgian.GEORGIAN",
    "kk": "turkic_others.KAZAKH",
    "kmr": "kurdish.KURMANJI",
    "ko": "korean.KOREAN",
    "lt": "lithuanian.LITHUANIAN",
    "lv": "latvian.LATVIAN",
    "mk": "macedonian.MACEDONIAN",
    "ms": "malay.MALAY",
    "nb": "scandinavian.NORWEGIAN",
    "nl": "germanic.DUTCH",
    "pl": "polish.POLISH",
    "pt": "portuguese.PORTUGUESE",
    "ro": "romanian.ROMANIAN",
    "ru": "russian.RUSSIAN",
    "sk": "slovak.SLOVAK",
    "sl": "slovene.SLOVENE",
    "sq": "albanian.ALBANIAN",
    "sr": "serbo_croatian.SERBIAN",
    "sv": "scandinavian.SWEDISH",
    "sw": "swahili.SWAHILI",
    "tr": "turkish.TURKISH",
    "uk": "ukrainian.UKRAINIAN",
    "ur": "urdu.URDU",
    "uz": "turkic_others.UZBEK",
    "vi": "vietnamese.VIETNAMESE",
    "zh": "chinese.CHINESE",
}
"""Where the table of each language stands; it is read when the first text in it is met."""

_LONGEST_WORD = 64
_LEAST_PART = 3
"""Letters of each part of a closed compound."""
INFLECTED = frozenset(_TABLES)
"""The languages that have a table."""


@cache
def _inflection(language: str) -> Inflection:
    """Give a language's inflection, or that of languages without a table."""
    if language not in _TABLES:
        return PLAIN
    module, name = _TABLES[language].split(".")
    found: Inflection = getattr(import_module(f"{__name__}.{module}"), name)
    return found


@lru_cache(maxsize=262144)
def readings(language: str, word: str, apostrophes: tuple[int, ...] = ()) -> tuple[Reading, ...]:
    """Give every reading of a folded word in a language, the word itself first; a run of letters is no word."""
    if len(word) > _LONGEST_WORD:
        return PLAIN.readings(word, ())
    found = _inflection(language).readings(word, apostrophes)
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
    return _inflection(language).singulars(word) - {word}


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
    "to_latin",
]
