"""Slovene.

Sources: Toporišič, Slovenska slovnica (declensions, 275-340; conjugation); Slovenski pravopis 2001 (769-810, foreign
names). Folded when it is compiled.
"""

from bot.text.folding import fold
from bot.text.inflection.endings import Endings
from bot.text.inflection.serbo_croatian import BEFORE_I
from bot.text.inflection.slavic_stems import changed, possessive

_SLOVENE_MASCULINE = """
a       -       npc     3     genitive
u       -       npc     3     dative or locative
om      -       npc     3     instrumental
em      -       npc     3     instrumental          # Bagdadom, Parizem
e       -       c       3     accusative plural
i       -       t       3     plural
ov      -       c       3     genitive plural
ev      -       c       3     genitive plural
ih      -       c       3     locative plural
oma     -       c       3     dual
ema     -       c       3     dual
ovi     -       t       3     plural                # vetrovi
ove     -       c       3     accusative plural
ovih    -       c       3     locative plural
"""

_SLOVENE = """
# what ends in a vowel: Mali, Nato, Kongo
ija     i       np      2     genitive
iju     i       np      2     dative or locative
ijem    i       np      2     instrumental
uja     u       np      2     genitive
uju     u       np      2     dative or locative
ujem    u       np      2     instrumental
yja     y       np      2     genitive
yju     y       np      2     dative or locative
yjem    y       np      2     instrumental
# feminine: Rusija, Ukrajina, Kitajska; raketa, stavka
e       a       npt     3     genitive or plural
i       a       pc      3     dative or locative
o       a       npc     3     accusative or instrumental
skem    ska     npc     2     locative              # na Kitajskem
škem    ška     npc     2     locative
am      a       c       3     dative plural
ah      a       c       3     locative plural
ami     a       c       3     instrumental plural
ama     a       c       3     dual
-       a       c       3     genitive plural
ev      va      c       2     genitive plural
ij      ja      c       2     genitive plural
er      ra,ro   c       2     genitive plural
el      la,lo   c       2     genitive plural
em      ma,mo   c       2     genitive plural
en      na,no   c       2     genitive plural
ek      ka,ko   c       2     genitive plural
# feminine in a consonant: stvar, oblast, pomoč
i       -       np      4     genitive, dative or locative
jo      -       npc     3     instrumental
im      -       c       3     dative plural
mi      -       c       4     instrumental plural
ve      ev      npt     2     genitive or plural    # žrtev, cerkev
vi      ev      npc     2     dative or locative
vam     ev      c       2     dative plural
vah     ev      c       2     locative plural
vami    ev      c       2     instrumental plural
vijo    ev      c       2     instrumental
# neuter: Kosovo; premirje, sodišče, kraljestvo
a       o,e     npt     3     genitive or plural
u       o,e     npc     3     dative or locative
om      o       npc     3     instrumental
em      e       npc     3     instrumental
-       o,e     c       3     genitive plural
ih      o,e     c       3     locative plural
om      e       c       3     dative plural
i       o,e     c       3     instrumental plural or dual
ema     e       c       3     dual
oma     o       c       3     dual
# what the dictionary has in the plural: Združene države, Filipini, Združeni narodi; volitve, sankcije
-       e       npc     3     genitive
ev      ve      npc     2     genitive
am      e       npc     3     dative
ah      e       npc     3     locative
ami     e       npc     3     instrumental
ov      i       npc     3     genitive
ev      i       npc     3     genitive
om      i       npc     3     dative
e       i       npc     3     accusative
ih      i       npc     3     locative
# adjectives: Južni Sudan, Združeno kraljestvo, Savdska Arabija; letalski napad
ega     i,o,e   pc      3     genitive
ega     -       c       3     genitive
skega   ski     np      2     genitive              # Zelenskega
skemu   ski     np      2     dative
skem    ski     np      2     locative
skim    ski     np      2     instrumental
emu     i,o,e   pc      3     dative
em      i,o     pc      3     locative
im      i,o,e   pc      3     instrumental or dative plural
ih      i,e,a   pc      3     genitive or locative plural
imi     i,e,a   pc      3     instrumental plural
im      a       c       3     dative plural
a       i       c       3     feminine
o       i       c       3     neuter
e       i       t       3     plural
i       a,o     c       3     masculine
-       i       c       3     indefinite
en      ni      c       3     indefinite
ni      en      c       3     definite
na      en      c       3     feminine
no      en      c       3     neuter
ne      en      c       3     plural
nega    en      c       3     genitive
nem     en      c       3     locative
nim     en      c       3     instrumental
nih     en      c       3     genitive plural
# verbs
l       ti      c       3     past
la      ti      c       3     past
lo      ti      c       3     past
li      ti      c       3     past
le      ti      c       3     past
n       ti      c       4     participle
na      ti      c       4     participle
no      ti      c       4     participle
ni      ti      c       4     participle
ne      ti      c       4     participle
nih     ti      c       4     participle
en      iti     c       3     participle
ena     iti     c       3     participle
eno     iti     c       3     participle
eni     iti     c       3     participle
ene     iti     c       3     participle
jen     iti,ti  c       3     participle
jena    iti,ti  c       3     participle
jeni    iti,ti  c       3     participle
jene    iti,ti  c       3     participle
ljen    iti     c       3     participle
ljena   iti     c       3     participle
ljeni   iti     c       3     participle
ljene   iti     c       3     participle
a       ati     c       4     present
ajo     ati     c       3     present
i       iti,eti c       4     present
ijo     iti,eti c       3     present
uje     ovati   c       3     present
ujejo   ovati   c       3     present
ne      niti    c       3     present
nejo    niti    c       3     present
rl      reti    c       2     past                  # umrl
rla     reti    c       2     past
rli     reti    c       2     past
del     sti     c       2     past                  # napadel
dla     sti     c       2     past
dli     sti     c       2     past
kel     ci      c       2     past                  # rekel
kla     ci      c       2     past
kli     ci      c       2     past
"""

_SLOVENE_IRREGULAR = """
ljudje ljudi ljudem ljudeh ljudmi clovek
otroci otrok otrokom otroke otrocih otrok
dneva dnevu dnevi dnevih dni dnevom dan
psa psu psom psi pse pes
letih leta leto
casa casov cas
"""
_SLOVENE_FLEETING = "k:ek c:ec r:er l:el lj:elj n:en nj:enj t:et rj:r"
"""Začetek, začetka; begunec; veter, vetra; ogenj, ognja; and Katar, Katarja."""

SLOVENE = Endings(
    fold(
        "\n".join(
            (
                _SLOVENE_MASCULINE,
                changed(_SLOVENE_MASCULINE, _SLOVENE_FLEETING),
                changed("i a n 3 dative or locative", BEFORE_I),
                possessive("ov ev", "-,o", "- a o i e u ega emu em im ih imi"),
                _SLOVENE,
            )
        )
    ),
    irregular=fold(_SLOVENE_IRREGULAR),
)
