"""Lithuanian.

Sources: Ambrazas (ed.), Lithuanian Grammar (declensions II.1.2, definite adjectives II.2.3, verbs II.5); Dabartinės
lietuvių kalbos gramatika. Folded: hooks, carons and long vowels are gone, so an accusative may be the dictionary form.
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed

_IS_STEM = """
io      -       npc     2     genitive
iui     -       npc     2     dative
iu      -       npc     2     instrumental or genitive plural
iai     -       t       2     plural
iams    -       c       2     dative plural
ius     -       c       2     accusative plural
iais    -       c       2     instrumental plural
iuose   -       c       2     locative plural
"""

_TABLE = """
# Irakas, Iranas; karas, ministras
o       as      npc     2     genitive
ui      as      npc     2     dative
a       as      npc     2     accusative
u       as      npc     2     instrumental or genitive plural
e       as      npc     2     locative
ai      as      t       2     plural
ams     as      c       2     dative plural
us      as      c       2     accusative plural
ais     as      c       2     instrumental plural
uose    as      c       2     locative plural
# Izraelis, Zelenskis; sprogimas, pabėgėlis
i       is,ys   npc     2     accusative
yje     is,ys   npc     2     locative
i       is,ys   c       2     vocative
ej      ejas    c       3     vocative
jo      jis,jas npc     2     genitive
jui     jis,jas npc     2     dative
jai     jas     t       2     plural
# Sirija, Lietuva; raketa
os      a       npt     2     genitive or plural
ai      a       npc     2     dative
oje     a       npc     2     locative
u       a       c       2     genitive plural
oms     a       c       2     dative plural
as      a       c       2     accusative plural
omis    a       c       2     instrumental plural
ose     a       c       2     locative plural
# Eritrėja, Čilė; upė
es      e       npt     2     genitive or plural
ei      e       npc     2     dative
eje     e       npc     2     locative
iu      e       c       2     genitive plural
ems     e       c       2     dative plural
emis    e       c       2     instrumental plural
ese     e       c       2     locative plural
# sutartis, pilis; valstybė
ies     is      npc     2     genitive
iai     is      npc     2     dative
imi     is      npc     2     instrumental
ys      is      t       2     plural
iu      is      c       2     genitive plural
u       is      c       3     genitive plural
ims     is      c       2     dative plural
imis    is      c       2     instrumental plural
yse     is      c       2     locative plural
# Brunėjus, Vilnius; turgus
aus     us      npc     2     genitive
ui      us      npc     2     dative
u       us      npc     2     accusative
umi     us      npc     2     instrumental
uje     us      npc     2     locative
ai      us      t       2     plural
u       us      c       2     genitive plural
ums     us      c       2     dative plural
umis    us      c       2     instrumental plural
uose    us      c       2     locative plural
ams     us      c       3     dative plural
ais     us      c       3     instrumental plural
# vanduo, šuo
ens     uo      c       2     genitive
eniui   uo      c       2     dative
eni     uo      c       2     accusative
eniu    uo      c       2     instrumental
enyje   uo      c       2     locative
enys    uo      t       2     plural
enu     uo      c       2     genitive plural
enims   uo      c       2     dative plural
enis    uo      c       2     accusative plural
enimis  uo      c       2     instrumental plural
enyse   uo      c       2     locative plural
# what the dictionary has in the plural: Nyderlandai, Bahamos, Jungtinės Valstijos, rinkimai, sankcijos, derybos
u       ai,os   npc     2     genitive
ams     ai      npc     2     dative
us      ai      npc     2     accusative
ais     ai      npc     2     instrumental
uose    ai      npc     2     locative
oms     os      npc     2     dative
as      os      npc     2     accusative
omis    os      npc     2     instrumental
ose     os      npc     2     locative
iu      iai,ys,es   npc 2     genitive
iams    iai,ys  npc     2     dative
ius     iai,ys  npc     2     accusative
iais    iai,ys  npc     2     instrumental
iuose   iai,ys  npc     2     locative
ems     es      npc     2     dative
emis    es      npc     2     instrumental
ese     es      npc     2     locative
# adjectives: Jungtinė Karalystė, Europos centrinis bankas, Pietų Afrika
am      as      pc      2     adjective, dative
ame     as      pc      2     adjective, locative
i       as      t       2     adjective, plural
iems    as,i    pc      2     adjective, dative plural
a       as      c       2     adjective, feminine
os      as      c       2     adjective, feminine genitive
ai      as      c       2     adjective, feminine dative
oje     as      c       2     adjective, feminine locative
os      as      t       2     adjective, feminine plural
iam     is,us   pc      2     adjective, dative
iame    is,us   pc      2     adjective, locative
iems    iai,is  pc      2     adjective, dative plural
i       us      c       2     adjective, feminine or plural
us      i       pc      2     adjective, accusative plural
u       i       pc      2     adjective, genitive plural
ais     i       pc      2     adjective, instrumental plural
uose    i       pc      2     adjective, locative plural
e       is      c       2     adjective, feminine
es      is      t       2     adjective, feminine
ei      is      c       2     adjective, feminine dative
eje     is      c       2     adjective, feminine locative
emis    is      c       2     adjective, feminine instrumental plural
ems     is      c       2     adjective, feminine dative plural
ese     is      c       2     adjective, feminine locative plural
# definite adjectives: Naujoji Zelandija, Didžioji Britanija, Raudonasis Kryžius, Baltieji rūmai
osios   oji     pc      2     definite, genitive
ajai    oji     pc      2     definite, dative
aja     oji     pc      2     definite, accusative
ojoje   oji     pc      2     definite, locative
ojo     asis,ysis   pc  2     definite, genitive
ajam    asis    pc      2     definite, dative
aji     asis    pc      2     definite, accusative
uoju    asis    pc      2     definite, instrumental
ajame   asis    pc      2     definite, locative
iojo    ysis,usis   pc  2     definite, genitive
iajam   ysis,usis   pc  2     definite, dative
iaji    ysis    pc      2     definite, accusative
iuoju   ysis    pc      2     definite, instrumental
iajame  ysis    pc      2     definite, locative
uju     ieji,asis,osios,oji pc  2     definite, genitive plural
iesiems ieji,asis   pc  2     definite, dative plural
uosius  ieji,asis   pc  2     definite, accusative plural
aisiais ieji,asis   pc  2     definite, instrumental plural
uosiuose    ieji,asis   pc  2 definite, locative plural
osioms  osios   pc      2     definite, dative plural
asias   osios   pc      2     definite, accusative plural
osiomis osios   pc      2     definite, instrumental plural
osiose  osios   pc      2     definite, locative plural
asis    as      c       3     definite
oji     as      c       3     definite, feminine
ieji    as      t       3     definite, plural
ieji    asis    t       2     definite, plural
osios   asis    t       2     definite, feminine
oji     asis    c       2     definite, feminine
# verbs: sulaikyti, nutraukti, evakuoti
o       yti,ti  c       3     present or past
e       yti,ti,eti  c   3     past
s       ti      c       3     future
ys      yti     c       3     future
ejo     eti     c       2     past
ove     auti    c       2     past                  # nušovė
avo     uoti,auti   c   1     past
uoja    uoti    c       2     present
auja    auti    c       2     present
ja      ti      c       3     past or present
jo      ti      c       3     past
una     uti     c       2     present
do      sti     c       3     past                  # atleido
de      sti     c       3     past
ino     inti    c       2     past
ina     inti    c       2     present
a       ti,eti  c       3     present
tu      ti      c       3     conditional
us      ti      c       3     participle
usi     ti      c       3     participle
antis   ti      c       3     participle
tas     ti      c       3     participle
ta      ti      c       3     participle
ti      ti      c       3     participle
tos     ti      c       3     participle
tu      ti      c       3     participle
tus     ti      c       3     participle
tiems   ti      c       3     participle
tasis   ti      c       3     participle
esi     etis    c       3     reflexive past
osi     ytis,tis    c   3     reflexive past
asi     tis     c       3     reflexive present
"""
_IRREGULAR = """
zmones zmoniu zmonems zmonemis zmonese zmogus
zuvo zuve zuvusi zuvusiu zuvusius zuva zuti
mire mirusi miru mirusiu mirti
seseris seserys seseru sesuo
menesio menesiai menesiu menesis
"""

LITHUANIAN = Endings(
    "\n".join(
        (
            _TABLE,
            changed(_IS_STEM, ":is,ys c:tis,tys dz:dis,dys"),
            changed("iu - npc 2 genitive plural", "c:tes,te,tis,tys dz:des,de,dis,dys"),
            changed("osios oji pc 2 definite, genitive", "i:i"),
            changed("ajai oji pc 2 definite, dative\naja oji pc 2 definite\nojoje oji pc 2 definite, locative", "i:i"),
        )
    ),
    irregular=_IRREGULAR,
)
