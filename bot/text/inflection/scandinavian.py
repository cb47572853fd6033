"""Danish, Norwegian (Bokmal) and Swedish.

Sources: Svenska Akademiens grammatik (2: nouns, names, adjectives, verbs); Allan, Holmes and Lundskaer-Nielsen, Danish:
A Comprehensive Grammar (1-3, 6); Faarlund, Lie and Vannebo, Norsk referansegrammatikk (3, 6).
Folding has made a, o of their variants with ring, dots and stroke, so most umlaut plurals are the singular and an
ending (stad, stader); Danish and Norwegian ae stays apart. The genitive s stands behind any form of a noun, and the
passive s behind any form of a verb, so it is taken off first. A name takes nothing else.
"""

from collections.abc import Iterable

from bot.text.inflection.endings import Endings, Reading, Use
from bot.text.inflection.scandinavian_irregular import (
    DANISH_IRREGULAR,
    DANISH_STRONG,
    NORWEGIAN_IRREGULAR,
    NORWEGIAN_STRONG,
    SWEDISH_IRREGULAR,
    SWEDISH_STRONG,
    forms_of,
)

_CONSONANTS = "bdfgklmnprstv"
_LEAST_BEFORE_S = 2

_SWEDISH = """
# ending citation uses least form
# nouns
en      -       c       2     definite
et      -       c       2     definite
n       -       c       3     definite or plural
t       -       c       3     definite, or neuter adjective
en      e       t       2     plural                 # möten
ena     e       c       2     definite plural
na      -       c       3     definite plural
or      a       t       2     plural
orna    a       c       2     definite plural
ar      -,e     t       2     plural
arna    -,e,are c       2     definite plural        # ledarna
er      -       t       2     plural
erna    -       c       2     definite plural
r       -       t       3     plural, or present
rna     -       c       3     definite plural
lar     el      t       2     plural                 # fåglar
larna   el      c       2     definite plural
rar     er,ar   t       2     plural                 # ministrar, somrar
rarna   er,ar   c       2     definite plural
nar     en      t       2     plural
narna   en      c       2     definite plural
mlar    mmel    t       2     plural
mrar    mmar    t       2     plural
let     el      c       2     definite               # seglet
len     el      c       2     definite plural
ret     er      c       2     definite               # fönstret
ren     er      c       2     definite plural
net     en      c       2     definite               # vapnet
nen     en      c       2     definite plural
et      um      c       2     definite               # museet
er      um      t       2     plural
erna    um      c       2     definite plural
# adjectives
a       -       p       2     plural or definite
iska    isk     pt      1     plural or definite
iskt    isk     pc      1     neuter
iga     ig      pt      2     plural or definite
igt     ig      pc      2     neuter
ade     ad      pt      2     plural or definite     # väpnade
at      ad      pc      2     neuter
ella    ell     pt      2     plural or definite
ala     al      pt      2     plural or definite
iva     iv      pt      2     plural or definite
ara     ar      pt      3     plural or definite     # nukleära, militära
osa     os      pt      2     plural or definite
anta    ant     pt      2     plural or definite
enta    ent     pt      2     plural or definite
nska    nsk     pt      2     plural or definite
lska    lsk     pt      2     plural or definite
dska    dsk     pt      2     plural or definite
rska    rsk     pt      2     plural or definite
la      el      pt      2     plural or definite
la      al      p       2     plural or definite     # gamla
ra      er      pt      2     plural or definite
na      en      pt      2     plural or definite     # frigivna
et      en      pc      2     neuter                 # frigivet
tt      -,d     pc      2     neuter                 # nytt, rött
da      d       pc      2     plural or definite     # dömda
nt      nn,nd   pc      2     neuter                 # sant, känt
rt      rd      pc      2     neuter                 # hårt
are     -       c       3     comparative
ast     -       c       3     superlative
aste    -       c       3     superlative
# verbs: döda, kräva, köpa, fly
de      -       c       3     past
d       -       c       3     participle
er      a       c       2     present
de      a       c       2     past
te      a       c       2     past
t       a       c       3     participle
d       a       c       3     participle
da      a       c       3     participle
ta      a       c       3     participle
s       a       c       2     present passive        # grips
dde     -       c       2     past
dd      -       c       2     participle
dda     -       c       2     participle
mde     mma     c       2     past                   # dömde is of döma, glömde of glömma
mt      mma     c       2     participle
nde     nna     c       2     past                   # kände
nt      nda     c       3     participle             # sänt
nde     nda     c       2     past                   # sände
te      tta     c       3     past
"""

_DANISH = """
# ending citation uses least form
# nouns
en      -       c       2     definite
et      -       c       2     definite
n       -       c       3     definite
t       -       c       2     definite, or neuter adjective
er      -       t       2     plural
r       -       t       3     plural, or present
e       -       t       2     plural
erne    -       c       2     definite plural
rne     -       c       3     definite plural
ene     -       c       2     definite plural
ne      -       c       3     definite plural
ler     el      t       2     plural                 # gidsler
lerne   el      c       2     definite plural
let     el      c       2     definite
le      el      pt      2     plural
lene    el      c       2     definite plural
re      er      pt      2     plural                 # ministre
rene    er      c       2     definite plural
ret     er      c       2     definite
net     en      c       2     definite               # våbnet
nene    en      c       2     definite plural
et      um      c       2     definite               # museet
er      um      t       2     plural
erne    um      c       2     definite plural
# adjectives
e       -       p       2     plural or definite
ede     et      pt      2     plural or definite     # væbnede
ne      en      pt      2     plural or definite     # åbne
ere     -       c       3     comparative
est     -       c       3     superlative
este    -       c       3     superlative
# verbs: dræbe, flygte, nå
de      -       c       3     past
te      e       c       3     past
t       e       c       4     participle
de      e       c       3     past
ede     -       c       2     past                   # nåede
et      -       c       2     participle
"""

