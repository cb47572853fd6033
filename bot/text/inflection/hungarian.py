"""Hungarian.

Sources: Kenesei, Vago and Fenyvesi, Hungarian (2.1.1 nouns, 2.1.3 verbs, 3.3 morphophonology); A magyar helyesiras
szabalyai (12th ed., 82-93 assimilation, 155-163 names, 216-217 old family names). Folding has made one letter of short
and long and of o u and their fronted pairs, so a lengthened stem vowel (Sziria, Sziriaban; viz, vizet) needs no line
and harmony tells only a from e. The adjective in -i (sziriai) is another word.
"""

from collections.abc import Iterable

from bot.text.inflection.endings import Endings, Reading, Use, names_first

_CASES = """
# ending citation uses least form
t       -       npc     3     accusative
at      -       npc     3     accusative
et      -       npc     3     accusative
ot      -       npc     3     accusative
nak     -       npc     2     dative
nek     -       npc     2     dative
ban     -       npc     2     inessive
ben     -       npc     2     inessive
bol     -       npc     2     elative
ba      -       npc     2     illative
be      -       npc     2     illative
n       -       npc     3     superessive
on      -       npc     3     superessive
en      -       npc     3     superessive
rol     -       npc     2     delative
ra      -       npc     2     sublative
re      -       npc     2     sublative
nal     -       npc     2     adessive
nel     -       npc     2     adessive
tol     -       npc     2     ablative
hoz     -       npc     2     allative
hez     -       npc     2     allative
ert     -       npc     2     causal-final
ig      -       npc     2     terminative
kent    -       npc     2     essive
ul      -       c       3     essive
val     -       npc     2     instrumental
vel     -       npc     2     instrumental
va      -       npc     3     translative
ve      -       npc     3     translative
e       -       npc     3     of the owner
ek      -       n       3     and those with him        # Orbanek
eknak   -       n       3     and those with him
eknek   -       n       3     and those with him
ekkal   -       n       3     and those with him
ekkel   -       n       3     and those with him
eket    -       n       3     and those with him
ekhoz   -       n       3     and those with him
ekhez   -       n       3     and those with him
ektol   -       n       3     and those with him
kor     -       c       3     temporal
nkent   -       c       3     distributive
onkent  -       c       3     distributive
enkent  -       c       3     distributive
stul    -       c       3     with all of it
beli    -       c       3     of the inside
"""

