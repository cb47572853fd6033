"""Czech and Slovak.

Sources: Příruční mluvnice češtiny (Karlík, Nekula, Rusínová; declension 2.2-2.3, conjugation 2.6); Internetová
jazyková příručka (declension of foreign names, 240-330); Dvonč, Dynamika slovenskej morfológie; Pravidlá slovenského
pravopisu (2013). Folding has made one letter of k's and č's c, of r and ř, e and ě, so most palatal stems do not change
here but for k, h, g and ch.
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed

_VERBS = """
l       t               c    3     past                      # evakuoval, sestřelil
la      t               c    3     past
lo      t               c    3     past
li      t               c    3     past
ly      t               c    3     past
n       t               c    4     participle
na      t               c    4     participle
no      t               c    4     participle
ni      t               c    4     participle
ny      t               c    4     participle
ne      t               c    4     participle
neho    t               c    4     participle
nych    t               c    4     participle
en      it,et           c    3     participle
ena     it,et           c    3     participle
eno     it,et           c    3     participle
eni     it,et           c    3     participle
eny     it,et           c    3     participle
ene     it,et           c    3     participle
eneho   it,et           c    3     participle
enych   it,et           c    3     participle
uje     ovat            c    3     present
a       at              c    4     present
i       it,et           c    4     present
"""

_CZECH_MASCULINE = """
u       -       npc     3     genitive, dative or locative
a       -       np      3     genitive              # Londýna, Putina
a       -       c       4     genitive              # vojáka; but mír, míru
ovi     -       npc     3     dative
em      -       npc     3     instrumental
e       -       npc     3     genitive or locative  # Izraele, Babiše; Egyptě
i       -       npt     3     dative, locative or plural
y       -       t       3     plural
ove     -       t       3     plural
um      -       c       3     dative plural
ech     -       c       3     locative plural
ich     -       c       3     locative plural
"""

_CZECH = """
cich    k               c    2     locative plural           # útocích
zich    h,g             c    2     locative plural
sich    ch              c    2     locative plural
ci      k               t    3     plural                    # uprchlíci
zi      h,g             t    3     plural
si      ch              t    3     plural
omu     um              pc   1     dative                    # Bílému domu
ome     um              pc   1     locative
omem    um              pc   1     instrumental
omy     um              t    1     plural
# feminine: Ukrajina, Amerika, Praha; Sýrie, sankce; zbraň, povodeň, oblast
y       a               npt  3     genitive or plural
e       a               npc  3     dative or locative
u       a               npc  3     accusative
ou      a               npc  3     instrumental
ovi     a               npc  3     dative                    # Fialovi, teroristovi
ce      ka              npc  2     dative or locative
ze      ha,ga           npc  2     dative or locative
se      cha             npc  2     dative or locative
-       a               c    3     genitive plural
am      a               c    3     dative plural
ach     a               c    3     locative plural
ami     a               c    3     instrumental plural
um      a,e             c    3     dative plural
ech     a               c    3     locative plural
u       e               c    3     genitive plural           # vůdců
je      a               np   4     genitive                  # Koreje
ji      a               np   4     dative or locative
i       e               npc  3     dative, accusative, locative or instrumental
em      e               c    3     instrumental
im      e               npc  3     dative plural
ich     e               npc  3     locative plural
emi     e               npc  3     instrumental plural
im      -               c    3     dative plural
emi     -               c    3     instrumental plural
mi      -               c    4     instrumental plural
em      -               c    3     dative plural             # oblastem
ne      en              npt  2     genitive or plural        # povodně, oheň
ni      en              npc  2     dative or locative
nim     en              c    2     dative plural
nich    en              c    2     locative plural
nemi    en              c    2     instrumental plural
ve      ev              npc  2     genitive                  # církve
vi      ev              npc  2     dative or locative
ek      ka,ko           c    2     genitive plural           # stávek
er      ra,ro           c    2     genitive plural
el      la,lo           c    2     genitive plural
en      na,no           c    2     genitive plural
eb      ba              c    2     genitive plural
ev      va              c    2     genitive plural
# neuter: Rusko, Kosovo, město; příměří, království; centrum; zvíře
a       o               npt  3     genitive or plural
u       o               npc  3     dative or locative
em      o               npc  3     instrumental
e       o               npc  3     locative
-       o               c    3     genitive plural
um      o               c    3     dative plural
y       o               c    3     instrumental plural
ech     o               c    3     locative plural
ach     o               c    3     locative plural
im      i               npc  3     instrumental or dative plural
ich     i               npc  3     locative plural
imi     i               npc  3     instrumental plural
a       um              npt  3     genitive or plural
u       um              npc  3     dative or locative
em      um              c    3     instrumental
ete     e               c    2     genitive
ata     e               t    2     plural
# what the dictionary has in the plural: Filipíny, Spojené státy, Nizozemí; volby
-       y               npc  3     genitive
u       y,e             npc  3     genitive
um      y,e             npc  3     dative
am      y,a             npc  3     dative
ech     y               npc  3     locative
ach     y,a             npc  3     locative
ami     y,a             npc  3     instrumental
mi      y               npc  4     instrumental
eb      by              pc   2     genitive                  # voleb
ek      ky              npc  2     genitive
en      ny              npc  3     genitive
# adjectives: Zelenskyj, Nováková; Velká Británie, Severní Korea, Spojené arabské emiráty; balistická střela
eho     y,e,yj          npc  3     genitive
emu     y,e,yj          npc  3     dative
em      y,e,yj          npc  3     locative
ym      y,e,yj          npc  3     instrumental
m       yj              np   4     instrumental
e       a               pc   3     genitive or dative
iho     i               npc  3     genitive
imu     i               npc  3     dative
ych     e,y,a           pc   3     genitive or locative plural
ym      e,a             pc   3     dative plural
ymi     e,y,a           pc   3     instrumental plural
a       y               c    3     feminine
e       y               t    3     neuter or plural
ou      y               c    3     feminine
i       y               t    3     plural
ci      ky              t    3     plural
sti     sky             t    2     plural
ti      cky             t    2     plural                    # političtí
zi      hy              t    3     plural
# verbs that Slovak has otherwise
ul      out             c    3     past                      # zahynul
ula     out             c    3     past
ulo     out             c    3     past
uli     out             c    3     past
uly     out             c    3     past
l       nout            c    3     past
la      nout            c    3     past
li      nout            c    3     past
ut      out             c    3     participle
ne      nout            c    3     future
nou     nout            c    3     future
uji     ovat            c    3     present
aji     at              c    3     present
eji     it,et           c    3     present
"""

_CZECH_IRREGULAR = """
deti detem detmi detech ditete diteti ditetem dite
lide lidi lidem lidmi lidech clovek
vetru vetrem vetry vetrech vitr
snehu snehem snih
boha bohu bohem boze buh
stolu stolem stoly stul
dne dni dnem dny dnu dnech den
tydne tydnu tydny tydnech tyden
roku let letech lety rok
zavre zavrela zavrel zavreli zavrit
"""

_SLOVAK_MASCULINE = """
u       -       npc     3     genitive, dative or locative
a       -       np      3     genitive              # Londýna, Putina
a       -       c       5     genitive              # vojaka; but mier, mieru
ovi     -       npc     3     dative
om      -       npc     3     instrumental
e       -       npc     3     locative or plural    # Libanone
i       -       npt     3     locative or plural
y       -       t       3     plural
ia      -       t       4     plural                # učitelia
ovia    -       t       3     plural
ov      -       c       3     genitive plural
och     -       c       3     locative plural
mi      -       c       3     instrumental plural
"""

_SLOVAK = """
ci      k               t    3     plural                    # vojaci
si      ch              t    3     plural
# feminine: Ukrajina, Amerika; Sýria, sankcia; zbraň, povodeň, oblasť
y       a               npt  3     genitive or plural
e       a               npt  3     genitive, dative, locative or plural
i       a               npc  3     dative or locative        # Sýrii
u       a               npc  3     accusative
ou      a               npc  3     instrumental
ovi     a               npc  3     dative
om      a               c    3     instrumental              # teroristom
-       a               c    3     genitive plural
i       a               c    3     genitive plural           # sankcií
am      a               c    3     dative plural
iam     a               c    3     dative plural
ach     a               c    3     locative plural
ami     a               c    3     instrumental plural
ov      a               c    3     genitive plural
och     a               c    3     locative plural
ou      -               npc  3     instrumental              # zbraňou
am      -               c    4     dative plural
iam     -               c    3     dative plural
ach     -               c    4     locative plural
iach    -               c    3     locative plural
ami     -               c    3     instrumental plural
ne      en              npt  2     genitive or plural        # povodne, oheň
ni      en              npc  2     dative or locative
nou     en              c    2     instrumental
niam    en              c    2     dative plural
niach   en              c    2     locative plural
nami    en              c    2     instrumental plural
vi      ev              npc  2     genitive                  # cirkvi
ok      ka,ko           c    2     genitive plural
iek     ka,ko           c    2     genitive plural           # stávok, striel
iel     la,lo           c    2     genitive plural
ier     ra,ro           c    2     genitive plural
ien     na,no           c    2     genitive plural
en      na,no           c    2     genitive plural           # vojen
ieb     ba              c    2     genitive plural
iev     va              c    2     genitive plural
el      lo,la           c    2     genitive plural
# neuter: Rusko, Kosovo, mesto; prímerie, kráľovstvo; centrum
a       o,e             npt  3     genitive or plural
u       o,e             npc  3     dative or locative
om      o,e             npc  3     instrumental
e       o               npc  3     locative
-       o               c    3     genitive plural
am      o,e             c    3     dative plural
ach     o,e             c    3     locative plural
ami     o,e             c    3     instrumental plural
i       e               npc  3     locative or genitive plural
im      ie              npc  3     instrumental
a       um              npt  3     genitive or plural
u       um              npc  3     dative
e       um              c    3     locative
om      um              c    3     instrumental
# what the dictionary has in the plural: Spojené štáty, Filipíny, Emiráty; voľby
-       y               npc  3     genitive
ov      y,e             npc  3     genitive
om      y,e             npc  3     dative
och     y,e             npc  3     locative
mi      y,e             npc  4     instrumental
am      y,e,a           npc  3     dative
ach     y,e,a           npc  3     locative
ami     y,e,a           npc  3     instrumental
ieb     by              pc   2     genitive
iek     ky              npc  2     genitive
ok      ky              npc  2     genitive
ov      ovia            npc  3     genitive
# adjectives: Zelenskyj, Nováková; Severná Kórea, Spojené arabské emiráty; balistická strela
eho     y,e,yj          npc  3     genitive
emu     y,e,yj          npc  3     dative
om      y,e,yj          npc  3     locative
ym      y,e,yj          npc  3     instrumental
ej      a               npc  3     genitive, dative or locative
ieho    i,ie            npc  3     genitive
iemu    i,ie            npc  3     dative
om      i               pc   3     locative
im      i,ie            pc   3     instrumental or dative plural
ich     ie,i,ia         pc   3     genitive or locative plural
imi     ie,i,ia         pc   3     instrumental plural
ych     e,y,a           pc   3     genitive or locative plural
ym      e,a             pc   3     dative plural
ymi     e,y,a           pc   3     instrumental plural
a       y               c    3     feminine
e       y               t    3     neuter or plural
ej      y               c    3     feminine
ou      y               c    3     feminine
u       y               c    3     feminine
i       y               t    3     plural
# verbs that Czech has otherwise
ia      it              c    3     present
aju     at              c    3     present
uju     ovat            c    3     present
eju     et              c    3     present
ne      nut             c    3     future
nu      nut             c    3     future
"""

_SLOVAK_IRREGULAR = """
deti detom detmi detoch dietata dietatu dietatom dieta
ludia ludi ludom ludmi ludoch clovek
vetra vetru vetrom vetre vetry vietor
dna dni dnom dny dnoch den
rokov rokmi rok
psa psov psom psy pes
"""

CZECH = Endings(
    "\n".join((_CZECH_MASCULINE, changed(_CZECH_MASCULINE, "k:ek c:ec l:el n:en t:et r:er"), _CZECH, _VERBS)),
    irregular=_CZECH_IRREGULAR,
)
SLOVAK = Endings(
    "\n".join((_SLOVAK_MASCULINE, changed(_SLOVAK_MASCULINE, "k:ok,ek c:ec l:ol,el n:en t:et r:er"), _SLOVAK, _VERBS)),
    irregular=_SLOVAK_IRREGULAR,
)
