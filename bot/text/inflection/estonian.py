"""Estonian.

Sources: Erelt, Erelt and Ross, Eesti keele kasiraamat (M 20-60 nouns, M 85-110 verbs, O 60-70 acronyms); Viitso in
Erelt (ed.), Estonian Language (chapters 1.4, 2.1). Folding has made one letter of a o u and of those with marks.
Kinds of stems: g the genitive, which all cases are built on; v the strong stem in a vowel (partitive, short illative,
plural in -de); t what stands before -t and -te; i the partitive plural; m verbs.
"""

from bot.text.inflection.finnic import Finnic, Grades

_CASE_ENDINGS = "s st sse l lt le ga ta na ni ks"
_CASES = """
# ending kinds behind uses form
-       gv      -       npc     genitive or partitive
d       g       -       npt     plural
d       v       -       npc     partitive               # Venemaad
t       t       -       npc     partitive
de      v       -       npc     genitive plural
te      t       -       npc     genitive plural
id      g       -       npc     partitive plural
sid     v       -       npc     partitive plural
e       i       -       c       partitive plural
i       i       -       npc     partitive plural
u       i       -       c       partitive plural
# verbs: the dictionary form is in -ma
ma      m       -       c       infinitive
mas     m       -       c       infinitive
mast    m       -       c       infinitive
mata    m       -       c       infinitive
s       m       -       c       past
sid     m       -       c       past
sin     m       -       c       past
b       m       -       c       present
n       m       -       c       present
vad     m       -       c       present
me      m       -       c       present
v       m       -       c       participle
va      m       -       c       participle
nud     m       -       c       participle
nu      m       -       c       participle
da      m       -       c       infinitive
ta      m       -       c       infinitive
des     m       -       c       gerund
ks      m       -       c       conditional
ksid    m       -       c       conditional
ti      m       -       c       passive past
di      m       -       c       passive past
tud     m       -       c       passive participle
dud     m       -       c       passive participle
takse   m       -       c       passive
dakse   m       -       c       passive
tav     m       -       c       passive participle
is      m       -       c       past                    # tappis
eti     m       -       c       passive past            # tapeti
etud    m       -       c       passive participle
"""

_STEMS = """
# kinds ending citation grade uses
g       -               -       =       npc     # Hiina
g       i,a,u,e         -       s       npc     # Iraani, Iraan; Iraagi, Iraak; Liidu, Liit; panga, pank; raketi, rakett
g       se              ne      =       npc     # punase, punane
g       ja              da      =       c       # soja, soda
g       he              ht      =       c       # lehe, leht
g       hu,ha           hk,hk   =       c
g       lu,lla          ld,ld   =       c
g       e               gi      =       c       # vae, vagi; joe, jogi
g       oa              uba     =       c       # toa, tuba
g       ea              ida     =       c       # rea, rida
g       re              ri      =       c       # mere, meri
gv      lda             llas    =       npc     # kalda, kallas
g       le              l       =       c
g       va              b,v     =       c
gvt     tri,dri         ter,der =       npc     # ministri, minister
g       ue              us      =       pc      # uue, uus
t       u               us      =       pc
g       kohtu           kohus   =       npc
t       kohtu           kohus   =       npc
v       kku             k       =       npc     # vabariikku; pogenikku, pogenik
i       kk              k       =       c       # pogenikk(e)
v       ge              gi      =       c       # joge(de)
v       ge              ed      =       npc     # vage(de), vaed
g       ma              m       =       c
v       -               -       =       npc     # Venemaa(d), soda(de)
v       i,a,u,e         -       =       npc     # Iraaki, Liitu
v       ti,ki,pi        t,k,p   =       npc     # raketti, rakett
v       tti,kki,ppi     tt,kk,pp        =       c
v       etu,itu,utu     eedu,iidu,uudu  =       np
v       tu              du      =       np      # Leetu, Leedu
v       ki              gi      =       np      # Turki, Turgi
v       tti             ti      =       np      # Latti, Lati
v       rre             ri      =       c
t       -               -       =       npc     # Egiptus(t)
t       s               ne      =       npc     # pagulas(te)
t       is              ine     =       npc     # valimis(te)
t       i               -       =       npc     # Pentagoni(t)
t       a,u,e           -       =       c       # runnaku(te), runnak
t       e               i       =       c
i       -               -,a,i   =       c       # riik(e), sod(u)
i       s               ne      =       c       # pagulas(i)
i       s               s       =       c
# names and words that are plurals (Filipiinid, valimised); behind d or te stands no d of their own
t       s               sed     =       npc     # valimis(tel)
v       -               d       w       npc     # Filipiini(del), Uhendriiki(des)
t       -               d       =       npc
i       s               sed     =       npc
m       -               ma      s       c       # hukkus, hukkub, hukkuma
m       pp,tt           pma,tma =       c       # tappis, tapma
m       a,e             ma      =       c       # tapab, tapma
m       ua,ia           udma,idma       =       c       # nouab, noudma
"""

_IRREGULAR = """
mehe mehed meest mehi meeste mehele mehega mees
lapse lapsed last lapsi laste lastele lapsele laps
kohut kohus
vee vett vees veest veed vette veega vesi
tuld tuli
sotta soda
kulla kula
joudu joud
oli olid olla on olema
laks laksid lahevad laheb mindi minema
tegi tegid teeb tehti tehtud tegema
nagi nagid naeb nahti nagema
tuli tulid tuleb tulema
sai said saab saadi saadud saama
jai jaid jaab jaadi jaama
suri surid sureb surnud surema
pani panid paneb pandi panema
"""


def _cases() -> str:
    """Add the cases that are built on the genitive, in both numbers."""
    lines = [_CASES]
    for ending in _CASE_ENDINGS.split():
        lines.append(f"{ending} g - npc case")
        lines.append(f"de{ending} v - npc plural + case")
        lines.append(f"te{ending} t - npc plural + case")
        if len(ending) < 3 and ending not in {"ga", "ta", "na", "ni"}:
            lines.append(f"i{ending} g - c plural + case")
    return "\n".join(lines)


ESTONIAN = Finnic(
    cases=_cases(),
    stems=_STEMS,
    grades=Grades("g>k b>p d>t k>kk p>pp t>tt s>ss ll>ld nn>nd rr>rd mm>mb", single_behind="lrmn"),
    particles=("gi", "ki"),
    irregular=_IRREGULAR,
    acronym_endings="i s st sse l lt le ga ta ni ks t d is ist isse il ilt ile iga ita iks it id de del ide",
)
