"""Polish.

Source: Gramatyka współczesnego języka polskiego, Morfologia (ed. Grzegorczykowa, Laskowski, Wróbel; declension of
nouns and adjectives, conjugation); Tokarski, Schematyczny indeks a tergo polskich form wyrazowych; acronyms: Zasady
pisowni (PWN) 57.6. Folding has made one letter of o and ó, a and ą, e and ę, l and ł, n and ń, so the instrumental of
a noun in -a (Polską) is its dictionary form here, and many a palatal stem does not change.
"""

from bot.text.inflection.endings import Endings
from bot.text.inflection.slavic_stems import changed

_MASCULINE = """
a       -       npc     3     genitive
u       -       npc     3     genitive, dative or locative
owi     -       npc     3     dative
em      -       npc     3     instrumental
y       -       t       3     plural
i       -       t       3     plural                # pociski
e       -       t       3     plural                # żołnierze, kraje
owie    -       t       3     plural                # generałowie
ow      -       c       3     genitive plural
om      -       c       3     dative plural
ami     -       c       3     instrumental plural
ach     -       c       3     locative plural
"""

_SOFT = """
ia      -       npc     3     genitive or instrumental          # Chersonia, Białorusią
iu      -       npc     3     dative or locative
iowi    -       npc     3     dative
iem     -       npc     3     instrumental
ie      -       npc     3     locative or plural    # Libanie, Kijowie
i       -       np      4     genitive, dative or locative      # Białorusi
iow     -       c       3     genitive plural
iowie   -       t       3     plural                # więźniowie
iom     -       c       3     dative plural
iami    -       c       3     instrumental plural
iach    -       c       3     locative plural
mi      -       c       4     instrumental plural   # gośćmi
"""

_FLEETING_IN_K = """
ka      ek      npc     2     genitive              # Damaszek, Damaszku; wypadek
ku      ek      npc     2     genitive, dative or locative
kowi    ek      npc     2     dative
kiem    ek      npc     2     instrumental
ki      ek      t       2     plural
kow     ek      c       2     genitive plural
kom     ek      c       2     dative plural
kami    ek      c       2     instrumental plural
kach    ek      c       2     locative plural
"""

_NOUNS = """
# the locative of hard stems: Egipcie, Bagdadzie, Katarze, Kanadzie, Polsce, Pradze
cie     t,ta,to         npc  2     locative or dative
dzie    d,da,do         npc  2     locative or dative
rze     r,ra,ro         npc  2     locative or dative
le      l,la,lo         npc  2     locative or dative        # Stambule
ce      ka              npc  2     dative or locative
dze     ga              npc  2     dative or locative
sze     cha             npc  2     dative or locative
iecie   iat,iato        c    2     locative                  # świecie
iescie  iasto           c    1     locative
ierze   iara            c    1     dative or locative        # ofierze
ele     ol              c    2     locative                  # kościele
ezdzie  azd,azda        c    1     locative                  # najeździe
czy     cz              npc  2     genitive                  # Bydgoszczy
wi      ew              npc  2     genitive                  # Cerkwi
wia     ew              npc  2     instrumental
# men: zakładnicy, demonstranci, senatorzy, Amerykanie
cy      k               t    3     plural
dzy     g               t    3     plural
ci      t,ta            t    3     plural                    # prezydenci, terroryści
dzi     d,da            t    3     plural
rzy     r,ra            t    3     plural
si      ch,s            t    3     plural
nie     nin             t    3     plural
n       nin             c    3     genitive plural
nom     nin             c    3     dative plural
nami    nin             c    3     instrumental plural
# feminine: Ukraina, Turcja, Syria, Korea, Warszawa; sankcja, władza
y       a               npt  3     genitive or plural
i       a               npt  3     genitive, dative, locative or plural
e       a               npt  3     accusative or plural      # Turcję, sankcje
ie      a               pc   3     dative or locative
iowie   ia              t    3     plural                    # sędziowie
iego    ia              c    3     genitive
o       a               c    4     vocative
-       a               c    3     genitive plural
om      a               c    3     dative plural
ami     a               c    3     instrumental plural
ach     a               c    3     locative plural
ow      a               c    3     genitive plural           # uchodźców
ek      ka,ki,ko        c    2     genitive plural
en      na,no           c    2     genitive plural           # wojen
ien     nia,no          c    2     genitive plural           # okien
ew      wa              c    2     genitive plural
er      ra,ro           c    2     genitive plural
el      la,lo           c    2     genitive plural
ek      ki              np   2     genitive                  # Helsinek
# men in -o: Ziobro, Kościuszko
y       o               np   3     genitive
i       o               np   3     genitive
e       o               np   3     accusative
# neuter: Kosowo, Maroko, Zaporoże, zawieszenie
a       o,e             npt  3     genitive or plural
u       o,e             npc  3     dative or locative
em      o,e             npc  3     instrumental
iem     o               npc  3     instrumental              # Marokiem
ie      o               npc  3     locative
-       o               c    3     genitive plural
n       nie             c    3     genitive plural           # zawieszeń
om      o,e             c    3     dative plural
ami     o,e             c    3     instrumental plural
ach     o,e             c    3     locative plural
a       um              t    3     plural                    # centra
ow      um              c    3     genitive plural
om      um              c    3     dative plural
ami     um              c    3     instrumental plural
ach     um              c    3     locative plural
eta     e               t    2     plural                    # zwierzęta
ecia    e               c    2     genitive
at      e               c    3     genitive plural
# what the dictionary has in the plural: Niemcy, Chiny, Stany, Emiraty, Indie, Katowice; wybory, sankcje, talibowie
-       y,e             npc  3     genitive
ow      y,i,e           npc  3     genitive
om      y,i,e           npc  3     dative
ami     y,i,e           npc  3     instrumental
ach     y,i,e           npc  3     locative
i       e               npc  3     genitive                  # Indii, sankcji
iec     cy              np   3     genitive                  # Niemiec
ier     ry              np   3     genitive                  # Węgier
czech   cy              np   3     locative                  # Niemczech
szech   chy             np   2     locative                  # Włoszech
rzech   ry              np   2     locative                  # Węgrzech
ow      owie            npc  3     genitive
om      owie            npc  3     dative
ami     owie            npc  3     instrumental
ach     owie            npc  3     locative
kow     cy              npc  3     genitive                  # Strażników Rewolucji
kom     cy              npc  3     dative
kami    cy              npc  3     instrumental
kach    cy              npc  3     locative
"""

