"""Finnish.

Sources: Iso suomen kielioppi (41-46 gradation, 55-80 stems, 81-94 cases, 95-104 possessives, 105-118 verbs, 126-131
particles); Karlsson, Finnish: An Essential Grammar (chapters 4-6). Folding has made one letter of a and a with dots, o
and o with dots, so harmony needs no line; aa below is also the long front vowel.
Kinds of stems: w weak, s strong, c consonant stem, l long vowel, e stems in e before -tta; in the plural W weak, S
strong, C consonant stem, J before -ja, N in old genitives (Yhdysvaltain), q before the partitive -a.
Verbs have a table of their own.
"""

from bot.text.inflection.finnic import Finnic, Grades

_CASES = """
# ending kinds behind uses form
n       w       -       npc     genitive
ssa     wW      -       npc     inessive
sta     wW      -       npc     elative
lla     wW      -       npc     adessive
lta     wW      -       npc     ablative
lle     wW      -       npc     allative
ksi     wW      -       npc     translative
tta     wWe     -       npc     abessive or partitive
na      sS      -       npc     essive
an      s       a       npc     illative
en      s       e       npc     illative
in      s       i       npc     illative
on      s       o       npc     illative
un      s       u       npc     illative
yn      s       y       npc     illative
han     l       a       npc     illative        # Thaimaahan
hen     l       e       npc     illative
hin     l       i       npc     illative
hon     l       o       npc     illative
hun     l       u       npc     illative
hyn     l       y       npc     illative
seen    s       eo      npc     illative        # Lontooseen
seen    s       auy     c       illative        # vapaaseen
a       q       -       npc     partitive
ta      lc      -       npc     partitive
# plural
t       w       -       npt     plural
n       W       i       c       instructive
in      S       i       npc     illative plural
hin     S       i       npc     illative plural
siin    S       i       npc     illative plural
a       S       i       npc     partitive plural
ta      S       i       npc     partitive plural
en      S       i       npc     genitive plural
den     S       i       npc     genitive plural
tten    S       i       npc     genitive plural
ja      J       oueya   npc     partitive plural        # taloja: talo(i) + a
jen     J       oueya   npc     genitive plural
ten     C       -       npc     genitive plural         # ohjusten
in      N       a       np      genitive plural         # Yhdysvaltain
ne      W       i       c       comitative
neen    W       i       c       comitative
"""

