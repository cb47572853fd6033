"""Urdu.

Sources: Schmidt, Urdu: An Essential Grammar (101-117 on the noun, 601-640 on the verb, appendix on loan plurals);
Naim, Introductory Urdu (units 2, 6). Case stands apart from the word, as a word of its own, so a name hardly changes; a
noun has a plural and an oblique. Folding has made one ha of their variants and dropped the signs of the ezafe.
An -i behind a consonant makes another word (dahshat-gard, dahshat-gardi) and is no form.
"""

from bot.text.inflection.broken_plurals import URDU_BROKEN
from bot.text.inflection.endings import Endings, Reading, Use, terms_among

_URDU = """
# ending citation uses least form
# masculine in -a: دھماکہ, حملہ, لڑکا
ے       ه,ا     t       2     plural or oblique
وں      ه,ا     t       2     oblique plural
و       ه,ا     c       2     vocative plural
ے       ه       np      4     oblique                       # مدینہ
# masculine in a consonant, feminine in a consonant: ملک, فوج
وں      -       t       2     oblique plural
يں      -       t       2     plural
# feminine in -i: لڑکی; in another vowel: دعا, خوشبو
ياں     ي       t       2     plural
يوں     ي       t       2     oblique plural
ييں     -       t       2     plural
ووں     و       t       2     oblique plural
# masculine in -i: فوجی, قیدی; in -aon: گاؤں
يے      -       c       3     ezafe                         # وزرائے خارجہ
# plurals of Persian and Arabic
ات      ه,-,ت   t       2     plural
ان      -       t       3     plural
گان     ه       t       2     plural
ين      -       t       3     plural
# adjectives: نیا, نئی, نئے
ي       ا       c       2     feminine
# verbs: پہنچنا
ے       نا      c       2     verb form
ا       نا      c       2     verb form
ي       نا      c       2     verb form
يں      نا      c       2     verb form
ں       نا      c       2     verb form
و       نا      c       2     verb form
تا      نا      c       2     verb form
تے      نا      c       2     verb form
تي      نا      c       2     verb form
تيں     نا      c       2     verb form
نے      نا      c       2     verb form
ني      نا      c       2     verb form
يا      نا      c       2     verb form
يے      نا      c       2     verb form
يي      نا      c       2     verb form
ييں     نا      c       2     verb form
یيں     نا      c       2     verb form
كر      نا      c       2     verb form
-       نا      c       3     verb form
"""


class _Urdu:
    """Endings, and plurals that Arabic lends."""

    def __init__(self) -> None:
        self._endings = Endings(_URDU)

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible endings."""
        found = list(self._endings.readings(word, apostrophes))
        return tuple(dict.fromkeys([*found, *self._broken(found)]))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        found = list(self._endings.readings(word, ()))
        return terms_among([*found, *self._broken(found)])

    def _broken(self, found: list[Reading]) -> list[Reading]:
        return [
            one._replace(key=singular, form=f"plural + {one.form}" if one.form else "plural", use=Use.COMMON | Use.TERM)
            for one in found
            if one.use & Use.COMMON
            for singular in URDU_BROKEN.get(one.key, ())
        ]


URDU = _Urdu()
