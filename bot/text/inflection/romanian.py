"""Romanian.

Sources: Academia Română, Gramatica limbii române (2005), vol. I (the noun: stem changes, number, case, the article
behind it; the adjective; the verb); DOOM 3 (2021) for names and for endings behind a hyphen. Folded: ă and â are a, î
is i, ș and ț are s and t, with a comma or a cedilla below, so soldat and soldați differ in one letter only.
A feminine country has -ei in the genitive (Turciei), a masculine one the article (Irakul, Irakului). Men's names stay.
"""

from bot.text.inflection.latinate import Latinate

_NOUNS = """
# ending citation uses least form
# masculine and neuter names: Irak, Liban, Cipru, București
ul      -,u     npc     3     definite
ului    -,u     npc     3     definite genitive
ule     -       c       3     vocative
ul      -       a       2     definite               # FMIul
ului    -       a       2     definite genitive
ului    ul      npc     2     genitive               # Sudanului de Sud
# feminine names: Turcia, Rusia, Coreea, Africa
ei      a       npc     2     genitive
ei      ea      npc     2     genitive
elei    eaua    npc     2     genitive               # Stelei Roșii
cii     ca      npc     3     genitive
gii     ga      npc     2     genitive
cai     ca      n       3     genitive               # Ancăi
gai     ga      n       3     genitive               # Pragăi
ii      ea      pc      2     genitive               # Curții, Uniunii
ii      a       pc      2     genitive               # Băncii Mondiale
ii      ia      pc      3     genitive
oii     oua     pc      1     genitive               # Noii Zeelande
# names in the plural: Statele Unite, Țările de Jos, Filipine
elor    ele     npc     2     genitive
ilor    ile     npc     2     genitive
urilor  urile   npc     2     genitive
ilor    ii      npc     2     genitive
le,lor  -       n       4     definite               # Filipinele
ii,ilor i       nc      3     definite               # talibanii
# several of a people: kurd
i,ii,ilor   -           m   3     plural
e,ele,elor  a           m   3     plural
zi,zii,zilor    d       m   2     plural
# common masculine and neuter nouns, adjectives
i,ii,ilor               -,u     t   2   plural                 # soldați
e                       -,u     c   2   plural                 # guverne
ele,elor                -,u     t   3   plural
ate     at      t   2   plural                 # atentate
ite     it      t   2   plural
ale     al      t   3   plural                 # spitale
ente    ent     t   2   plural
oane    on      t   2   plural                 # avioane
oare    or      t   2   plural
uri,urile,urilor        -,u     t   2   plural                 # atacuri
zi,zii,zilor            d       t   2   plural
le,lui                  -       c   2   definite
lui                     -       c   3   definite genitive
i,ii,ilor               e       t   2   plural                 # fratele
ele,elui                e       c   2   definite
aie,aiele,aielor        i       t   2   plural                 # războaie
ii,iile,iilor           iu      t   2   plural                 # incendiile
ie,iele,ielor           iu      t   2   plural
ea,ele,elelor           ea      t   2   plural
# feminine of adjectives and nouns
ata,atei    at      pc  2   feminine       # the feminine of a thing is no thing: fapt, faptă
ita,itei    it      pc  2   feminine
uta,utei    ut      pc  2   feminine
ica,icei    ic      pc  2   feminine
iva,ivei    iv      pc  2   feminine
oasa,oasei  os      pc  2   feminine
ala,alei    al      pc  2   feminine
ara,arei    ar      pc  3   feminine
ana,anei    an      pc  3   feminine
eza,ezei    ez      pc  3   feminine
enta,entei  ent     pc  2   feminine
anta,antei  ant     pc  2   feminine
ista,istei  ist     pc  2   feminine
ila,ilei    il      pc  3   feminine
ina,inei    in      pc  3   feminine
osa,osei    os      pc  2   feminine
e                       a       c   2   plural                 # bombe
e                       a       t   5   plural                 # an analyst's lege, pace are no plurals
ele,elor                a       t   3   plural
i,ile,ilor              a       t   2   plural                 # lovituri, școlile
e,ei                    a       pc  2   genitive               # albe
a                       a       c   2   definite
i,ile,ilor,ii           e       t   2   plural                 # legile
ea                      e       c   2   definite               # legea
ii,iile,iilor           ie      t   2   plural                 # explozii
ia,iei                  ie      c   2   definite               # inundația
ii                      ie      p   2   genitive               # Britanii
i,ile,ilor              ea      pt  2   plural
ala,ale,alele           ala     t   2   plural
ai,aii,aile,ailor       aie     t   2   plural
esc,easca,esti          esc     t   2   agreement
toare,toarea,toarele,toarelor,toarei    tor  pc  2  feminine
# adjectives in -an, -ean: aerian, european, israeliană
iene,ienele,ienelor     ian,iana        pt  2  agreement
ene,enele,enelor        ean,eana,ana    pt  2  agreement
iana                    ian     c   2   feminine
eni,enii,enilor         ean     pt  2   agreement
ieni,ienii,ienilor      ian     ptm 2   agreement
"""

