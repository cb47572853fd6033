"""Latvian.

Sources: Kalnača and Lokmane, Latvian Grammar (nouns 2.1, adjectives 2.2, verbs 2.5); Nītiņa and Grigorjevs (eds.),
Latviešu valodas gramatika. Folded: long vowels and palatal letters are gone.
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed

_PALATAL = "l:l n:n r:r s:s,t z:z,d c:c k:k g:g pj:p bj:b mj:m vj:v fj:f"
"""Brālis, brāļa; lācis, lāča; valodnieka; bēglis, bēgļi; tiesnesis, tiesneša; kapteinis."""

_TABLE = """
# prezidents, Putins, ministrs
a       s       npc     2     genitive
am      s       npc     2     dative
u       s       npc     2     accusative or genitive plural
i       s       t       2     plural
iem     s       c       2     dative plural
us      s       c       2     accusative plural
os      s       c       2     locative plural
m       is      c       2     dative
# Zelenskis, bēglis
im      is      npc     2     dative
i       is      npc     2     accusative or locative
a       is      np      3     genitive              # Zelenska
# tirgus
u       us      c       2     accusative
um      us      c       2     dative
# Sīrija, Izraēla; raķete, Šveice; valsts
as      a       npt     2     genitive or plural
ai      a       npc     2     dative
u       a       c       2     accusative or genitive plural
nu      na      npu     2     accusative            # Irānu; but irāņu is of the Iranians
lu      la      npu     2     accusative
am      a       c       2     dative plural
es      e       npt     2     genitive or plural
ei      e       npc     2     dative
i       e       npc     2     accusative
em      e       c       2     dative plural
ij      s       npc     3     dative
i       s       npc     3     accusative
im      s       c       3     dative plural
is      s       t       3     plural
u       s       npc     3     genitive plural
# what the dictionary has in the plural: Emirāti, Filipīnas, Valstis, Nācijas; plūdi, vēlēšanas, sankcijas
u       i,as,is npc     2     genitive
iem     i       npc     2     dative
us      i       npc     2     accusative
os      i       npc     2     locative
am      as      npc     2     dative
im      is      npc     2     dative
em      es      npc     2     dative
# adjectives: Apvienotā Karaliste, Sarkanais Krusts, Apvienotie Emirāti, Tuvie Austrumi
as      a       pc      2     adjective, genitive
ajai    a       pc      2     adjective, dative
o       a       pc      2     adjective, accusative or genitive plural
aja     a       pc      2     adjective, locative
ajam    a,as    pc      2     adjective, dative plural
ajas    a,as    pc      2     adjective, locative plural
a       ais     pc      2     adjective, genitive
ajam    ais     pc      2     adjective, dative
o       ais     pc      2     adjective, accusative
aja     ais     pc      2     adjective, locative
ie      ais     t       2     adjective, plural
o       as      pc      2     adjective, genitive plural
o       ie      pc      2     adjective, genitive
ajiem   ie,ais  pc      2     adjective, dative plural
os      ie,ais  pc      2     adjective, accusative plural
ajos    ie,ais  pc      2     adjective, locative plural
ais     s       c       2     adjective, definite
a       s       c       2     adjective, feminine
as      s       t       2     adjective, feminine
ai      s       c       2     adjective, feminine dative
ajai    s       c       2     adjective, definite feminine dative
ajam    s       c       2     adjective, definite dative
aja     s       c       2     adjective, definite locative
ie      s       t       2     adjective, definite plural
o       s       c       2     adjective, definite
ajiem   s       c       2     adjective, definite dative plural
ajos    s       c       2     adjective, definite locative plural
ajas    s       c       2     adjective, definite locative plural
# verbs: aizturēt, uzbrukt, sagrābt
ja      t       c       3     past
jusi    t       c       3     participle
jis     t       c       3     participle
jusi    t       c       3     participle
s       t       c       3     future
ta      t       c       3     participle
ti      t       c       3     participle
tas     t       c       3     participle
ts      t       c       3     participle
tu      t       c       3     conditional or participle
tais    t       c       3     participle
tie     t       c       3     participle
to      t       c       3     participle
tajiem  t       c       3     participle
a       t       c       3     past                  # uzbruka
ca      kt      c       2     past                  # teica
c       kt      c       2     present
dza     gt      c       2     past
dz      gt      c       2     present
usi     t       c       4     participle
is      t       c       4     participle
-       et,it,t c       4     present
a       it      c       4     present
o       ot      c       3     present
jas     ties    c       3     reflexive past
as      ties    c       4     reflexive past
"""
_IRREGULAR = """
cilveki cilveku cilvekiem cilvekus cilvekos cilveks
berni bernu berniem bernus berns
dienas dienu dienam diena
"""

LATVIAN = Endings(
    "\n".join(
        (
            _TABLE,
            changed(
                "u a np 2 accusative", "b:b c:c d:d f:f g:g h:h j:j k:k m:m p:p r:r s:s t:t v:v z:z i:i e:e o:o u:u"
            ),
            changed("a is c 1 genitive\nu is npc 1 genitive plural\ni is t 1 plural", _PALATAL),
            changed("iem is c 1 dative plural\nus is c 1 accusative plural\nos is c 1 locative plural", _PALATAL),
            changed("u e c 1 genitive plural\nu es np 1 genitive", _PALATAL, least=1),
        )
    ),
    irregular=_IRREGULAR,
)
