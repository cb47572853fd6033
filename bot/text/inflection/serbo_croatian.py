"""Croatian, Bosnian and Serbian, the last two in both scripts.

Sources: Barić et al., Hrvatska gramatika (declension 271-600, conjugation 600-740); Silić and Pranjković, Gramatika
hrvatskoga jezika; Piper and Klajn, Normativna gramatika srpskog jezika; Hrvatski pravopis (IHJJ; acronyms: NATO-a).
Written with its accents, for the Cyrillic table is made from it; folded when it is compiled.
"""

from bot.text.folding import fold
from bot.text.inflection.endings import Endings
from bot.text.inflection.serbian_scripts import TwoScripts, table_in_cyrillic, to_cyrillic
from bot.text.inflection.slavic_stems import changed, possessive

_MASCULINE = """
a       -       npc     2     genitive              # Irana
u       -       npc     2     dative or locative
om      -       npc     2     instrumental
em      -       npc     3     instrumental          # Bečem
e       -       c       3     accusative plural
i       -       t       3     plural
ima     -       c       3     dative or instrumental plural
ovi     -       t       3     plural                # ratovi
ova     -       c       3     genitive plural
ove     -       c       3     accusative plural
ovima   -       c       3     dative or instrumental plural
evi     -       t       3     plural
eva     -       c       3     genitive plural
eve     -       c       3     accusative plural
evima   -       c       3     dative or instrumental plural
"""

_FLEETING = "k:ak c:ac n:an r:ar t:at l:al š:aš nj:anj v:av oc:lac c:tac,dac g:ag zm:zam"
"""Početak, početka; Cipar, Cipra; Egipat, Egipta; novinac; talac, taoca; sudac, suca; terorizam, terorizma."""

BEFORE_I = "j:j n:n d:d r:r t:t v:v l:l m:m b:b z:z s:s g:g p:p h:h ik:ik jk:jk nk:nk"
"""Feminine names keep these before the dative's i; behind k it is an adjective (turski), the name has Turskoj."""

