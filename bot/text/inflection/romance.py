"""French.

Source: Grevisse and Goosse, Le bon usage (elision 45, plural 513-531, agreement 547).
"""

from bot.text.inflection.endings import Endings

_FRENCH_ELISIONS = (
    "l",
    "d",
    "qu",
    "j",
    "n",
    "s",
    "c",
    "m",
    "t",
    "jusqu",
    "lorsqu",
    "puisqu",
    "quoiqu",
    "presqu",
    "quelqu",
)

_FRENCH = """
# ending citation uses least form
s       -       pt      3     plural
x       -       t       3     plural
aux     al,ail  t       2     plural
e       -       c       3     feminine
es      -       c       3     feminine plural
es      e       pc      3     plural
elle    el      c       3     feminine
elles   el      c       3     feminine plural
enne    en      pc      3     feminine
ennes   en      c       3     feminine plural
ive     if      c       2     feminine
ives    if      c       2     feminine plural
e       er      c       4     participle or present      # bombarder: bombarde
ee      er      c       3     participle
es      er      c       4     participle
ees     er      c       3     participle
ent     er      c       4     present
ait     er      c       4     imperfect
aient   er      c       4     imperfect
ant     er      c       4     participle
era     er      c       4     future
eront   er      c       4     future
"""

FRENCH = Endings(_FRENCH, elisions=_FRENCH_ELISIONS)
