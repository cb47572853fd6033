"""Albanian.

Sources: Newmark, Hubbard and Prifti, Standard Albanian (chapters 5 nouns, 6 adjectives, 3 verbs); Buchholz and
Fiedler, Albanische Grammatik (declension, linking articles). Folding has made e of ë and c of ç. The dictionary form is
the indefinite nominative; what is cited in the definite (Kosova, Siria) is read as well.
"""

from bot.text.inflection.endings import Endings

_NOUNS = """
# ending citation uses least form
# masculine
i       -               npc     2       definite
it      -,i             npc     2       definite genitive
in      -,i             npc     2       definite accusative
u       -               npc     2       definite
ut      -,u             npc     2       definite genitive
un      -,u             npc     2       definite accusative
t       -               npc     3       definite            # Zelenskit
n       -               npc     3       definite accusative
# feminine in -e with dots
a       e               npc     2       definite
es      e,a             npc     2       definite genitive
en      e,a             npc     2       definite accusative
e       a               npc     2       indefinite
# feminine in -i
ia      i               npc     2       definite
ise     i,ia            npc     2       definite genitive
ine     i,ia            npc     2       definite accusative
ie      i,ia            npc     2       indefinite genitive
i       ia              npc     2       indefinite
# in -e
ja      e               npc     3       definite            # perplasja, perplasje is below
eja     e               npc     2       definite
ese     e,eja           npc     2       definite genitive
ene     e,eja           npc     2       definite accusative
a       -               c       3       definite
ja      je              npc     2       definite
jes     ja              npc     2       definite genitive
jen     ja              npc     2       definite accusative
je      ja              npc     2       indefinite
# in a stressed vowel, and acronyms
ja      -               npc     3       definite
se      -,ja            npc     3       definite genitive
ne      -,ja            npc     3       definite accusative
s       -,ja            npc     3       definite genitive
je      -               c       3       indefinite genitive
# syncope and other stems
it      y               n       3       definite genitive   # Zelenskit
in      y               n       3       definite accusative
i       e               c       2       definite            # uji
it      e               c       2       definite genitive
in      e               c       2       definite accusative
res     er              npc     2       definite genitive   # Shkodres
ren     er              npc     2       definite accusative
ri      er              npc     2       definite            # lider is regular, minister is not
rit     er              npc     2       definite genitive
rin     er              npc     2       definite accusative
ra      er              npt     2       plural
rat     er              npt     2       plural
rave    er              npt     2       plural genitive
lli     ell             pc      2       definite
# names that are plurals
t       -               npc     3       definite plural     # Filipinet
et      e               npc     3       definite plural
eve     e,et            npc     3       plural genitive
at      a               npc     3       definite plural
ave     a,at            npc     3       plural genitive
# plural
e       -               pt      3       plural
et      -,e             pt      3       definite plural
eve     -,e             pt      3       plural genitive
esh     -,e             pc      3       plural ablative
a       -               pt      3       plural
at      -,e             pt      3       definite plural
ave     -,e             pt      3       plural genitive
ash     -,e             pc      3       plural ablative
a       e               pt      3       plural
te      -               pt      3       definite plural     # qeverite, armiqte
ve      -               pt      3       plural genitive
it      -               pt      3       definite plural     # protestuesit
ra      -               pt      3       plural              # fshatra
rat     -               pt      3       definite plural
rave    -               pt      3       plural genitive
q       k               pt      2       plural              # armiq
qe      k               pt      2       plural
qte     k               pt      2       definite plural
qve     k               pt      2       plural genitive
qit     k               pt      2       definite plural
gje     g               pt      2       plural              # pengje
gjet    g               pt      2       definite plural
gjeve   g               pt      2       plural genitive
gj      g               pt      2       plural
gjte    g               pt      2       definite plural
gjve    g               pt      2       plural genitive
je      ll,l            pt      2       plural              # pyje
jet     ll,l            pt      2       definite plural
jeve    ll,l            pt      2       plural genitive
j       ll,l            pt      2       plural
jt      ll,l            pt      2       definite plural
jve     ll,l            pt      2       plural genitive
nj      -,r             pt      2       plural              # drunj, ullinj
njte    -,r             pt      2       definite plural
njve    -,r             pt      2       plural genitive
inj     i               pt      2       plural
injte   i               pt      2       definite plural
ej      a,e             pt      2       plural
nje     -               pt      2       plural              # gjini, gjinj
uj      ull             pt      2       plural
ulla    ull             pt      2       plural
res     rr              pc      2       definite genitive
"""

_VERBS = """
# arrestoj
on      oj      c       2       verb form
ojne    oj      c       2       verb form
oi      oj      c       2       past
uan     oj      c       2       past
uar     oj      c       2       participle
uara    oj      c       2       participle
uari    oj      c       2       participle
uarit   oj      c       2       participle
uarve   oj      c       2       participle
ua      oj      c       2       passive past
uam     oj      c       2       past
uat     oj      c       2       past
ohet    oj      c       2       passive
ohen    oj      c       2       passive
ohej    oj      c       2       passive
oheshin oj      c       2       passive
onte    oj      c       2       imperfect
onin    oj      c       2       imperfect
oje     oj      c       2       subjunctive
uan     uaj     c       2       verb form
# shperthej
en      ej      c       3       verb form
ejne    ej      c       2       verb form
eu      ej      c       2       past
yen     ej      c       2       past
yer     ej      c       2       participle
yera    ej      c       2       participle
ehet    ej      c       2       passive
ehen    ej      c       2       passive
ente    ej      c       2       imperfect
eje     ej      c       2       subjunctive
# godas, vras
et      as      c       2       verb form
asin    as      c       2       verb form
iti     as      c       2       past
iten    as      c       2       past
itur    as      c       2       participle
itet    as      c       2       passive
au      as      c       2       past
ane     as      c       2       past
are     as      c       2       participle
# hap, mbyll
i       -       c       3       past
en      -       c       3       past
in      -       c       3       verb form
ur      -       c       3       participle
ura     -       c       3       participle
et      -       c       3       passive
te      -       c       3       imperfect
"""

_IRREGULAR = """
se te e
te i
e i
te se
njerez njerezit njerezve njeri
gra grate grave grua
gruaja gruas gruan grua
femije femijet femijeve femija femijen femije
burra burrat burrave burre
djem djemte djemve djale
vajza vajzat vajzave vajze
vellezer vellezerit vella
duar duart dore
net netet nate
dyer dyert dere
shtepi shtepite shtepise shtepi
lufte luftes luften luftrat lufte
qytete qytetet qyteteve qytet
vende vendet vendeve vend
mbreter mbreterit mbret
vite vitet viteve vit
dite ditet diteve dite
"""


def _with_vowel(stem: str) -> tuple[str, ...]:
    """Give a stem with the vowel that fell out before the ending: ministr(at), minister."""
    if len(stem) > 3 and stem[-1] in "rln" and stem[-2] not in "aeiouyrln":
        return (f"{stem[:-1]}e{stem[-1]}",)
    return ()


ALBANIAN = Endings(_NOUNS + _VERBS, irregular=_IRREGULAR, alternation=_with_vowel)