_STEMS = """
# kinds ending citation grade uses
# the singular
w       -               -               s       npc     # Saksa; Turki(n), Turkki; islanni(n), Islanti
slq     -               -               =       npc
ws      i               -               =       npc     # Iraki(n), Irak
q       i               -               =       c
w       e               i               s       npc     # Suome(n), Suomi; lahde(n), lahti
sq      e               i               =       npc
w       de              si              =       npc     # uude(n), uusi
sq      te              si              =       npc
c       t               si              =       npc     # uut(ta)
wsq     kse             s               =       npc     # Kyprokse(n), Kypros; hallitukse(n)
w       kse             ksi             =       c
wsq     se              nen             =       npc     # Valkoise(n), valkoinen
c       s               nen             =       npc
w       ude             us              =       pc      # vapaude(n), vapaus
w       yde             ys              =       pc
sq      ute             us              =       pc
sq      yte             ys              =       pc
c       ut              us              =       pc
c       yt              ys              =       pc
wsq     aa              as              w       npc     # asukkaa(n), asukas
wsq     ee              e               w       npc     # sateen, sade
e       -               -               =       npc     # perhe(tta)
wsq     ii              is              w       c       # kaunii(n), kaunis
wsq     lee             lut             =       pc      # kuollee(n), kuollut
wsq     nee             nut,nyt         =       pc
wsq     see             sut,syt         =       pc
wsq     ree             rut             =       pc
wsq     ne,le,re,se     n,l,r,s         =       c       # jasene(n), jasen
wsq     ime             in              =       npc     # puhelime(n), puhelin
wsq     ttoma           ton             =       pc      # tyottoma(n), tyoton
w       mma             mpi             =       pc
sq      mpa             mpi             =       pc
w       imma            in              =       pc
sq      impa            in              =       pc
w       ue,ye           ut,yt           =       c       # ohue(n), ohut
wsq     miehe           mies            =       c
c       l,r,n           li,ri,ni        =       pc      # kiel(ta), suur(ta); Malta is no form of Mali
c       -               -               =       npc     # hallitus(ta)
c       lun             lumi            =       c
# the plural, of the singular
W       oi              a,o             s       c       # joukoi(ssa)
S       oi              a,o             =       c
J       o               a,o             =       c       # joukko(ja)
J       o               at,ot           w       npc
J       e               i,e             =       c
J       e               it,et           w       npc
J       u,y             =               =       c
J       u,y             ut,yt           w       npc
W       ei              i               s       c       # vaalei(ssa)
S       ei              i,e             =       c
W       ui              u               s       c
S       ui              u               =       c
W       yi              y               s       c
S       yi              y               =       c
W       i               a,i,e           s       c       # sodi(ssa), lahdi(ssa)
S       i               a,i,e,-         =       c
W       i               -               =       c
WS      di,ti           si              =       c
WS      ksi             s,ksi           =       c       # ohjuksi(ssa)
WS      si              nen,s           =       c       # pakolaisi(ssa)
WS      uksi,yksi       us,ys           =       c
WS      ai              aa              =       c       # mai(ssa)
WS      ai              as              w       c       # asukkai(ssa)
WS      oi              yo,uo,oo        =       c       # toi(ssa)
WS      ei              ie,ea           =       c
WS      ei              e               w       c       # asei(ssa), sotei...
WS      ii              is              w       c
WS      imi             in              =       c
WS      ttomi           ton             =       c
WS      mmi,mpi         mpi             =       c
WS      immi,impi       in              =       c
WS      lei             lut             =       c
WS      nei             nut,nyt         =       c
WS      sei             sut,syt         =       c
WS      miehi           mies            =       c
C       s               s,nen           =       c       # ohjus(ten), pakolais(ten)
C       l,r,n           li,ri,ni        =       c
C       l,r,n           =               =       c
C       mies            =               =       c
# the plural, of names and words that are plurals (Yhdysvallat, vaalit)
W       oi              at,ot           =       npc
S       oi              at,ot           w       npc
WS      ei              it,et,eet       =       npc
S       ei              it,et           w       npc
WS      ui              ut              =       npc
S       ui              ut              w       npc
W       i               at,et,it        =       npc
S       i               at,et,it        w       npc
WS      ai              aat             =       npc
WS      ei              iet,eat         =       npc
C       r,l,n,s         ret,let,net,set =       npc
N       a               at              w       np
"""