_COMMON = """
# adjectives
an      -       c       3     adverb
abb     -       c       3     comparative
ebb     -       c       3     comparative
obb     -       c       3     comparative
bb      -       c       3     comparative
# verbs: the dictionary form is the third person (meghal, evakual, tortenik)
t       ik      c       3     past
tt      -,ik    c       2     past
ott     -,ik    c       3     past
ett     -,ik    c       3     past
tak     -,ik    c       3     past, they
tek     -,ik    c       3     past, they
ttak    -,ik    c       2     past, they
ttek    -,ik    c       2     past, they
ottak   -,ik    c       3     past, they
ettek   -,ik    c       3     past, they
ottek   -,ik    c       3     past, they
ta      -,ik    c       3     past, it
te      -,ik    c       3     past, it
tta     -       c       2     past, it
tte     -       c       2     past, it
otta    -       c       3     past, it
ette    -       c       3     past, it
otte    -       c       3     past, it
tuk     -       c       3     past, we
ttuk    -       c       2     past, we
ottuk   -       c       3     past, we
ettuk   -       c       3     past, we
tam     -,ik    c       3     past, I
tem     -,ik    c       3     past, I
ottam   -       c       3     past, I
ettem   -       c       3     past, I
tunk    -,ik    c       3     past, we
ottunk  -,ik    c       3     past, we
ettunk  -,ik    c       3     past, we
nak     -,ik    c       2     they
nek     -,ik    c       2     they
anak    -       c       3     they
enek    -       c       3     they
ik      -       c       3     they do it
jak     -       c       3     they do it
jak     ik      c       3     they do it
i       -       c       3     he does it
ok      -,ik    c       3     I
ek      -,ik    c       3     I
om      -       c       3     I do it
em      -       c       3     I do it
unk     -,ik    c       3     we
juk     -       c       3     we do it
ni      -,ik    c       2     infinitive
ani     -       c       3     infinitive
eni     -       c       3     infinitive
na      -,ik    c       3     conditional
ne      -,ik    c       3     conditional
nanak   -,ik    c       3     conditional
nenek   -,ik    c       3     conditional
ana     -       c       3     conditional
ene     -       c       3     conditional
jon     -,ik    c       3     imperative
jen     -,ik    c       3     imperative
janak   -,ik    c       3     imperative
jenek   -,ik    c       3     imperative
va      ik      c       3     participle
ve      ik      c       3     participle
# the imperative of a sibilant: szallitson is of szallit, oszlasson of oszlat
son     t       c       3     imperative
sen     t       c       3     imperative
sanak   t       c       3     imperative
senek   t       c       3     imperative
sson    s,t     c       2     imperative
ssen    s,t     c       2     imperative
ssanak  s,t     c       2     imperative
ssenek  s,t     c       2     imperative
zzon    z       c       2     imperative
zzen    z       c       2     imperative
zzanak  z       c       2     imperative
zzenek  z       c       2     imperative
# short stems: ut, utat, utak
at      -       c       2     accusative
et      -       c       2     accusative
ot      -       c       2     accusative
on      -       c       2     superessive
en      -       c       2     superessive
"""

_PLURAL = "k ok ek ak"
_POSSESSED = (
    "a e ja je am em om m ad ed od d unk nk atok etek otok tok tek uk juk i ai ei jai jei im aim eim jaim jeim "
    "id aid eid aink eink jaink jeink ink aitok eitek aik eik jaik jeik ik"
)
_CASES_BEHIND_VOWEL = "t nak nek ban ben bol ba be n rol ra re nal nel tol hoz hez ert ig kent val vel va ve"
_CASES_BEHIND_CONSONANT = "at et ot nak nek ban ben bol ba be on en rol ra re nal nel tol hoz hez ert ig kent"
_DOUBLED = {"sz": "ssz", "zs": "zzs", "cs": "ccs", "gy": "ggy", "ny": "nny", "ly": "lly", "ty": "tty"}
"""A double letter of two signs repeats the first sign alone: Hamasz, Hamasszal."""
_OLD_LETTERS = {"th": "t", "ch": "cs", "cz": "c", "ts": "cs", "w": "v", "x": "sz", "y": "i", "q": "k"}
"""Letters of old or foreign family names are doubled as they are said: Nemethtel, Madachcsal."""
_VOWELS = frozenset("aeiou")


def _assimilated() -> Iterable[str]:
    """Give the lines of the two cases whose v becomes the last consonant of the stem: Izraellel, Hamasszal."""
    letters = {consonant: consonant * 2 for consonant in "bcdfghjklmnprstvz"} | _DOUBLED
    letters |= {old: old + said for old, said in _OLD_LETTERS.items()}
    # A foreign s may be said as sz: Hondurasszal.
    for letter, doubled in (*letters.items(), ("s", "ssz")):
        for ending, form in (
            ("al", "instrumental"),
            ("el", "instrumental"),
            ("a", "translative"),
            ("e", "translative"),
        ):
            yield f"{doubled}{ending} {letter} npc 2 {form}"


def _chained() -> Iterable[str]:
    """Give the lines of plurals and possessed forms, with and without a case."""
    for plural in _PLURAL.split():
        yield f"{plural} - t 3 plural"
        yield f"{plural} - c 2 plural"
        yield from _with_cases(plural, "plural")
    for possessed in _POSSESSED.split():
        yield f"{possessed} - c 3 possessed"
        yield from _with_cases(possessed, "possessed")