_NORWEGIAN = """
# ending citation uses least form
# nouns
en      -       c       2     definite
et      -       c       2     definite
a       -       c       2     definite
a       e       c       2     definite, or past       # renta, flykta
n       -       c       3     definite
t       -       c       2     definite, or neuter adjective
er      -       t       2     plural
r       -       t       3     plural, or present
e       -       t       2     plural
ene     -       c       2     definite plural
ne      -       c       3     definite plural
ler     el      t       2     plural                 # gisler
lene    el      c       2     definite plural
let     el      c       2     definite
re      er      pt      2     plural                 # ministre
rene    er      c       2     definite plural
ret     er      c       2     definite
net     en      c       2     definite               # våpnet
nene    en      c       2     definite plural
et      um      c       2     definite               # museet
er      um      t       2     plural
ene     um      c       2     definite plural
# adjectives
e       -       p       2     plural or definite
ede     et      pt      2     plural or definite     # væpnede
ete     et      pt      2     plural or definite
le      el      pt      2     plural or definite
ne      en      pt      2     plural or definite     # åpne
ere     -       c       3     comparative
est     -       c       3     superlative
este    -       c       3     superlative
# verbs: drepe, flykte, kreve, nå
te      e       c       2     past
t       e       c       2     participle
de      e       c       3     past
d       e       c       3     participle
dde     -       c       2     past
dd      -       c       2     participle
"""


def _doubled_before_vowel(stem: str) -> Iterable[str]:
    """Statskuppet, busser: a single consonant at the end is doubled before a vowel."""
    if len(stem) > _LEAST_BEFORE_S and stem[-1] == stem[-2] and stem[-1] in _CONSONANTS:
        yield stem[:-1]


def _doubled_m_or_n(stem: str) -> Iterable[str]:
    """Domar is of dom with a long vowel, bommar of bom: Swedish doubles m and n only."""
    if stem[-2:] in {"mm", "nn"}:
        yield stem[:-1]


def _doubled_before_e() -> str:
    """Give the lines for gissel, gisler; gammel, gamle; ramme, ramt: a double consonant is single before another."""
    nouns = (
        f"{c}{ending} {c}{c}{citation} {uses} 1 {form}"
        for c in _CONSONANTS
        for ending, citation, uses, form in (
            ("ler", "el", "t", "plural"),
            ("lerne", "el", "c", "definite plural"),
            ("lene", "el", "c", "definite plural"),
            ("let", "el", "c", "definite"),
            ("le", "el", "pt", "plural or definite"),
            ("re", "er", "pt", "plural or definite"),
            ("te", "e", "c", "past"),
            ("t", "e", "c", "participle"),
        )
    )
    return "\n".join(nouns)


class _Scandinavian:
    """Endings, with an s behind any of them."""

    def __init__(self, inner: Endings) -> None:
        self._inner = inner

    def readings(self, word: str, apostrophes: tuple[int, ...]) -> tuple[Reading, ...]:
        """Read the word, and what is left of it before a genitive or passive s."""
        found = list(self._inner.readings(word, apostrophes))
        at = len(word) - 1
        if at >= _LEAST_BEFORE_S and word[-1] == "s":
            for bare in self._inner.readings(word[:at], tuple(one for one in apostrophes if one < at)):
                form = f"{bare.form} + s" if bare.form else "s"
                use = bare.use & Use.ANY
                found.append(bare._replace(end=at + 1, form=form, use=use, is_set_off=at in apostrophes))
        return tuple(dict.fromkeys(found))

    def singulars(self, word: str) -> frozenset[str]:
        """Give the singulars of a word, if it may be a plural."""
        return self._inner.singulars(word)


def _language(table: str, irregular: str, strong: str, alternation: str = "", *, doubles_all: bool = True) -> Endings:
    """Compile a language: its table, its irregular words, its strong verbs."""
    prefixed, alone = forms_of(strong)
    return Endings(
        f"{table}\n{alternation}\n{prefixed}",
        irregular=f"{irregular.strip()}\n{alone}",
        alternation=_doubled_before_vowel if doubles_all else _doubled_m_or_n,
    )


SWEDISH = _Scandinavian(_language(_SWEDISH, SWEDISH_IRREGULAR, SWEDISH_STRONG, doubles_all=False))
DANISH = _Scandinavian(_language(_DANISH, DANISH_IRREGULAR, DANISH_STRONG, _doubled_before_e()))
NORWEGIAN = _Scandinavian(_language(_NORWEGIAN, NORWEGIAN_IRREGULAR, NORWEGIAN_STRONG, _doubled_before_e()))
