"""Swahili.

Sources: Ashton, Swahili Grammar (noun classes 1-15, concords, verbs); Mohammed, Modern Swahili Grammar (2, 3, 5).
The class is a prefix, so the beginning of the word changes: kijiji, vijiji; chama cha, vyama vya. A verb says
who and when in front of its stem (walirusha, yarusha for kurusha). Names change nothing.
"""

from collections.abc import Iterable

from bot.text.inflection.endings import Reading, Use, terms_among

_PLURALS = """
# plural singular of nouns and of the adjectives that agree with them
wa      m,mw,mwa            # wakimbizi, waandamanaji, wanajeshi
we      mwe
mi      m,mw                # milipuko, miezi
ma      -,ji,u              # makombora, majina, magonjwa
me      je,ji               # meshi, meno
vi      ki                  # vijiji
vy      ch,ki               # vyama
"""

_IRREGULAR = {
    "wanawake": "mwanamke", "wanaume": "mwanamume", "chaguzi": "uchaguzi", "kuta": "ukuta", "nyimbo": "wimbo",
    "macho": "jicho", "meno": "jino", "nyaraka": "waraka",
}  # fmt: skip

_CONNECTIVES = {
    "wa": ("wa",), "ya": ("la", "wa", "ya"), "za": ("ya", "wa"), "vya": ("cha",),
    "zisizo": ("isiyo", "usio"), "yasiyo": ("lisilo",), "isiyo": ("usio",), "visivyo": ("kisicho",),
    "wasio": ("asiye",),
}  # fmt: skip
"""Little words that agree with the noun before them: what a plural has, and what the singulars would have."""

_SUBJECTS = ("ni", "u", "a", "tu", "m", "mu", "wa", "i", "ya", "li", "ki", "vi", "zi", "ku", "pa")
_TENSES = ("na", "li", "me", "ta", "ka", "ki", "mesha", "nge", "nga", "ngali")
_A_TENSE = ("na", "wa", "a", "twa", "mwa", "ya", "la", "cha", "vya", "za", "kwa")
"""Subject and tense in one, as headlines have them: wakimbizi warejea."""
_OBJECTS = ("ni", "ku", "m", "mw", "mu", "tu", "wa", "u", "i", "ya", "li", "ki", "vi", "zi")
_PREFIXES = (*(subject + tense for subject in _SUBJECTS for tense in _TENSES), *_A_TENSE, "hu")
_FIRST_LETTERS = {letter: tuple(one for one in _PREFIXES if one[0] == letter) for letter in "acehiklmnptuvwyz"}
_LEAST_STEM = 2
_LEAST_VERB_STEM = 2
_LOCATIVE = "ni"


def _parse(table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = (line.split("#")[0].split() for line in table.splitlines())
    return tuple((line[0], tuple(one.strip("-") for one in line[1].split(","))) for line in lines if line)


_RULES = _parse(_PLURALS)


class _Swahili:
    """Class prefixes, concords, the prefixes of verbs."""

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as every singular and every verb whose form it may be."""
        end = len(word)
        found = [Reading(word, 0, end, "", Use.ANY, end)]
        found.extend(Reading(one, 0, end, "agreement", Use.COMMON, end) for one in _CONNECTIVES.get(word, ()))
        if word in _IRREGULAR:
            found.append(Reading(_IRREGULAR[word], 0, end, "plural", Use.COMMON | Use.TERM, end))
        found.extend(_singulars(word, "plural", end))
        if word.endswith(_LOCATIVE) and end - len(_LOCATIVE) >= _LEAST_STEM:
            bare = word[: -len(_LOCATIVE)]
            found.append(Reading(bare, 0, end, "locative", Use.COMMON, len(bare)))
            found.extend(_singulars(bare, "locative plural", end))
        found.extend(_verbs(word, end))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self.readings(word, ()))


def _singulars(word: str, form: str, end: int) -> Iterable[Reading]:
    for plural, singulars in _RULES:
        rest = word[len(plural) :]
        if word.startswith(plural) and len(rest) >= _LEAST_STEM:
            for singular in singulars:
                yield Reading(singular + rest, 0, end, form, Use.COMMON | Use.TERM, end)


def _verbs(word: str, end: int) -> Iterable[Reading]:
    """Read a verb as its infinitive, passive or not."""
    for prefix in _FIRST_LETTERS.get(word[0], ()):
        stem = word[len(prefix) :]
        if not word.startswith(prefix) or len(stem) < _LEAST_VERB_STEM:
            continue
        for one in _stems(stem):
            yield Reading("ku" + one, 0, end, "verb form", Use.COMMON, end)
            if one.endswith("awa"):
                yield Reading("ku" + one[:-2], 0, end, "passive", Use.COMMON, end)
            if one.endswith("wa"):
                yield Reading("ku" + one[:-2] + "a", 0, end, "passive", Use.COMMON, end)


def _stems(stem: str) -> Iterable[str]:
    """Give the stem, and what is left of it behind an object."""
    yield stem
    for prefix in _OBJECTS:
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _LEAST_VERB_STEM:
            yield stem[len(prefix) :]


SWAHILI = _Swahili()
