"""Czech.

Sources: Příruční mluvnice češtiny (Karlík, Nekula, Rusínová; declension 2.2-2.3, conjugation 2.6); Internetová
jazyková příručka (declension of foreign names, 240-330). Folding has made one letter of c and č, r and ř, e and ě, so
most palatal stems do not change here but for k, h, g and ch.
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed, possessive

VERBS = """
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
"""Verbs, as Slovak has them too: past, participle, present."""

LOCATIVES = changed("e o n 3 locative", "v:v n:n t:t d:d r:r l:l m:m")
"""Kosovo, v Kosově; behind k it is an adjective (ruské), the name has Rusku."""

_CZECH_MASCULINE = """
u       -       npck    3     genitive, dative or locative        # Iránu; Českou is not of Česko
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

_OF_MEN = "a - c 3 genitive"
"""With a fleeting vowel the genitive in -a is sure even of short words: svědek, svědka; pes, psa."""

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
ovi     a,o             npc  3     dative                    # Fialovi, Lukašenkovi, teroristovi
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
a       o               nu   3     genitive                  # Ruska; Ruská is an adjective
a       o               pt   3     genitive or plural
u       o               npc  3     dative or locative
em      o               npc  3     instrumental
e       o               pc   3     locative
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
u       y,e,ove         npc  3     genitive
um      y,e,ove         npc  3     dative
am      y,a             npc  3     dative
ech     y,ove           npc  3     locative
y       ove             npc  3     accusative
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
cti     cky             t    2     plural                    # američtí
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
cen     knout           c    2     participle                # zatčen
cena    knout           c    2     participle
ceni    knout           c    2     participle
ceny    knout           c    2     participle
zen     hnout           c    2     participle                # zasažen
zena    hnout           c    2     participle
zeni    hnout           c    2     participle
zeny    hnout           c    2     participle
rel     rit             c    2     past                      # zemřel
rela    rit             c    2     past
reli    rit             c    2     past
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

CZECH = Endings(
    "\n".join(
        (
            _CZECH_MASCULINE,
            changed(f"{_CZECH_MASCULINE}{_OF_MEN}", "k:ek c:ec l:el n:en t:et r:er"),
            _CZECH,
            possessive("uv", "-,a,o", "-"),
            possessive("ov", "-,a,o", "a o i y u", uses="mu"),
            LOCATIVES,
            VERBS,
        )
    ),
    irregular=_CZECH_IRREGULAR,
)
