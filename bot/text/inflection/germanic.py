"""Dutch, English and German; their verbs that endings do not tell are in `germanic_verbs.py` and `english_words.py`.

Sources: Algemene Nederlandse Spraakkunst (3.5, 6.4), Duden 4 (nouns, adjectives), Quirk et al., A Comprehensive
Grammar of the English Language (5.73-5.122, 3.2-3.20).
"""

from collections.abc import Iterable

from bot.text.inflection.endings import Endings
from bot.text.inflection.english_words import NOUNS, VERBS
from bot.text.inflection.germanic_verbs import dutch_infinitives, german_infinitives

_VOWELS = "aeiou"
_SHORT_SYLLABLE = 3


def _english(stem: str) -> Iterable[str]:
    """Bombed aside, planned: a doubled consonant; warring, barring and starring are words of their own."""
    return () if stem in {"warr", "barr", "starr"} else _undoubled(stem)


def _undoubled(stem: str) -> Iterable[str]:
    """Planned, bommen: a doubled consonant is single in the dictionary form."""
    if len(stem) > _SHORT_SYLLABLE and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        yield stem[:-1]


def _dutch(stem: str) -> Iterable[str]:
    """Aanvallen, staten, brieven, huizen: doubled consonant, open syllable, voiced end."""
    yield from _undoubled(stem)
    hard = {"v": "f", "z": "s"}.get(stem[-1])
    closed = stem[:-1] + hard if hard else stem
    if hard:
        yield closed
    is_open = len(stem) >= _SHORT_SYLLABLE and stem[-1] not in _VOWELS and stem[-2] in "aeou"
    if is_open and stem[-3] not in _VOWELS:
        yield closed[:-1] + closed[-2] + closed[-1]


_ENGLISH = """
# ending citation uses least form
's      -       npc     1     possessive
s       -       t       2     plural
s       -       a       2     plural           # NGOs
s       -       m       4     plural           # Kurds
es      -       t       3     plural
es      -       m       4     plural
ies     y       t       2     plural
men     man     t       3     plural           # gunmen
ies     y       m       3     plural
ses     sis     t       2     plural           # crises
ves     f,fe    t       2     plural
ed      -,e     c       3     past
ied     y       c       2     past
d       -       c       3     past             # declare-d
ing     -,e     c       3     -ing form
ying    ie      c       1     -ing form        # dying
iest    y       c       3     superlative      # deadliest
"""

_DUTCH = """
# ending citation uses least form
s       -       npt     3     genitive or plural
en      -       t       3     plural
en      -       m       4     plural           # Koerden
en      e       t       3     plural
n       -       t       4     plural
es      is      t       3     plural           # crises
a       um      t       3     plural           # musea
ici     icus    t       2     plural           # politici
heden   heid    t       2     plural
leden   lid     t       3     plural                # parlementsleden
e       -       pc      3     inflected adjective
es      -       c       4     genitive
er      -       c       4     comparative or agent noun
eren    -       c       4     plural
"""

_DUTCH_IRREGULAR = """
steden stad
leden lid
schepen schip
kinderen kind
volkeren volk
eieren ei
kalveren kalf
lieden lui
"""

_GERMAN = """
# ending citation uses least form
s       -       npt     2     genitive or plural
es      -       pc      3     genitive
es      -       n       4     genitive              # des Bundestages
en      e       npc     3     dative plural      # den Niederlanden
n       -       pt      3     dative or plural
n       -       m       4     plural                # Kurden
e       -       t       3     plural
en      -       pt      3     plural
en      -       m       4     plural
ien     ium     t       3     plural                # Ministerien
en      um      t       3     plural                # Museen, Zentren
en      us,a    t       3     plural                # Viren, Firmen
er      -       t       3     plural
ern     -       c       3     dative plural
ern     er      c       3     dative plural
ens     -       c       3     genitive
innen   in      t       3     plural                # Syrerinnen
nisse   nis     t       3     plural             # Bündnisse
nisses  nis     c       3     genitive
nissen  nis     c       3     dative plural
es      e       p       3     declined adjective
er      e       pc      3     declined adjective   # Vereinigter Staaten
em      e       pc      3     declined adjective
e       er      pc      3     declined adjective   # Islamische(r) Staat
en      er      pc      3     declined adjective
em      er      pc      3     declined adjective
es      er      pc      3     declined adjective
e       es      pc      3     declined adjective   # Rotes Kreuz
en      es      pc      3     declined adjective
em      es      pc      3     declined adjective
em      -       c       3     declined adjective
t       en,n    c       3     verb form
et      en      c       3     verb form
te      en,n    c       3     past
ete     en      c       3     past
ten     en,n    c       3     past
eten    en      c       3     past
end     en      c       3     participle
ende    en      c       3     participle
enden   en      c       3     participle
"""

ENGLISH = Endings(_ENGLISH, irregular=NOUNS, verbs=VERBS, alternation=_english)
DUTCH = Endings(_DUTCH, irregular=_DUTCH_IRREGULAR, alternation=_dutch, beyond=dutch_infinitives)
GERMAN = Endings(_GERMAN, beyond=german_infinitives)