_ADJECTIVES = """
# Kaczyński, Zełenski; Korea Północna, Zjednoczone Emiraty Arabskie; alarm przeciwlotniczy
iego    i,ie            npc  2     genitive
iemu    i,ie            npc  2     dative
ego     y,e             npc  3     genitive
emu     y,e             npc  3     dative
ym      y,e             pc   3     instrumental or locative
im      i               npc  3     instrumental or locative
im      ie              pc   3     instrumental or locative
skiej   ska             npc  4     genitive, dative or locative   # Kaczyńskiej
ckiej   cka             npc  3     genitive, dative or locative
iej     a               pc   2     genitive, dative or locative
ej      a               pc   3     genitive, dative or locative
ych     e,y,a           pc   3     genitive or locative plural
ich     ie,i,a          pc   3     genitive or locative plural
ym      e,y,a           pc   3     dative plural
im      ie,i,a          pc   3     dative plural
ymi     e,y,a           pc   3     instrumental plural
imi     ie,i,a          pc   3     instrumental plural
a       y,i             c    3     feminine
e       y               t    3     neuter or plural
ie      i               t    3     neuter or plural
ej      y               c    3     feminine
iej     i               c    3     feminine
i       y               t    3     plural
scy     ski             t    2     plural
ccy     cki             t    2     plural
rzy     ry              t    2     plural
zi      dy,zy           t    3     plural
ci      ty              t    3     plural
"""

_VERBS = """
l       c               c    3     past
la      c               c    3     past
lo      c               c    3     past
li      c               c    3     past
ly      c               c    3     past
ela     ac              c    3     past                      # zginęła
elo     ac              c    3     past
eli     ac,ec           c    3     past
ely     ac              c    3     past
al      ec              c    3     past
ala     ec              c    3     past
alo     ec              c    3     past
aly     ec              c    3     past
no      c               c    4     impersonal past           # ewakuowano
ono     ic,yc           c    3     impersonal past           # zestrzelono
to      c               c    4     impersonal past
ny      c               c    4     participle
na      c               c    4     participle
ne      c               c    4     participle
ni      c               c    4     participle
nego    c               c    4     participle
nej     c               c    4     participle
nych    c               c    4     participle
nym     c               c    4     participle
ony     ic,yc           c    3     participle
ona     ic,yc           c    3     participle
one     ic,yc           c    3     participle
eni     ic,yc           c    3     participle
onego   ic,yc           c    3     participle
onej    ic,yc           c    3     participle
onych   ic,yc           c    3     participle
ty      c               c    4     participle                # zabity
ta      c               c    4     participle
te      c               c    4     participle
ci      c               c    4     participle
tego    c               c    4     participle
tych    c               c    4     participle
l       nac             c    4     past                      # wybuchł
la      nac             c    4     past
lo      nac             c    4     past
li      nac             c    4     past
ly      nac             c    4     past
dl      sc              c    2     past                      # spadł
dla     sc              c    2     past
dlo     sc              c    2     past
dli     sc              c    2     past
szla    jsc             c    2     past                      # doszło
szlo    jsc             c    2     past
szli    jsc             c    2     past
uje     owac            c    3     present
uja     owac            c    3     present
a       ac              c    4     present
aja     ac              c    3     present
i       ic              c    4     present
ia      ic              c    4     present
y       yc              c    4     present
nie     nac             c    3     future
na      nac             c    3     future
"""

_IRREGULAR = """
dzieci dziecmi dzieciom dzieciach dziecko
ludzie ludzi ludziom ludzmi ludziach czlowiek
bracia braci braciom bracmi brat
ksieza ksiezy ksiezom ksiadz
przyjaciele przyjaciol przyjaciolom przyjaciel
rece rak rekami rekach reka
tygodnia tygodniu tygodniem tygodnie tygodni tygodniami tygodniach tydzien
dnia dniu dniem dni dniom dniami dniach dzien
lata lat latom latami latach rok
psa psu psem psy psow psom psami psach pies
wsi wsie wsia wsiom wsiami wsiach wies
umarl umarla umarlo umarli umarly umrzec
zmarl zmarla zmarli zmarly zemrzec
"""

_FLEETING_IN_E = "c:iec,ec n:en r:er l:el,iol,iel t:et w:ew"
"""Jeniec, jeńca; minister, ministra; Niger, Nigru; poseł, posła."""

POLISH = Endings(
    "\n".join(
        (
            _MASCULINE,
            _SOFT,
            _FLEETING_IN_K,
            changed(_MASCULINE, _FLEETING_IN_E),
            changed(_SOFT, "n:ien"),
            "rze er npc 2 locative",
            "le el,iol c 2 locative",
            changed("ie a n 3 dative or locative", "b:b f:f m:m n:n p:p s:s w:w z:z"),
            _NOUNS,
            _ADJECTIVES,
            _VERBS,
        )
    ),
    irregular=_IRREGULAR,
)
