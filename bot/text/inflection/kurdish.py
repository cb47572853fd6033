"""Kurdish: Sorani in Arabic letters, Kurmanji in Latin ones.

Sources: Thackston, Sorani Kurdish: A Reference Grammar (3-12); McCarus, A Kurdish Grammar (4-5); Bedir Khan and Lescot,
Grammaire kurde (dialecte kurmandji) (75-130); Thackston, Kurmanji Kurdish: A Reference Grammar (2-8). Folding has made
one letter of the vowel e and the consonant h in Sorani (both are written here as h), and dropped the hats and tails of
Kurmanji, whose e and ê are one letter here.
Both hang the ezafe, the article, the case and "also" behind a word. A name is not read from what ends in -i behind a
consonant, for that makes an adjective (Îranî, eranî).
"""

from collections.abc import Iterator
from itertools import product

from bot.text.inflection.endings import Endings, Reading, Use

_VOWELS = "اۆێهوي"
_ARTICLES = (
    ("", ""), ("هكه", "definite"), ("كه", "definite"), ("هكان", "definite plural"), ("كان", "definite plural"),
    ("ان", "plural"), ("يان", "plural"), ("ێك", "indefinite"), ("يك", "indefinite"), ("هيهك", "indefinite"),
    ("يهك", "indefinite"), ("يهكان", "definite plural"), ("يهكه", "definite"), ("گهل", "plural"),
)  # fmt: skip
_EZAFE = (
    ("", ""), ("ي", "ezafe"), ("يي", "ezafe"), ("م", "with my"), ("ت", "with your"), ("مان", "with our"),
    ("تان", "with your"), ("يان", "with their"),
)  # fmt: skip
_CASES = (("", ""), ("دا", "in"), ("هوه", "from"), ("وه", "from"), ("يهوه", "from"), ("ه", "oblique"), ("يه", "is"))
_SHORT = 2
_ALSO = (("", ""), ("يش", "also"), ("ش", "also"), ("يشي", "also"), ("شي", "also"))


def _named(*parts: str) -> str:
    return " + ".join(part for part in parts if part).replace(" ", "_")


def _of_words() -> Iterator[str]:
    """Give the lines of the table for common words: every chain of endings."""
    for (article, *forms), (ezafe, *more), (case, *last), (also, *end) in product(_ARTICLES, _EZAFE, _CASES, _ALSO):
        ending = article + ezafe + case + also
        if ending:
            is_plural = article and ending == article and forms[0].endswith("plural")
            least = 2 if len(ending) > _SHORT else 3
            yield f"{ending} - {'t' if is_plural else 'c'} {least} {_named(*forms, *more, *last, *end)}"
    # An attribute changes the ezafe before it when the noun is definite: hêrşî asmanî, hêrşe asmaniyekan.
    yield "ه ي c 3 ezafe"


def _of_names() -> Iterator[str]:
    """Give the lines of the table for names: case and "also" in either order; the ezafe only behind a vowel."""
    yield "ي - p 3 ezafe"
    for (also, *forms), (case, *last) in product(_ALSO, _CASES):
        form = _named(*forms, *last)
        for ending in {also + case, case + also} - {""}:
            if ending[0] in "شو" or ending == "يه":
                yield from (f"{vowel}{ending} {vowel} np 2 {form}" for vowel in _VOWELS)
            else:
                yield f"{ending} - np {4 if ending == 'ه' else 3} {form}"
    for vowel, (case, form) in product(_VOWELS, (("", ""), ("ش", "also"), ("دا", "in"), ("شدا", "also in"))):
        yield f"{vowel}ي{case} {vowel} np 2 {_named('ezafe', form)}"


