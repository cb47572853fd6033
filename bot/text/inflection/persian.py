"""Persian.

Sources: Lazard, A Grammar of Contemporary Persian (2-4 on the noun, 92-130 on the verb); the Academy of Persian,
Dastur-e khatt-e farsi (2022). Folding has made one ya and one kaf of the Arabic and Persian letters, dropped the
hamza and the short vowel of the ezafe, and made a hyphen of the non-joiner, so an ending behind it is a joint
(joints.py); the same ending written on is in the table.
A name takes only the ezafe and "is" behind a vowel; what else stands behind one makes an adjective (irani,
amrikayi).
"""

from collections.abc import Iterator, Sequence

from bot.text.inflection.broken_plurals import PERSIAN_BROKEN
from bot.text.inflection.endings import Endings, Reading, Use, terms_among

_PERSIAN = """
# ending citation uses least form
# names and all: the ezafe behind a vowel (amrika-ye, nato-ye), "is" (amrika-st)
اي      ا       npc     2     ezafe
وي      و       npc     2     ezafe
است     ا       npc     2     with is
وست     و       npc     2     with is
# nouns, plural
ها      -       t       2     plural
هاي     -       t       2     plural
هايي    -       c       2     indefinite plural
هايش    -       c       2     plural with his
هايشان  -       c       2     plural with their
هايمان  -       c       2     plural with our
هايتان  -       c       2     plural with your
هايم    -       c       2     plural with my
ان      -       t       3     plural                        # سرباز
انش     -       c       3     plural with his
انشان   -       c       3     plural with their
اني     -       c       3     indefinite plural
گان     ه       t       2     plural                        # پناهنده
گاني    ه       c       2     indefinite plural
گانش    ه       c       2     plural with his
ويان    و       t       2     plural                        # دانشجو
ايان    ا       t       2     plural
ات      ه,-,ت   t       2     plural                        # حمله, اقدام, خسارت
اتي     ه,-,ت   c       2     indefinite plural
اتش     ه,-,ت   c       2     plural with his
جات     ه,-     t       2     plural
# nouns, singular
ي       -       c       2     indefinite
ايي     ا       c       2     indefinite                    # کودتایی
ويي     و       c       2     indefinite
اش      ه       c       2     with his
ش       -       c       3     with his
شان     -       c       3     with their
مان     -       c       3     with our
تان     -       c       3     with your
ايش     ا       c       2     with his
ايشان   ا       c       2     with their
# adjectives
تر      -       c       3     comparative
ترين    -       c       3     superlative
# verbs: the past, from the infinitive without its n; the present of the regular ones (rasidan, mi-rasad)
د       دن      c       1     verb form
دند     دن      c       1     verb form
دم      دن      c       1     verb form
ديم     دن      c       1     verb form
ديد     دن      c       1     verb form
ده      دن      c       1     verb form
ت       تن      c       1     verb form
تند     تن      c       1     verb form
تم      تن      c       1     verb form
تيم     تن      c       1     verb form
تيد     تن      c       1     verb form
ته      تن      c       1     verb form
د       يدن     c       2     verb form
ند      يدن     c       2     verb form
يم      يدن     c       2     verb form
يد      يدن     c       2     verb form
"""

_PRESENT_STEMS = """
كش كشتن | گوي گفتن | گو گفتن | كن كردن | شو شدن | ده دادن | گير گرفتن | رو رفتن | اي امدن | پذير پذيرفتن | ريز ريختن
گريز گريختن | پرداز پرداختن | فروش فروختن | ساز ساختن | خواه خواستن | ياب يافتن | دان دانستن | ربا ربودن | ربايي ربودن
شكن شكستن | سوز سوختن | خيز خاستن | نويس نوشتن | افزا افزودن | كاه كاستن | بند بستن | انداز انداختن | سپار سپردن
مير مردن | زن زدن | بر بردن | اور اوردن | پيوند پيوستن | گذار گذاشتن | گذر گذشتن | باز باختن | تاز تاختن | نشين نشستن
فرست فرستادن | افت افتادن | ايست ايستادن | پيما پيمودن | گشاي گشودن | گشا گشودن | ستان ستاندن | شناس شناختن | شوي شستن
خور خوردن | شمار شمردن | گرد گشتن | فشار فشردن | بين ديدن | گزين گزيدن | اموز اموختن | فريب فريفتن | كوب كوفتن
"""
_PERSONS = ("م", "ي", "د", "يم", "يد", "ند", "")
_VERB_FRONTS = ("نمي", "مي", "ن", "ب")
_SHORTEST_VERB = 3

_VERBS: dict[str, list[str]] = {}
for _pair in _PRESENT_STEMS.replace("\n", "|").split("|"):
    if _pair.strip():
        _stem, _infinitive = _pair.split()
        for _person in _PERSONS[:-1]:
            _VERBS.setdefault(_stem + _person, []).append(_infinitive)


class _Persian:
    """Endings, plurals that Arabic lends, and what stands in front of a verb."""

    def __init__(self) -> None:
        self._endings = Endings(_PERSIAN)

    def readings(self, word: str, apostrophes: Sequence[int]) -> tuple[Reading, ...]:
        """Read the word without each of its possible endings."""
        found = list(self._endings.readings(word, tuple(apostrophes)))
        found.extend(self._broken(found))
        found.extend(self._verbs(word))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        found = self._endings.readings(word, ())
        return terms_among([*found, *self._broken(found)])

    def _broken(self, found: Sequence[Reading]) -> Iterator[Reading]:
        for reading in found:
            for singular in PERSIAN_BROKEN.get(reading.key, ()) if reading.use & Use.COMMON else ():
                form = f"plural + {reading.form}" if reading.form else "plural"
                yield reading._replace(key=singular, form=form, use=Use.COMMON | Use.TERM)

    def _verbs(self, word: str) -> Iterator[Reading]:
        for front in ("", *(one for one in _VERB_FRONTS if word.startswith(one))):
            rest = word[len(front) :]
            for infinitive in _VERBS.get(rest, ()):
                yield Reading(infinitive, 0, len(word), "verb form", Use.COMMON, len(word))
            if front and len(rest) >= _SHORTEST_VERB:
                for reading in self._endings.readings(rest, ()):
                    if reading.form == "verb form":
                        yield reading._replace(end=len(word), stem=len(word))


PERSIAN = _Persian()
