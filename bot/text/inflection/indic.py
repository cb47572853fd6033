"""Hindi and Bengali.

Sources: Kachru, Hindi (chapters 3 and 4: noun declension, adjectives, the verb); Kellogg, A Grammar of the Hindi
Language (143-190, oblique and plural); Thompson, Bengali: A Comprehensive Grammar (chapters 4, 12, 13: case,
classifiers, plurals; 16-17: the verb). In Hindi postpositions are words of their own, so a name hardly changes; in
Bengali case and the particles "also" and "even" are written on the word. Hindi is spelt in several ways: papers leave
the dot under foreign letters out, and write a nasal as a letter or as a dot above.
"""

import re
from collections.abc import Iterator

from bot.text.inflection.endings import Endings, Reading, Use, set_off, terms_among

_HINDI = """
# ending citation uses least form
# masculine in -a: धमाका, रुपया
े       ा       tp      2     plural or oblique
ों      ा       tp      2     oblique plural
ो       ा       c       2     vocative plural
ये      या      tp      2     plural or oblique
ए       या      tp      1     plural or oblique             # नया, नए
यों     या      tp      2     oblique plural
ओं      या      tp      2     oblique plural
# in a consonant: हथियार, मिसाइल
ों      -       tp      2     oblique plural
ें      -       tp      2     plural
# feminine in -i, masculine in -i: लड़की, आतंकी; in short -i: नीति
ियां    ी       tp      2     plural
इयां    ई       tp      1     plural                        # लड़ाई
इयों    ई       tp      1     oblique plural
ियों    ी       tp      2     oblique plural
यां     -       tp      3     plural
यों     -       tp      3     oblique plural
# feminine in -a and in other vowels: सीमा, वस्तु, बहू
एं      -       tp      2     plural
ओं      -       tp      2     oblique plural
ऐं      -       t       2     plural
ुओं     ू       tp      2     oblique plural
ुएं     ू       tp      2     plural
ं       -       c       4     plural                        # चिड़िया, चिड़ियां
# plurals of Persian and Arabic
ात      -,ा     t       3     plural
ान      -       t       4     plural
# adjectives: बड़ा, नया
ी       ा       cp      2     feminine
ई       या      cp      1     feminine
यी      या      cp      1     feminine
# verbs: गिरना, लाना, पीना
ा       ना      c       2     verb form
े       ना      c       2     verb form
ी       ना      c       2     verb form
ीं      ना      c       2     verb form
ें      ना      c       2     verb form
ो       ना      c       2     verb form
ूं      ना      c       2     verb form
ता      ना      c       2     verb form
ते      ना      c       2     verb form
ती      ना      c       2     verb form
तीं     ना      c       2     verb form
ने      ना      c       2     verb form
नी      ना      c       2     verb form
नीं     ना      c       2     verb form
कर      ना      c       2     verb form
के      ना      c       3     verb form
या      ना      c       2     verb form
ये      ना      c       2     verb form
ए       ना      c       2     verb form
ई       ना      c       2     verb form
यी      ना      c       2     verb form
ईं      ना      c       2     verb form
एं      ना      c       2     verb form
ओ       ना      c       2     verb form
इए      ना      c       2     verb form
िए      ना      c       2     verb form
ूंगा    ना      c       2     verb form
ूंगी    ना      c       2     verb form
ेगा     ना      c       2     verb form
ेगी     ना      c       2     verb form
ेंगे    ना      c       2     verb form
ेंगी    ना      c       2     verb form
ोगे     ना      c       2     verb form
ोगी     ना      c       2     verb form
एगा     ना      c       2     verb form
एगी     ना      c       2     verb form
एंगे    ना      c       2     verb form
एंगी    ना      c       2     verb form
-       ना      c       2     verb form
"""
_HINDI_IRREGULAR = """
किया किए कीं कीजिए करेगा करेंगे करेगी करना
दिया दिए दीं देगा देंगे देगी देना
लिया लीं लेगा लेंगे लेगी लेना
गया गए गये गई गयी गईं जाना
हुआ हुए हुई हुईं होगा होंगे होगी होना
हालात हालत
खबरें खबर
"""

_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")


def _plain_hindi(word: str) -> str:
    """Give a folded word as newspapers write it that write least: a dot above for every nasal."""
    return _NASAL.sub("ं", word.replace("ँ", "ं"))


class _Hindi:
    """Endings, and one spelling for the several of a word."""

    def __init__(self) -> None:
        self._endings = Endings(_plain_hindi(_HINDI), irregular=_plain_hindi(_HINDI_IRREGULAR))

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as it stands and in its plainest spelling, without each of its possible endings."""
        plain = _plain_hindi(word)
        found = self._endings.readings(word, apostrophes)
        if plain in ("", word):
            return found
        # The letters of the plain spelling cannot be counted in the word: what is read covers it whole.
        whole = (one._replace(end=len(word)) for one in self._endings.readings(plain, ()))
        return tuple(dict.fromkeys([*found, *whole]))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the plainest spelling of a word, and its singulars if it may be a plural."""
        plain = _plain_hindi(word)
        return frozenset((plain, *self._endings.singulars(word), *self._endings.singulars(plain)))