def _with_cases(middle: str, form: str) -> Iterable[str]:
    if middle[-1] in _VOWELS:
        cases = _CASES_BEHIND_VOWEL.split()
    else:
        cases = [*_CASES_BEHIND_CONSONANT.split(), f"{middle[-1]}al", f"{middle[-1]}el"]
    for case in cases:
        yield f"{middle}{case} - c 2 {form} + case"


_IRREGULAR = """
tett tettek tenne tesz
lett lettek legyen lesz
vett vettek vesz
vitt vittek visz
hitt hittek hisz
jott jottek jon
ment mentek megy
volt voltak van
lovik lovok lovi lo
ereje erejet erejenek erejevel erejeben ero
terhet terhek terhe terhei terheket teher
"""


def _other_stems(stem: str) -> Iterable[str]:
    """Falvak, szavak, lovak: a v of the stem; titkok, terhek: a vowel that falls out; lelovik."""
    if len(stem) < 3:
        return
    last, before = stem[-1], stem[-2]
    if last == "v":
        yield stem[:-1]
        yield stem[:-1] + "u"
        if before == "a":
            yield stem[:-2] + "o"
    elif last not in _VOWELS and before not in _VOWELS and last != before:
        for vowel in "oeai" if last == "z" else "oea":
            yield stem[:-1] + vowel + last


class _Hungarian:
    """A table of endings, and of what it gives only that whose vowels harmonise."""

    def __init__(self) -> None:
        table = "\n".join([_CASES, _COMMON, *_assimilated(), *_chained()])
        self._endings = Endings(table, irregular=_IRREGULAR, alternation=_other_stems)

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word as every dictionary form whose vowels agree with those of its endings."""
        found: list[Reading] = []
        for reading in self._endings.readings(word, apostrophes):
            if not reading.form or reading.is_set_off or reading.stem == len(word):
                found.append(reading)
            elif _harmonises(reading.key, word[reading.stem :]) and not _is_participle(reading, word):
                found.extend(_for_names_in_capitals(reading, len(word)))
        return names_first(found)

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return frozenset(
            key
            for key in self._endings.singulars(word)
            if not word.startswith(key) or _harmonises(key, word[len(key) :])
        )


def _for_names_in_capitals(reading: Reading, length: int) -> Iterable[Reading]:
    """Ask for a capital where the ending is one letter: indian is no form of India, Indian may be."""
    if length - reading.stem > 1 or not reading.use & Use.NAME:
        yield reading
        return
    yield reading._replace(use=reading.use & Use.NAME, needs_capital=True)
    if reading.use & ~Use.NAME:
        yield reading._replace(use=reading.use & ~Use.NAME)


def _harmonises(stem: str, ending: str) -> bool:
    """Say whether the first a or e of an ending may follow the last vowels of a stem; o u hide their fronted pairs."""
    first = next((char for char in ending if char in "ae"), None)
    if first is None or ending in _NEUTRAL:
        return True
    vowels = [char for char in stem if char in _VOWELS]
    if not vowels:
        return True
    if vowels[-1] == "a":
        return first == "a"
    if first == "a":
        return any(char in "aou" for char in vowels) or vowels[-1] == "i"
    return True


def _is_participle(reading: Reading, word: str) -> bool:
    """Say whether the past of a short verb (lelott) was read of a participle: tiltakozott is not of tiltakozo."""
    return reading.stem > _LONGEST_SHORT_VERB and word[reading.stem - 1] == "o" and word.startswith("tt", reading.stem)


_LONGEST_SHORT_VERB = 5
_NEUTRAL = frozenset(("ert", "kent", "e", "ek", "eknak", "eknek", "ekkal", "ekkel", "eket", "ekhoz", "ekhez", "ektol"))
"""Endings whose e is long and the same behind every stem."""

HUNGARIAN = _Hungarian()