_VERBS = """
# verb-ending infinitive grade
# puhua, antaa, iskea, etsia
a,o,u,i,y       aa,oa,ua,ia,ya  n,mme,tte,t             s
ee,uu,oo,yy,ii  ea,ua,oa,ya,ia  -                       =
e,u,o,y,i,a     ea,ua,oa,ya,ia,aa       vat,va,van,vien,nut,nyt,neet,neen,isi,isivat,essa,malla,ma,man,misen    =
u,o,y,i         ua,oa,ya,ia     i,ivat,in               =
i,oi            aa              -,vat                   =
i               ea              -,vat                   =
i               ia              -,vat                   =
lsi,rsi,nsi     ltaa,rtaa,ntaa  -,vat                   =
e               aa,ea           taan,ttiin,ttu,tut,tty,ttava,tun         s
u,o,i,y         ua,oa,ia,ya     taan,ttiin,ttu,tut,tty,ttava,tun         s
# evakuoida, saada
i,a,u,o,y,e     ida,ada,uda,oda,yda,eda -,n,vat,va,van,tiin,tu,tut,daan,nut,nyt,neet,ma,malla,taessa,essa,tava      =
# kuolla, menna, purra
le,ne,re        lla,nna,rra     e,vat,va,van,n,ma,malla =
li,ni,ri        lla,nna,rra     -,vat,n,si,sivat        =
l,n,r           lla,nna,rra     tiin,tu,tut,laan,naan,raan  =
ll,nn,rr        lla,nna,rra     ut,yt,eet,een              =
# nousta, pesta
se              sta             e,vat,va,van,n,ma,malla =
si              sta             -,vat,n                 =
s               sta             tiin,tu,sut,syt,seet,seen,taan      =
# hyokata, pudota, haluta
aa              ata             -,vat,va,van,n,ma,malla w
oa,ua,ya        ota,uta,yta     a,vat,va,van,n,ma,malla w
a,o,u,y         ata,ota,uta,yta si,sivat,sin,isi        w
a,o,u,y         ata,ota,uta,yta nnut,nnyt,nneet,nneen,ttiin,ttu,tut,taan,ttava       =
# valita
itse            ita             e,vat,va,van,n,ma,malla =
itsi            ita             -,vat,n                 =
i               ita             nnut,nnyt,nneet,nneen,ttiin,ttu,taan =
# paeta, vanheta
ene             eta             e,vat,va,van,n,ma,malla w
eni             eta             -,vat,n                 w
e               eta             nnut,nnyt,nneet,nneen,ttiin,ttu,taan =
"""

_IRREGULAR = """
lasta lasten lapsi
naisten nainen
teki tekee tekivat tehda
naki nakee nakivat nahtiin nahda
oli olivat ollut on ovat olla
tuli tulivat tulee tulla
kavi kavivat kay kayda
vei veivat vie vieda
toi toivat tuo tuoda
soi soivat syo syoda
juoksi juoksee juosta
tiesi tietaa
kyseessa kysymys
miehia mies
kevaalla kevaan kevat
"""


def _partitives() -> str:
    """Give the lines for names in a consonant before -ia: Irania, Trumpia; of Niger it would be Nigeria."""
    consonants = "bcdfghjklmnprstvwxz"
    ends = (before + consonant for before in f"aeiouy{consonants}" for consonant in consonants)
    return "".join(f"q {end}i {end} = np\n" for end in ends if end not in {"er", "rg"})


def _verb_lines() -> tuple[str, str]:
    """Give the lines of both tables for the verbs: an ending, the stems before it, their infinitives."""
    cases: dict[str, list[str]] = {}
    stems: list[str] = []
    for number, line in enumerate(line.split("#")[0].split() for line in _VERBS.strip().splitlines()):
        if not line:
            continue
        befores, infinitives, endings, grade = line
        kind = chr(0x4E00 + number)
        for before, infinitive in _pairs(befores.split(","), infinitives.split(",")):
            stems.append(f"{kind} {before} {infinitive} {grade} c")
        for ending in endings.split(","):
            cases.setdefault(ending, []).append(kind)
    return "\n".join(f"{ending} {''.join(kinds)} - c verb form" for ending, kinds in cases.items()), "\n".join(stems)


def _pairs(befores: list[str], infinitives: list[str]) -> list[tuple[str, str]]:
    """Pair two lists of one length; else everything with everything."""
    if len(befores) == len(infinitives):
        return list(zip(befores, infinitives, strict=True))
    return [(before, infinitive) for before in befores for infinitive in infinitives]


def _finnish() -> Finnic:
    verb_cases, verb_stems = _verb_lines()
    return Finnic(
        cases=_CASES + verb_cases,
        stems=_STEMS + _partitives() + verb_stems,
        grades=Grades(
            "k>kk p>pp t>tt v>p d>t ll>lt nn>nt rr>rt mm>mp ng>nk lj>lk rj>rk hj>hk uv>uk yv>yk",
            drops="k",
            single_behind="lrmn",
        ),
        particles=("kin", "kaan", "ko", "kohan", "kos", "han", "pa", "pas"),
        irregular=_IRREGULAR,
        possessives=("nsa", "ni", "si", "mme", "nne"),
    )


FINNISH = _finnish()
