"""Macedonian: three articles behind the word, plurals, count forms, conjugated verbs; names have no cases.

Sources: Koneski, Gramatika na makedonskiot literaturen jazik (nouns 224-266, article 227, verbs 400-460); Friedman,
Macedonian. Of names only plurals and adjectives take the article (Филипините, Обединетите нации).
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed

_FLEETING = "ц:ец н:ен,он р:ер,ар л:ел,ол к:ок,ек т:ет,ат в:ов,ев м:ам г:ег ч:еч јц:ец"
"""Бегалец, бегалци; министер, министри; данок; оган, огнот."""

_NOUNS = """
от      -       pc      2     the
ов      -       c       3     the
он      -       c       3     the
а       -       c       2     several, or accusative
и       -       t       2     plural
ите     -       c       2     the, plural
ови     -       t       2     plural
овите   -       c       2     the, plural
еви     -       t       2     plural
евите   -       c       2     the, plural
"""
_ADJECTIVES = """
иот     -       pc      2     the, masculine
а       -       c       2     feminine
ата     -       pc      2     the, feminine
о       -       c       2     neuter
ото     -       pc      2     the, neuter
и       -       t       2     plural
ите     -       pc      2     the, plural
"""
_TABLE = """
от      -       n       5     the                   # Пентагонот
ци      к       t       2     plural
ците    к       c       2     the, plural
зи      г       t       2     plural
зите    г       c       2     the, plural
си      в,х     t       2     plural
сите    в,х     c       2     the, plural
ци      ок,ек   t       2     plural
ците    ок,ек   c       2     the, plural
и       ин      t       3     plural
ите     ин      c       3     the, plural
от      ј       c       2     the
и       ј       t       2     plural
ите     ј       c       2     the, plural
# feminine and neuter
та      -       pc      3     the
ва      -       c       4     this
на      -       c       4     that
и       а       t       2     plural
ите     а       c       2     the, plural
то      -       pc      2     the
а       о,е     t       2     plural
ата     о,е     c       2     the, plural
та      -       t       3     plural
ја      е       t       3     plural                # прашања
иња     е       t       3     plural
ињата   е       c       3     the, plural
# what the dictionary has in the plural: Филипини, Обединети нации, избори
ите     и       np      4     the
ата     а       p       3     the
ја      и       c       3     singular
# adjectives: Европски, воздушен, американските
ските   ски     pc      2     the, plural
иот     и       pc      2     the, masculine
а       и       c       2     feminine
ата     а,и     pc      2     the, feminine
о       и       c       2     neuter
ото     о,и     pc      2     the, neuter
# verbs cited in the third person: уапси, напаѓа, погине
ја      -       c       3     past                  # уапсија
в       -       c       3     past
вме     -       c       3     past
ше      -       c       3     past
л       -       c       3     participle
ла      -       c       3     participle
ло      -       c       3     participle
ле      -       c       3     participle
ат      -       c       3     present
т       -       c       3     present
ме      -       c       3     present
н       -       c       3     participle
на      -       c       3     participle
но      -       c       3     participle
ни      -       c       3     participle
ње      -       c       3     verbal noun
њето    -       c       3     verbal noun
ат      и       c       3     present
-       е       c       3     past                  # уби
аа      е       c       2     past
а       е       c       3     past
ал      е       c       3     participle
ала     е       c       3     participle
ало     е       c       3     participle
але     е       c       3     participle
ат      е       c       3     present
ав      е       c       3     past
"""
_IRREGULAR = """
луѓе луѓето човек
огнот огнови огновите оган
деца децата дете
браќа браќата брат
очи очите око
раце рацете рака
дни дните денови деновите ден
патишта патиштата пат
"""

MACEDONIAN = Endings(
    "\n".join(
        (
            _TABLE,
            _NOUNS,
            changed(_NOUNS, _FLEETING),
            _ADJECTIVES,
            changed(_ADJECTIVES, "н:ен в:ов р:ар к:ок л:ол т:ат"),
            changed(_ADJECTIVES, "ен:и,е ан:а"),
        )
    ),
    irregular=_IRREGULAR,
)