HINDI = _Hindi()

_VOWELS = frozenset("ািীুূৃেৈোৌঅআইঈউঊঋএঐওঔ")
_FULL_VOWELS = frozenset("অআইঈউঊঋএঐওঔংঃ")
"""Vowels that are letters of their own, and the final ng: a y glides into the ending (জুলাইয়ের, বেইজিংয়ের)."""
_Y = "য\u09bc"

# Ending; what it stands behind: c a consonant, v a vowel, a a long a, f a vowel that is a letter, - anything; form
_BENGALI_CASES = f"""
ের c genitive
র v genitive
{_Y}ের f genitive
ে c locative
তে v locative
{_Y} a locative
{_Y}ে f locative
কে - objective
"""
_BENGALI_NUMBERS = f"""
রা - plural
েরা c plural
{_Y}েরা f plural
দের - genitive plural
েদের c genitive plural
{_Y}েদের f genitive plural
দেরকে - objective plural
েদেরকে c objective plural
"""
_BENGALI_CLASSIFIERS = f"""
টি - definite
টির - definite + genitive
টিকে - definite + objective
টিতে - definite + locative
টা - definite
টার - definite + genitive
টাকে - definite + objective
টা{_Y} - definite + locative
খানা - definite
গুলো - definite plural
গুলোর - definite plural + genitive
গুলোকে - definite plural + objective
গুলোতে - definite plural + locative
গুলি - definite plural
গুলির - definite plural + genitive
গুলিকে - definite plural + objective
গুলিতে - definite plural + locative
সমূহ - plural
সমূহের - plural + genitive
সমূহে - plural + locative
গণ - plural
গণের - plural + genitive
"""
_BENGALI_VERB = f"""
ল লো লেন লাম েছে েছেন েছি ছে ছেন চ্ছে চ্ছেন বে বেন বো বে ে েন তে েছিল েছিলেন েছিলো ছিল ছিলেন ত তেন তো ার া{_Y} লে
েনি েননি বার
"""
_BENGALI_CAUSATIVE = f"""
ানোর ানোকে াল ালো ালেন িয়েছে িয়েছেন াচ্ছে াচ্ছেন াবে াবেন া{_Y} ান াতে ালে িয়ে িয়েছিল িয়েছিলেন
"""
_SHORTEST_NAME = 2
_SHORTEST_STEM = 2


def _lines(table: str) -> Iterator[tuple[str, str, str]]:
    for line in table.strip().splitlines():
        ending, behind, form = line.split(maxsplit=2)
        yield ending, behind, form


def _table() -> dict[str, tuple[tuple[str, str, int], ...]]:
    """Give what each ending may stand behind, its form, whom it is good for; each may have "also" or "even" on it."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    uses = {_BENGALI_CASES: Use.ANY, _BENGALI_NUMBERS: Use.ANY | Use.TERM, _BENGALI_CLASSIFIERS: 6 | Use.TERM}
    for table, use in uses.items():
        for ending, behind, form in _lines(table):
            found.setdefault(ending, []).append((behind, form, use))
    for ending in tuple(found):
        for particle, form in (("ও", "also"), ("ই", "even")):
            lines = [(behind, f"{inner} + {form}", use & ~Use.TERM) for behind, inner, use in found[ending]]
            found.setdefault(ending + particle, []).extend(lines)
    found.setdefault("ও", []).append(("-", "also", Use.ANY))
    found.setdefault("ই", []).append(("-", "even", Use.ANY))
    return {ending: tuple(lines) for ending, lines in found.items()}


class _Bengali:
    """Endings that ask for what they stand behind."""

    def __init__(self) -> None:
        self._table = _table()
        self._verbs = {
            **dict.fromkeys(_BENGALI_VERB.split(), ("া", "ওয়া")),
            **dict.fromkeys(_BENGALI_CAUSATIVE.split(), ("ানো",)),
        }
        self._longest = max(map(len, (*self._table, *self._verbs)))

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible endings."""
        return tuple(dict.fromkeys([*self._read(word), *set_off(word, 0, apostrophes)]))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return terms_among(self._read(word))

    def _read(self, word: str) -> Iterator[Reading]:
        end = len(word)
        yield Reading(word, 0, end, "", Use.ANY, end)
        for at in range(max(_SHORTEST_NAME, end - self._longest), end):
            stem, ending = word[:at], word[at:]
            for behind, form, use in self._table.get(ending, ()):
                if _may_stand(stem, behind):
                    yield Reading(stem, 0, end, form, use, at)
            if at >= _SHORTEST_STEM:
                for citation in self._verbs.get(ending, ()):
                    yield Reading(stem + citation, 0, end, "verb form", Use.COMMON, at)


def _may_stand(stem: str, behind: str) -> bool:
    last = stem[-1]
    if behind == "c":
        return last not in _VOWELS and last not in "\u09cd\u0981"
    if behind == "v":
        return last in _VOWELS
    if behind == "a":
        return last == "া"
    return behind == "-" or last in _FULL_VOWELS or last in "োেুউ"


BENGALI = _Bengali()