_CROATIAN = """
ci      k       t       3     plural                # vojnici
cima    k       c       3     dative or instrumental plural
zi      g       t       3     plural
zima    g       c       3     dative or instrumental plural
si      h       t       3     plural
sima    h       c       3     dative or instrumental plural
i       in      t       4     plural                # građani
e       in      c       4     accusative plural
ima     in      c       4     dative or instrumental plural
ci      tak     t       2     plural                # počeci
cima    tak     c       2     dative or instrumental plural
a       in      c       4     genitive plural
# what ends in another vowel: Mali, Haiti
ija     i       np      2     genitive
iju     i       np      2     dative or locative
ijem    i       np      2     instrumental
yja     y       np      2     genitive
yju     y       np      2     dative or locative
yjem    y       np      2     instrumental
aca     ac      c       2     genitive plural       # novinaraca, policajaca
# feminine: Sirija, Kina, Turska; raketa, izbjeglica
e       a       npt     2     genitive or plural
i       a       pc      2     dative or locative
oj      a       npc     2     dative or locative
u       a       npc     2     accusative
om      a       npc     2     instrumental
ci      ka      npc     2     dative or locative    # Americi
zi      ga      npc     2     dative or locative
si      ha      npc     2     dative or locative
ama     a       c       3     dative or instrumental plural
ih      a       pc      3     genitive plural
im      a       c       3     dative or instrumental plural
aka     ka      c       2     genitive plural
ana     na,no   c       2     genitive plural
ara     ra,ro   c       2     genitive plural
ava     va,vo   c       2     genitive plural
ala     la,lo   c       2     genitive plural
aba     ba      c       2     genitive plural
ama     ma,mo   c       2     genitive plural
alja    lja     c       2     genitive plural
# feminine in a consonant: stvar, oblast, pomoć
i       -       np      4     genitive, dative or locative
ju      -       npc     3     instrumental
šću     st      npc     2     instrumental
ću      t       npc     3     instrumental          # smrću
đu      d       c       3     instrumental
# neuter: Kosovo, Maroko, Togo; primirje, kraljevstvo
a       o,e     npt     2     genitive or plural
u       o,e     npc     2     dative or locative
om      o       npc     2     instrumental
em      e       npc     3     instrumental
ima     o,e     c       3     dative or instrumental plural
eta     e       c       2     genitive              # djeteta
etu     e       c       2     dative
# what the dictionary has in the plural: Sjedinjene Države, Ujedinjene nacije, Filipini, Emirati; izbori, pregovori
a       e,i     npc     3     genitive
ama     e       npc     3     dative, locative or instrumental
ima     i       npc     3     dative, locative or instrumental
e       i       npc     3     accusative
i       e       c       3     genitive
ka      ci      np      2     genitive              # Liječnika bez granica
ke      ci      np      2     accusative
# adjectives: Južni Sudan, Ujedinjeno Kraljevstvo, Saudijska Arabija; zračni napad
skog    ski     np      2     genitive              # Zelenskog
skoga   ski     np      2     genitive
skom    ski     np      2     dative or locative
skome   ski     np      2     dative or locative
skim    ski     np      2     instrumental
og      i,o,-   pc      3     genitive
oga     i,o,-   pc      3     genitive
om      i,o,-   pc      3     dative or locative
ome     i,o     pc      3     dative or locative
omu     i,o     pc      3     dative or locative
eg      i,e     pc      3     genitive
ega     i,e     pc      3     genitive
em      i,e     pc      3     dative or locative
emu     i,e     pc      3     dative or locative
im      i,o,-   pc      3     instrumental or dative plural
im      e,a     pc      3     dative, locative or instrumental plural
ima     i,e,a   pc      3     dative, locative or instrumental plural
ih      i,e,o   pc      3     genitive plural
ih      -       c       3     genitive plural
-       i       c       3     indefinite
a       i       c       3     feminine
o       i       c       3     neuter
e       i       t       3     plural
oj      i,-     c       3     feminine
u       i       c       3     feminine
i       a,o,e   c       3     masculine or plural
a       e       c       3     neuter
an      ni      c       3     indefinite
no      an      c       3     neuter
ne      an      c       3     plural
nog     an      c       3     genitive
nom     an      c       3     dative or locative
noj     an      c       3     feminine
nih     an      c       3     genitive plural
nim     an      c       3     instrumental
# verbs
o       ti      c       3     past                  # evakuirao
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
jeno    iti,ti  c       3     participle
jeni    iti,ti  c       3     participle
jene    iti,ti  c       3     participle
ljen    iti     c       3     participle
ljena   iti     c       3     participle
ljeno   iti     c       3     participle
ljeni   iti     c       3     participle
ljene   iti     c       3     participle
a       ati     c       4     present
aju     ati     c       3     present
i       iti     c       4     present
e       iti     c       4     present
uje     ovati,ivati     c     3     present
uju     ovati,ivati     c     3     present
ne      nuti    c       3     present
nu      nuti    c       3     present
ćen     titi    c       2     participle            # uhićen
ćena    titi    c       2     participle
ćeno    titi    c       2     participle
ćeni    titi    c       2     participle
ćene    titi    c       2     participle
o       sti     c       3     past                  # napao
la      sti     c       3     past
lo      sti     c       3     past
li      sti     c       3     past
le      sti     c       3     past
dnut    sti     c       2     participle
dnuta   sti     c       2     participle
dnuti   sti     c       2     participle
dnute   sti     c       2     participle
kao     ći      c       2     past                  # rekao, pobjegao
kla     ći      c       2     past
klo     ći      c       2     past
kli     ći      c       2     past
kle     ći      c       2     past
gao     ći      c       2     past
gla     ći      c       2     past
glo     ći      c       2     past
gli     ći      c       2     past
gle     ći      c       2     past
šao     ći      c       2     past
šla     ći      c       2     past
šlo     ći      c       2     past
šli     ći      c       2     past
šle     ći      c       2     past
ro      rijeti,reti c       2     past
rla     rijeti,reti c       2     past
rlo     rijeti,reti c       2     past
rli     rijeti,reti c       2     past
rle     rijeti,reti c       2     past
će      ti      c       4     future                # evakuisaće
"""

_CROATIAN_IRREGULAR = """
djeca djece djeci djecu djecom djeteta djetetu djetetom dijete
deca dece deci decu decom dete
ljudi ljude ljudima čovjek
ljudi ljude ljudima čovek
braća braće braći braću braćom brat
vremena vremenu vremenom vrijeme
vremena vremenu vremenom vreme
imena imenu imenom imenima ime
psa psu psom psi pse psima pas
dana dani dane danima dan
pošla pošlo pošli poći
posla poslu poslom poslovi poslova poslove poslovima posao
"""

_SERBO_CROATIAN_TABLE = "\n".join(
    (
        _MASCULINE,
        changed(_MASCULINE, _FLEETING),
        possessive("ov ev", "-,o", "- a o i e u og oga om ome oj im ima ih"),
        changed("i a n 3 dative or locative", BEFORE_I),
        _CROATIAN,
    )
)
CROATIAN = Endings(fold(_SERBO_CROATIAN_TABLE), irregular=fold(_CROATIAN_IRREGULAR))
SERBIAN = TwoScripts(
    CROATIAN, Endings(table_in_cyrillic(_SERBO_CROATIAN_TABLE), irregular=to_cyrillic(_CROATIAN_IRREGULAR))
)
BOSNIAN = SERBIAN
