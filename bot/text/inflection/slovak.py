"""Slovak.

Sources: Morfológia slovenského jazyka (Ružička et al., declension and conjugation); Dvonč, Dynamika slovenskej
morfológie; Pravidlá slovenského pravopisu (2013; foreign names). Folding has made one letter of d and ď, l and ľ, o and
ô, so most palatal stems do not change here but for k and ch.
"""

from bot.text.inflection.czech import LOCATIVES, VERBS
from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed, possessive

_SLOVAK_MASCULINE = """
u       -       npck    3     genitive, dative or locative        # Iránu; Českou is not of Česko
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

_OF_MEN = "a - c 3 genitive"
"""With a fleeting vowel the genitive in -a is sure: väzeň, väzňa; oheň, ohňa."""

_SLOVAK = """
ci      k               t    3     plural                    # vojaci
si      ch              t    3     plural
# feminine: Ukrajina, Amerika; Sýria, sankcia; zbraň, povodeň, oblasť
y       a               npt  3     genitive or plural
e       a               npt  3     genitive, dative, locative or plural
i       a               npc  3     dative or locative        # Sýrii
u       a               npc  3     accusative
ou      a               npc  3     instrumental
ovi     a,o             npc  3     dative
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
iel     ela,elo         c    2     genitive plural           # striel
iest    esta,esto       c    1     genitive plural           # miest
ien     ena,eno         c    1     genitive plural
ier     era,ero         c    1     genitive plural
iet     eta,eto         c    1     genitive plural
# neuter: Rusko, Kosovo, mesto; prímerie, kráľovstvo; centrum
a       o               nu   3     genitive                  # Ruska; Ruská is an adjective
a       e               n    3     genitive
a       o,e             pt   3     genitive or plural
u       o               nu   3     dative
u       e               n    3     dative
u       o,e             pc   3     dative or locative
om      o,e             npc  3     instrumental
e       o               pc   3     locative
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
om      ovia            npc  3     dative
och     ovia            npc  3     locative
mi      ovia            npc  3     instrumental
# adjectives: Zelenskyj, Nováková; Severná Kórea, Spojené arabské emiráty; balistická strela
eho     y,e,yj          npc  3     genitive
emu     y,e,yj          npc  3     dative
om      y,e,yj          npc  3     locative
ym      y,e,yj          npc  3     instrumental
ej      a               npc  3     genitive, dative or locative
ieho    i,ie            npc  3     genitive
iemu    i,ie            npc  3     dative
iho     i               npc  3     genitive                  # Pellegriniho
imu     i               npc  3     dative
om      i               pc   3     locative
im      i               npc  3     instrumental or dative plural
im      ie              pc   3     instrumental or dative plural
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
ol      nut             c    3     past                      # vybuchol
la      nut             c    3     past
lo      nut             c    3     past
li      nut             c    3     past
rel     riet            c    2     past                      # zomrel
rela    riet            c    2     past
reli    riet            c    2     past
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

SLOVAK = Endings(
    "\n".join(
        (
            _SLOVAK_MASCULINE,
            changed(f"{_SLOVAK_MASCULINE}{_OF_MEN}", "k:ok,ek c:ec l:ol,el n:en t:et r:er"),
            _SLOVAK,
            possessive("ov", "-,a,o", "- a o i u ho mu om", uses="mu"),
            LOCATIVES,
            VERBS,
        )
    ),
    irregular=_SLOVAK_IRREGULAR,
)