class _Sorani:
    """Chains of endings; prepositions that are written on; the rolled r that is written without its sign."""

    _FRONTS = ("له", "به", "بۆ")
    _SHORTEST_BEHIND = 5

    def __init__(self) -> None:
        self._endings = Endings("\n".join(dict.fromkeys((*_of_words(), *_of_names()))))

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible endings."""
        found = list(self._read(word))
        for front in self._FRONTS:
            if word.startswith(front) and len(word) - len(front) >= self._SHORTEST_BEHIND:
                for one in self._read(word[len(front) :]):
                    form = f"preposition + {one.form}" if one.form else "preposition"
                    found.append(one._replace(end=len(word), form=form))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return self._endings.singulars(word)

    def _read(self, word: str) -> Iterator[Reading]:
        for one in self._endings.readings(word, ()):
            named = one._replace(form=one.form.replace("_", " "))
            yield named
            if word[0] == "ر":
                yield named._replace(key=f"ڕ{named.key[1:]}", form=named.form or "r without its sign")


_KURMANJI = """
# ending citation uses least form
# names and all: the oblique and the ezafe, behind a consonant and behind a vowel
e       -,a     npc     2     oblique or ezafe              # Iraqê; Yekîtiya, Yekîtiyê
a       -,e     npc     2     ezafe
ye      -,ya    npc     2     oblique or ezafe              # Rûsyayê
ya      -,ye    npc     2     ezafe
en      -,a,e   t       2     plural ezafe
yen     -,ya,ye t       2     plural ezafe
an      -,a,e   t       2     plural oblique
yan     -,ya,ye t       2     plural oblique
i       -       c       3     oblique
yi      -       c       3     oblique
in      -,a     c       3     plural
# indefinite
ek      -,a,e   c       2     indefinite
ek      e       c       2     indefinite
eke     -,a,e   c       2     indefinite oblique or ezafe
eka     -,a,e   c       2     indefinite ezafe
eki     -,a,e   c       2     indefinite oblique
yek     -,ya,ye c       2     indefinite
yeke    -,ya,ye c       2     indefinite oblique or ezafe
yeka    -,ya,ye c       2     indefinite ezafe
yeki    -,ya,ye c       2     indefinite oblique
inen    -,a,e   c       2     indefinite plural ezafe
inan    -,a,e   c       2     indefinite plural oblique
# verbs, from the infinitive in -in, -n: kuştin, kuşt, kuştine, kuştiye; revandin
-       in      c       3     verb form
e       in      c       3     verb form
iye     in      c       3     verb form
ine     in      c       3     verb form
ibu     in      c       3     verb form
ibun    in      c       3     verb form
-       n       c       3     verb form
ye      n       c       3     verb form
ne      n       c       3     verb form
"""

_VERB_FRONTS = ("di", "ne", "na", "bi", "nedi")
_SHORTEST_VERB = 4


class _Kurmanji:
    """Endings, with or without an apostrophe; the vowel that changes before none; what stands in front of a verb."""

    def __init__(self) -> None:
        self._endings = Endings(_KURMANJI)

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word without each of its possible endings; a name with an ending has its capital."""
        found: list[Reading] = []
        for one in self._endings.readings(word, apostrophes):
            if one.form and one.use & Use.NAME and not one.is_set_off:
                found.append(one._replace(use=Use.NAME, needs_capital=True))
                found.append(one._replace(use=one.use & ~Use.NAME))
            else:
                found.append(one)
        # Bajar, bajêr; welat, welêt: the oblique of masculine nouns is in the vowel.
        at = word.rfind("e", 1, -1)
        if at == len(word) - 2 and len(word) > _SHORTEST_VERB:
            found.append(Reading(f"{word[:at]}a{word[-1]}", 0, len(word), "oblique", Use.COMMON, at))
        for front in _VERB_FRONTS:
            if word.startswith(front) and len(word) - len(front) >= _SHORTEST_VERB:
                rest = self._endings.readings(word[len(front) :], ())
                verbs = [one for one in rest if one.form == "verb form" or (not one.form and one.key.endswith("n"))]
                found.extend(
                    one._replace(end=len(word), stem=len(word), form="verb form", use=Use.COMMON) for one in verbs
                )
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return self._endings.singulars(word)


SORANI = _Sorani()
KURMANJI = _Kurmanji()
