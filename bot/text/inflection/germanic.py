"""Dutch, English and German.

Sources: Algemene Nederlandse Spraakkunst (3.5, 6.4), Duden 4 (nouns, adjectives), Quirk et al., A Comprehensive
Grammar of the English Language (5.73-5.122, 3.2-3.20).
"""

from collections.abc import Iterable

from bot.text.inflection.endings import Endings

_VOWELS = "aeiou"
_SHORT_SYLLABLE = 3


def _undoubled(stem: str) -> Iterable[str]:
    """Bombed, planned, bommen: a doubled consonant is single in the dictionary form."""
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
es      -       t       3     plural
ies     y       t       2     plural
ves     f,fe    t       2     plural
ed      -,e     c       3     past
ied     y       c       2     past
d       -       c       3     past             # declare-d
ing     -,e     c       3     -ing form
ers     -,e     c       4     agent noun, plural
"""

_ENGLISH_IRREGULAR = """
men man
women woman
children child
struck stricken strike
shot shoot
fought fight
held hold
met meet
fled flee
led lead
said say
told tell
made make
left leave
broke broken break
began begun begin
withdrew withdrawn withdraw
overthrew overthrown overthrow
spoke spoken speak
fell fallen fall
rose risen rise
took taken take
gave given give
sent send
lost lose
won win
crises crisis
"""

_DUTCH = """
# ending citation uses least form
s       -       npt     3     genitive or plural
en      -       t       3     plural
en      e       t       3     plural
n       -       t       4     plural
e       -       pc      3     inflected adjective
es      -       c       4     genitive
er      -       c       4     comparative or agent noun
eren    -       c       4     plural
t       -       c       3     verb form
te      -       c       3     past
ten     -       c       3     past
de      -       c       3     past
den     -       c       3     past
en      t       c       4     verb form      # weigeren, weigert
"""

_DUTCH_IRREGULAR = """
steden stad
leden lid
schepen schip
kinderen kind
"""

_GERMAN = """
# ending citation uses least form
s       -       npt     2     genitive or plural
es      -       pc      3     genitive
en      e       npc     3     dative plural      # den Niederlanden
n       -       pt      3     dative or plural
e       -       t       3     plural
en      -       pt      3     plural
er      -       t       3     plural
ern     -       c       3     dative plural
ern     er      c       3     dative plural
ens     -       c       3     genitive
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
t       en      c       3     verb form
te      en      c       3     past
ten     en      c       3     past
"""

ENGLISH = Endings(_ENGLISH, irregular=_ENGLISH_IRREGULAR, alternation=_undoubled)
DUTCH = Endings(_DUTCH, irregular=_DUTCH_IRREGULAR, alternation=_dutch)
GERMAN = Endings(_GERMAN)