_VERBS = """
# verbs in -a: aresta, ataca
eaza,eze,ez             a   c  2  present or subjunctive
iaza,ieze               ia  c  2  present or subjunctive
a,e,i                   a   c  3  present or subjunctive
-                       a   c  4  present
au,am                   a   c  3  imperfect
ara,ase,asera           a   c  2  past
and,andu                a   c  2  gerund
at,ata,ati,ate          a   c  2  participle
atul,atului,ata,atei,atii,atilor,atele,atelor   a   c  2  participle, definite
area,arii               a   c  2  noun of action
# verbs in -i and -î: opri, lovi, hotărî
este,esc,easca          i   c  2  present or subjunctive
aste,asc,asca           i   c  2  present or subjunctive
-,e,a                   i   c  3  present or subjunctive
ea,eau                  i   c  2  imperfect
ira,ise,isera           i   c  2  past
ind,indu,and            i   c  2  gerund
it,ita,iti,ite          i   c  2  participle
itul,itului,itei,itii,itilor,itele,itelor       i   c  2  participle, definite
at,ata,ati,ate          i   c  3  participle
# verbs in -e and -ea: ucide, respinge, cere, cădea
-,a,i                   e,ea    c  3  present or subjunctive
e                       ea      c  2  present
ea,eau                  e       c  2  imperfect
and,andu                e,ea    c  2  gerund
ut,uta,uti,ute          e,ea    c  2  participle
utul,utului,utei,utii,utilor,utele,utelor       e,ea    c  2  participle, definite
u,ura,use,usera         e,ea    c  2  past
zut,zuta,zuti,zute      de,dea  c  1  participle
s,sa,si,se,sera,sese,sul,sului,sei,sii,silor,sele,selor      de   c  2  participle or past    # ucis
s,sa,si,se,sera,sese,sul,sului,sei,sii,silor,sele,selor      ge   c  1  participle or past    # tras, respins
s,sa,si,se,sera,sese,sul,sului,sei,sii,silor,sele,selor      ne   c  1  participle or past    # pus, rămas
s,sa,si,se,sera,sese,sul,sului,sei,sii,silor,sele,selor      te   c  2  participle or past    # trimis
us,usa,usi,use,usera,usese,usul,usii,usilor,usele,uselor     uce   c  1  participle or past   # condus
ors,orsa,orsi,orse,orsera                                    oarce c  1  participle or past   # întors
is,isa,isi,ise,isera                                         ice   c  1  participle or past
t,ta,ti,te,tul,tii,tilor,tele                                ge,ce   c  2  participle         # spart
upt,upta,upti,upte,uptul    upe     c  1  participle         # rupt
escut,escuta,escuti,escute      este  c  2  participle
scut,scuta,scuti,scute          ste   c  2  participle
zand,gand                       de    c  2  gerund
"""

_IRREGULAR_VERBS = """
este sunt era erau fost fie fi
are au aveau avut aiba avea
moare mor murit moara murea murind muri
ia iau luat luata luati luate luand lua
dau dat dati dand dea da
vine vin venit vina veni
tin tinut tinuta tina tinea tine
spun spus spusa spusi spuse spune
fac facut facuta facuti facute faca face
pun pus pusa pusi puse puna pune
cad cazut cazuta cazuti cazute cada cadea cade
cade cad cazut cazuta cazuti cazute cada cadea
vad vazut vazuta vazuti vada vedea vede
vede vad vazut vazuta vazuti vada vedea
poate pot putut poata putea
vor vrut vrea
stau statea sta
"""

_IRREGULAR_NOUNS = """
oameni oamenii oamenilor omul omului om
zile zilele zilelor ziua zilei zi
maini mainile mana
surorile surori sora
copii copiii copiilor copil
femei femeile femeilor femeia femeie
capete capetele cap
cuvinte cuvintele cuvant
morminte mormintele mormant
razboaie razboaiele razboaielor razboi
tineri tinerii tinerilor tanar
evrei evreii evreilor evreu
greci grecii grecilor grec
marfuri marfurile marfurilor marfa
treburi treburile treaba
grava gravi grave grav
grea grei grele greu
noua noi noile nou
buna buni bune bun
moarta morti moarte mort
alba albi albe alb
neagra negri negre negru
rosie rosii rosu
rea rai rele rau
sfanta sfinti sfinte sfant
rusa rusi ruse rus
sarba sarbi sarbe sarb
turca turci turce turc
araba arabi arabe arab
evreica evreice evreu
"""

_APART = """
armata armate armatele armatelor armatei arma
posta postei post
"""


_CHANGES = {
    "": (("oa", "o"), ("z", "d")),
    "a": (("o", "oa"), ("oa", "o"), ("oa", "u"), ("e", "ea"), ("ie", "ia"), ("z", "d")),
    "e": (("ea", "e"), ("o", "oa"), ("z", "d")),
    "i": (("oa", "o"), ("oa", "u")),
}
"""Școli, seri, gărzi; zboară."""

ROMANIAN = Latinate(_NOUNS + _VERBS, changes=_CHANGES, verbs=_IRREGULAR_VERBS, nouns=_IRREGULAR_NOUNS, apart=_APART)
